// A query to the pages it means: ids first, then all the words, else some of them.
(() => {
  "use strict";
  // Where a word stands: the kind of a page or its id; its title or its state; its own text; what is around.
  const WEIGHTS = [12, 8, 3, 1];
  // A rule explains, a list repeats: the record itself comes before them.
  const NO_RECORD = 0.5;
  const ID_ITSELF = 40;
  const BEGINNING = 0.6;
  const CORRECTED = 0.5;
  const WHOLE_TITLE = 10;

  function add(scores, page, score) {
    if (score > (scores.get(page) ?? 0)) scores.set(page, score);
  }

  function addGroup(scores, group, factor) {
    filSearch.eachPlace(group, (page, place) => add(scores, page, WEIGHTS[place] * factor));
  }

  /** The pieces of what is typed; « act2026007 » is cut where an id would be. */
  function pieces(query, index) {
    const found = [];
    for (const { word, end } of filSearch.words(query.normalize("NFC"))) {
      const glued = /^([a-z]{3})(20\d\d)?(\d+)$/.exec(word.replaceAll("-", ""));
      if (glued && index.prefixes.has(glued[1])) {
        found.push(...glued.slice(1).filter(Boolean).map((text) => ({ text, end })));
      } else {
        found.push(...word.split("-").map((text) => ({ text, end })));
      }
    }
    const last = found.at(-1);
    if (last) last.open = last.end === query.length;
    return found;
  }

  /** The parts of an id as they are compared: « act », « 2026 », « 7 ». */
  function idParts(page) {
    page.idParts ??= page.id.toLowerCase().split("-").map((part) => part.replace(/^0+(?=\d)/, ""));
    return page.idParts;
  }

  /** How an id answers to pieces in their order: 1 exactly, less when the last only begins so, 0 not at all. */
  function answers(page, wanted, open) {
    const parts = idParts(page);
    let at = 0;
    for (const [n, part] of wanted.entries()) {
      const exact = parts.indexOf(part, at);
      if (exact >= 0) at = exact + 1;
      else return open && n === wanted.length - 1 && parts.some((one, m) => m >= at && one.startsWith(part)) ? BEGINNING : 0;
    }
    return 1;
  }

  /** The longest run of pieces from `start` that means an id, with its pages; null when there is none. */
  function idRun(given, start, index, query) {
    const first = given[start].text;
    const alone = index.prefixes.has(first) && query[query.toLowerCase().indexOf(first) + 3] === "-";
    if (!index.prefixes.has(first) && !/^20\d\d$/.test(first)) return null;
    for (let end = given.length; end > start + (alone ? 0 : 1); end -= 1) {
      const run = given.slice(start, end).map(({ text }) => filSearch.fold(text).replace(/^0+(?=\d)/, ""));
      const scores = new Map();
      for (const page of index.pages) {
        const quality = page.id ? answers(page, run, given[end - 1].open) : 0;
        if (quality) scores.set(page.number, ID_ITSELF * quality);
      }
      if (scores.size) return { end, scores };
    }
    return null;
  }

  function idTerm(scores, index) {
    const ids = new Set([...scores.keys()].map((number) => index.pages[number].id.toLowerCase()));
    if (ids.size === 1) {
      const group = filSearch.groupOfStem([...ids][0]);
      if (group >= 0) addGroup(scores, group, 1);
    }
    return { scores, marks: ({ folded }) => ids.has(folded) };
  }

  function wordTerm({ folded, stem }, open, index) {
    const scores = new Map();
    const same = filSearch.groupOfStem(stem);
    if (same >= 0) addGroup(scores, same, 1);
    const begun = open ? filSearch.groupsOfStart(folded) : new Set();
    for (const group of begun) if (group !== same) addGroup(scores, group, BEGINNING);
    const marks = (part) => part.stem === stem || (open && part.folded.startsWith(folded) && !part.folded.includes("-"));
    if (scores.size || folded.length < 5 || /\d/.test(folded)) return { scores, marks };
    const meant = filSearch.correction(folded);
    if (!meant) return { scores, marks };
    addGroup(scores, meant.group, CORRECTED);
    const [{ stem: other }] = filSearch.parts(meant.shown, index);
    return { scores, marks: (part) => part.stem === other, corrected: meant.shown };
  }

  /** The terms of a query; words that say nothing count only when there is no other. */
  function terms(query, index) {
    const given = pieces(query, index);
    const found = [];
    for (let at = 0; at < given.length;) {
      const run = idRun(given, at, index, query);
      if (run) {
        found.push({ ...idTerm(run.scores, index), text: given.slice(at, run.end).map(({ text }) => text).join("-") });
        at = run.end;
        continue;
      }
      const { text, open } = given[at];
      for (const part of filSearch.parts(text, index)) found.push({ ...wordTerm(part, open, index), text });
      at += 1;
    }
    const last = given.at(-1);
    if (!found.length && last?.open && last.text.length > 1) {
      const folded = filSearch.fold(last.text);
      found.push({ ...wordTerm({ folded, stem: folded }, true, index), text: last.text });
    }
    return found;
  }

  /** A list page comes first when the query is its title. */
  function wholeTitle(page, found, index) {
    const parts = filSearch.words(page.title).flatMap(({ word }) => filSearch.parts(word, index));
    return parts.length === found.length && parts.every((part) => found.some(({ marks }) => marks(part))) ? WHOLE_TITLE * found.length : 0;
  }

  /**
   * The pages that a query means, best first. `partial` says that no page has all its words;
   * `unknown` are the words that were corrected, `shown` the query with what they were taken for; `marks` tells the words found.
   */
  function find(query, index) {
    const found = terms(query, index);
    const sums = new Map();
    for (const { scores } of found) {
      for (const [page, score] of scores) {
        const sum = sums.get(page) ?? { words: 0, score: 0 };
        sums.set(page, { words: sum.words + 1, score: sum.score + score });
      }
    }
    const most = Math.max(0, ...Array.from(sums.values(), ({ words }) => words));
    const hits = [];
    for (const [number, { words, score }] of sums) {
      if (words < most) continue;
      const page = index.pages[number];
      hits.push({ page, score: page.id ? score : score * NO_RECORD + wholeTitle(page, found, index) });
    }
    hits.sort((a, b) => b.score - a.score || a.page.number - b.page.number);
    return {
      hits,
      empty: !found.length,
      partial: hits.length > 0 && most < found.length,
      unknown: found.filter(({ corrected }) => corrected).map(({ text }) => text),
      shown: found.map(({ corrected, text }) => corrected ?? text).join(" "),
      marks: (part) => found.some(({ marks }) => marks(part)),
    };
  }

  Object.assign(filSearch, { find });
})();
