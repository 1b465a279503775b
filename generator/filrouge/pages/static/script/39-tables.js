// Each table that declares what it is gets its controls, and follows the address.
(() => {
  "use strict";
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const tables = [];

  // Rows in another order leave their groups, and come back to them.
  const place = (table, state) => {
    table.sorted?.remove();
    table.sorted = null;
    for (const body of new Set(table.rows.map((row) => row.body))) body.hidden = state.order !== null;
    for (const { row } of table.groups) row.parentElement.hidden = state.order !== null;
    for (const row of table.rows) row.body.append(row.element);
    if (state.order === null) return;
    const rows = [...table.rows].sort(filTables.compare(state.order.column, state.order.descending));
    table.sorted = filTables.node("tbody", {}, ...rows.map((row) => row.element));
    table.element.append(table.sorted);
  };

  const groups = (table, filtered) => {
    for (const { row, count, told } of table.groups) {
      const inside = table.rows.filter((one) => one.body === row.parentElement);
      const shown = inside.filter((one) => !one.element.hidden).length;
      row.hidden = filtered && shown === 0;
      count.textContent = shown < inside.length ? `(${shown} sur ${inside.length})` : told;
    }
  };

  const show = (table, state) => {
    const before = table.state?.order;
    if (before?.column !== state.order?.column || before?.descending !== state.order?.descending) place(table, state);
    table.state = state;
    const shown = new Set(filTables.matching(table, state));
    for (const row of table.rows) row.element.hidden = !shown.has(row);
    groups(table, filTables.filters(state));
    table.element.hidden = shown.size === 0 && table.rows.length > 0;
    filTables.show(table.tools, table, state, shown.size);
    if (table.elsewhere) filTables.showElsewhere(table.elsewhere, state, shown.size);
    const fold = table.element.closest("details");
    if (fold && (state.order || filTables.filters(state))) fold.open = true;
  };

  // Pages of other years are asked the same.
  const carry = () => {
    for (const link of document.querySelectorAll("a[data-carry]")) link.search = location.search;
  };

  // An anchor would bring back what is being left.
  const write = (table, state, replace) => {
    const search = filTables.search(table, state, location.search);
    const address = location.pathname + search;
    if (search === location.search && !location.hash) return;
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    carry();
  };

  const start = (element) => {
    const table = filTables.read(element);
    let typing = false;
    const go = (state, replace = false) => {
      write(table, state, replace);
      show(table, state);
    };
    const act = {
      // One step back undoes a whole word, not a letter.
      words: (words) => {
        go({ ...table.state, words }, typing);
        typing = true;
      },
      settled: () => {
        typing = false;
      },
      toggle: (facet, value) => go(filTables.toggled(table.state, facet, value)),
      sort: (column) => go(filTables.ordered(table.state, column)),
      order: (told) => {
        const column = table.columns.find((one) => one.key === told.replace(/^-/, ""));
        go({ ...table.state, order: column ? { column, descending: told.startsWith("-") } : null });
      },
      clear: () => {
        go(filTables.none());
        table.tools.words.focus();
      },
      csv: () => filTables.download(filTables.csv(filTables.sheet(table)), `${table.file}.csv`, "text/csv;charset=utf-8"),
      xlsx: () => filTables.download(filTables.xlsx(filTables.sheet(table)), `${table.file}.xlsx`, XLSX),
    };
    table.tools = filTables.tools(table, act);
    table.elsewhere = filTables.elsewhere(element);
    const around = element.closest(".fil-scroll");
    around.before(table.tools.bar, table.tools.print);
    around.after(table.tools.none);
    tables.push(table);
  };

  const follow = () => {
    for (const table of tables) show(table, filTables.asked(table, location.search));
    carry();
  };

  // A link to a row shows it, whatever was asked before.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const table = tables.find((one) => one.element.contains(target));
    if (!table || !target.closest("[hidden]")) return;
    history.replaceState(null, "", location.pathname + filTables.search(table, filTables.none(), location.search) + location.hash);
    follow();
    target.scrollIntoView();
  };

  for (const element of document.querySelectorAll("table[data-table]")) start(element);
  if (!tables.length) return;
  follow();
  reveal();
  addEventListener("popstate", follow);
  addEventListener("hashchange", reveal);
})();
