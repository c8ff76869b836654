// Words of a text, and the forms under which they are kept: stems, and identifiers with their parts.
const WORD = /[\p{L}\p{N}_]+(?:['’]\p{L}+)?/gu;
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|_+/u;
const words = (text) => text.match(WORD) ?? [];
const stemmer = new EnglishStemmer();
const stems = new Map();
const stem = (word) => {
  if (!stems.has(word)) stems.set(word, stemmer.stemWord(word));
  return stems.get(word);
};
const plainWord = (word) => word.toLowerCase().replace(/['’]s$/, "").replaceAll("’", "'");
// `max_failures` is kept as itself and as the stems of its parts; `maxFailures` in small letters, too.
const forms = (word) => {
  const parts = word.split(HUMP).filter(Boolean);
  const known = parts.map(plainWord).filter((part) => !stopWords.has(part)).map(stem);
  if (parts.length < 2) return known;
  return [word.toLowerCase().replace(/^_+|_+$/g, ""), ...known];
};
// A text as its words in lower case between single spaces, in which a row of words can be looked for.
const inRow = (text) => ` ${words(text).map(plainWord).join(" ")} `;
