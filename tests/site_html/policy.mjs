// The content security policy: what the pages do is allowed, what they never do is refused.
// What the policy refuses is a complaint by itself (see browsers/stage.mjs).
const never = () => ({
  "script-src-elem inline": (add) => add("script", { textContent: "window.ran = 'a script'" }),
  "script-src-attr inline": (add) => add("b", { innerHTML: "<i onclick='window.ran = \"a handler\"'>x</i>" }).firstChild.click(),
  "script-src eval": () => { window.ran = eval("'eval'"); },
  "style-src-elem inline": (add) => add("style", { textContent: "body{color:red}" }),
  "script-src-elem http://tracker.test/": (add) => add("script", { src: "http://tracker.test/x.js" }),
  "img-src http://tracker.test/": (add) => add("img", { src: "http://tracker.test/x.png" }),
  "connect-src http://tracker.test/": () => { fetch("http://tracker.test/x").catch(() => {}); },
  "frame-src http://tracker.test": (add) => add("iframe", { src: "http://tracker.test/" }),
  "object-src http://tracker.test": (add) => add("object", { data: "http://tracker.test/x.swf" }),
  "form-action http://tracker.test/": (add) => add("form", { action: "http://tracker.test/", method: "post" }).submit(),
});

// Does it from within the page, as an attacker's code would: what a test evaluates is above the policy.
const trespass = (page, deed) => page.evaluate((deed) => new Promise((done) => {
  const add = (name, more) => document.body.appendChild(Object.assign(document.createElement(name), more));
  addEventListener("securitypolicyviolation", (event) => done(`${event.effectiveDirective} ${event.blockedURI}`), { once: true });
  setTimeout(() => { try { window.never()[deed](add); } catch { /* eval throws, as it should */ } });
  setTimeout(() => done("nothing"), 2000);
}), deed);

const quiet = (page) => { // what was refused is what we wanted; whether it left, the proxy knows
  page.faults.length = 0;
  page.requests = page.requests.filter((url) => !url.includes("tracker.test"));
};

export default async ({ check, data }) => {
  for (const by of ["http", "file"]) {
    for (const path of data[by]) {
      await check(`${by}: ${path} may do all that it does`, { path, by }, async (page) => {
        await page.waitForSelector(".find-button");
        await page.click(".find-button");
        await page.type("#search-dialog input", "breaker");
        await page.waitForSelector("#search-dialog .search-results a");
        await page.keyboard.press("Escape");
        return page.evaluate(async () => {
          document.querySelector("form.question button[type=submit]")?.click();
          await document.fonts.ready;
          const face = location.protocol === "file:" ? '"File Text"' : '"Book Text"';
          const styled = getComputedStyle(document.body).fontFamily.startsWith(face);
          return [
            !styled && "no style",
            document.documentElement.dataset.mode !== "auto" && "the first script has not run",
            !document.fonts.check(`16px ${face}`) && "no typeface",
            [...document.images].some((x) => x.complete && !x.naturalWidth && x.offsetWidth) && "a picture is missing",
          ].filter(Boolean).join(", ");
        });
      });
    }
    await check(`${by}: what a page never does is refused`, { path: data[by][0], by }, async (page) => {
      const wrong = [];
      await page.evaluate(`window.never = ${never}`);
      for (const expected of Object.keys(never())) {
        const told = await trespass(page, expected);
        if (!told.startsWith(expected)) wrong.push(`${expected}: refused was ${told}`);
      }
      const ran = await page.evaluate(() => window.ran);
      quiet(page);
      return [...wrong, ran && `it ran: ${ran}`].filter(Boolean).join("; ");
    });
  }
};
