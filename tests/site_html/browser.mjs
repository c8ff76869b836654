// Looks at built pages in Chromium and prints what it saw, as JSON: name of a check to complaint.
// Arguments: folder with node_modules, browser, folder with the pages, page with a figure,
// page with language tabs.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, browserPath, site, figurePage, tabsPage] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: browserPath, args: quiet });
const seen = {};
const desk = { width: 1366, height: 900 };
const phone = { width: 390, height: 844 };

const visit = async (path, viewport, colorScheme = "light") => {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  page.faults = [];
  page.requests = [];
  page.on("console", (m) => { if (m.type() === "error") page.faults.push(m.text()); });
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("request", (request) => page.requests.push(request.url()));
  page.on("requestfailed", (request) => page.faults.push(`not loaded: ${request.url()}`));
  await page.goto(`file://${site}/${path}`);
  return page;
};
const attempt = async (path, viewport, scheme, look) => {
  let page;
  try {
    page = await visit(path, viewport, scheme);
    const complaint = (await look(page)) ?? "";
    const strange = page.requests.filter((url) => !/^(file|data|blob):/.test(url));
    return [complaint, ...page.faults, ...strange].filter(Boolean).join("; ");
  } catch (error) {
    return String(error.message).split("\n").slice(0, 3).join(" ");
  } finally {
    await page?.context().close();
  }
};
// On a machine busy with other work a page may be looked at before it is drawn. What is really
// wrong is wrong three times.
const check = async (name, ...what) => {
  for (let left = 3; left > 0; left -= 1) {
    seen[name] = await attempt(...what);
    if (!seen[name]) return;
  }
};

// What everyone.mjs, which lets axe read every page on a wide screen, does not meet.
const pages = { phone: figurePage, search: "search.html?q=bulkhead" };
for (const [name, path] of Object.entries(pages)) {
  await check(`axe ${name}`, path, phone, "dark", async (page) => {
    if (name === "search") await page.waitForSelector("article .search-results a");
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run({ preload: false }));
    return violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary.replace(/\s+/g, " ").slice(0, 200)}`).join("; ");
  });
}

await check("colours change, stay, and change the figures", figurePage, desk, "light", async (page) => {
  const state = () => page.evaluate(() => [
    document.documentElement.dataset.theme,
    getComputedStyle(document.querySelector("img.only-light")).display !== "none",
    getComputedStyle(document.querySelector("img.only-dark")).display !== "none",
    getComputedStyle(document.body).backgroundColor,
  ].join());
  const light = await state();
  await page.click(".theme-button");
  await page.click(".theme-button");
  const dark = await state();
  await page.reload();
  const again = await state();
  return light.startsWith("light,true,false") && dark.startsWith("dark,false,true") && dark === again
    && light.split(",").slice(3).join() !== dark.split(",").slice(3).join() ? "" : `${light} | ${dark} | ${again}`;
});

await check("contents hide on a wide screen", "index.html", desk, "light", async (page) => {
  const shown = () => page.locator("#contents").isVisible();
  const before = await shown();
  await page.click(".contents-button");
  const hidden = !(await shown());
  const told = await page.getAttribute(".contents-button", "aria-expanded");
  await page.click(".contents-button");
  return before && hidden && told === "false" && (await shown()) ? "" : "the toggle does not toggle";
});

await check("contents open as a drawer on a phone", figurePage, phone, "light", async (page) => {
  if (await page.locator("#contents").isVisible()) return "shown from the start";
  await page.click(".contents-button");
  if (!(await page.locator("#contents").isVisible())) return "not shown";
  const inside = await page.evaluate(() => document.activeElement.closest("#drawer") !== null);
  await page.keyboard.press("Escape");
  const focus = await page.evaluate(() => document.activeElement.className);
  if (await page.locator("#contents").isVisible()) return "Escape does not close it";
  await page.click(".contents-button");
  await page.click("#contents .bd-links a >> nth=0");
  await page.waitForURL(/start/);
  return inside && focus.includes("contents-button") ? "" : `focus is lost (${inside}, ${focus})`;
});

await check("the search page works", "search.html?q=time+window", desk, "light", async (page) => {
  await page.waitForSelector("article .search-results a");
  await page.fill("article .search-box input", "zzqxw");
  await page.waitForFunction(() => document.querySelector("article [role=status]").textContent.startsWith("Nothing"));
});

await check("a language holds for all listings and the next page", tabsPage, desk, "light", async (page) => {
  await page.locator(".listing-tabs label", { hasText: /^Go$/ }).first().click();
  const panels = () => page.evaluate(() => [...document.querySelectorAll(".listing-tabs")].map((tabs) =>
    [...tabs.querySelectorAll(".listing-panel")].filter((x) => getComputedStyle(x).display !== "none").map((x) => x.querySelector("[class^=highlight-]").className).join()));
  const now = await panels();
  await page.reload();
  const later = await panels();
  return now[0].includes("highlight-go") && now.join() === later.join() && !now[0].includes(",") ? "" : `${now} | ${later}`;
});

for (const refuse of [false, true]) {
  await check(`copying ${refuse ? "without" : "with"} a clipboard`, figurePage, desk, "light", async (page) => {
    await page.evaluate((no) => {
      window.copied = "";
      const writeText = async (text) => { if (no) throw new Error("no"); window.copied = text; };
      Object.defineProperty(navigator, "clipboard", { value: { writeText } });
      document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
    }, refuse);
    const panel = page.locator(".listing-panel").first();
    await panel.hover();
    await panel.locator(".copy-button").first().click();
    const code = await panel.locator("pre").first().textContent();
    await page.waitForFunction(() => window.copied !== "");
    const copied = await page.evaluate(() => window.copied);
    await panel.locator(".listing-foot .copy-button").click();
    const command = await panel.locator(".listing-command").textContent();
    await page.waitForFunction((text) => window.copied === text, command);
    return copied === code ? "" : `copied '${copied.slice(0, 40)}'`;
  });
}

await check("paper shows the text alone", figurePage, desk, "dark", async (page) => {
  await page.emulateMedia({ media: "print" });
  return page.evaluate(() => {
    const shown = (selector) => getComputedStyle(document.querySelector(selector)).display !== "none";
    const wrong = [".bd-header-article", ".contents-column", "img.only-dark", ".copy-button"].filter(shown);
    return !shown("img.only-light") || wrong.length ? `shown: ${wrong}` : "";
  });
});

await check("typefaces arrive", figurePage, desk, "light", (page) => page.evaluate(async () => {
  await document.fonts.ready;
  const missing = ['16px "File Text"', '600 16px "File Text"', '16px "File Code"'].filter((x) => !document.fonts.check(x));
  return missing.join();
}));

await check("the skip link is the first stop and leads to the text", "index.html", desk, "light", async (page) => {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  await page.keyboard.press("Enter");
  const target = await page.evaluate(() => document.activeElement.id);
  return first === "skip-link" && target === "main-content" ? "" : `${first}, ${target}`;
});

await browser.close();
console.log(JSON.stringify(seen));
