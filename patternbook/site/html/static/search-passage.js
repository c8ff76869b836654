// The passage that is shown of a place: the line with most of the words, cut to their neighbourhood.
const LENGTH = 170;

const linesOf = ({ text, captions, code }) => [
  ...text.split("\n").map((line) => [line, false]),
  ...captions.split("\n").map((line) => [line, false]),
  ...code.split("\n").map((line) => [line, true]),
].filter(([line]) => line);

// Where a line has words with some of the forms: [from, to, the forms].
const marks = (line, matched) => [...line.matchAll(WORD)].flatMap((found) => {
  const has = forms(found[0]).filter((form) => matched.has(form));
  return has.length ? [[found.index, found.index + found[0].length, has]] : [];
});
const worthOf = (found) => sum(new Set(found.flatMap((mark) => mark[2])), rarity);

const cut = (line, found) => {
  if (line.length <= LENGTH) return [0, line.length];
  const worth = (from) => worthOf(found.filter((x) => x[0] >= from && x[1] <= from + LENGTH));
  const starts = [0, ...found.map((x) => x[0])];
  const best = starts.reduce((a, b) => (worth(b) > worth(a) ? b : a));
  let from = Math.max(0, Math.min(best - 40, line.length - LENGTH));
  if (from > 0) from = line.indexOf(" ", from) + 1;
  const to = line.lastIndexOf(" ", from + LENGTH + 20);
  return [from, line.length <= from + LENGTH + 20 ? line.length : to];
};

// An element with the passage, its words marked; null for a place that is only a heading.
const passage = ({ place, matched }, inQuotes) => {
  let [best, most] = [null, -1];
  for (const [line, code] of linesOf(place)) {
    const found = marks(line, matched);
    const row = inQuotes.length ? inRow(line) : "";
    const worth = worthOf(found) + 100 * inQuotes.filter((x) => row.includes(x)).length;
    if (worth > most) [best, most] = [{ line, code, found }, worth];
  }
  if (!best) return null;
  const { line, code, found } = best;
  const element = document.createElement(code ? "code" : "span");
  element.className = "search-passage";
  const [from, to] = cut(line, found);
  let at = from;
  if (from > 0) element.append("… ");
  for (const [start, end] of found) {
    if (start < at || end > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = line.slice(start, end);
    element.append(line.slice(at, start), mark);
    at = end;
  }
  element.append(line.slice(at, to), to < line.length ? " …" : "");
  return element;
};
