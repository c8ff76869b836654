// The page's side of Python: loads what it consists of at the first run, keeps one worker ready.
// `assets` stands before this (see site/html/run/assets.py): {index, files: {name: {size, hash}}}.
const bookPython = (() => {
  const limit = 10_000; // ms that a run may take
  const base = new URL(".", document.currentScript.src).href;
  const local = location.protocol === "file:";
  const total = ["python", "library", "libraries"].reduce((sum, name) => sum + assets.files[name].size, 0);
  let loaded = 0;
  let heard = () => {}; // who is told of the part that is loaded

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
  const bytes = (text) => (Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
  const counted = () => new TransformStream({
    transform(chunk, control) {
      heard((loaded += chunk.length) / total);
      control.enqueue(chunk);
    },
  });
  const packed = async (name) => { // a stream
    if (local) return new Blob([bytes(await byScript(name))]).stream();
    const answer = await fetch(`${base}${name}.bin?${assets.files[name].hash}`);
    if (!answer.ok) throw new Error(`${answer.status} for ${name}.bin`);
    return answer.body;
  };
  const gunzip = (stream) => stream.pipeThrough(new DecompressionStream("gzip"));
  const read = async (name) => new Response(gunzip(await packed(name))).text();
  const once = (make) => { // but a failure, of the network say, is tried again
    const made = new Map();
    return (name) => {
      if (!made.has(name)) made.set(name, make(name).catch((error) => { made.delete(name); throw error; }));
      return made.get(name);
    };
  };
  const files = once(async (folder) => JSON.parse(await read(`listings-${folder.replaceAll("/", "-")}`)));
  const code = once(async () => URL.createObjectURL(new Blob([await read("worker")], { type: "text/javascript" })));
  // Compiled here and not in the worker: while it is compiled, the worker starts.
  const module = once(async () => {
    const body = gunzip((await packed("python")).pipeThrough(counted()));
    return WebAssembly.compileStreaming(new Response(body, { headers: { "Content-Type": "application/wasm" } }));
  });
  const part = once(async (name) => new Response((await packed(name)).pipeThrough(counted())).blob()); // packed

  const spawn = async () => {
    loaded = 0;
    const given = Promise.all([part("library"), part("libraries")]);
    const compiled = module("");
    [given, compiled].forEach((x) => x.catch(() => {})); // each is awaited in its turn
    const worker = new Worker(await code(""));
    const ready = new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || "the worker does not start"));
      worker.onmessage = ({ data }) => {
        if (data.ready) resolve();
        if (data.fatal) reject(new Error(data.fatal));
      };
    });
    ready.catch(() => {});
    try {
      const [library, libraries] = await given;
      worker.postMessage({ library, libraries, index: assets.index });
      worker.postMessage({ module: await compiled });
      await ready;
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return worker;
  };

  let spare; // a promise of a worker that is ready
  let current; // ends the run that is under way
  const folder = (name) => name.slice(0, name.lastIndexOf("/"));
  const prepare = (name) => { // a run is likely
    files(folder(name)).catch(() => {}); // the run tells it
    if (current || spare) return;
    const mine = spawn();
    spare = mine;
    mine.catch(() => { if (spare === mine) spare = undefined; });
  };
  const run = async ({ name, text, progress, started, out }) => {
    current?.("another");
    let stopped;
    let end;
    const ended = new Promise((resolve) => { end = resolve; });
    const mine = (why) => { stopped = why; end({ stopped: why }); };
    current = mine;
    let worker;
    try {
      heard = progress;
      spare ??= spawn();
      const [given, ready] = await Promise.all([files(folder(name)), spare]);
      if (!stopped) {
        worker = ready;
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
    if (how.done && !spare) {
      spare = Promise.resolve(worker);
    } else if (worker) {
      worker.terminate();
      prepare(name); // so that the next run need not wait
    }
    return how;
  };
  return { run, stop: () => current?.("stopped"), prepare, files, limit, megabytes: total / 1e6 };
})();
