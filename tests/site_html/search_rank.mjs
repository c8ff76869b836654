// Asks the built search without a browser. Arguments: the folder with search.js and search-texts.js,
// and a file with the questions as JSON, a list of texts. Prints a list for each: the addresses shown.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const [folder, file] = process.argv.slice(2);
const context = vm.createContext({});
context.window = context;
for (const script of ["search.js", "search-texts.js"]) {
  vm.runInContext(readFileSync(`${folder}/${script}`, "utf-8"), context);
}
const questions = JSON.parse(readFileSync(file, "utf-8"));
const shown = questions.map((question) => context.bookSearch.ask(question).groups.flat().map((hit) => hit.place.address));
console.log(JSON.stringify(shown));
