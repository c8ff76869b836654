// The page's side of Python: loads what it consists of at the first run, keeps one worker ready.
// `assets` stands before this (see site/html/run/assets.py): {folder, index, files: {name: {size, hash}}}.
const bookPython = (() => {
  const limit = 10_000; // ms that a run may take
  const base = new URL(".", document.currentScript.src).href;
  const local = location.protocol === "file:";
  const parts = ["python", "library", "libraries"];

  // From a folder a page may not fetch, but it may load scripts: they hand over the same as text.
  const waiting = {};
  self.bookPart = (name, text) => waiting[name](text);
  const byScript = (name) => new Promise((resolve, reject) => {
    waiting[name] = resolve;
    const script = document.createElement("script");
    script.src = `${base}${name}.js`;
    script.onerror = () => reject(new Error(`${name}.js is missing`));
    document.head.append(script);
  });
  const place = async (name) => (local ? { text: await byScript(name) } : { url: `${base}${name}.bin?${assets.files[name].hash}` });
  const read = async (name) => {
    const { url, text } = await place(name);
    const packed = url ? (await fetch(url)).body : new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const once = (make) => { // but a failure, of the network say, is tried again
    const made = new Map();
    return (name) => {
      if (!made.has(name)) made.set(name, make(name).catch((error) => { made.delete(name); throw error; }));
      return made.get(name);
    };
  };
  const files = once(async (folder) => JSON.parse(await read(`listings-${folder.replaceAll("/", "-")}`)));
  const code = once(async () => URL.createObjectURL(new Blob([await read("worker")], { type: "text/javascript" })));
  const places = once(async () => Object.fromEntries(await Promise.all(parts.map(async (name) => [name, await place(name)]))));

  let module;
  const total = parts.reduce((sum, name) => sum + assets.files[name].size, 0);
  const spawn = async (progress) => {
    const [given, script] = await Promise.all([places(""), code("")]);
    const worker = new Worker(script);
    let loaded = 0;
    await new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || "the worker does not start"));
      worker.onmessage = ({ data }) => {
        if (data.loaded) progress((loaded += data.loaded) / total);
        if (data.module) module = data.module;
        if (data.ready) resolve();
        if (data.fatal) reject(new Error(data.fatal));
      };
      worker.postMessage({ assets: given, module, index: assets.index });
    });
    return worker;
  };

  let spare; // a promise of a worker that is ready
  let current; // ends the run that is under way
  const run = async ({ name, text, progress, started, out }) => {
    current?.("another");
    let stopped;
    let end;
    const ended = new Promise((resolve) => { end = resolve; });
    const mine = (why) => { stopped = why; end({ stopped: why }); };
    current = mine;
    let worker;
    try {
      spare ??= spawn(progress);
      const [given, ready] = await Promise.all([files(name.slice(0, name.lastIndexOf("/"))), spare]);
      worker = ready;
      if (!stopped) {
        spare = undefined;
        worker.onerror = (event) => end({ fatal: event.message });
        worker.onmessage = ({ data }) => {
          if (stopped) return;
          if (data.started) { started(); setTimeout(() => mine("limit"), limit); }
          if (data.out) out(data.out);
          if (data.full) mine("full");
          if (data.done) end({ done: data.done });
          if (data.fatal) end({ fatal: data.fatal });
        };
        worker.postMessage({ name, files: text === undefined ? given : { ...given, [name]: text } });
      }
    } catch (error) {
      spare = undefined;
      end({ fatal: error.message });
    }
    const how = await ended;
    if (current === mine) current = undefined;
    if (how.done) {
      spare = Promise.resolve(worker);
    } else if (worker && !spare) {
      worker.terminate();
      spare = spawn(() => {}); // so that the next run need not wait
      spare.catch(() => { spare = undefined; });
    }
    return how;
  };
  return { run, stop: () => current?.("stopped"), files, limit, megabytes: total / 1e6 };
})();
