// Reads GIFT from stdin and prints the questions as JSON. Argument: folder with node_modules.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { parse } = createRequire(`${process.argv[2]}/`)("gift-pegjs");
console.log(JSON.stringify(parse(readFileSync(0, "utf-8"))));
