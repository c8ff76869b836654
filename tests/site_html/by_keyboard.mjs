// The whole flow by keyboard alone, and in the colours of a reader who chose few. data: page, with
// tabs, sliders, figures and Run; questions, a page with questions.
const active = (page) => page.evaluate(() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  return [here.className || here.type || here.tagName, style.outlineStyle !== "none" || style.boxShadow !== "none"];
});
const until = (page, what, ...given) => page.waitForFunction(what, { timeout: 45_000 }, ...given);
// Tab from where we are until the focus is on what we want.
const tab = async (page, selector) => {
  for (let left = 400; left > 0; left -= 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
};
const seen = async (page, what) => {
  const [name, ring] = await active(page);
  if (!ring) throw new Error(`nothing shows that the focus is on ${what} (${name})`);
};

export default async ({ check, data, kind }) => {
  await check("contents, search, tabs, numbers, Run, sliders", { path: data.page, patience: 90_000 }, async (page) => {
    await tab(page, ".skip-link");
    await tab(page, ".bd-links a");
    await seen(page, "a link of the contents");
    await tab(page, ".find-button");
    await page.keyboard.press("Enter");
    await until(page, () => document.activeElement.matches("#search-dialog input"));
    await page.keyboard.press("Escape");
    if (!(await page.evaluate(() => document.activeElement.matches(".find-button")))) return "Escape does not lead back to the search's button";
    await tab(page, "article details.plot-data>summary");
    await seen(page, "The numbers");
    await page.keyboard.press("Enter");
    if (!(await page.$eval("details.plot-data", (x) => x.open))) return "Enter does not open the numbers";
    await page.evaluate(() => { document.querySelector("article").tabIndex = -1; document.querySelector("article").focus(); });
    await tab(page, ".listing-tabs input");
    await page.keyboard.press("ArrowRight");
    if ((await page.$eval(".listing-tabs input:checked", (x) => x.id)).endsWith("-python")) return "the arrow keys choose no language";
    await page.keyboard.press("ArrowLeft");
    await page.evaluate(() => document.querySelector("article").focus());
    await tab(page, ".run-run");
    await seen(page, "Run");
    await page.keyboard.press(" ");
    await until(page, () => / ran in /.test(document.querySelector(".run-bar [role=status]").textContent));
    await tab(page, ".run-edit");
    await page.keyboard.press("Enter");
    await until(page, () => document.activeElement.matches("textarea"));
    await page.keyboard.press("Escape");
    if (!(await page.evaluate(() => document.activeElement.matches(".run-run")))) return "Escape does not leave the editor for Run";
    await page.evaluate(() => document.querySelector("article").focus());
    await tab(page, ".explore input");
    await seen(page, "a slider");
    const before = await page.$eval(".explore output", (x) => x.textContent);
    await page.keyboard.press("ArrowRight");
    await until(page, (text) => document.querySelector(".explore output").textContent !== text, before);
  });
  await check("a question", { path: data.questions }, async (page) => {
    await page.evaluate(() => { document.querySelector("article").tabIndex = -1; document.querySelector("article").focus(); });
    await tab(page, "form.question[data-form=choice] input");
    await page.keyboard.press(" ");
    await tab(page, "form.question[data-form=choice] button[type=submit]");
    await seen(page, "Check");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector("form.question[data-form=choice] .question-verdict")?.textContent);
  });
  if (kind !== "chromium") return;
  await check("few colours", { path: data.page }, async (page) => {
    const session = await page.createCDPSession();
    const features = [{ name: "forced-colors", value: "active" }, { name: "prefers-color-scheme", value: "dark" }];
    await session.send("Emulation.setEmulatedMedia", { features });
    await page.$eval(".explore", (x) => x.scrollIntoView());
    await page.waitForSelector(".explored svg");
    return page.evaluate(() => {
      if (!matchMedia("(forced-colors:active)").matches) return "not forced";
      const clear = "rgba(0, 0, 0, 0)";
      const wrong = [];
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      for (const selector of ["article figure img:not(.only-dark)", ".explore-frame"]) {
        if (style(selector).backgroundColor === clear) wrong.push(`${selector} is drawn for a paper that is not there`);
      }
      const tabs = [...document.querySelectorAll(".listing-tabs label")].slice(0, 2).map((x) => { const s = getComputedStyle(x); return [s.fontWeight, s.borderBottomColor, s.borderBottomStyle, s.backgroundColor, s.color].join(); });
      if (tabs[0] === tabs[1]) wrong.push("the chosen language looks like the others");
      for (const selector of [".run-run", ".explore-foot button"]) if (style(selector).borderTopStyle === "none") wrong.push(`${selector} has no edge`);
      return wrong.join("; ");
    });
  });
};
