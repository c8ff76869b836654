// The index, and the order of what is found. MiniSearch counts words (BM25+); what a reader means by
// several of them is weighed here: all of them in one place, two side by side, most of a title.
const FIELDS = { title: 2, page: 0.5, text: 1, captions: 0.7, code: 0.8, keys: 4 };
const KINDS = { section: 1, term: 1, case: 0.5, source: 0.6, questions: 0.3, list: 0.5 };
const places = [];
const counted = new Map(); // how often a form was met
const index = new MiniSearch({
  fields: Object.keys(FIELDS),
  tokenize: words,
  processTerm: (word) => forms(word).map((form) => {
    counted.set(form, (counted.get(form) ?? 0) + 1);
    return form;
  }),
});

// Called by search-texts.js: pages, each with its address, the titles above it, and its places.
const take = (pages) => {
  for (const [uri, path, rows] of pages) {
    for (const [anchor, title, kind, text, captions, code, keys] of rows) {
      const address = anchor ? `${uri}#${anchor}` : uri;
      const page = anchor ? path.at(-1) : "";
      places.push({ id: places.length, uri, address, path, page, title, kind, text, captions, code, keys });
    }
  }
  index.addAll(places);
};

// A word that the book does not have may have two letters changed over; MiniSearch tries other errors.
const asked = (word) => {
  const known = forms(word);
  if (known.length !== 1 || counted.has(known[0])) return known;
  const low = plainWord(word);
  for (let i = 0; i + 1 < low.length; i += 1) {
    const turned = stem(low.slice(0, i) + low[i + 1] + low[i] + low.slice(i + 2));
    if (counted.has(turned)) return [turned];
  }
  return known;
};
const rarity = (form) => Math.log(1 + (10 * places.length) / (1 + (counted.get(form) ?? 0)));
const sum = (items, value) => [...items].reduce((total, item) => total + value(item), 0);
const partOf = (title, wanted) => { // of the title, by how rare its words are
  const known = [...new Set(words(title).flatMap(forms))];
  return known.length ? sum(known.filter((form) => wanted.has(form)), rarity) / sum(known, rarity) : 0;
};
const rowOf = (place) => (place.row ??= inRow([place.title, place.text, place.captions].join("\n")));
const holds = (place, row) => rowOf(place).includes(row) || inRow(place.code).includes(row);
// Rows of words in quotation marks; the last may still be open, and its last word unfinished.
const phrases = (typed) => typed.split(/["“”]/).filter((_, i) => i % 2).map((row) => inRow(row).trimEnd()).filter(Boolean);

// All places that have some of the words, best first: { place, matched: forms that it has, score }.
const find = (typed, inQuotes = phrases(typed)) => {
  const typedWords = words(typed);
  const wanted = new Set(typedWords.flatMap(asked));
  if (!wanted.size) return [];
  const unfinished = new Set(asked(typedWords.at(-1)));
  const found = index.search({ queries: typedWords }, {
    boost: FIELDS,
    tokenize: (word) => [word],
    processTerm: asked,
    fuzzy: (form) => (counted.has(form) || form.length < 4 ? false : 1),
    prefix: (form) => form.length > 2 && unfinished.has(form),
    boostDocument: (id) => KINDS[places[id].kind],
    filter: ({ id }) => inQuotes.every((row) => holds(places[id], row)),
  });
  const all = sum(wanted, rarity);
  const pairs = typedWords.slice(1).map((word, i) => inRow(`${typedWords[i]} ${word}`));
  const ofPage = new Map();
  for (const { id, score } of found) ofPage.set(places[id].uri, (ofPage.get(places[id].uri) ?? 0) + score);
  const most = Math.max(...ofPage.values());
  const weighed = found.slice(0, 100).map(({ id, score, terms, queryTerms }) => {
    const place = places[id];
    const covered = sum(new Set(queryTerms), rarity) / all;
    const together = pairs.length ? pairs.filter((row) => rowOf(place).includes(row)).length / pairs.length : 0;
    const named = 1 + partOf(place.title, wanted) ** 2;
    const amongOthers = 1 + ofPage.get(place.uri) / most / 2;
    return { place, matched: new Set(terms), score: score * covered * (1 + together) * named * amongOthers };
  });
  return weighed.sort((a, b) => b.score - a.score || a.place.id - b.place.id);
};

// What is shown: places of one page stand together, the page with the best one first.
const PAGES = 12;
const OF_PAGE = 3;
const WORTH = 0.08; // of the best score; a few are shown in any case
const FEW = 8;
const grouped = (hits) => {
  const pages = new Map();
  for (const hit of hits.filter((each, i) => i < FEW || each.score >= WORTH * hits[0].score)) {
    const group = pages.get(hit.place.uri) ?? [];
    pages.set(hit.place.uri, group);
    group.push(hit);
  }
  return [...pages.values()].slice(0, PAGES).map((group) => group.slice(0, OF_PAGE));
};
