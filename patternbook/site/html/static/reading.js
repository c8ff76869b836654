// How far the reader is: minutes left, and which pages were read to their end. Kept in this browser.
const bookReading = (() => {
  const KEY = "read";
  let memory = {};
  const sound = (pages) => pages !== null && typeof pages === "object" && !Array.isArray(pages)
    && Object.entries(pages).every(([page, when]) => /^[\w/.-]+$/.test(page) && !Number.isNaN(Date.parse(when)));
  const pages = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      if (sound(found)) memory = found;
    } catch { /* private window, or not ours: what was read since the page was opened */ }
    return memory;
  };
  const write = (now) => {
    memory = now;
    try { localStorage.setItem(KEY, JSON.stringify(now)); } catch { /* it holds for this page */ }
    show();
  };

  const root = new URL(document.documentElement.dataset.content_root, location.href).href;
  const bar = document.querySelector(".minutes-left");
  const sum = document.querySelector(".pages-read");
  const marked = [...document.querySelectorAll(".bd-links a:not([href^='#']), .bd-links a[aria-current], .toctree-l1>a")];
  const name = (link) => (link.matches("[aria-current]") ? location.href : link.href)
    .split(/[?#]/)[0].replace(root, "").replace(/\.html$/, "");
  function show() {
    const read = pages();
    marked.forEach((link) => link.classList.toggle("read", Object.hasOwn(read, name(link))));
    if (!sum) return;
    const folder = bar.dataset.page.replace(/[^/]*$/, "");
    const count = Object.keys(read).filter((page) => page.startsWith(folder)).length;
    const all = Number(bar.dataset.pages);
    sum.firstElementChild.textContent = count ? `${Math.min(count, all)} of ${all} pages of this module read to the end.` : "";
    sum.hidden = !count;
  }
  addEventListener("storage", (event) => { if (event.key === KEY || event.key === null) show(); });
  sum?.querySelector("button").addEventListener("click", () => {
    const folder = bar.dataset.page.replace(/[^/]*$/, "");
    write(Object.fromEntries(Object.entries(pages()).filter(([page]) => !page.startsWith(folder))));
    document.querySelector("main").focus({ preventScroll: true });
  });
  show();

  if (bar) {
    const [here, rest] = [Number(bar.dataset.here), Number(bar.dataset.rest)];
    const minutes = (count) => (count < 60 ? `${count} min` : `${Math.floor(count / 60)} h ${count % 60} min`);
    const article = document.querySelector("article");
    const [page, module] = here ? bar.children : [null, bar.firstElementChild];
    let waiting = false;
    const tell = () => {
      waiting = false;
      const { bottom } = article.getBoundingClientRect();
      const way = bottom + scrollY - innerHeight; // from the top to where the end is seen
      const left = Math.ceil(here * (way > 0 ? Math.min(1, Math.max(0, 1 - scrollY / way)) : 1));
      if (page) page.textContent = `${left} min left`;
      module.textContent = `${minutes(left + rest)} in the module`;
    };
    addEventListener("scroll", () => {
      if (!waiting) requestAnimationFrame(tell);
      waiting = true;
    }, { passive: true });
    const end = new IntersectionObserver(([seen]) => {
      if (!seen.isIntersecting) return;
      end.disconnect();
      write({ ...pages(), [bar.dataset.page]: new Date().toISOString() });
    });
    end.observe(document.querySelector(".prev-next"));
  }

  // From a file of the reader's: the later date of each page holds. Throws if it is no such list.
  const take = (given) => {
    if (!sound(given)) throw new Error("no list of pages");
    const mine = pages();
    const newer = Object.entries(given).filter(([page, when]) => !(Date.parse(mine[page]) >= Date.parse(when)));
    write({ ...mine, ...Object.fromEntries(newer) });
    return newer.length;
  };
  return { pages, sound, take, erase: () => write({}) };
})();
