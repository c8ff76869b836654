// The search as its users meet it: by keyboard, on a phone, from a folder, read by axe.
import { readFileSync } from "node:fs";

const open = async (page) => {
  await page.keyboard.down("Control");
  await page.keyboard.press("k");
  await page.keyboard.up("Control");
  await page.waitForSelector("#search-dialog[open]");
};
const ask = async (page, typed, box = "#search-dialog") => {
  await page.$eval(`${box} input`, (input) => { input.value = ""; });
  await page.type(`${box} input`, typed);
  await page.waitForFunction((box, typed) => {
    const told = document.querySelector(`${box} [role=status]`).textContent;
    return document.querySelector(`${box} .search-results`).dataset.asked === typed && told !== "Loading …";
  }, {}, box, typed);
  return page.evaluate((box) => ({
    told: document.querySelector(`${box} [role=status]`).textContent,
    links: [...document.querySelectorAll(`${box} .search-results a`)].map((a) => a.href),
    marked: [...document.querySelectorAll(`${box} .search-results mark`)].map((x) => x.textContent.toLowerCase()),
    inCode: document.querySelectorAll(`${box} code.search-passage mark`).length,
  }), box);
};
const focus = (page) => page.evaluate(() => {
  const here = document.activeElement;
  const links = [...document.querySelectorAll("#search-dialog .search-results a")];
  return here.matches("#search-dialog input") ? "input" : links.indexOf(here);
});

export default async ({ check, data, kind, modules }) => {
  const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf-8");
  const { page: path } = data;
  for (const [by, size] of [["http", "desktop"], ["file", "phone"]]) {
    const where = `${kind} ${by} ${size}`;
    await check(`${where}: is not loaded before it is opened, and goes by keyboard`, { path, by, size }, async (page) => {
      if (page.requests.some((url) => /_static\/search/.test(url))) return "loaded too early";
      await open(page);
      const { told, links, marked } = await ask(page, "bulkhead");
      if (!links.length || !told.includes("on ")) return `found ${links.length}, told '${told}'`;
      if (!marked.every((word) => word.startsWith("bulkhead"))) return `marked ${marked}`;
      const way = [await focus(page)];
      for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"]) {
        await page.keyboard.press(key);
        way.push(await focus(page));
      }
      if (way.join() !== "input,0,1,0,input,input") return `the arrow keys went ${way}`;
      await page.keyboard.press("Escape");
      if (await page.$("#search-dialog[open]")) return "Escape does not close it";
      await open(page);
      await ask(page, "erlang");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      return page.url().endsWith("one-slow-dependency.html#how-many-slots") ? "" : `Enter led to ${page.url()}`;
    });
    await check(`${kind} ${by}: rows of words, identifiers, wrong letters`, { path, by }, async (page) => {
      await open(page);
      const wrong = [];
      for (const [typed, where, what] of data.typed) {
        const { links, marked } = await ask(page, typed);
        if (!links[0]?.includes(where)) wrong.push(`'${typed}' leads to ${links[0]}`);
        if (!marked.includes(what)) wrong.push(`'${typed}' marks ${marked.slice(0, 9)}`);
      }
      const row = await ask(page, '"limits of the possible breaker"');
      if (!row.told.startsWith("These words stand nowhere in a row") || !row.links.length) wrong.push(row.told);
      const none = await ask(page, "zzqxw");
      if (none.links.length || !none.told.startsWith("Nothing found")) wrong.push(`zzqxw: ${none.told}`);
      const common = await ask(page, "what is it");
      if (common.links.length || !common.told.includes("every page")) wrong.push(`what is it: ${common.told}`);
      const nothing = await ask(page, " ");
      return [...wrong, nothing.told, ...nothing.links].join("; ");
    });
    await check(`${kind} ${by}: a hit on this page closes the dialog`, { path: data.here, by }, async (page) => {
      await page.click(".find-button");
      await ask(page, data.heading);
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => !document.querySelector("#search-dialog").open && location.hash !== "");
    });
    await check(`${kind} ${by}: the page of its own`, { path: "search.html?q=time+window", by }, async (page) => {
      await page.waitForSelector("article .search-results a");
      const { links } = await ask(page, "erlang_b", "article .search-box");
      return links.length ? "" : "found nothing";
    });
  }
  for (const [scheme, size] of kind === "chromium" ? [["light", "phone"], ["dark", "desktop"]] : []) {
    await check(`${kind}: axe, ${scheme}, ${size}`, { path, size, scheme }, async (page) => {
      await open(page);
      await ask(page, "retry budget");
      await page.keyboard.press("ArrowDown");
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run("#search-dialog", { preload: false }));
      const wide = await page.evaluate(() => {
        const box = document.querySelector("#search-dialog");
        return box.scrollWidth > box.clientWidth ? `${box.scrollWidth - box.clientWidth} px too wide` : "";
      });
      return [wide, ...found.violations.map((v) => `${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`)].filter(Boolean).join("; ");
    });
  }
};
