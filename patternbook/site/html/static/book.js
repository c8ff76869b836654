// Small helpers of the page. Everything can be read without them.
(() => {
  const root = document.documentElement;
  const top = root.dataset.content_root;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const remember = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* private window: forget it */ }
  };
  const recall = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };

  // Colours: as the system says, light, dark. The choice was applied in the page's head already.
  const system = matchMedia("(prefers-color-scheme: dark)");
  const modes = { auto: "automatic", light: "light", dark: "dark" };
  const themeButton = document.querySelector(".theme-button");
  const showMode = () => {
    const mode = root.dataset.mode;
    root.dataset.theme = mode === "auto" ? (system.matches ? "dark" : "light") : mode;
    themeButton.setAttribute("aria-label", `Colours: ${modes[mode]}`);
    themeButton.title = `Colours: ${modes[mode]}`;
  };
  themeButton.addEventListener("click", () => {
    const order = Object.keys(modes);
    root.dataset.mode = order[(order.indexOf(root.dataset.mode) + 1) % order.length];
    remember("mode", root.dataset.mode);
    showMode();
  });
  system.addEventListener("change", showMode);
  showMode();

  // Contents: a column on a wide screen, a drawer on a narrow one.
  const contents = document.getElementById("contents");
  const drawer = document.getElementById("drawer");
  const toggle = document.querySelector(".contents-button");
  const wide = matchMedia("(min-width: 992px)");
  const home = contents.parentNode;
  const showState = () => {
    const shown = wide.matches ? !root.classList.contains("contents-hidden") : drawer.open;
    toggle.setAttribute("aria-expanded", String(shown));
  };
  toggle.addEventListener("click", () => {
    if (wide.matches) {
      root.classList.toggle("contents-hidden");
    } else {
      drawer.append(contents);
      drawer.showModal();
      contents.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
    }
    showState();
  });
  drawer.addEventListener("close", () => {
    home.prepend(contents);
    showState();
    toggle.focus();
  });
  wide.addEventListener("change", () => { drawer.close(); showState(); });
  const outside = (dialog) => dialog.addEventListener("click", (event) => {
    const leaves = event.target === dialog || (dialog === drawer && event.target.closest("a"));
    if (leaves) dialog.close();
  });
  outside(drawer);
  document.querySelector(".drawer-close").addEventListener("click", () => drawer.close());
  showState();
  const current = contents.querySelector("[aria-current]");
  if (current && current.getBoundingClientRect().bottom > innerHeight * 0.8) {
    contents.scrollTop = current.offsetTop - innerHeight * 0.3;
  }

  // Search: its script and the index are loaded when it is opened.
  const dialog = document.getElementById("search-dialog");
  const load = (file) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = top + file;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`cannot load ${file}`));
    document.head.append(script);
  });
  let ready;
  const index = () => (ready ??= load("_static/search.js").then(() => load("searchindex.js")));
  const start = (box) => {
    const input = box.querySelector("input");
    const [list, status] = [box.querySelector("ol"), box.querySelector("[role=status]")];
    const run = () => index().then(
      () => window.bookSearch(input.value, list, status, top),
      (error) => { status.textContent = `The search does not work: ${error.message}.`; },
    );
    let timer;
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, 120); });
    box.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.focus();
    });
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    return run;
  };
  const page = document.querySelector("article .search-box");
  if (page) {
    start(page)();
    page.querySelector("input").focus();
  }
  const run = start(dialog);
  const open = () => {
    dialog.showModal();
    dialog.querySelector("input").select();
    run();
  };
  const searchButton = document.querySelector(".find-button");
  searchButton.addEventListener("click", (event) => { event.preventDefault(); open(); });
  outside(dialog);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea");
    const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (command || (event.key === "/" && !typing)) {
      event.preventDefault();
      if (dialog.open) dialog.close(); else open();
    }
  });

  // Copying: from file:// the browser may refuse the clipboard, then a selection does it.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.style.cssText = "position:fixed;opacity:0";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  const button = (name, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy-button";
    made.textContent = "Copy";
    made.setAttribute("aria-label", name);
    made.addEventListener("click", async () => {
      await copy(text());
      made.textContent = "Copied";
      setTimeout(() => { made.textContent = "Copy"; }, 1500);
    });
    return made;
  };
  all(".listing-panel").forEach((panel) => {
    const code = panel.querySelector("pre");
    const command = panel.querySelector(".listing-command");
    panel.prepend(button("Copy the listing", () => code.textContent));
    if (command) command.after(button("Copy the command", () => command.textContent));
  });
  all(".highlight-console").forEach((block) => {
    const lines = () => block.querySelector("pre").textContent.split("\n");
    const typed = () => lines().filter((x) => x.startsWith("$ ")).map((x) => x.slice(2));
    block.prepend(button("Copy the command", () => typed().join("\n")));
  });

  // Languages: a choice holds for all listings of the page, and for the next page.
  const tabs = all(".listing-tabs input");
  const language = (input) => input.id.slice(input.id.lastIndexOf("-") + 1);
  const choose = (name) => tabs.forEach((tab) => { if (language(tab) === name) tab.checked = true; });
  tabs.forEach((tab) => tab.addEventListener("change", () => {
    const before = tab.getBoundingClientRect().top;
    choose(language(tab));
    remember("language", language(tab));
    scrollBy(0, tab.getBoundingClientRect().top - before);
  }));
  if (recall("language")) choose(recall("language"));

  // What scrolls sideways can be reached with the keyboard.
  const reach = () => all("pre, .table-box, .maths").forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute("tabindex");
  });
  addEventListener("resize", reach);
  addEventListener("load", reach);
  tabs.forEach((tab) => tab.addEventListener("change", reach));
  reach();

  // The heading that is being read is marked in the contents.
  const links = all(".page-contents a");
  const headings = links.map((a) => document.getElementById(decodeURIComponent(a.hash.slice(1))));
  const mark = () => {
    const last = headings.findLastIndex((x) => x && x.getBoundingClientRect().top < 140);
    links.forEach((link, place) => link.classList.toggle("reading", place === last));
  };
  if (links.length) addEventListener("scroll", mark, { passive: true });
})();
