// Puts the best results first. Pagefind finds every form and beginning of a word, so that "bin" also
// finds "binding"; here whole words in a title or among the everyday words win over parts of words.

const words = (text) => (text ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Singular and plural are one word: bins and bin, buses and bus, libraries and library. */
function singular(word) {
  if (word.length < 4) return word;
  if (word.endsWith("ies")) return word.slice(0, -3) + "y";
  if (/(ss|sh|ch|x|s)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

const plain = (text) => words(text).map(singular);

/** How well one page answers: everyday words as a whole first, then the title, then parts of either. */
function score(asked, meta) {
  const whole = asked.join(" ");
  const phrases = (meta.synonyms ?? "").split(",").map((phrase) => plain(phrase).join(" "));
  const references = (meta.refs ?? "").split(",").map((reference) => words(reference).join(" "));
  const title = plain(meta.title);
  const known = new Set([...title, ...phrases.flatMap((phrase) => phrase.split(" "))]);
  let points = 0;
  // A word of the title is not repeated among the everyday words, so either counts the same.
  if (phrases.includes(whole) || references.includes(whole) || asked.every((word) => title.includes(word))) points += 8;
  if (title.join(" ") === whole) points += 8;
  points += (3 * asked.filter((word) => known.has(word)).length) / asked.length;
  // Of two pages that answer equally well, a reader wants the figures.
  const kind = (meta.kind ?? "").toLowerCase();
  if (points && kind === "indicator") points += 2;
  if (points && kind === "earlier indicator") points += 1;
  // Pages about the site stand behind those about the council.
  if (["guide", "reference", "data", "page"].includes(kind)) points -= 1;
  return points;
}

/** The same results, best first; equals keep Pagefind's order. */
export function best(query, results) {
  const asked = plain(query);
  if (!asked.length) return results;
  return results
    .map((result) => ({ result, points: score(asked, result.meta) }))
    .sort((a, b) => b.points - a.points)
    .map(({ result }) => result);
}

/** Whether a page has a word that begins as one that was asked. Pagefind goes on to ever shorter beginnings. */
export function isNear(query, { excerpt, meta }) {
  const marked = [...(excerpt ?? "").matchAll(/<mark>(.*?)<\/mark>/g)].map((match) => match[1]).join(" ");
  const found = words([marked, meta.title, meta.synonyms, meta.refs].join(" "));
  return words(query).some((word) => found.some((other) => other.startsWith(word.slice(0, Math.max(2, word.length - 2)))));
}
