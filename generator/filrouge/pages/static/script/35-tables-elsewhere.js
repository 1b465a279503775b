// A list too long for its page: what is asked of the rows of this page, its other pages are asked too, and it says so.
(() => {
  "use strict";
  const row = (told, words) => {
    const values = new Map();
    const [ranks, count = 1] = told.split("*");
    for (const rank of ranks.split(",").filter(Boolean)) {
      const [facet, value] = words[rank].split(/:(.*)/s);
      values.set(facet, (values.get(facet) ?? new Set()).add(value));
    }
    return { values, count: Number(count) };
  };

  // ``where`` is what the page says of the list; null for a list that is whole, or a page of a year.
  filTables.elsewhere = (element) => {
    const where = element.closest(".fil-scroll").previousElementSibling;
    if (!where?.matches("[data-words]")) return null;
    const words = where.dataset.words.split(" ");
    const pages = [...where.querySelectorAll("a[data-held]")].map((link) => ({
      link,
      rows: link.dataset.held.split(";").map((told) => row(told, words)),
    }));
    const told = filTables.node("p", { class: "fil-where fil-elsewhere", hidden: true });
    where.after(told);
    return { where, pages, told };
  };

  const count = (rows, facets) =>
    rows
      .filter(({ values }) => facets.every(([name, asked]) => [...asked].some((value) => values.get(name)?.has(value))))
      .reduce((sum, one) => sum + one.count, 0);

  // A year of several pages names each: « 2025 (120), 2025, page 2 (45) ».
  const name = (link, year) => (/^\d+$/.test(link.textContent) ? link.textContent : `${year}, ${link.textContent}`);

  filTables.showElsewhere = ({ where, pages, told }, state, shown) => {
    const filtered = filTables.filters(state);
    where.hidden = filtered;
    told.hidden = !filtered;
    if (!filtered) return;
    const words = state.words.trim() !== "";
    const links = [];
    let [year, sum] = ["", 0];
    for (const { link, rows } of pages) {
      if (/^\d+$/.test(link.textContent)) year = link.textContent;
      const found = count(rows, [...state.facets]);
      sum += found;
      if (found === 0) continue;
      const copy = link.cloneNode();
      copy.removeAttribute("data-held");
      copy.textContent = name(link, year);
      links.push(links.length ? ", " : "", copy, words ? "" : ` (${filTables.number(found)})`);
    }
    const head = words
      ? "Les mots ne sont cherchés que dans les lignes de cette page. Les mêmes, dans toutes les autres"
      : `${filTables.lines(sum)} de la liste entière ${sum < 2 ? "répond" : "répondent"} à ce filtre. Toutes, ${where.dataset.by}`;
    if (!links.length) told.textContent = "Aucune ligne de la liste entière ne répond à ce filtre.";
    else if (!words && sum === shown) told.textContent = "Toutes les lignes de la liste entière qui répondent à ce filtre sont ci-dessous.";
    else told.replaceChildren(`${head}\u00a0: `, ...links, ".");
  };
})();
