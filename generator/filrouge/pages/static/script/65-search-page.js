// The page of all results: its address says what is asked for, and is kept.
(() => {
  "use strict";
  const { element } = filSearch;
  const place = document.querySelector("[data-recherche]");
  if (!place) return;
  const STEP = 20;
  const FACETS = [
    ["type", "Type", (page) => [page.kind]],
    ["annee", "Année", (page) => (page.year ? [page.year] : [])],
    ["statut", "Statut", (page) => page.states],
  ];

  const input = element("input", { type: "search", id: "fil-recherche-mots", "aria-describedby": "fil-recherche-etat", autocomplete: "off", spellcheck: "false", maxlength: "200" });
  const status = element("p", { class: "fil-search-status", role: "status", id: "fil-recherche-etat" });
  const facets = element("div", { class: "fil-search-facets" });
  const narrow = element("details", { class: "fil-search-narrow" }, element("summary", {}, "Affiner"), facets);
  const list = element("ol", { class: "fil-search-results" });
  const more = element("button", { type: "button", class: "fil-search-more", hidden: true });
  const label = element("label", { for: input.id }, "Mots ou numéro de fiche");
  place.querySelector("[data-sans-script]").hidden = true;
  place.append(element("div", { role: "search", class: "fil-search-form" }, label, input), status, element("div", { class: "fil-search-columns" }, narrow, element("div", {}, list, more)));
  const wide = matchMedia("(min-width: 60em)");
  narrow.open = wide.matches;
  wide.addEventListener("change", () => { narrow.open = wide.matches; });

  let chosen = new Map();
  let limit = STEP;
  let index = null;

  function readAddress() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    chosen = new Map(FACETS.map(([name]) => [name, new Set(asked.getAll(name))]));
    limit = Math.max(STEP, Number.parseInt(asked.get("voir") ?? "", 10) || 0);
  }

  function writeAddress() {
    const asked = new URLSearchParams();
    if (input.value.trim()) asked.set("q", input.value.trim());
    for (const [name, values] of chosen) for (const value of values) asked.append(name, value);
    if (limit > STEP) asked.set("voir", String(limit));
    const words = asked.toString();
    history.replaceState(null, "", words ? `?${words}` : location.pathname);
  }

  /** Whether a page is of the chosen values, leaving one facet aside. */
  function kept(page, aside = "") {
    return FACETS.every(([name, , values]) => name === aside || !chosen.get(name).size || values(page).some((value) => chosen.get(name).has(value)));
  }

  function facet([name, title, values], hits) {
    const counts = new Map(Array.from(chosen.get(name), (value) => [value, 0]));
    for (const { page } of hits) {
      if (kept(page, name)) for (const value of values(page)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const order = name === "annee" ? ([a], [b]) => b.localeCompare(a) : ([a, n], [b, m]) => m - n || a.localeCompare(b, "fr");
    const boxes = [...counts].sort(order).map(([value, number]) => element("label", {},
      element("input", { type: "checkbox", name, value, checked: chosen.get(name).has(value) }),
      element("span", {}, value), element("span", { class: "fil-discreet" }, number.toLocaleString("fr-FR"))));
    return boxes.length ? element("fieldset", {}, element("legend", {}, title), ...boxes) : "";
  }

  function show() {
    const query = input.value;
    if (!query.trim()) {
      for (const part of [facets, list]) part.replaceChildren();
      [status.textContent, more.hidden, narrow.hidden] = ["", true, true];
      return;
    }
    const answer = filSearch.find(query, index);
    const hits = answer.hits.filter(({ page }) => kept(page));
    const remark = filSearch.remark(answer, query);
    const told = answer.hits.length ? filSearch.count(hits.length, "résultat") : "";
    status.textContent = [remark, told && `${told}.`].filter(Boolean).join(" ");
    const focused = document.activeElement?.closest?.(".fil-search-facets input");
    facets.replaceChildren(...FACETS.map((one) => facet(one, answer.hits)));
    narrow.hidden = !answer.hits.length;
    if (focused) [...facets.querySelectorAll("input")].find((one) => one.name === focused.name && one.value === focused.value)?.focus();
    const shown = hits.slice(0, limit).map(({ page }) => [page, element("li", {}, element("a", { href: page.url }, ...filSearch.inside(page, answer, index)))]);
    list.replaceChildren(...shown.map(([, item]) => item));
    more.hidden = hits.length <= limit;
    more.textContent = `Afficher ${Math.min(STEP, hits.length - limit)} résultats de plus`;
    filSearch.addExcerpts(shown, answer, index);
  }

  async function start() {
    readAddress();
    index = await filSearch.whenReady(status);
    if (!index) return;
    status.textContent = "";
    input.addEventListener("input", () => { limit = STEP; show(); writeAddress(); });
    facets.addEventListener("change", ({ target }) => {
      const values = chosen.get(target.name);
      if (target.checked) values.add(target.value);
      else values.delete(target.value);
      limit = STEP;
      show();
      writeAddress();
    });
    more.addEventListener("click", () => {
      const next = list.children.length;
      limit += STEP;
      show();
      writeAddress();
      list.children[next]?.querySelector("a").focus();
    });
    addEventListener("popstate", () => { readAddress(); show(); });
    show();
    if (!input.value) input.focus();
  }
  start();
})();
