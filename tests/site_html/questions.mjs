// Answers the questions of a page in Chromium, and prints what it saw, as JSON: name of a check to
// complaint. What a reader does by the keyboard is in questions_by_keyboard.mjs.
import { audit, check, devices, done, forms, key, source, state, words } from "./questions_common.mjs";

const submit = (form) => form.locator("button[type=submit]").click();

// Gives the right answer to a form, or another.
const answer = async (form, right) => {
  const kind = await form.getAttribute("data-form");
  const { grade } = await key(form);
  if (["choice", "choices", "line"].includes(kind)) {
    const boxes = form.locator("fieldset input");
    const values = await boxes.evaluateAll((all) => all.map((x) => Number(x.value)));
    const other = values.filter((x) => !grade.right.includes(x));
    for (const value of right ? grade.right : other.slice(0, 1)) await form.locator(`fieldset input[value="${value}"]`).check();
  } else if (kind === "number") {
    await form.locator("fieldset input").fill(String(right ? grade.value : grade.value * 1000));
  } else if (kind === "text") {
    await form.locator("fieldset input").fill(right ? grade.accepted[0] : "no such thing");
  } else {
    const shift = kind === "order" ? 1 : 0;
    const given = right ? grade.right : [...grade.right].reverse();
    for (const [place, value] of given.entries()) {
      await form.locator("select").nth(place).selectOption(kind === "order" ? String(value + shift) : String(value));
    }
  }
  await submit(form);
};

for (const [device, size] of Object.entries(devices)) {
  for (const scheme of ["light", "dark"]) {
    await check(`axe and width, before: ${device} ${scheme}`, size, scheme, audit);
    await check(`axe and width, answered: ${device} ${scheme}`, size, scheme, async (page) => {
      for (const form of await page.locator("form.question").all()) {
        if ((await form.getAttribute("data-form")) === "long") await submit(form); else await answer(form, false);
      }
      return audit(page);
    });
  }
  for (const kind of ["choice", "choices", "number", "text", "line", "order", "match"]) {
    await check(`right and wrong: ${kind} ${device}`, size, "light", async (page) => {
      for (const form of await forms(page, kind).all()) {
        const hidden = await form.evaluate((f) => f.querySelector(".question-told").textContent + f.querySelector(".question-result").textContent);
        if (hidden) return `told beforehand: ${hidden}`;
        await submit(form);
        if ((await state(form)) !== "open") return "graded without an answer";
        await answer(form, false);
        if (!["wrong", "partly"].includes(await state(form))) return `wrong: ${await words(form)}`;
        if (!(await form.locator(".question-told").textContent())) return "no explanation";
        await form.evaluate((f) => f.reset());
        await answer(form, true);
        if ((await state(form)) !== "right") return `right: ${await words(form)}`;
      }
      return (await forms(page, kind).count()) ? "" : "no such question";
    });
  }
}

// Every sentence that is told after an answer, as a reader would search for it.
const secrets = async (page) => {
  const found = [];
  for (const form of await page.locator("form.question").all()) {
    const { explanation, reasons, model = "", rubric = [] } = await key(form);
    const html = [explanation, model, ...Object.values(reasons), ...rubric.map(([, words]) => words)];
    found.push(...await page.evaluate((all) => all.flatMap((one) => {
      const box = Object.assign(document.createElement("div"), { innerHTML: one });
      box.querySelectorAll("pre, table, .katex").forEach((part) => part.replaceWith("\n"));
      return box.textContent.split(/(?<=[.:;]) |\n/).map((x) => x.trim()).filter((x) => x.length > 30);
    }), html));
  }
  return found;
};
let sentences = [];
await check("nothing is told before it is answered", devices.desktop, "light", async (page) => {
  sentences = await secrets(page);
  if (sentences.length < 100) return `only ${sentences.length} sentences to look for`;
  const flat = (text) => text.replace(/\s+/g, " ");
  const texts = await page.evaluate(() => [document.body.innerText, document.querySelector("article").textContent]);
  const kinds = { innerText: flat(texts[0]), textContent: flat(texts[1]), source: flat(source) };
  for (const [kind, text] of Object.entries(kinds)) {
    const leak = sentences.find((sentence) => text.includes(flat(sentence)));
    if (leak) return `${kind} has: ${leak}`;
  }
  const found = await page.evaluate((all) => all.find((text) => window.find(text, false, false, true)), sentences);
  return found ? `the browser's search finds: ${found}` : "";
});

await check("without a script the questions can be read, and no answer", devices.desktop, "light", async (page) => {
  const text = await page.locator("article").innerText();
  const leak = sentences.find((sentence) => text.replace(/\s+/g, " ").includes(sentence.replace(/\s+/g, " ")));
  if (leak) return leak;
  const shown = await page.locator(".question-actions >> visible=true").count();
  return text.includes("print edition has the answers") && !shown ? "" : `${shown} buttons`;
}, false);

await done();
