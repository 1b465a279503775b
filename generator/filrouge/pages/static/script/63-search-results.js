// A result as both lists of results show it: words found are marked, in the title and in an excerpt.
(() => {
  "use strict";
  const LENGTH = 180;
  const BEFORE = 50;
  // Milliseconds; who goes on typing does not need the texts of what is passed over.
  const PAUSE = 120;

  /** An element with its attributes and what it holds; texts stay texts. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== null) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  function isMarked(word, marks, index) {
    return filSearch.parts(word, index).some(marks);
  }

  /** A text as nodes, its words found in `<mark>`. */
  function marked(text, marks, index) {
    const nodes = [];
    let done = 0;
    for (const { word, at, end } of filSearch.words(text)) {
      if (!isMarked(word, marks, index)) continue;
      nodes.push(text.slice(done, at), element("mark", {}, text.slice(at, end)));
      done = end;
    }
    return [...nodes, text.slice(done)].filter((node) => node !== "");
  }

  /** The passage of a text that has most of the words, cut at spaces. */
  function excerpt(text, marks, index) {
    const line = text.replace(/([^.:;!?…])\n/gu, "$1 · ").replaceAll("\n", " ");
    const places = filSearch.words(line).filter(({ word }) => isMarked(word, marks, index)).map(({ at }) => at);
    const within = (start) => places.filter((at) => at >= start && at < start + LENGTH - BEFORE).length;
    const best = places.reduce((kept, at) => (within(at) > within(kept) ? at : kept), places[0] ?? 0);
    let start = Math.max(0, best - BEFORE);
    if (start) start = line.indexOf(" ", start) + 1;
    let end = start + LENGTH;
    if (end < line.length) end = Math.max(line.lastIndexOf(" ", end), start + 1);
    const passage = marked(line.slice(start, end).trim(), marks, index);
    return [...(start ? ["… "] : []), ...passage, ...(end < line.length ? [" …"] : [])];
  }

  function count(number, word) {
    return `${number.toLocaleString("fr-FR")} ${word}${number > 1 ? "s" : ""}`;
  }

  /** What must be said of an answer before its results; "" when it is what was asked for. */
  function remark({ hits, empty, partial, unknown, shown }, query) {
    if (empty) return "Tapez un mot d’au moins deux lettres, ou un numéro de fiche.";
    if (!hits.length) return `Aucun résultat pour « ${query.trim()} ».`;
    return [
      ...unknown.map((word) => `Aucune page ne contient « ${word} ».`),
      ...(unknown.length ? [`Résultats pour « ${shown} ».`] : []),
      ...(partial ? ["Aucune page ne contient tous ces mots ; voici celles qui en contiennent le plus."] : []),
    ].join(" ");
  }

  /** The inside of a result: number, title, what kind of page it is, its state, and room for an excerpt. */
  function inside(page, { marks }, index) {
    const label = [page.id && element("span", { class: "fil-id" }, ...marked(page.id, marks, index)), ...(page.id ? [" "] : [])];
    return [
      element("span", { class: "fil-search-title" }, ...label, ...marked(page.title, marks, index)),
      element("span", { class: "fil-search-facts" },
        element("span", { class: "fil-chip fil-neutral" }, page.kind),
        ...page.states.flatMap((state) => [" ", element("span", {}, state)])),
      element("span", { class: "fil-search-excerpt" }),
    ].filter(Boolean);
  }

  /** Puts excerpts into results, once they stay: `shown` is each page with the element that shows it. */
  async function addExcerpts(shown, { marks }, index) {
    await new Promise((done) => { setTimeout(done, PAUSE); });
    if (!shown[0]?.[1].isConnected) return;
    const texts = await filSearch.textsOf(shown.map(([page]) => page));
    shown.forEach(([, result], n) => {
      result.querySelector(".fil-search-excerpt").replaceChildren(...excerpt(texts[n], marks, index));
      // The thread, the links and the history of a record have no excerpt.
      if (!result.querySelector("mark")) result.querySelector(".fil-search-facts").append(" ", element("span", {}, "trouvé plus bas dans la page"));
    });
  }

  /** Says « Chargement… » in `place`, but only when the index lets wait. */
  async function ready(place) {
    const slow = setTimeout(() => { place.textContent = "Chargement…"; }, 200);
    try {
      return await filSearch.ready();
    } catch {
      place.textContent = "L’index de la recherche n’a pas pu être lu : le dossier « assets » manque-t-il ?";
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  Object.assign(filSearch, { element, count, remark, inside, addExcerpts, whenReady: ready });
})();
