// Grades the questions of a page, by the rules of patternbook/bank/grading.py.
(() => {
  // The answers are turned by 47 places in the page (see concealed.py).
  const turned = (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(33 + ((c.charCodeAt(0) + 14) % 94)));
  const same = (one, other) => one.length === other.length && one.every((x, place) => x === other[place]);
  const close = (number, key, tolerance) =>
    Math.abs(number - key) <= tolerance * Math.abs(key) + 1e-9 * Math.max(1e-3, Math.abs(key));
  const flat = (text) => text.trim().split(/\s+/).join(" ");
  const letter = (place) => String.fromCharCode(65 + place);
  const plain = (text) => { const p = document.createElement("p"); p.textContent = text; return p.outerHTML; };
  const verdict = (points, ...reasons) => ({ points, reasons });
  const missing = (words) => ({ points: null, reasons: [plain(words)] });
  const places = (form) => [...form.querySelectorAll("select")].map((x) => (x.value === "" ? NaN : Number(x.value)));
  const checked = (form) => [...form.querySelectorAll("fieldset input:checked")].map((x) => Number(x.value));

  // Each takes the form, the grading data and the reasons, and gives points from 0 to 1; null is no answer.
  const graders = {
    choice(form, { right }, reasons) {
      const [chosen] = checked(form);
      return chosen === undefined ? missing("Choose one of the options.") : verdict(Number(chosen === right[0]), reasons[chosen]);
    },
    choices(form, { right }, reasons) {
      const ticked = checked(form);
      if (!ticked.length) return missing("Choose among the options.");
      const hits = ticked.filter((x) => right.includes(x)).length;
      const points = (2 * hits - ticked.length) / right.length;
      const shown = points === 1 ? right
        : Object.keys(reasons).map(Number).filter((x) => ticked.includes(x) !== right.includes(x));
      return verdict(points, ...shown.map((x) => reasons[x].replace("<p>", `<p><strong>${letter(x)}</strong> `)));
    },
    number(form, { value, tolerance, wrong }, reasons) {
      const number = form.querySelector("fieldset input").valueAsNumber;
      if (Number.isNaN(number)) return missing("Give a number, such as 2.5.");
      if (close(number, value, tolerance)) return verdict(1);
      const known = wrong.findIndex((mistake) => close(number, mistake, tolerance));
      if (known >= 0) return verdict(0, reasons[known]);
      for (const factor of [1000, 60, 100]) {
        const times = factor.toLocaleString("en");
        if (close(number, value * factor, tolerance)) return verdict(0, plain(`${times} times too much: look at the unit.`));
        if (close(number, value / factor, tolerance)) return verdict(0, plain(`${times} times too little: look at the unit.`));
      }
      return verdict(0, plain(number > value ? "Too high." : "Too low."));
    },
    text(form, { accepted }) {
      const written = flat(form.querySelector("fieldset input").value);
      return written ? verdict(Number(accepted.map(flat).includes(written))) : missing("Write an answer.");
    },
    line(form, { right }, reasons) {
      const [chosen] = checked(form);
      return chosen === undefined ? missing("Choose a line.")
        : verdict(Number(chosen === right[0]), reasons[right[0]]);
    },
    order(form, { right }) {
      const given = places(form).map((x) => x - 1);
      if (!same([...given].sort((a, b) => a - b), right.map((_, place) => place))) {
        return missing("Give every item a place, each place once.");
      }
      const row = right.map((_, place) => given.indexOf(place)).map((item) => [right[item], item]);
      let [good, all] = [0, 0];
      row.forEach(([a], place) => row.slice(place + 1).forEach(([b]) => { all += 1; good += a < b; }));
      const slip = row.findIndex(([a], place) => place + 1 < row.length && a > row[place + 1][0]);
      if (slip < 0) return verdict(1);
      return verdict((2 * good) / all - 1, plain(`${letter(row[slip + 1][1])} comes before ${letter(row[slip][1])}.`));
    },
    match(form, { right }) {
      const given = places(form);
      if (given.some(Number.isNaN)) return missing("Give each one its partner.");
      const wrong = right.map((_, place) => place).filter((place) => given[place] !== right[place]);
      const lefts = form.querySelectorAll(".question-words");
      return verdict(1 - wrong.length / right.length,
        ...wrong.map((x) => `<p>“${lefts[x].innerHTML.trim()}” goes with ${letter(right[x])}.</p>`));
    },
  };

  const element = (name, className, html = "") => Object.assign(document.createElement(name), { className, innerHTML: html });
  const told = (form, right, key) => {
    const box = form.querySelector(".question-told");
    box.replaceChildren();
    if (!right && key.key && form.dataset.form !== "match") { // matching: the reasons have told all
      const answer = element("p", "question-answer", "<strong>Answer</strong> ");
      answer.append(key.key);
      box.append(answer);
    }
    box.insertAdjacentHTML("beforeend", key.explanation);
    dispatchEvent(new Event("resize")); // what scrolls sideways must be reachable
  };
  const say = (form, state, words, ...html) => {
    form.dataset.state = state;
    form.querySelector(".question-result").innerHTML = plain(words).replace("<p", '<p class="question-verdict"') + html.join("");
  };
  const mark = (form, right) => form.querySelectorAll("fieldset input:checked").forEach((input) => {
    input.closest("label").dataset.mark = right.includes(Number(input.value)) ? "right" : "wrong";
  });
  const check = (form, key) => {
    clear(form);
    const { points, reasons } = graders[form.dataset.form](form, key.grade, key.reasons);
    if (points === null) return say(form, "open", "No answer yet.", ...reasons);
    const right = points === 1;
    const state = right ? "right" : points > 0 ? "partly" : "wrong";
    if (key.grade.right) mark(form, key.grade.right);
    say(form, state, { right: "Right.", partly: "Partly right.", wrong: "Not right." }[state], ...reasons);
    told(form, right, key);
    return bookProgress.note(form.dataset.question, right);
  };

  // A long answer is compared with the rubric by who wrote it; two thirds of the points are right.
  const compare = (form, key) => {
    const box = form.querySelector(".question-told");
    const rubric = element("fieldset", "question-rubric", "<legend>Tick what your answer has</legend>");
    key.rubric.forEach(([points, words]) => {
      const unit = points === 1 ? "point" : "points";
      rubric.append(element("label", "question-option", `<input type="checkbox" value="${points}"> <span class="question-words">${words} <span class="question-points">${points} ${unit}</span></span>`));
    });
    const most = key.rubric.reduce((sum, [points]) => sum + points, 0);
    rubric.addEventListener("change", () => {
      const got = [...rubric.querySelectorAll(":checked")].reduce((sum, x) => sum + Number(x.value), 0);
      const right = 3 * got >= 2 * most;
      say(form, right ? "right" : got ? "partly" : "wrong", `${got} of ${most} points.`);
      bookProgress.note(form.dataset.question, right);
    });
    told(form, true, key);
    box.prepend(rubric, element("div", "question-model", `<p class="rubric">A model answer</p>${key.model}`));
    say(form, "open", "Compare your answer with the rubric below.");
  };

  const clear = (form) => {
    delete form.dataset.state;
    form.querySelector(".question-result").replaceChildren();
    form.querySelectorAll("[data-mark]").forEach((label) => delete label.dataset.mark);
  };
  document.querySelectorAll("form.question").forEach((form) => {
    const key = () => JSON.parse(turned(JSON.parse(form.querySelector(".question-key").textContent)));
    const before = () => {
      const entry = bookProgress.of(form.dataset.question);
      const day = entry && new Date(entry.when).toLocaleDateString("en-GB", { dateStyle: "long" });
      form.querySelector(".question-before").textContent = entry ? `Last answered on ${day}: ${entry.right ? "right" : "not right"}.` : "";
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      (form.dataset.form === "long" ? compare : check)(form, key());
    });
    form.addEventListener("input", (event) => { if (!event.target.closest(".question-told")) clear(form); });
    bookProgress.listeners.push(before);
    before();
  });
})();
