// Drives one browser for as long as its standard input is open. Arguments: folder node_modules,
// chromium or firefox, its path, a folder for its profile. Reads an order a line, as JSON:
// {script, folder, data}; the script's default export is given what stage.mjs makes. Answers each
// with a line: {seen: {check: complaint}} or {failed: why}.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { launch } from "./launch.mjs";
import { refuseAll, serve } from "./serve.mjs";
import { stage } from "./stage.mjs";

const [modules, kind, path, profile] = process.argv.slice(2);
const proxy = await refuseAll();
const { browser, child } = await launch(modules, kind, path, profile, proxy.port);
const servers = new Map();

const play = async ({ script, folder, data }) => {
  const sent = servers.get(folder)?.sent ?? { bytes: 0 };
  if (!servers.has(folder)) servers.set(folder, { sent, http: await serve(folder, sent) });
  const { http } = servers.get(folder);
  const { default: checks } = await import(pathToFileURL(script).href);
  const scene = stage({ browser, kind, proxy, addresses: { http }, folder, data });
  const told = await checks({ ...scene, sent, modules });
  return { seen: scene.seen, told };
};

console.log(JSON.stringify({ ready: await browser.version() }));
for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = await play(JSON.parse(line));
  } catch (error) {
    answer = { failed: String(error.stack ?? error) };
  }
  console.log(JSON.stringify(answer));
}
await browser.close().catch(() => {});
child.kill("SIGKILL");
process.exit(0);
