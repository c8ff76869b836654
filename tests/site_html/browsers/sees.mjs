// Each check breaks something on purpose: what is seen of it is for test_browsers.py to judge.
export default async ({ check, sizes }) => {
  for (const by of ["http", "file"]) {
    const where = { path: "index.html", by };
    await check(`${by}: all is well`, where, async (page) => (await page.title()) === "Well" ? "" : "another title");
    await check(`${by}: complaint`, where, async () => "as I say");
    await check(`${by}: console`, where, (page) => page.evaluate(() => console.error("alas")));
    await check(`${by}: page error`, where, async (page) => {
      await page.evaluate(() => { setTimeout(() => { throw new Error("thrown late"); }); });
      await page.evaluate(() => new Promise((done) => { setTimeout(done, 50); }));
    });
    await check(`${by}: missing file`, where, (page) => page.evaluate(() => new Promise((done) => {
      const script = Object.assign(document.createElement("script"), { src: "nowhere.js", onerror: () => done() });
      document.head.append(script);
    })));
    await check(`${by}: another host`, where, (page) => page.evaluate(() => fetch("http://tracker.test/x").then(() => {}, () => {})));
    await check(`${by}: another host, from a worker`, where, (page) => page.evaluate(() => new Promise((done) => {
      const code = "fetch('http://worker.test/x').catch(() => {}).finally(() => postMessage(1))";
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      worker.onmessage = () => done();
    })));
    await check(`${by}: policy`, { path: "policy.html", by }, (page) => page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
    }));
    await check(`${by}: phone`, { ...where, size: "phone" }, (page) => page.evaluate((width) => innerWidth === width ? "" : `${innerWidth} wide`, sizes.phone.width));
    await check(`${by}: dark`, { ...where, scheme: "dark" }, (page) => page.evaluate(() => localStorage.getItem("mode") === "dark" ? "" : "not dark"));
    await check(`${by}: forgets`, where, (page) => page.evaluate(() => localStorage.getItem("mode") ?? ""));
    await check(`${by}: late`, { ...where, patience: 200 }, () => new Promise(() => {}));
  }
};
