// What the reader has answered and read: kept in this browser, saved to a file, loaded from one,
// erased. The pages read are bookReading's (reading.js).
const bookProgress = (() => {
  const KEY = "questions";
  const FORMAT = "patternbook-progress";
  const listeners = [];
  let memory = {};
  let kept = true;
  const dated = (entry) => typeof entry?.right === "boolean" && !Number.isNaN(Date.parse(entry.when));
  const sound = (all) => all !== null && typeof all === "object" && !Array.isArray(all)
    && Object.entries(all).every(([id, entry]) => /^[a-z0-9-]+$/.test(id) && dated(entry));
  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      if (sound(found)) memory = found;
    } catch { /* private window, or not ours: what was answered since the page was opened */ }
    return memory;
  };
  const write = (all) => {
    memory = all;
    try { localStorage.setItem(KEY, JSON.stringify(all)); } catch { kept = false; }
    listeners.forEach((tell) => tell());
  };
  const of = (id) => (Object.hasOwn(read(), id) ? memory[id] : undefined);
  const note = (id, right) => write({ ...read(), [id]: { right, when: new Date().toISOString() } });

  const box = document.querySelector(".question-progress");
  if (!box) return { of, note, listeners };
  const told = box.querySelector(".progress-told");
  const file = box.querySelector("input");
  const asked = [...document.querySelectorAll("form.question")].map((form) => form.dataset.question);
  const tell = (first = "") => {
    const answers = asked.map(of).filter(Boolean);
    const right = answers.filter((entry) => entry.right).length;
    const sum = answers.length
      ? `${answers.length} of ${asked.length} questions answered, ${right} right.`
      : `None of ${asked.length} questions answered.`;
    const lost = kept ? "" : "This browser keeps nothing; save to a file before you leave.";
    told.textContent = [first, sum, lost].filter(Boolean).join(" ");
  };
  listeners.push(() => tell());

  box.querySelector(".progress-export").addEventListener("click", () => {
    const all = { format: FORMAT, version: 1, saved: new Date().toISOString(), questions: read(), read: bookReading.pages() };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(all, null, 1)}\n`], { type: "application/json" }));
    link.download = `${FORMAT}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    tell("Saved.");
  });
  box.querySelector(".progress-import").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    try {
      const all = JSON.parse(await chosen.text());
      if (all?.format !== FORMAT || all.version !== 1 || !sound(all.questions) || !bookReading.sound(all.read ?? {})) throw new Error();
      const merged = { ...read() };
      let taken = 0;
      for (const [id, { right, when }] of Object.entries(all.questions)) {
        if (Object.hasOwn(merged, id) && Date.parse(merged[id].when) >= Date.parse(when)) continue;
        merged[id] = { right, when };
        taken += 1;
      }
      write(merged);
      bookReading.take(all.read ?? {});
      tell(`${taken} answer${taken === 1 ? "" : "s"} loaded.`);
    } catch {
      tell(`${chosen.name} holds no progress of this book; nothing was loaded.`);
    }
    file.value = "";
  });
  box.querySelector(".progress-erase").addEventListener("click", () => {
    if (!confirm("Erase all that you have answered and read in this book, on this and other pages?")) return;
    write({});
    bookReading.erase();
    tell("Erased.");
  });
  tell();
  return { of, note, listeners };
})();
