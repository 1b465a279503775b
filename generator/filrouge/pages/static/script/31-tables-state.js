// What is asked of a table: words, facets, order. It is written in the address, so that it can be kept, sent and undone.
(() => {
  "use strict";
  const WORDS = "texte";
  const ORDER = "tri";

  const prefix = (table) => (table.name ? `${table.name}.` : "");

  filTables.none = () => ({ words: "", facets: new Map(), order: null });

  // Of an address, only what the table knows; the rest is for others.
  filTables.asked = (table, search) => {
    const parameters = new URLSearchParams(search);
    const state = filTables.none();
    state.words = parameters.get(prefix(table) + WORDS) ?? "";
    for (const facet of table.facets) {
      const values = parameters.getAll(prefix(table) + facet.key).filter((value) => facet.words.has(value));
      if (values.length) state.facets.set(facet.key, new Set(values));
    }
    const told = parameters.get(prefix(table) + ORDER) ?? "";
    const column = table.columns.find((one) => one.key === told.replace(/^-/, ""));
    if (column) state.order = { column, descending: told.startsWith("-") };
    return state;
  };

  filTables.search = (table, state, search) => {
    const parameters = new URLSearchParams(search);
    for (const name of [WORDS, ORDER, ...table.facets.map((facet) => facet.key)]) parameters.delete(prefix(table) + name);
    if (state.words.trim()) parameters.set(prefix(table) + WORDS, state.words.trim());
    for (const [name, values] of state.facets) for (const value of values) parameters.append(prefix(table) + name, value);
    if (state.order) parameters.set(prefix(table) + ORDER, (state.order.descending ? "-" : "") + state.order.column.key);
    const told = parameters.toString();
    return told && `?${told}`;
  };

  filTables.filters = (state) => state.words.trim() !== "" || state.facets.size > 0;

  // Or within a facet, and between facets; ``but`` leaves one facet out, to count what its values would give.
  filTables.matching = (table, state, but = "") => {
    const words = filTables.fold(state.words).split(" ").filter(Boolean);
    const facets = [...state.facets].filter(([name]) => name !== but);
    return table.rows.filter(
      (row) =>
        facets.every(([name, values]) => [...values].some((value) => row.values.get(name)?.has(value))) &&
        words.every((word) => row.text.includes(word)),
    );
  };

  filTables.toggled = (state, facet, value) => {
    const values = new Set(state.facets.get(facet.key));
    if (!values.delete(value)) values.add(value);
    const facets = new Map(state.facets);
    if (values.size) facets.set(facet.key, values);
    else facets.delete(facet.key);
    return { ...state, facets };
  };

  // Up, down, then as the page was written.
  filTables.ordered = (state, column) => {
    if (state.order?.column !== column) return { ...state, order: { column, descending: false } };
    return { ...state, order: state.order.descending ? null : { column, descending: true } };
  };

  const either = (words) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" ou ");

  // The same in words, for paper.
  filTables.told = (table, state) => {
    const parts = table.facets
      .filter((facet) => state.facets.has(facet.key))
      .map((facet) => {
        const words = either([...state.facets.get(facet.key)].map((value) => facet.words.get(value)));
        return facet.switch ? words : `${facet.title}\u00a0: ${words}`;
      });
    if (state.words.trim()) parts.unshift(`mots cherchés\u00a0: «\u00a0${state.words.trim()}\u00a0»`);
    const order = state.order && `Trié par «\u00a0${state.order.column.title}\u00a0», ordre ${state.order.descending ? "décroissant" : "croissant"}.`;
    return [parts.length && `Filtre\u00a0: ${parts.join("\u00a0; ")}.`, order].filter(Boolean).join(" ");
  };
})();
