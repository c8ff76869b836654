// Grades answers by the rules of patternbook/bank/grading.py; a test compares the two. Knows no page.
// The build writes `bookUnits` before it: the scales and aliases of patternbook/bank/numbers.py.
const bookNumbers = (() => {
  const NUMBER = /^[≈~=\s]*([-+−]?(?:[0-9][0-9,\s_’']*)?(?:\.[0-9]+)?(?:[eE][-+−]?[0-9]+)?)\s*(.*)$/s;
  const THOUSANDS = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?:[eE].*)?$/;
  const usual = (text) => {
    let unit = text.trim().toLowerCase().replaceAll("μ", "µ");
    unit = unit.replaceAll("per ", "/").replaceAll(" /", "/").replaceAll("/ ", "/");
    unit = Object.hasOwn(bookUnits.aliases, unit) ? bookUnits.aliases[unit] : unit.replaceAll("/second", "/s").replaceAll("/sec", "/s");
    return unit.replace(/([a-z]{3})s(?=\/|$)/g, "$1");
  };
  const factor = (given, asked) => {
    if (given === "" || given === asked) return 1;
    const scale = bookUnits.scales.find((one) => Object.hasOwn(one, given) && Object.hasOwn(one, asked));
    if (scale) return scale[given] / scale[asked];
    throw new RangeError(`'${given}' does not fit; ${asked ? `the unit is ${asked}` : "the number has no unit"}.`);
  };
  // The number in a text, in a unit; what it throws is to be told to the reader.
  const read = (text, unit) => {
    const match = NUMBER.exec(text.trim());
    let digits = match ? match[1].replace(/[\s_’']/g, "").replaceAll("−", "-") : "";
    if (!/[0-9]/.test(digits)) throw new RangeError("Give a number, such as 2.5.");
    if (/^(?:[-+]?[0-9]+,[0-9]{1,2}|[-+]?0,[0-9]+|[-+]?[0-9]+,[0-9]{4,})$/.test(digits)) {
      digits = digits.replace(",", "."); // a decimal comma
    } else if (digits.includes(",") && !THOUSANDS.test(digits.replace(/^[-+]+/, ""))) {
      throw new RangeError("Write the number with a point for decimals and no commas.");
    }
    const number = Number(digits.replaceAll(",", ""));
    if (Number.isNaN(number)) throw new RangeError("Give a number, such as 2.5.");
    if (!Number.isFinite(number)) throw new RangeError("Give a number that is finite.");
    return number * factor(usual(match[2].trim().replace(/\.+$/, "")), usual(unit));
  };
  return { read };
})();

const bookGrading = (() => {
  const close = (number, key, tolerance) =>
    Math.abs(number - key) <= tolerance * Math.abs(key) + 1e-9 * Math.max(1e-3, Math.abs(key));
  const flat = (text) => text.trim().split(/\s+/).join(" ");
  const letter = (place) => String.fromCharCode(65 + place);
  const plain = (text) => `<p>${text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)}</p>`;
  const verdict = (points, ...reasons) => ({ points: Math.max(0, points), reasons });
  const missing = (words) => ({ points: null, reasons: [plain(words)] });

  // Each takes an answer, the grading data, the reasons and the words of what is matched; it gives
  // points from 0 to 1, or null for what is no answer. An answer has the form that grading.py tells.
  const graders = {
    choice(chosen, { right }, reasons) {
      return chosen === undefined ? missing("Choose one of the options.") : verdict(Number(chosen === right[0]), reasons[chosen]);
    },
    choices(ticked, { right }, reasons) {
      if (!ticked.length) return missing("Choose among the options.");
      const hits = ticked.filter((x) => right.includes(x)).length;
      const points = (2 * hits - ticked.length) / right.length;
      const shown = points === 1 ? right
        : Object.keys(reasons).map(Number).filter((x) => ticked.includes(x) !== right.includes(x));
      return verdict(points, ...shown.map((x) => reasons[x].replace("<p>", `<p><strong>${letter(x)}</strong> `)));
    },
    number(text, { value, tolerance, unit, wrong }, reasons) {
      let number;
      try { number = bookNumbers.read(text, unit); } catch (error) { return missing(error.message); }
      if (close(number, value, tolerance)) return verdict(1);
      const known = wrong.findIndex((mistake) => close(number, mistake, tolerance));
      if (known >= 0) return verdict(0, reasons[known]);
      for (const factor of [1000, 60, 100]) {
        const times = factor.toLocaleString("en");
        if (close(number, value * factor, tolerance)) return verdict(0, plain(`${times} times too much: look at the unit.`));
        if (close(number, value / factor, tolerance)) return verdict(0, plain(`${times} times too little: look at the unit.`));
      }
      return verdict(0, plain(number > value ? "Too high." : "Too low."));
    },
    text(answer, { accepted }) {
      const written = flat(answer);
      return written ? verdict(Number(accepted.map(flat).includes(written))) : missing("Write an answer.");
    },
    line(chosen, { right }, reasons) {
      return chosen === undefined ? missing("Choose a line.") : verdict(Number(chosen === right[0]), reasons[right[0]]);
    },
    // `right` has the place of each item shown; an answer has the items in the order given to them.
    order(items, { right }) {
      if (items.length !== right.length || !right.every((_, item) => items.includes(item))) {
        return missing("Give every item a place, each place once.");
      }
      const row = items.map((item) => right[item]);
      let [good, all] = [0, 0];
      row.forEach((a, place) => row.slice(place + 1).forEach((b) => { all += 1; good += a < b; }));
      const slip = row.findIndex((a, place) => place + 1 < row.length && a > row[place + 1]);
      if (slip < 0) return verdict(1);
      return verdict((2 * good) / all - 1, plain(`${letter(items[slip + 1])} comes before ${letter(items[slip])}.`));
    },
    match(given, { right }, _reasons, lefts) {
      if (given.length !== right.length || given.some(Number.isNaN)) return missing("Give each one its partner.");
      const wrong = right.map((_, place) => place).filter((place) => given[place] !== right[place]);
      return verdict(1 - wrong.length / right.length,
        ...wrong.map((x) => `<p>“${lefts[x]}” goes with ${letter(right[x])}.</p>`));
    },
    // Points for each criterion, as the reader gives them.
    long(given, { rubric }) {
      const sum = (points) => points.reduce((all, x) => all + x, 0);
      const lacking = rubric.filter(([most], place) => given[place] < most).map(([, words]) => words);
      return verdict(sum(given) / sum(rubric.map(([most]) => most)), ...lacking);
    },
  };
  const state = (points) => (points === null ? "open" : points === 1 ? "right" : points > 0 ? "partly" : "wrong");
  return { grade: (kind, ...all) => graders[kind](...all), state, plain };
})();
