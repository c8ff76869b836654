// Sets formulas: one JSON object a line in ({tex, display}), one a line out ({html} or {error}).
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const katex = createRequire(`${process.argv[2]}/`)("katex");
const lines = createInterface({ input: process.stdin });

lines.on("line", (line) => {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    const options = { displayMode: display, throwOnError: true, strict: "error" };
    answer = { html: katex.renderToString(tex, options) };
  } catch (error) {
    answer = { error: String(error.message) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
