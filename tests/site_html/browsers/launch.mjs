// Starts Chromium or Firefox in this process's own group, so that what ends the group ends it too.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";

const quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
  "--disable-features=Translate,MediaRouter,OptimizationHints", "--disable-dev-shm-usage", "--hide-scrollbars",
  "--disable-renderer-backgrounding", "--disable-background-timer-throttling", "--password-store=basic"];

const address = (child, mark) => new Promise((resolve, reject) => {
  let said = "";
  const hear = (chunk) => {
    said += chunk;
    const found = said.match(mark);
    if (found) resolve(found[1]);
  };
  child.stderr.on("data", hear);
  child.stdout.on("data", hear);
  child.on("error", reject);
  child.on("exit", (code) => reject(new Error(`the browser ended with ${code}: ${said.slice(-500)}`)));
});

export const launch = async (modules, kind, path, profile, proxyPort) => {
  const require = createRequire(`${modules}/`);
  const puppeteer = require("puppeteer-core");
  mkdirSync(profile, { recursive: true });
  const firefox = kind === "firefox";
  let flags = [...quiet, `--proxy-server=127.0.0.1:${proxyPort}`, `--user-data-dir=${profile}`, "--remote-debugging-port=0"];
  if (firefox) {
    const { createProfile, Browser } = createRequire(require.resolve("puppeteer-core"))("@puppeteer/browsers");
    const proxy = { "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": proxyPort,
      "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": proxyPort };
    const still = { "ui.prefersReducedMotion": 1, "dom.max_script_run_time": 0 };
    await createProfile(Browser.FIREFOX, { path: profile, preferences: { ...proxy, ...still } });
    flags = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"];
  }
  const child = spawn(path, [...flags, "about:blank"], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1" } });
  const endpoint = await address(child, firefox ? /WebDriver BiDi listening on (ws:\S+)/ : /DevTools listening on (ws:\S+)/);
  const browser = await puppeteer.connect(firefox
    ? { browserWSEndpoint: `${endpoint}/session`, protocol: "webDriverBiDi", defaultViewport: null }
    : { browserWSEndpoint: endpoint, defaultViewport: null });
  return { browser, child };
};
