// Plays QTI items in a player, in Chromium, and prints for each answer what was scored and shown.
// Arguments: folder with node_modules, browser, a JSON file: list of {xml, answers: [value, …]}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, executablePath, path] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const player = readFileSync(`${modules}/@citolab/qti-components/cdn/index.global.js`, "utf-8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await (await browser.newContext({ offline: true })).newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (m) => { if (m.type() === "error") faults.push(m.text()); });
  await page.setContent("<!doctype html><body></body>");
  await page.addScriptTag({ content: player });
  const played = [];
  for (const { xml, answers } of JSON.parse(readFileSync(path, "utf-8"))) {
    faults.length = 0;
    const seen = await page.evaluate(async ([xml, answers]) => {
      const results = [];
      for (const answer of answers) {
        const whole = document.createElement("qti-item");
        const container = document.createElement("item-container");
        container.itemXML = xml;
        whole.append(container);
        document.body.replaceChildren(whole);
        let item = null;
        for (let turn = 0; turn < 200 && !(item?.variables?.length > 2); turn++) {
          await new Promise((done) => setTimeout(done, 5));
          item = container.shadowRoot?.querySelector("qti-assessment-item");
        }
        if (!item) throw new Error("the player shows no item");
        if (answer !== null) item.updateResponseVariable("RESPONSE", answer);
        item.processResponse();
        const value = (name) => item.variables.find((v) => v.identifier === name)?.value;
        const key = item.variables.find((v) => v.identifier === "RESPONSE")?.correctResponse;
        results.push({ score: value("SCORE"), reason: value("REASON"), general: value("GENERAL"), key, text: item.querySelector("qti-item-body").textContent });
      }
      return results;
    }, [xml, answers]);
    played.push({ results: seen, faults: [...new Set(faults)] });
  }
  console.log(JSON.stringify(played));
} finally {
  await browser.close();
}
