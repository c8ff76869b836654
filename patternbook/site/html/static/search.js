// The face of the search: called by book.js with what the reader typed. Sphinx's Search stands above.
window.Search = Search; // searchindex.js calls Search.setIndex
window.bookSearch = (query, list, status, root) => {
  list.replaceChildren();
  if (!query.trim()) {
    status.textContent = "";
    return;
  }
  const results = Search._performSearch(...Search._parseQuery(query)).reverse();
  const seen = new Set();
  for (const [page, title, anchor] of results) {
    if (seen.has(page + anchor) || seen.size === 40) continue;
    seen.add(page + anchor);
    const link = document.createElement("a");
    link.href = `${root}${page}.html${anchor}`;
    const term = anchor.startsWith("#term-") ? ` › ${anchor.slice(6).replaceAll("-", " ")}` : "";
    link.textContent = title.replaceAll(" > ", " › ") + term;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  const count = list.children.length;
  status.textContent =
    count === 0 ? "Nothing found. Try fewer or other words."
    : count === 1 ? "One place found." : `${count} places found.`;
};
