// The face of the search: a list of links below the input. Arrow keys go through it.
const count = (number, one, many) => (number === 1 ? `One ${one}` : `${number} ${many}`);

const item = (hit, top, inQuotes) => {
  const made = document.createElement("li");
  const link = document.createElement("a");
  link.href = top + hit.place.address;
  link.textContent = hit.place.title;
  made.append(link);
  const shown = passage(hit, inQuotes);
  if (shown) made.append(shown);
  return made;
};

const group = (hits, top, inQuotes) => {
  const made = document.createElement("li");
  const path = document.createElement("p");
  path.className = "search-path";
  path.textContent = hits[0].place.path.join(" › ");
  const list = document.createElement("ol");
  list.append(...hits.map((hit) => item(hit, top, inQuotes)));
  made.append(path, list);
  return made;
};

// What is told of the hits, and the hits: without the quotation marks, if nobody wrote it like that.
const ask = (typed) => {
  let inQuotes = phrases(typed);
  let hits = find(typed, inQuotes);
  let told = "";
  if (!hits.length && inQuotes.length) {
    told = "These words stand nowhere in a row. Without the quotation marks: ";
    inQuotes = [];
    hits = find(typed, inQuotes);
  }
  const groups = hits.length ? grouped(hits) : [];
  const shown = groups.flat().length;
  if (shown) {
    const number = told ? count(shown, "place", "places").toLowerCase() : count(shown, "place", "places");
    told += `${number} on ${count(groups.length, "page", "pages").toLowerCase()}.`;
  } else if (words(typed).length && !words(typed).flatMap(forms).length) {
    told = "These words stand on every page. Add one that says what you look for.";
  } else if (words(typed).length) {
    told = "Nothing found. Try one word, another word for it, or the index of terms below the page.";
  }
  return { groups, told, inQuotes };
};

const start = (box, top) => {
  const input = box.querySelector("input");
  const [list, status] = [box.querySelector(".search-results"), box.querySelector("[role=status]")];
  let last = null;
  const run = () => {
    if (input.value === last) return;
    last = input.value;
    const { groups, told, inQuotes } = ask(last);
    list.dataset.asked = last;
    list.replaceChildren(...groups.map((hits) => group(hits, top, inQuotes)));
    status.textContent = told;
  };
  let timer;
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, 120); });
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
    list.querySelector("a")?.click();
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    next?.focus();
    if (next === input) input.select();
  });
  run();
};

window.bookSearch = { texts: take, start, ask };
