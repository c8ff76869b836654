// Moves the sliders of a figure and looks at plot, table, sentence. data: page, figure, listing's runs
// by place (keys: the two sliders' values), all of them as Python computed them.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const settled = (page, said) => page.waitForFunction(
  (figure, text) => document.querySelector(`#${figure} .explore-said`).textContent === text, { timeout: 15_000 }, page.figure, said);
const near = (page, figure) => {
  page.figure = figure;
  return page.evaluate((id) => document.getElementById(id).scrollIntoView({ block: "center" }), figure)
    .then(() => page.waitForSelector(`#${figure}.explored svg`, { timeout: 20_000 }));
};
const press = async (page, slider, key, times = 1) => {
  await page.focus(`#${page.figure} .explore-slider:nth-child(${slider}) input`);
  for (let n = 0; n < times; n += 1) await page.keyboard.press(key);
};
const look = (page) => page.evaluate((id) => {
  const figure = document.getElementById(id);
  const box = (x) => { const { x: left, y, width, height } = x.getBoundingClientRect(); return [left, y + scrollY, width, height].map(Math.round); };
  const table = figure.nextElementSibling.querySelector("table");
  return {
    values: [...figure.querySelectorAll("input")].map((x) => x.getAttribute("aria-valuetext")),
    shown: [...figure.querySelectorAll("output")].map((x) => x.textContent),
    said: figure.querySelector(".explore-said").textContent,
    name: figure.querySelector("svg")?.getAttribute("aria-label"),
    lines: [...figure.querySelectorAll("svg path.explore-line:not(.explore-ghost)")].map((x) => x.getAttribute("d")),
    pale: figure.querySelectorAll("svg .explore-ghost").length,
    rows: [...table.rows].map((row) => [...row.cells].map((x) => x.textContent)),
    box: box(figure), caption: box(figure.querySelector("figcaption")),
    wide: document.documentElement.scrollWidth - innerWidth,
    over: [...figure.querySelectorAll("svg text, input, output")].filter((x) => {
      const { left, right } = x.getBoundingClientRect();
      return left < -0.5 || right > innerWidth + 0.5;
    }).map((x) => x.textContent || x.id),
  };
}, page.figure);
const same = (rows, run) => rows.length === run.length
  && rows.every((row, n) => row.every((text, column) => {
    const meant = run[n][column];
    return typeof meant === "number" ? Number(text.replaceAll(",", "")) === meant : text === meant;
  }));

export default async ({ check, data, modules }) => {
  const axe = readFileSync(createRequire(`${modules}/`).resolve("axe-core/axe.min.js"), "utf-8");
  const { first, moved } = data;
  for (const [by, size, scheme] of [["http", "desktop", "light"], ["file", "phone", "dark"]]) {
    await check(`${by} ${size}: by keyboard`, { path: data.page, size, scheme, by }, async (page) => {
      page.figure = data.figure;
      const still = await look(page);
      if (page.requests.some((url) => url.includes("explore/plot.js"))) return "the plotting script was not waited for";
      await near(page, data.figure);
      const drawn = await look(page);
      if (drawn.box.slice(2).some((n, i) => Math.abs(n - still.box[i + 2]) > 1)) return `the figure went from ${still.box} to ${drawn.box}`;
      if (drawn.said !== first.said || drawn.pale) return `at first: '${drawn.said}', ${drawn.pale} pale`;
      if (!same(drawn.rows.slice(1), first.rows)) return `at first the table holds ${JSON.stringify(drawn.rows)}`;
      for (const [slider, steps] of moved.steps.entries()) {
        await press(page, slider + 1, steps < 0 ? "ArrowLeft" : "ArrowRight", Math.abs(steps));
      }
      await settled(page, moved.said);
      const now = await look(page);
      if (String(now.values) !== String(moved.values) || String(now.shown) !== String(moved.values)) return `the sliders say ${now.values}; ${now.shown}`;
      if (String(now.lines) === String(drawn.lines) || !now.pale) return "the plot stayed as it was";
      if (!now.name.includes(moved.said)) return `the plot is called '${now.name}'`;
      if (!same(now.rows.slice(1), moved.rows)) return `the table holds ${JSON.stringify(now.rows)}`;
      if (now.box[3] !== drawn.box[3] || now.caption[1] !== drawn.caption[1]) return `it moved from ${drawn.caption} to ${now.caption}`;
      if (now.over.length) return `beyond the screen: ${now.over}`;
      await press(page, 1, "Home");
      await press(page, 1, "Home");
      await page.click(`#${data.figure} .explore-foot button`);
      await settled(page, first.said);
      const back = await look(page);
      return String(back.lines) === String(drawn.lines) && !back.pale ? "" : "reset does not lead back";
    });
  }
  for (const scheme of ["light", "dark"]) {
    await check(`axe ${scheme}`, { path: data.page, size: "phone", scheme }, async (page) => {
      await near(page, data.figure);
      await press(page, 1, "ArrowLeft");
      await page.evaluate(axe);
      const { violations } = await page.evaluate((id) => axe.run(`#${id}`, { preload: false }), data.figure);
      return violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`).join("; ");
    });
  }
  await check("speaks once, when the slider rests", { path: data.page }, async (page) => {
    await near(page, data.figure);
    const told = await page.evaluate(async (id, steps) => {
      const said = document.querySelector(`#${id} .explore-said`);
      let spoken = 0;
      new MutationObserver((all) => { spoken += all.length; }).observe(said, { childList: true });
      const [real, waiting] = [window.setTimeout, new Map()]; // time stands still for what waits
      window.setTimeout = (call, delay, ...more) => {
        if (!(delay >= 200)) return real(call, delay, ...more);
        waiting.set(1e9 + waiting.size, call);
        return 1e9 + waiting.size - 1;
      };
      window.clearTimeout = (key) => waiting.delete(key);
      const inputs = document.querySelectorAll(`#${id} input`);
      for (const [n, by] of steps.entries()) {
        for (let left = Math.abs(by); left > 0; left -= 1) {
          inputs[n].value = Number(inputs[n].value) + Math.sign(by);
          inputs[n].dispatchEvent(new Event("input", { bubbles: true }));
          await new Promise((done) => { real(done, 20); });
        }
      }
      const early = spoken;
      const calls = [...waiting.values()];
      calls.forEach((call) => call());
      return [early, calls.length, said.textContent];
    }, data.figure, moved.steps);
    return String(told) === String([0, 1, moved.said]) ? "" : `on the way, at rest, said: ${told}`;
  });
};
