// Loads pages in Chromium as a slow phone on a slow line would, each in a context of its own.
// Arguments: node_modules, browser, rounds, then folders; the pages come as JSON on standard input.
// Prints a line of JSON a load: { site, page, bytes, parsed, blocked, asked }.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const [modules, browserPath, rounds, ...sites] = process.argv.slice(2);
const pages = JSON.parse(readFileSync(0, "utf-8"));
const puppeteer = createRequire(`${modules}/`)("puppeteer-core");

const CPU = 4; // times slower than this machine
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SETTLED = 1000; // ms after the load event in which scripts may still work
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript",
  ".svg": "image/svg+xml", ".json": "application/json", ".woff2": "font/woff2", ".png": "image/png" };
const packed = new Map();

// A host of static files as they usually are: text goes out compressed, and may be kept.
const serve = async (folder) => {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
    try {
      const type = types[extname(path)] ?? "application/octet-stream";
      const text = /text|svg|json/.test(type);
      if (!packed.has(path)) packed.set(path, text ? gzipSync(readFileSync(path), { level: 6 }) : readFileSync(path));
      const headers = { "Content-Type": type, "Content-Length": packed.get(path).length, "Cache-Control": "max-age=600" };
      if (text) headers["Content-Encoding"] = "gzip";
      response.writeHead(200, headers).end(packed.get(path));
    } catch {
      response.writeHead(404, { "Content-Length": 0 }).end();
    }
  });
  await new Promise((done) => { server.listen(0, "127.0.0.1", done); });
  return server.address().port;
};

const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu",
  "--disable-background-networking", "--disable-component-update", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] });

const load = async (site, port, path) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 390, height: 844 });
  const session = await page.createCDPSession();
  let bytes = 0;
  const asked = new Set();
  session.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
  session.on("Network.requestWillBeSent", ({ request }) => {
    const { protocol, host } = new URL(request.url);
    if (protocol.startsWith("http") && host !== `127.0.0.1:${port}`) asked.add(host);
  });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  await page.evaluateOnNewDocument(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((x) => x.duration)))
      .observe({ type: "longtask", buffered: true });
  });
  await page.goto(`http://127.0.0.1:${port}/${path}`, { waitUntil: "load", timeout: 120_000 });
  await new Promise((done) => { setTimeout(done, SETTLED); });
  const { parsed, blocked } = await page.evaluate(() => ({
    parsed: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
    blocked: window.longTasks.reduce((total, duration) => total + Math.max(0, duration - 50), 0),
  }));
  await context.close();
  console.log(JSON.stringify({ site, page: path, bytes, parsed, blocked, asked: [...asked].sort() }));
};

const ports = await Promise.all(sites.map(serve));
await load(-1, ports[0], pages[0]); // the browser's own first time is nobody's
for (let round = 0; round < Number(rounds); round += 1) {
  for (const path of pages) for (const [site, port] of ports.entries()) await load(site, port, path);
}
await browser.close();
process.exit(0);
