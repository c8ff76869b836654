// Plays listings in Pyodide under Node, one after the other in one interpreter, as the page does.
// Reads one JSON object from a file: {pyodide, library, libraries: {path: text},
// folders: {folder: {name: text}}, listings: [name], limit}. Appends an answer a line to a second file: {name, calls: [[line, text]], out, error,
// refused, missing, seconds} or {name, why}. A listing that does not end is ended with its thread.
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { fileURLToPath, pathToFileURL } from "node:url";
import { appendFileSync, readFileSync } from "node:fs";

const start = async ({ pyodide, library, libraries, folders }) => {
  const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
  let out = "";
  const decoder = new TextDecoder();
  const write = (bytes) => { out += decoder.decode(bytes); return bytes.length; };
  const py = await loadPyodide({ stdLibURL: library, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
  py.setStdout({ write });
  py.setStderr({ write });
  for (const [path, text] of Object.entries(libraries)) {
    const whole = `/lib/book/${path}`;
    py.FS.mkdirTree(whole.slice(0, whole.lastIndexOf("/")));
    py.FS.writeFile(whole, text);
  }
  py.runPython("import sys; sys.path.insert(0, '/lib/book'); import play; play.begin()");
  const player = py.globals.get("play");
  let laid;
  parentPort.postMessage({ ready: true });
  parentPort.on("message", (name) => {
    const folder = name.slice(0, name.lastIndexOf("/"));
    if (folder !== laid) player.lay(JSON.stringify(folders[laid = folder]));
    out = "";
    const calls = [];
    const before = process.threadCpuUsage();
    const answer = JSON.parse(player.play(name, (line, text) => { calls.push([line, text]); }));
    const { user, system } = process.threadCpuUsage(before);
    parentPort.postMessage({ name, calls, out, ...answer, seconds: (user + system) / 1e6 });
  });
};

const drive = async () => {
  const order = JSON.parse(readFileSync(process.argv[2], "utf-8"));
  const say = (answer) => appendFileSync(process.argv[3], `${JSON.stringify(answer)}\n`);
  const waiting = [...order.listings];
  while (waiting.length) {
    await new Promise((resolve, reject) => {
      const thread = new Worker(fileURLToPath(import.meta.url), { workerData: order });
      let timer, name;
      const next = () => {
        name = waiting.shift();
        if (name === undefined) { thread.terminate(); resolve(); return; }
        timer = setTimeout(async () => {
          say({ name, why: `still running after ${order.limit} s` });
          await thread.terminate();
          resolve();
        }, order.limit * 1000);
        thread.postMessage(name);
      };
      thread.on("message", (answer) => {
        clearTimeout(timer);
        if (!answer.ready) say(answer);
        next();
      });
      thread.on("error", reject);
    });
  }
};

if (isMainThread) await drive(); else await start(workerData);
