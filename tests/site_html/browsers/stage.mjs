// What a script of checks is given: pages of one browser over one built site, and a place for complaints.
const sizes = { desktop: { width: 1366, height: 900 }, phone: { width: 390, height: 844 } };
const patience = 60_000;

const within = (seconds, promise, what) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not done after ${seconds / 1000} s`)), seconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

// Runs in the page before all else: breaches of the policy are errors in both browsers, colours as asked.
const prepare = (scheme) => {
  addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy refuses ${event.blockedURI} by ${event.violatedDirective}`);
  });
  addEventListener("error", ({ target }) => { // Firefox tells nobody of a file that is missing
    if (target !== window) console.error(`not loaded: ${target.src ?? target.href}`);
  }, true);
  if (scheme) try { localStorage.setItem("mode", scheme); } catch { /* about:blank has none */ }
};

export const stage = ({ browser, kind, proxy, addresses, folder, data }) => {
  const seen = {};

  const open = async ({ path, size = "desktop", by = "http", scheme = "light" }) => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(sizes[size] ?? size);
    page.faults = [];
    page.requests = [];
    page.on("console", (m) => { if (m.type() === "error") page.faults.push(`console: ${m.text()}`); });
    page.on("pageerror", (error) => page.faults.push(`page error: ${error?.message ?? error}`));
    page.on("request", (request) => page.requests.push(request.url()));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      if (!/ABORTED/i.test(why)) page.faults.push(`not loaded: ${request.url()} ${why}`);
    });
    page.on("response", (answer) => { if (answer.status() >= 400) page.faults.push(`not loaded: ${answer.url()} ${answer.status()}`); });
    if (kind === "chromium") await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
    await page.evaluateOnNewDocument(prepare, scheme === "light" ? "" : scheme);
    page.base = by === "file" ? `file://${folder}` : addresses.http;
    await page.goto(`${page.base}/${path}`, { waitUntil: "load" });
    return page;
  };
  const strangers = (page) => {
    const abroad = page.requests.filter((url) => !(url.startsWith(`${page.base}/`) || /^(data|blob|about):/.test(url)));
    return [...abroad.map((url) => `asks ${url}`), ...proxy.asked.splice(0).map((host) => `asks the host ${host}`)];
  };

  // One check: opens a page, looks, closes it. `look` returns a complaint, or nothing.
  const check = async (name, where, look) => {
    let page;
    try {
      page = await within(patience, open(where), "opening");
      const complaint = (await within(where.patience ?? patience, look(page), "looking")) ?? "";
      await page.evaluate(() => new Promise((done) => { setTimeout(done, 20); })); // events under way arrive
      seen[name] = [complaint, ...page.faults, ...strangers(page)].filter(Boolean).join("; ");
    } catch (error) {
      seen[name] = [String(error.message ?? error).split("\n").slice(0, 3).join(" "), ...(page?.faults ?? [])].join("; ");
    } finally {
      await page?.browserContext().close().catch(() => {});
    }
    return seen[name];
  };
  return { check, open, sizes, kind, data, folder, addresses, seen };
};
