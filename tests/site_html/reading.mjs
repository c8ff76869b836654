// A reader's comforts: minutes and pages read, progress in a file, choices in another tab, links to
// places. data: module, its folder; page, a page of it with listings; questions, one with questions.
const bottom = (page) => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
const left = (page) => page.$eval(".minutes-left", (x) => x.textContent);
const stored = (page, key) => page.evaluate((k) => JSON.parse(localStorage.getItem(k) ?? "{}"), key);
const until = (page, what, ...given) => page.waitForFunction(what, { timeout: 10_000 }, ...given);

export default async ({ check, data, kind }) => {
  const { module, questions } = data;
  const path = `${module}/${data.page}`;
  const name = path.replace(/\.html$/, "");
  for (const by of ["http", "file"]) {
    await check(`${by}: a page read to its end is ticked, counted and forgotten`, { path, by }, async (page) => {
      const before = await left(page);
      if ((await stored(page, "read"))[name]) return "it counts as read at once";
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
      await until(page, (text) => document.querySelector(".minutes-left").textContent !== text, before);
      const numbers = [before, await left(page)].map((text) => text.match(/\d+/)[0]).map(Number);
      if (!(numbers[1] < numbers[0] && numbers[1] > 0)) return `half-way ${numbers[1]} of ${numbers[0]} min are left`;
      await bottom(page);
      await until(page, () => document.querySelector(".minutes-left").textContent.startsWith("0 min left"));
      await until(page, () => document.querySelector(".bd-links a[aria-current].read"));
      if (!(await stored(page, "read"))[name]) return "it is not kept";
      await page.goto(`${page.base}/${module}/index.html`);
      const count = await page.$eval(".pages-read", (x) => (x.hidden ? "" : x.textContent));
      if (!/^1 of \d+ pages/.test(count)) return `the module's page says '${count}'`;
      const ticks = await page.$$eval(".read", (all) => all.map((x) => x.href));
      if (ticks.length < 2 || !ticks.every((link) => link.includes(data.page))) return `ticked are ${ticks}`;
      await page.focus(".pages-read button");
      await until(page, () => document.querySelector(".pages-read").textContent.startsWith("2 of")); // here is this page's end
      await page.keyboard.press("Enter");
      const kept = Object.keys(await stored(page, "read"));
      return (await page.$(".read")) || kept.includes(name) || !(await page.$eval(".pages-read", (x) => x.hidden)) ? "it is not forgotten" : "";
    });
    await check(`${by}: progress goes to a file and comes back`, { path: questions, by }, async (page) => {
      await page.evaluate((page) => {
        window.confirm = () => true;
        localStorage.setItem("read", JSON.stringify({ [page]: "2026-01-01T00:00:00.000Z" }));
        const real = URL.createObjectURL;
        URL.createObjectURL = (blob) => { window.saved = blob; return real.call(URL, blob); };
        HTMLAnchorElement.prototype.click = () => {}; // the browser would ask where to put it
      }, name);
      const press = (which) => page.$eval(`.progress-${which}`, (button) => button.click());
      await press("export");
      const text = await page.evaluate(() => window.saved.text());
      if (!JSON.parse(text).read?.[name]) return `saved is ${text.slice(0, 200)}`;
      await press("erase");
      if (Object.keys(await stored(page, "read")).length) return "erasing leaves what was read";
      const give = (words) => page.evaluate((words) => {
        const files = new DataTransfer();
        files.items.add(new File([words], "mine.json"));
        const input = document.querySelector(".question-progress input");
        input.files = files.files;
        input.dispatchEvent(new Event("change"));
      }, words);
      await give(JSON.stringify({ ...JSON.parse(text), read: { [name]: "no date" } }));
      await until(page, () => document.querySelector(".progress-told").textContent.startsWith("mine.json holds no progress"));
      if (Object.keys(await stored(page, "read")).length) return "half of a broken file was loaded";
      await give(text);
      await until(page, () => document.querySelector(".progress-told").textContent.includes("loaded."));
      return (await stored(page, "read"))[name] === "2026-01-01T00:00:00.000Z" ? "" : "what was read does not come back";
    });
  }
  await check("another tab follows language and colours", { path }, async (page) => {
    const other = await page.browserContext().newPage();
    await other.goto(`${page.base}/${path}`);
    await other.click(".theme-button");
    await other.click(".theme-button");
    await other.$$eval(".listing-tabs label", (all) => all.find((x) => x.textContent === "Go").click());
    await until(page, () => document.documentElement.dataset.theme === "dark"
      && [...document.querySelectorAll(".listing-tabs input[id$='-go']")].every((x) => x.checked));
    await other.close();
  });
  await check("a link to a place says where to, and is copied", { path }, async (page) => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });
    });
    const wrong = await page.$$eval("a.headerlink", (all) => all
      .filter((x) => !/^Copy the link to \S/.test(x.getAttribute("aria-label")) || x.getAttribute("role") !== "button").map((x) => x.outerHTML));
    if (wrong.length) return `no name: ${wrong[0]}`;
    for (const [which, key] of [["h2 + a.headerlink", "Enter"], ["figcaption a.headerlink", " "]]) {
      await page.focus(which);
      await page.keyboard.press(key);
      await until(page, (selector) => window.copied === document.querySelector(selector).href
        && location.hash === document.querySelector(selector).hash && document.querySelector(".told").textContent === "Copied", which);
    }
  });
  await check("a line holds 60 to 75 characters", { path }, async (page) => {
    const lines = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.querySelectorAll("article section>p:not([class])")].map((p) => {
        const range = document.createRange();
        range.selectNodeContents(p);
        const height = Number.parseFloat(getComputedStyle(p).lineHeight);
        return { length: p.innerText.length, lines: Math.round(p.getBoundingClientRect().height / height), maths: Boolean(p.querySelector(".katex")) };
      }).filter((x) => x.lines > 3 && !x.maths);
    });
    const mean = lines.reduce((sum, x) => sum + x.length, 0) / lines.reduce((sum, x) => sum + x.lines - 0.5, 0); // the last is half full
    return lines.length > 5 && mean >= 60 && mean <= 75 ? "" : `${mean.toFixed(1)} characters in ${lines.length} paragraphs`;
  });
  if (kind !== "chromium") return;
  for (const [size, where] of [["desktop", path], ["phone", path], ["desktop", questions], ["desktop", "index.html"]]) {
    await check(`typefaces that come late move nothing: ${where} ${size}`, { path: "404.html", size }, async (page) => {
      page.faults.length = 0; // that page is made for a server's top
      page.requests.length = 0;
      const held = [];
      await page.setCacheEnabled(false);
      await page.setRequestInterception(true);
      page.on("request", (request) => (request.url().endsWith(".woff2") ? held.push(request) : request.continue()));
      await page.evaluateOnNewDocument(() => {
        window.shift = 0;
        window.moved = [];
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
          window.shift += entry.value;
          window.moved.push(...entry.sources.map((x) => x.node?.nodeName));
        })).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(`${page.base}/${where}`, { waitUntil: "domcontentloaded" });
      await until(page, () => performance.getEntriesByName("first-contentful-paint").length);
      if (!held.length) return "no typeface was waited for";
      held.splice(0).forEach((request) => request.continue());
      page.on("request", () => held.splice(0).forEach((request) => request.continue()));
      await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 100)); }))); // entries come after the frame
      const [shift, moved] = await page.evaluate(() => [window.shift, window.moved.slice(0, 5)]);
      return shift < 0.05 ? "" : `${shift.toFixed(3)}: ${moved}`;
    });
  }
};
