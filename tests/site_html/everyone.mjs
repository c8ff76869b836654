// What every page owes everyone: axe finds nothing in light and dark, with all disclosures open; nothing
// scrolls sideways at 320 px (also 400% of 1280); what can be pressed is at least 24 px wide and high.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// What hand and eye meet on a page; a target within a line of text may be smaller (WCAG 2.5.8).
const looks = () => {
  const wrong = [];
  const extra = document.documentElement.scrollWidth - innerWidth;
  if (extra > 0) {
    const wide = [...document.querySelectorAll("main *")].find((x) => x.getBoundingClientRect().right > innerWidth
      && !x.closest("pre, .table-box, .maths"));
    wrong.push(`${extra} px too wide: ${wide?.outerHTML.slice(0, 150)}`);
  }
  for (const x of document.querySelectorAll("button, summary, select, input, a[role=button], .listing-tabs>label, .bd-links a, .prev-next a")) {
    const { width, height } = x.getBoundingClientRect();
    if (!width || x.closest(".listing-tabs>input, label:has(input)") || x.matches(".listing-tabs>input, [type=file]")) continue;
    if (width < 23.99 || height < 23.99) wrong.push(`${width.toFixed(1)} x ${height.toFixed(1)} px: ${x.outerHTML.slice(0, 100)}`);
  }
  return wrong.slice(0, 3).join("; ");
};

export default async ({ check, data, modules }) => {
  const axe = readFileSync(createRequire(`${modules}/`).resolve("axe-core/axe.min.js"), "utf-8");
  const waiting = [...data.pages];
  const work = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      await check(path, { path, size: { width: 320, height: 800 }, by: "file" }, async (page) => {
        const narrow = await page.evaluate(looks);
        await page.setViewport({ width: 1366, height: 900 });
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          document.querySelectorAll("main details").forEach((x) => { x.open = true; });
          await new Promise((done) => { setTimeout(done, 60); }); // what scrolls in them is made reachable
          const wrong = new Set();
          const look = async (context, options = {}) => {
            const { violations } = await axe.run(context, { preload: false, resultTypes: ["violations"], ...options });
            violations.forEach((v) => wrong.add(`${v.id}: ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary.replace(/\s+/g, " ").slice(0, 200)}`));
          };
          document.documentElement.dataset.theme = "light";
          await look(document);
          document.documentElement.dataset.theme = "dark"; // only colours change
          await look(document, { runOnly: ["color-contrast"] });
          return [...wrong].join("; ");
        });
        return [narrow, found].filter(Boolean).join("; ");
      });
    }
  };
  await Promise.all([work(), work()]);
};
