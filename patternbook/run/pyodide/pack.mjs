// Writes the standard library as the page loads it. Arguments: folder of pyodide, library.py,
// modules to have compiled, where to write.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, packer, modules, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const py = await loadPyodide({ env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
py.runPython(`import ${modules}`);
py.runPython(readFileSync(packer, "utf-8"));
py.globals.get("pack")("/tmp/library.zip");
writeFileSync(target, py.FS.readFile("/tmp/library.zip"));
