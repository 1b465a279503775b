// The index of the site, loaded when somebody searches; queries are answered from it.
(() => {
  "use strict";
  const ROOT = new URL("../../", document.currentScript.src);
  const FOLDER = new URL("assets/filrouge/recherche/", ROOT);
  const DIGITS = Array.from({ length: 94 }, (_, n) => String.fromCharCode(0x21 + n)).filter((c) => !"\"\\".includes(c)).join("");
  const LAST = 64;
  const VALUES = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => { VALUES[digit.charCodeAt(0)] = value; });
  const loads = new Map();
  let index = null;
  const texts = new Map();

  /** Loads a script of the index once; a failure is tried again at the next call. */
  function load(name) {
    if (!loads.has(name)) {
      loads.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = new URL(name, FOLDER).href;
        script.onload = () => { script.remove(); done(); };
        script.onerror = () => { script.remove(); loads.delete(name); failed(new Error(`${name} cannot be read`)); };
        document.head.append(script);
      }));
    }
    return loads.get(name);
  }

  /** What `index.js` calls. */
  function receive(given) {
    const groups = given.words.split("|").map((group) => group.split(" "));
    const forms = groups.flat();
    const plain = (form) => (form.includes("-") ? form : filSearch.fold(form));
    index = {
      ...given,
      prefixes: new Set(given.prefixes),
      stopWords: new Set(given.stopWords.split(" ")),
      heads: groups.map(([form]) => plain(form)),
      forms,
      folded: forms.map(plain),
      groupOf: groups.flatMap((group, number) => group.map(() => number)),
      places: given.places.split(" "),
      pages: given.pages.map(([path, id, title, kind, year, states], number) => ({
        number, path, id, title, year,
        url: ROOT.href + path,
        kind: given.kinds[kind][0],
        group: given.kinds[kind][1],
        states: states.map((state) => given.states[state]),
      })),
    };
  }

  /** Calls `visit` with the number of each page of a group of spellings, and where the word stands in it. */
  function eachPlace(group, visit) {
    const written = index.places[group];
    let page = 0;
    let high = 0;
    for (let at = 0; at < written.length; at += 1) {
      const value = VALUES[written.charCodeAt(at)];
      if (value >= LAST) {
        high = high * (DIGITS.length - LAST) + value - LAST;
        continue;
      }
      const number = high * LAST + value;
      high = 0;
      page += number >> 2;
      visit(page, number & 3);
    }
  }

  /** The group of a stem, -1 when no page has it. */
  function groupOfStem(stem) {
    const start = stem.slice(0, 3);
    return index.heads.findIndex((head) => head.startsWith(start) && filSearch.stem(head, index) === stem);
  }

  /** The groups that have a spelling beginning so. */
  function groupsOfStart(start) {
    const found = new Set();
    index.folded.forEach((folded, form) => {
      if (folded.startsWith(start) && !folded.includes("-")) found.add(index.groupOf[form]);
    });
    return found;
  }

  /** The spelling that a word one letter away most likely means, null when there is none. */
  function correction(word) {
    let best = null;
    let most = 0;
    index.folded.forEach((folded, form) => {
      if (!filSearch.near(word, folded)) return;
      const pages = index.places[index.groupOf[form]].length * (folded[0] === word[0] ? 4 : 1);
      if (pages > most) [best, most] = [form, pages];
    });
    return best === null ? null : { group: index.groupOf[best], shown: index.forms[best] };
  }

  /** Loads the texts of some pages; the text of one that cannot be read is "". */
  async function textsOf(pages) {
    const files = new Set(pages.map((page) => `textes-${Math.floor(page.number / index.perFile)}.js`));
    await Promise.allSettled([...files].map(load));
    return pages.map((page) => texts.get(page.path) ?? "");
  }

  Object.assign(filSearch, {
    ROOT, eachPlace, groupOfStem, groupsOfStart, correction, textsOf,
    index: receive,
    texts: (given) => Object.entries(given).forEach(([path, text]) => texts.set(path, text)),
    ready: async () => { await load("index.js"); return index; },
  });
})();
