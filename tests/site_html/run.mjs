// Runs, edits, stops and breaks listings in the page, as a reader would. data: {page, name, file,
// expected} of a listing that is shown in part; sim, the same of a simulation.
import { readFileSync } from "node:fs";

const programs = {
  endless: "while True:\n    pass\n",
  chatty: "while True:\n    print('x' * 99)\n",
  wrong: "import math\n\n\ndef root(x: float) -> float:\n    return math.sqrt(x)\n\n\nprint(root(4))\nprint(root(-1))\n",
  syntax: "x = 1\nprint(x\n",
  deep: "import json\n\njson.loads('{')\n",
  socket: "import socket\n\nfor _ in range(3):\n    try:\n        socket.create_connection(('example.com', 80))\n    except Exception:\n        pass\n",
  fetch: "from urllib.request import urlopen\n\nurlopen('http://example.com/')\n",
  thread: "from concurrent.futures import ThreadPoolExecutor\n\nwith ThreadPoolExecutor() as pool:\n    pool.submit(print, 'never')\n",
  process: "import subprocess\n\nsubprocess.run(['ls'])\n",
  absent: "import numpy\n",
  clocks: "import asyncio\n\n\nasync def main() -> None:\n    await asyncio.wait_for(asyncio.sleep(0.01, 'woke'), 1)\n    print('woke')\n\n\nasyncio.run(main())\n",
  silent: "x = 1\n",
};
const refusals = { socket: "network", fetch: "network", thread: "starts a thread", process: "starts a process", absent: "needs numpy" };

const reader = async (page, name) => {
  const bar = await page.$(`.run-bar[data-run="${name}"]`);
  if (!bar) throw new Error(`no Run for ${name}`);
  const press = async (which) => { await (await bar.$(`.run-${which}`)).click(); };
  const status = () => bar.$eval("[role=status]", (x) => x.textContent);
  const until = (words, timeout = 45_000) => page.waitForFunction((b, w) => new RegExp(w).test(b.querySelector("[role=status]").textContent), { timeout }, bar, words)
    .catch(async () => { throw new Error(`the status is '${await status()}', not ${words}`); });
  const shown = () => bar.evaluate((b) => b.closest(".listing-panel").querySelector(".run-output pre").textContent);
  const editor = () => bar.evaluateHandle((b) => b.closest(".listing-panel").querySelector("textarea"));
  const put = (text) => bar.evaluate((b, t) => { b.closest(".listing-panel").querySelector("textarea").value = t; }, text);
  const play = async (text, words = " ran in ") => { await put(text); await press("run"); await until(words); return shown(); };
  const focused = () => page.evaluate(() => document.activeElement.className || document.activeElement.tagName);
  return { bar, press, status, until, shown, editor, put, play, focused };
};
const loaded = (page) => page.requests.filter((url) => /_static\/run\/(?!run\.(js|css))/.test(url));

export default async ({ check, data, kind, modules }) => {
  const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf-8");
  const faults = async (page) => {
    if (kind !== "chromium") return "";
    return page.evaluate(async (source) => {
      if (!window.axe) { const wrap = new Function(source); wrap(); }
      const found = await window.axe.run("figure.listing", { preload: false });
      return found.violations.map((v) => `axe ${v.id}: ${v.nodes[0].html.slice(0, 150)}`).join("; ");
    }, axe);
  };
  const story = async (page) => {
    const wrong = [];
    try {
      await tell(page, wrong);
    } catch (error) { // what was wrong before counts too
      wrong.push(error.message);
    }
    return wrong.join("; ");
  };
  const tell = async (page, wrong) => {
    const expect = (right, what) => { if (!right) wrong.push(what); };
    const { bar, press, status, until, shown, editor, put, play, focused } = await reader(page, data.name);
    expect(!loaded(page).length, `loaded before the first run: ${loaded(page)}`);
    const names = await bar.$$eval("button", (all) => all.map((x) => x.getAttribute("aria-label")).join());
    expect(names === `Run the whole of ${data.file},Stop ${data.file},Edit the whole of ${data.file},Reset ${data.file}`, `the buttons are ${names}`);
    const height = () => bar.evaluate((b) => b.getBoundingClientRect().height);
    const before = await height();

    await (await bar.$(".run-run")).focus();
    await page.keyboard.press("Enter");
    await until(" ran in ");
    expect((await shown()) === data.expected, `prints ${JSON.stringify(await shown())}`);
    expect((await status()).startsWith(`the whole of ${data.file} ran in`), `says ${await status()}`);
    expect((await focused()).includes("run-run"), `after a run the focus is on ${await focused()}`);
    expect(Math.abs((await height()) - before) < 2, "the bar changes its height");

    await press("edit");
    await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
    const [text, at] = await (await editor()).evaluate((x) => [x.value, x.value.slice(0, x.selectionStart).split("\n").length]);
    expect(text === data.text, "the editor has another text");
    expect(String(at) === (await bar.evaluate((b) => b.dataset.line)), `the editor opens at line ${at}`);
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    await page.keyboard.type("\nfor n in (1, 2):\nprint('typed', n)");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await until(" ran in ");
    expect((await shown()) === `${data.expected}typed 1\ntyped 2\n`, `typed: prints ${(await shown()).slice(-200)}`);
    expect(await page.evaluate(() => document.activeElement.tagName === "TEXTAREA"), "Ctrl-Enter takes the focus from the editor");
    expect(!(await faults(page)), await faults(page));
    await page.keyboard.press("Escape");
    expect((await focused()).includes("run-run"), `Escape leads to ${await focused()}`);

    let told = await play(programs.wrong, " failed ");
    expect(told.includes(`File "${data.file}", line 9, in <module>`) && told.includes("line 5, in root") && told.startsWith("2.0\nTraceback"), `error: ${told}`);
    told = await play(programs.deep, " failed ");
    expect(told.includes(`"${data.file}", line 3`) && !told.includes("/lib/") && !told.includes("/book/") && told.includes("JSONDecodeError"), `library error: ${told}`);
    told = await play(programs.syntax, " failed ");
    expect(told.includes(`File "${data.file}", line 2`) && told.includes("SyntaxError") && !told.includes("Traceback"), `syntax: ${told}`);
    for (const [which, words] of Object.entries(refusals)) {
      told = await play(programs[which], " failed ");
      const sentence = told.startsWith(data.file) && told.includes(words) && told.includes(`python examples/${data.name}`) && told.trim().split("\n").length === 1;
      expect(sentence, `${which}: ${told}`);
    }
    expect((await play(programs.clocks)) === "woke\n", "asyncio does not run by itself");
    expect((await play(programs.silent)) === "It prints nothing.", "silent");

    told = await play(programs.chatty, "stopped: it printed more than 100,000 characters");
    expect(told.length === 100_000, `${told.length} characters are shown`);
    await put(programs.endless);
    await press("run");
    await until("^running");
    await press("stop");
    await until("^stopped$");
    if (data.patient) await play(programs.endless, "stopped: it ran for more than 10 s");

    await press("reset");
    expect(await bar.evaluate((b) => !b.closest(".listing-panel").querySelector("textarea") && b.closest(".listing-panel").querySelector("[class^=highlight-]").offsetHeight > 0 && b.closest(".listing-panel").querySelector(".run-output").hidden), "reset leaves something");
    await press("run");
    await until(" ran in ");
    expect((await shown()) === data.expected, `after reset: prints ${await shown()}`);
  };
  const patience = 200_000;
  await check("http, desktop", { path: data.page, patience }, story);
  data.patient = false; // ten seconds once are enough
  await check("file, phone", { path: data.page, by: "file", size: "phone", patience }, story);
  for (const by of ["http", "file"]) {
    await check(`${by}: a simulation`, { path: data.sim.page, by, patience }, async (page) => {
      const { press, until, shown } = await reader(page, data.sim.name);
      await press("run");
      await until(" ran in ");
      return (await shown()) === data.sim.expected ? "" : `another trace: ${await shown()}`;
    });
  }
  await check("two listings of a page", { path: data.page, patience }, async (page) => {
    const [first, second] = [await reader(page, data.name), await reader(page, data.other)];
    await first.press("edit");
    await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
    await first.put(programs.endless);
    await first.press("run");
    await first.until("^running");
    await second.press("run");
    await second.until(" ran in ");
    return (await first.status()).includes("another listing was run") ? "" : await first.status();
  });
};
