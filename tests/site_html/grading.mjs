// Grades answers with the page's own functions. Argument: the script as the build writes it.
// A line of input is [kind, answer, grade, reasons, lefts], one of output the verdict, points, reasons.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [, , script] = process.argv;
const { grade, state } = new Function(`${readFileSync(script, "utf-8")}\nreturn bookGrading;`)();
const asInThePage = { match: (places) => places.map((x) => x ?? NaN), choice: (x) => x ?? undefined, line: (x) => x ?? undefined };

for await (const line of createInterface({ input: process.stdin })) {
  const [kind, answer, ...rest] = JSON.parse(line);
  const { points, reasons } = grade(kind, asInThePage[kind]?.(answer) ?? answer ?? undefined, ...rest);
  console.log(JSON.stringify([state(points), points ?? 0, reasons]));
}
