// Run, Edit, Stop and Reset below listings.
document.querySelectorAll(".run-bar").forEach((bar) => {
  const name = bar.dataset.run;
  const file = name.slice(name.lastIndexOf("/") + 1);
  const what = bar.dataset.line ? `the whole of ${file}` : file;
  const panel = bar.closest(".listing-panel");
  const shown = panel.querySelector("[class^=highlight-]");
  const [runButton, stopButton, editButton, resetButton] = ["run", "stop", "edit", "reset"].map((x) => bar.querySelector(`.run-${x}`));
  const status = bar.querySelector("[role=status]");
  const meter = bar.querySelector("progress");
  const output = panel.querySelector(".run-output");
  const text = output.querySelector("pre");
  let editor;

  const tell = (words) => { status.textContent = words; };
  const running = (on) => {
    const focused = bar.contains(document.activeElement);
    runButton.hidden = on;
    stopButton.hidden = !on;
    if (focused) (on ? stopButton : runButton).focus();
  };
  const add = (words, kind) => {
    const part = document.createElement("span");
    part.textContent = words;
    if (kind) part.className = kind;
    text.append(part);
  };
  const reach = () => { if (text.scrollHeight > text.clientHeight || text.scrollWidth > text.clientWidth) text.tabIndex = 0; };
  const endings = {
    stopped: "stopped",
    another: "stopped, as another listing was run",
    limit: `stopped: it ran for more than ${bookPython.limit / 1000} s`,
    full: "stopped: it printed more than 100,000 characters",
  };
  const run = async () => {
    running(true);
    output.hidden = false;
    text.replaceChildren();
    tell("starting Python");
    const how = await bookPython.run({
      name,
      text: editor?.area.value,
      progress: (part) => {
        if (meter.hidden) tell(`loading Python, ${bookPython.megabytes.toFixed(1)} MB, once`);
        meter.hidden = false;
        meter.value = part;
      },
      started: () => { meter.hidden = true; tell(`running ${what}`); },
      out: (words) => add(words),
    });
    meter.hidden = true;
    running(false);
    if (how.fatal) {
      tell(`Python does not start here: ${how.fatal}`);
    } else if (how.stopped) {
      tell(endings[how.stopped]);
    } else {
      const { error, refused, missing, seconds } = how.done;
      const instead = `A page in a browser cannot; on your machine: python examples/${name}`;
      if (error) add(error, "run-error");
      if (refused) add(`${file} ${refused}. ${instead}\n`, "run-error");
      if (missing) add(`${file} needs ${missing}, which this page does not have. On your machine: python examples/${name}\n`, "run-error");
      if (!text.textContent) add("It prints nothing.");
      const wrong = error || refused || missing;
      tell(wrong ? `${what} failed after ${seconds.toFixed(2)} s` : `${what} ran in ${seconds.toFixed(2)} s`);
    }
    reach();
  };

  const leave = () => runButton.focus();
  const edit = async () => {
    editButton.disabled = true;
    bookPython.prepare(name);
    try {
      const files = await bookPython.files(name.slice(0, name.lastIndexOf("/")));
      editor = bookEditor(file, files[name], Number(bar.dataset.line || 1), run, leave);
      shown.hidden = true;
      shown.after(editor.box);
      editButton.hidden = true;
      resetButton.hidden = false;
      editor.show();
      tell(bar.dataset.line ? `the whole of ${file}, at line ${bar.dataset.line}` : "");
    } catch (error) {
      tell(`${file} cannot be edited: ${error.message}`);
    }
    editButton.disabled = false;
  };
  const reset = () => {
    if (!stopButton.hidden) bookPython.stop();
    editor.box.remove();
    editor = undefined;
    shown.hidden = false;
    resetButton.hidden = true;
    editButton.hidden = false;
    output.hidden = true;
    text.replaceChildren();
    tell(`${file} is as it was`);
    editButton.focus();
  };
  runButton.addEventListener("click", run);

  // Python is on its way as soon as a run is likely: the button goes down, the listing is edited,
  // or a mouse has moved onto the button and rests there. Tab and scrolling pass by.
  let rests;
  runButton.addEventListener("pointerdown", () => bookPython.prepare(name));
  runButton.addEventListener("pointermove", ({ pointerType }) => {
    if (pointerType === "mouse" && !navigator.connection?.saveData) rests ??= setTimeout(() => bookPython.prepare(name), 100);
  });
  runButton.addEventListener("pointerleave", () => {
    clearTimeout(rests);
    rests = undefined;
  });
  stopButton.addEventListener("click", () => bookPython.stop());
  editButton.addEventListener("click", edit);
  resetButton.addEventListener("click", reset);
});
