// French words as the search compares them: the same as `recherche/words.py`, from the same tables.
const filSearch = (() => {
  "use strict";
  const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
  const APART = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" };

  /** The words of a text, each with where it stands: a hyphen holds two together. */
  function words(text) {
    return Array.from(text.matchAll(WORD), (found) => ({ word: found[0].toLowerCase(), at: found.index, end: found.index + found[0].length }));
  }

  /** A word in lower case without accents and ligatures. */
  function fold(word) {
    if (/^[\x00-\x7f]*$/.test(word)) return word;
    return word.replace(/[œæßøłđ]/g, (letter) => APART[letter]).normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
  }

  function cut(word, endings) {
    for (const [ending, put, least] of endings) {
      if (word.endsWith(ending) && word.length - ending.length >= least) {
        return word.slice(0, word.length - ending.length) + put;
      }
    }
    return word;
  }

  /** The stem of a folded word; its first three letters are always those of the word. */
  function stem(word, { plurals, endings }) {
    if (!/^\p{L}+$/u.test(word)) return word;
    const singular = cut(word, plurals);
    const short = cut(singular, endings);
    const doubled = short !== singular && short.length > 3 && short.at(-1) === short.at(-2);
    return doubled ? short.slice(0, -1) : short;
  }

  /** The parts of a word that are searched, each folded and as a stem; an id is one part. */
  function parts(word, tables) {
    const hyphen = word.indexOf("-");
    if (hyphen > 0 && tables.prefixes.has(word.slice(0, hyphen))) return [{ folded: word, stem: word }];
    const found = [];
    const joined = hyphen > 0 && hyphen <= 2 ? [word.replaceAll("-", "")] : [];
    for (const part of [...word.split("-"), ...joined]) {
      const folded = fold(part);
      if (folded.length > 1 && !tables.stopWords.has(folded)) found.push({ folded, stem: stem(folded, tables) });
    }
    return found;
  }

  /** Whether one letter more, less, other, or two in the other order make `b` of `a`. */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start += 1;
    const rest = (text, more) => text.slice(start + more);
    return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)
      || (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2));
  }

  return { words, fold, stem, parts, near };
})();
