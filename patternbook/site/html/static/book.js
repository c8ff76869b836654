// Small helpers of the page. Everything can be read without them.
(() => {
  const root = document.documentElement;
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
  const showCurrent = () => {
    const current = contents.querySelector("[aria-current]");
    if (wide.matches && current && current.getBoundingClientRect().bottom > innerHeight * 0.8) {
      contents.scrollTop = current.offsetTop - innerHeight * 0.3;
    }
  };

  // Languages: a choice holds for all listings, on the next page and in other windows.
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
  addEventListener("storage", ({ key, newValue }) => { // another window of the book
    if (key === "language" && newValue) { choose(newValue); reach(); }
    if (key === "mode" && newValue in modes) { root.dataset.mode = newValue; showMode(); }
  });

  // What scrolls can be reached with the keyboard. All is measured before anything is changed, and
  // the first time when the page has been drawn: asked earlier, the browser lays it out twice.
  const reach = () => {
    const boxes = all("pre, .table-box, .maths").map((box) => [box, box.scrollWidth > box.clientWidth
      || (box.matches(".table-box") && box.scrollHeight > box.clientHeight)]);
    boxes.forEach(([box, scrolls]) => { if (scrolls) box.tabIndex = 0; else box.removeAttribute("tabindex"); });
  };
  addEventListener("resize", reach);
  addEventListener("load", reach);
  addEventListener("toggle", reach, true); // a disclosure was opened
  tabs.forEach((tab) => tab.addEventListener("change", reach));
  requestAnimationFrame(showCurrent); // before it is drawn, so that nothing moves

  // The heading that is being read is marked in the contents.
  const links = all(".page-contents a");
  const headings = links.map((a) => document.getElementById(decodeURIComponent(a.hash.slice(1))));
  const mark = () => {
    const last = headings.findLastIndex((x) => x && x.getBoundingClientRect().top < 140);
    links.forEach((link, place) => link.classList.toggle("reading", place === last));
  };
  if (links.length) addEventListener("scroll", mark, { passive: true });
})();
