// Answers one question of each kind by the keyboard alone, wrong and then right, and keeps, saves,
// erases and loads what was answered. Prints what it saw, as JSON: name of a check to complaint.
import { readFileSync, writeFileSync } from "node:fs";

import { check, devices, done, folder, forms, key, state, words } from "./questions_common.mjs";

const KINDS = ["choice", "choices", "number", "text", "line", "order", "match", "long"];

// Goes to an element with Tab, or back to it with Shift+Tab. In a group of radio buttons, Tab stops
// at one of them only: there any of the group will do.
const tabTo = async (page, target, sameName = false) => {
  const wanted = await target.elementHandle();
  const here = () => wanted.evaluate((to, group) => {
    const at = document.activeElement;
    if (at === to || (group && at.name && at.name === to.name)) return "";
    return at.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
  }, sameName);
  for (let left = 600; left > 0; left -= 1) {
    const press = await here();
    if (!press) return;
    await page.keyboard.press(press);
  }
  throw new Error(`no way by Tab to ${await wanted.evaluate((x) => x.outerHTML.slice(0, 120))}`);
};

const fill = {
  async choice(page, form, { right }, wanted) {
    const boxes = form.locator("fieldset input");
    const values = await boxes.evaluateAll((all) => all.map((x) => Number(x.value)));
    const target = wanted ? right[0] : values.find((x) => !right.includes(x));
    await tabTo(page, boxes.first(), true);
    await page.keyboard.press("Space");
    const chosen = () => form.locator("fieldset input:checked").evaluate((x) => Number(x.value));
    for (let left = values.length; left > 0 && (await chosen()) !== target; left -= 1) await page.keyboard.press("ArrowDown");
  },
  async choices(page, form, { right }, wanted) {
    for (const box of await form.locator("fieldset input").all()) {
      const tick = right.includes(Number(await box.getAttribute("value"))) === wanted;
      await tabTo(page, box);
      if ((await box.isChecked()) !== tick) await page.keyboard.press("Space");
    }
  },
  async number(page, form, { value, unit }, wanted) {
    await tabTo(page, form.locator("fieldset input"));
    await page.keyboard.press("Control+a");
    await page.keyboard.type(wanted ? `${value} ${unit}` : "1234567");
  },
  async text(page, form, { accepted }, wanted) {
    await tabTo(page, form.locator("fieldset input"));
    await page.keyboard.press("Control+a");
    await page.keyboard.type(wanted ? accepted[0] : "no such thing");
  },
  async order(page, form, { right }, wanted) {
    for (const [place, value] of right.entries()) {
      await tabTo(page, form.locator("select").nth(place));
      await page.keyboard.type(String(wanted ? value + 1 : right.length - value));
    }
  },
  async match(page, form, { right }, wanted) {
    for (const [place, value] of right.entries()) {
      await tabTo(page, form.locator("select").nth(place));
      await page.keyboard.type(String.fromCharCode(65 + (wanted ? value : right[0])));
    }
  },
};
fill.line = fill.choice;

const answer = async (page, form, wanted) => {
  const kind = await form.getAttribute("data-form");
  await fill[kind](page, form, (await key(form)).grade, wanted);
  await tabTo(page, form.locator("button[type=submit]"));
  await page.keyboard.press("Enter");
  return state(form);
};
const compare = async (page, form) => {
  await tabTo(page, form.locator("textarea"));
  await page.keyboard.type("My answer.");
  await tabTo(page, form.locator("button[type=submit]"));
  await page.keyboard.press("Enter");
  for (const box of await form.locator(".question-rubric input").all()) {
    await tabTo(page, box);
    await page.keyboard.press("Space");
  }
  return state(form);
};
const press = async (page, name) => {
  await tabTo(page, page.locator(`.progress-${name}`));
  await page.keyboard.press("Enter");
};
const told = (page) => page.locator(".progress-told").textContent();
const kept = (page) => page.evaluate(() => localStorage.getItem("questions"));
const load = async (page, name, content) => {
  writeFileSync(`${folder}/${name}`, content);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "import")]);
  await page.evaluate(() => { document.querySelector(".progress-told").textContent = ""; });
  await chooser.setFiles(`${folder}/${name}`);
  await page.waitForFunction(() => document.querySelector(".progress-told").textContent);
  return told(page);
};

const own = (entries, more = {}) => JSON.stringify({ format: "patternbook-progress", version: 1, questions: entries, ...more });
const entry = { right: true, when: "2030-01-01T00:00:00.000Z" };
const FOREIGN = {
  "an open brace": "{", "nothing": "", "null": "null", "a list": "[]", "a picture": "\u0089PNG\r\n", "a page": "<html></html>",
  "another program's": '{"format":"anki","version":1,"questions":{}}', "a later version": own({ a: entry }, { version: 2 }),
  "no answers": own(undefined), "answers as a list": own([entry]), "markup": own({ a: { right: "<b>", when: "x" } }),
  "no date": own({ a: { right: true } }), "an id that is none": own({ "<script>": entry }),
};

for (const [device, size] of Object.entries(devices)) {
  await check(`by keyboard alone: ${device}`, size, "light", async (page) => {
    const ids = {};
    for (const kind of KINDS) {
      const form = forms(page, kind).first();
      ids[await form.getAttribute("data-question")] = true;
      if (kind === "long") {
        if ((await compare(page, form)) !== "right") return `${kind}: ${await words(form)}`;
        continue;
      }
      const wrong = await answer(page, form, false);
      if (!["wrong", "partly"].includes(wrong)) return `${kind}, answered wrong: ${await words(form)}`;
      const live = await form.locator(".question-result").getAttribute("aria-live");
      if (live !== "polite" || !(await form.locator(".question-told").innerText())) return `${kind}: nothing is told`;
      if ((await answer(page, form, true)) !== "right") return `${kind}, answered right: ${await words(form)}`;
    }
    const last = forms(page, "choice").nth(1);
    if ((await answer(page, last, false)) !== "wrong") return `left wrong: ${await words(last)}`;
    ids[await last.getAttribute("data-question")] = false;

    const count = await page.locator("form.question").count();
    const none = `None of ${count} questions answered.`;
    const sum = `${KINDS.length + 1} of ${count} questions answered, ${KINDS.length} right.`;
    await page.reload();
    if ((await told(page)) !== sum) return `reloaded: ${await told(page)}`;
    const before = (id) => page.locator(`form[data-question="${id}"] .question-before`).textContent();
    for (const [id, right] of Object.entries(ids)) {
      const ending = right ? /^Last answered on \d+ \w+ \d{4}: right\.$/ : /: not right\.$/;
      if (!ending.test(await before(id))) return `${id}: ${await before(id)}`;
    }

    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "export")]);
    await download.saveAs(`${folder}/saved.json`);
    const text = readFileSync(`${folder}/saved.json`, "utf-8");
    const { format, version, saved, questions, read, ...more } = JSON.parse(text);
    const asSaved = Object.fromEntries(Object.entries(questions).map(([id, one]) => [id, one.right]));
    const sorted = (all) => JSON.stringify(Object.entries(all).sort());
    const dated = [saved, ...Object.values(questions).map((one) => one.when)].every((when) => !Number.isNaN(Date.parse(when)));
    if (format !== "patternbook-progress" || version !== 1 || !dated || typeof read !== "object" || Object.keys(more).length || sorted(asSaved) !== sorted(ids)
      || Object.values(questions).some((one) => Object.keys(one).sort().join() !== "right,when")) return `saved: ${text}`;

    const held = await kept(page);
    for (const [what, content] of Object.entries(FOREIGN)) {
      const said = await load(page, "foreign.json", content);
      const sentence = `foreign.json holds no progress of this book; nothing was loaded. ${sum}`;
      if (said !== sentence || (await kept(page)) !== held) return `loaded ${what}: ${said} ${await kept(page)}`;
    }
    await page.reload();
    if ((await told(page)) !== sum) return `after foreign files: ${await told(page)}`;

    page.once("dialog", (dialog) => dialog.dismiss());
    await press(page, "erase");
    if ((await kept(page)) !== held) return "erased against the reader's will";
    page.once("dialog", (dialog) => dialog.accept());
    await press(page, "erase");
    if ((await told(page)) !== `Erased. ${none}`) return `erased: ${await told(page)}`;
    await page.reload();
    if ((await told(page)) !== none || /right/.test(await kept(page))) return `not gone: ${await told(page)} ${await kept(page)}`;

    const back = await load(page, "saved.json", text);
    if (back !== `${KINDS.length + 1} answers loaded. ${sum}`) return `loaded: ${back}`;
    await page.reload();
    if ((await told(page)) !== sum || sorted(JSON.parse(await kept(page))) !== sorted(questions)) return `back: ${await kept(page)}`;
    const other = await load(page, "other.json", own({ elsewhere: entry }));
    const both = sorted({ ...questions, elsewhere: entry });
    if (other !== `1 answer loaded. ${sum}` || sorted(JSON.parse(await kept(page))) !== both) return `beside it: ${other} ${await kept(page)}`;
    return "";
  });
}

await done();
