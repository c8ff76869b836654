// The worker in which listings run. What stands before it: Pyodide, made `loadPyodide` and
// `createPyodideModule` (see site/html/run/assets.py). The page posts, in this order,
// {library, libraries, index}, {module}, then {name, files} for each run. The worker posts {ready},
// {fatal}; and of a run {started}, {out}, {full}, {done}.
(() => {
  const most = 100_000; // characters of output
  const every = 50; // ms between two pieces of output, unless they are large

  // Pyodide fetches two files; it gets them from what the page told.
  const gunzip = (blob) => new Response(blob.stream().pipeThrough(new DecompressionStream("gzip")));
  const told = {};
  self.fetch = async (address) => {
    const name = String(address.url ?? address).split("/").pop();
    if (!told[name]) throw new TypeError("there is no network here");
    return new Response(await told[name]);
  };
  let compiled; // told when it is
  const module = new Promise((resolve) => { compiled = resolve; });
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const made = await module;
    return { module: made, instance: await WebAssembly.instantiate(made, imports) };
  };

  let player;
  const start = async ({ library, libraries, index }) => {
    told["pyodide.asm.wasm"] = "it comes by itself";
    told["library.zip"] = gunzip(library).arrayBuffer();
    const texts = gunzip(libraries).json();
    const py = await loadPyodide({
      createPyodideModule, indexURL: "https://pyodide.invalid/", stdLibURL: "https://pyodide.invalid/library.zip",
      lockFileContents: { info: index, packages: {} }, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    });
    const decoder = new TextDecoder();
    const write = (chunk) => { say(decoder.decode(chunk, { stream: true })); return chunk.length; };
    py.setStdout({ write, isatty: true });
    py.setStderr({ write, isatty: true });
    for (const [path, text] of Object.entries(await texts)) {
      const whole = `/lib/book/${path}`;
      py.FS.mkdirTree(whole.slice(0, whole.lastIndexOf("/")));
      py.FS.writeFile(whole, text);
    }
    py.runPython("import sys; sys.path.insert(0, '/lib/book'); import play; play.begin()");
    player = py.globals.get("play");
    postMessage({ ready: true });
  };

  // Output goes out in pieces: a message a line would be slow.
  let held = "";
  let said = 0;
  let last = 0;
  const flush = () => {
    if (held) postMessage({ out: held });
    held = "";
    last = performance.now();
  };
  const say = (text) => {
    if (said > most) return;
    said += text.length;
    held += said > most ? text.slice(0, text.length - (said - most)) : text;
    if (said > most || held.length > 4000 || performance.now() - last > every) flush();
    if (said > most) postMessage({ full: most });
  };

  const run = ({ name, files }) => {
    [held, said, last] = ["", 0, 0];
    player.lay(JSON.stringify(files));
    postMessage({ started: true });
    const answer = JSON.parse(player.play(name));
    flush();
    postMessage({ done: answer });
  };

  self.onmessage = async ({ data }) => {
    try {
      if (data.library) await start(data);
      else if (data.module) compiled(data.module);
      else run(data);
    } catch (error) {
      postMessage({ fatal: String(error.message ?? error) });
    }
  };
})();
