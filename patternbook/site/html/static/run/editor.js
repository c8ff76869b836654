// A place to edit a listing: lines are numbered as in the file, Tab and Escape lead out.
const bookEditor = (name, text, line, run, leave) => {
  const box = document.createElement("div");
  const numbers = document.createElement("div");
  const area = document.createElement("textarea");
  box.className = "run-editor";
  numbers.className = "run-lines";
  numbers.setAttribute("aria-hidden", "true");
  Object.assign(area, { value: text, spellcheck: false, wrap: "off", autocapitalize: "off", autocomplete: "off" });
  area.setAttribute("aria-label", `${name}, all of it. Control and Enter run it, Escape leaves.`);
  box.append(numbers, area);

  const number = () => {
    const count = area.value.split("\n").length;
    if (numbers.childElementCount !== count) numbers.replaceChildren(...Array.from({ length: count }, (_, n) => Object.assign(document.createElement("span"), { textContent: n + 1 })));
  };
  area.addEventListener("input", number);
  area.addEventListener("scroll", () => { numbers.scrollTop = area.scrollTop; });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leave();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) { // keep the margin
      event.preventDefault();
      const before = area.value.slice(area.value.lastIndexOf("\n", area.selectionStart - 1) + 1, area.selectionStart);
      const margin = before.match(/^ */)[0] + (before.trimEnd().endsWith(":") ? "    " : "");
      document.execCommand("insertText", false, `\n${margin}`); // and not setRangeText, for undo
    }
  });
  // At the line that the page shows first, with two lines before it.
  const show = () => {
    number();
    const place = area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    area.setSelectionRange(place, place);
    area.focus();
    area.scrollTop = Math.max(0, line - 3) * Number.parseFloat(getComputedStyle(area).lineHeight);
  };
  return { box, area, show };
};
