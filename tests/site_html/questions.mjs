// Answers the questions of a page in Chromium, by the keyboard where a reader would use it, and
// prints what it saw, as JSON: name of a check to complaint.
// Arguments: folder with node_modules, browser, page with every kind of question, a folder to save in.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const [modules, browserPath, path, folder] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = {};
const desk = { width: 1366, height: 900 };
const phone = { width: 390, height: 844 };

const check = async (name, viewport, colorScheme, look, javaScriptEnabled = true) => {
  const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled, acceptDownloads: true });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (r) => { if (!/^(file|data|blob):/.test(r.url())) faults.push(r.url()); });
  try {
    await page.goto(`file://${path}`);
    seen[name] = [await look(page), ...faults].filter(Boolean).join("; ");
  } catch (error) {
    seen[name] = String(error.message).split("\n").slice(0, 3).join(" ");
  } finally {
    await context.close();
  }
};
const key = (form) => form.evaluate((f) => {
  const turn = (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(33 + ((c.charCodeAt(0) + 14) % 94)));
  return JSON.parse(turn(JSON.parse(f.querySelector(".question-key").textContent)));
});
const forms = (page, kind) => page.locator(`form.question[data-form="${kind}"]`);
const submit = (form) => form.locator("button[type=submit]").click();
const state = (form) => form.evaluate((f) => f.dataset.state);
const words = (form) => form.locator(".question-verdict").textContent();

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

for (const [device, size] of [["desktop", desk], ["phone", phone]]) {
  for (const scheme of ["light", "dark"]) {
    await check(`axe and width, answered: ${device} ${scheme}`, size, scheme, async (page) => {
      for (const form of await page.locator("form.question").all()) {
        if ((await form.getAttribute("data-form")) === "long") await submit(form); else await answer(form, false);
      }
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run({ preload: false }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      return violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 150)}`).join("; ") || (wide > 0 ? `${wide} px too wide` : "");
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

await check("by keyboard alone, a choice", desk, "light", async (page) => {
  const form = forms(page, "choice").first();
  const { grade, reasons } = await key(form);
  await form.locator("fieldset input").first().focus();
  await page.keyboard.press("Space");
  for (let left = grade.right[0]; left > 0; left -= 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const told = await form.locator(".question-result").textContent();
  const reason = await page.evaluate((html) => Object.assign(document.createElement("p"), { innerHTML: html }).textContent, reasons[grade.right[0]]);
  const live = await form.locator(".question-result").getAttribute("aria-live");
  return told.startsWith("Right.") && told.includes(reason.trim()) && live === "polite" ? "" : told;
});

await check("by keyboard alone, an order", desk, "light", async (page) => {
  const form = forms(page, "order").first();
  const { grade } = await key(form);
  await form.locator("select").first().focus();
  for (const place of grade.right) {
    await page.keyboard.type(String(place + 1));
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  return (await state(form)) === "right" ? "" : await words(form);
});

await check("a long answer is compared with its rubric", phone, "light", async (page) => {
  const form = forms(page, "long").first();
  await form.locator("textarea").fill("My answer.");
  await submit(form);
  for (const box of await form.locator(".question-rubric input").all()) await box.press("Space");
  const { rubric } = await key(form);
  const most = rubric.reduce((sum, [points]) => sum + points, 0);
  const told = await words(form);
  return told === `${most} of ${most} points.` && (await state(form)) === "right" ? "" : told;
});

await check("progress: kept, exported, erased, imported", desk, "light", async (page) => {
  const told = () => page.locator(".progress-told").textContent();
  const count = await page.locator("form.question").count();
  if ((await told()) !== `None of ${count} questions answered.`) return `first: ${await told()}`;
  await answer(forms(page, "choice").nth(0), true);
  await answer(forms(page, "choice").nth(1), false);
  const sum = `2 of ${count} questions answered, 1 right.`;
  if ((await told()) !== sum) return `answered: ${await told()}`;
  await page.reload();
  if ((await told()) !== sum) return `reloaded: ${await told()}`;
  const before = await forms(page, "choice").first().locator(".question-before").textContent();
  if (!/^Last answered on \d+ \w+ \d{4}: right\.$/.test(before)) return before;
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".progress-export").press("Enter")]);
  const file = `${folder}/saved.json`;
  await download.saveAs(file);
  const saved = JSON.parse(readFileSync(file, "utf-8"));
  if (Object.keys(saved.questions).length !== 2) return JSON.stringify(saved);
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.locator(".progress-erase").press("Enter");
  if (!(await told()).includes("2 of")) return `erased against the reader's will: ${await told()}`;
  page.once("dialog", (dialog) => dialog.accept());
  await page.locator(".progress-erase").press("Enter");
  if ((await told()) !== `Erased. None of ${count} questions answered.`) return `erased: ${await told()}`;
  const load = async (name, text) => {
    writeFileSync(`${folder}/${name}`, text);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator(".progress-import").press("Enter")]);
    await chooser.setFiles(`${folder}/${name}`);
    await page.waitForFunction(() => /loaded/.test(document.querySelector(".progress-told").textContent));
    return told();
  };
  for (const bad of ["{", "null", "[]", '{"format":"patternbook-progress","version":1,"questions":{"a":{"right":"<b>","when":"x"}}}']) {
    const said = await load("bad.json", bad);
    if (!said.startsWith("bad.json holds no progress of this book; nothing was loaded.")) return `${bad}: ${said}`;
    await page.reload();
  }
  const back = await load("good.json", JSON.stringify(saved));
  return back === `2 answers loaded. ${sum}` ? "" : `imported: ${back}`;
});

await check("without a script the questions can be read", desk, "light", async (page) => {
  const text = await page.locator("article").innerText();
  const shown = await page.locator(".question-actions >> visible=true").count();
  return text.includes("print edition has the answers") && !shown ? "" : `${shown} buttons`;
}, false);

await browser.close();
console.log(JSON.stringify(seen));
