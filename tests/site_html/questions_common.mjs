// What the two scripts that answer questions in Chromium share.
// Arguments: folder with node_modules, browser, page with every kind of question, a folder to save in.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, browserPath, path] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
const seen = {};

export const folder = process.argv[5];
export const source = readFileSync(path, "utf-8");
export const devices = { desktop: { width: 1366, height: 900 }, phone: { width: 390, height: 844 } };

// Looks at the page; what `look` returns, an error and a request to another host are complaints.
export const check = async (name, viewport, colorScheme, look, javaScriptEnabled = true) => {
  const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled, acceptDownloads: true });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (r) => { if (!/^(file|data|blob):/.test(r.url())) faults.push(r.url()); });
  try {
    await page.goto(`file://${path}`);
    seen[name] = [await look(page), ...faults].filter(Boolean).join("; ");
  } catch (error) {
    seen[name] = String(error.message).split("\n").slice(0, 3).join(" ") || "an error";
  } finally {
    await context.close();
  }
};
export const done = async () => {
  await browser.close();
  console.log(JSON.stringify(seen));
};

export const key = (form) => form.evaluate((f) => {
  const turn = (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(33 + ((c.charCodeAt(0) + 14) % 94)));
  return JSON.parse(turn(JSON.parse(f.querySelector(".question-key").textContent)));
});
export const forms = (page, kind) => page.locator(`form.question[data-form="${kind}"]`);
export const state = (form) => form.evaluate((f) => f.dataset.state);
export const words = (form) => form.locator(".question-verdict").textContent();
export const audit = async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ preload: false }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 150)}`).join("; ") || (wide > 0 ? `${wide} px too wide` : "");
};
