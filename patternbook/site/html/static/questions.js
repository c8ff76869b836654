// The questions of a page: reads the forms, lets bookGrading grade them, shows what it says.
(() => {
  // The answers are turned by 47 places in the page (see concealed.py).
  const turned = (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(33 + ((c.charCodeAt(0) + 14) % 94)));
  const { grade, state, plain } = bookGrading;
  const places = (form) => [...form.querySelectorAll("select")].map((x) => (x.value === "" ? NaN : Number(x.value)));
  const checked = (form) => [...form.querySelectorAll("fieldset input:checked")].map((x) => Number(x.value));
  const typed = (form) => form.querySelector("fieldset input").value;

  // What is answered in a form, as bookGrading takes it.
  const answers = {
    choice: (form) => checked(form)[0],
    choices: checked,
    line: (form) => checked(form)[0],
    number: typed,
    text: typed,
    match: places,
    order: (form) => { const given = places(form); return given.map((_, place) => given.indexOf(place + 1)); },
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
  const say = (form, now, words, ...html) => {
    form.dataset.state = now;
    form.querySelector(".question-result").innerHTML = plain(words).replace("<p", '<p class="question-verdict"') + html.join("");
  };
  const mark = (form, right) => form.querySelectorAll("fieldset input:checked").forEach((input) => {
    input.closest("label").dataset.mark = right.includes(Number(input.value)) ? "right" : "wrong";
  });
  const check = (form, key) => {
    clear(form);
    const kind = form.dataset.form;
    const lefts = [...form.querySelectorAll(".question-options .question-words")].map((x) => x.innerHTML.trim());
    const { points, reasons } = grade(kind, answers[kind](form), key.grade, key.reasons, lefts);
    if (points === null) return say(form, "open", "No answer yet.", ...reasons);
    const right = points === 1;
    const now = state(points);
    if (key.grade.right) mark(form, key.grade.right);
    say(form, now, { right: "Right.", partly: "Partly right.", wrong: "Not right." }[now], ...reasons);
    told(form, right, key);
    return bookProgress.note(form.dataset.question, right);
  };

  // A long answer is compared with the rubric by who wrote it. Two thirds of the points are enough
  // for the question not to come back; it is right with all of them, as elsewhere.
  const compare = (form, key) => {
    const box = form.querySelector(".question-told");
    const rubric = element("fieldset", "question-rubric", "<legend>Tick what your answer has</legend>");
    key.rubric.forEach(([points, words]) => {
      const unit = points === 1 ? "point" : "points";
      rubric.append(element("label", "question-option", `<input type="checkbox" value="${points}"> <span class="question-words">${words} <span class="question-points">${points} ${unit}</span></span>`));
    });
    const most = key.rubric.reduce((sum, [points]) => sum + points, 0);
    rubric.addEventListener("change", () => {
      const given = [...rubric.querySelectorAll("input")].map((x) => (x.checked ? Number(x.value) : 0));
      const got = given.reduce((sum, points) => sum + points, 0);
      say(form, state(grade("long", given, key).points), `${got} of ${most} points.`);
      bookProgress.note(form.dataset.question, 3 * got >= 2 * most);
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
