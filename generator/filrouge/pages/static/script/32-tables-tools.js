// The controls above a table. They are made here: without the script there is nothing to press.
(() => {
  "use strict";
  // What Intl gives, which a phone waits for: whole numbers in groups of three.
  const number = (count) => String(count).replace(/\B(?=(?:\d{3})+$)/g, "\u202f");
  let made = 0;

  const node = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };
  const button = (text, attributes) => node("button", { type: "button", ...attributes }, text);
  filTables.number = number;
  filTables.node = node;
  filTables.button = button;

  filTables.lines = (count) => `${number(count)}\u00a0ligne${count < 2 ? "" : "s"}`;

  // One value: pressed or not. Several: a button opens their boxes, in the flow of the page.
  const control = (table, facet, act) => {
    if (facet.switch) {
      const [[value, word]] = facet.words;
      const press = button(word, { class: "fil-facet", onclick: () => act.toggle(facet, value) });
      return { facet, press, elements: [press] };
    }
    const id = `fil-facet-${(made += 1)}`;
    const panel = node("div", { class: "fil-boxes", id, role: "group", "aria-label": facet.title, hidden: true });
    const opener = button(facet.title, {
      class: "fil-facet",
      "aria-expanded": "false",
      "aria-controls": id,
      onclick: () => act.open(panel.hidden ? panel : null),
    });
    return { facet, opener, panel, elements: [opener, panel], boxes: [] };
  };

  // A panel is filled when it opens: a page has up to a hundred boxes that few readers ask for.
  const fill = (one, act) => {
    if (one.boxes.length) return;
    one.boxes = one.facet.held.map(([value, word]) => {
      const box = node("input", { type: "checkbox", onchange: () => act.toggle(one.facet, value) });
      const count = node("span", { class: "fil-discreet" });
      one.panel.append(node("label", {}, box, ` ${word} `, count));
      return { value, box, count };
    });
  };

  const closing = (controls, act) => (event) => {
    const open = controls.find((one) => one.panel && !one.panel.hidden);
    if (event.key !== "Escape" || !open) return;
    act.open(null);
    open.opener.focus();
  };

  const orders = (table, act) => {
    const select = node("select", { "aria-label": `Trier\u00a0: ${table.title}`, onchange: () => act.order(select.value) }, node("option", { value: "" }, "Ordre du site"));
    for (const { key, title } of table.columns) {
      select.append(node("option", { value: key }, `${title}, croissant`), node("option", { value: `-${key}` }, `${title}, décroissant`));
    }
    return select;
  };

  const headings = (table, act) =>
    table.columns.map((column) => {
      const press = button("", { class: "fil-sort", onclick: () => act.sort(column) });
      press.append(...column.cell.childNodes);
      column.cell.append(press);
      return { column, press };
    });

  // ``act`` is what the controls do: words, toggle, sort, order, clear, csv, xlsx.
  filTables.tools = (table, act) => {
    const words = node("input", { type: "search", placeholder: "Filtrer par mots", oninput: () => act.words(words.value), onblur: act.settled });
    words.setAttribute("aria-label", `Filtrer par mots\u00a0: ${table.title}`);
    act.open = (panel) => {
      for (const one of controls.filter((each) => each.panel)) {
        one.panel.hidden = one.panel !== panel;
        one.opener.setAttribute("aria-expanded", String(one.panel === panel));
        if (one.panel !== panel) continue;
        fill(one, act);
        showFacet(one, table, table.state);
      }
    };
    const controls = table.facets.filter((facet) => facet.held.length).map((facet) => control(table, facet, act));
    const chosen = node("div", { class: "fil-chosen" }, ...controls.flatMap((one) => one.elements));
    const more = button("Filtres", {
      class: "fil-facet fil-more",
      "aria-expanded": "false",
      onclick: () => more.setAttribute("aria-expanded", String(chosen.classList.toggle("fil-shown"))),
    });
    const clear = button("Tout afficher", { class: "fil-clear", hidden: true, onclick: act.clear });
    const count = node("span", { class: "fil-lines", role: "status" });
    const select = orders(table, act);
    const exports = node("span", { class: "fil-exports" }, "Exporter ", button("CSV", { onclick: act.csv }), " ", button("XLSX", { onclick: act.xlsx }));
    for (const [one, format] of [...exports.children].map((each) => [each, each.textContent])) {
      one.setAttribute("aria-label", `Exporter les lignes affichées en ${format}\u00a0: ${table.title}`);
    }
    const few = table.rows.length < 6;
    const bar = node(
      "div",
      { class: "fil-tools", role: "group", "aria-label": `Filtrer, trier et exporter\u00a0: ${table.title}`, onkeydown: closing(controls, act) },
      node("div", { class: "fil-asked", hidden: few }, words, controls.length > 0 && !few ? more : "", chosen),
      node("div", { class: "fil-told" }, count, clear, node("label", { class: "fil-order" }, "Trier\u00a0:", select), exports),
    );
    const print = node("p", { class: "fil-printed" });
    const none = node("p", { class: "fil-nothing", hidden: true }, node("span", { class: "fil-hole" }, "Aucune ligne de cette page n’y répond."), " ", node("span"), " ", button("Tout afficher", { class: "fil-clear", onclick: act.clear }));
    return { bar, print, none, words, controls, more, clear, count, select, headings: headings(table, act) };
  };

  const showFacet = (one, table, state) => {
    const values = state.facets.get(one.facet.key) ?? new Set();
    const tally = one.panel?.hidden ? null : filTables.tally(filTables.matching(table, state, one.facet.key), one.facet.key);
    const count = (value) => number(tally.get(value) ?? 0);
    if (one.press) {
      const [[value, word]] = one.facet.words;
      one.press.textContent = `${word} (${count(value)})`;
      one.press.setAttribute("aria-pressed", String(values.has(value)));
      return;
    }
    const told = values.size === 1 ? `\u00a0: ${one.facet.words.get([...values][0])}` : values.size ? ` (${values.size})` : "";
    one.opener.textContent = one.facet.title + told;
    one.opener.classList.toggle("fil-on", values.size > 0);
    if (!tally) return;
    for (const { value, box, count: place } of one.boxes) {
      box.checked = values.has(value);
      place.textContent = `(${count(value)})`;
    }
  };

  // Put a state on the controls.
  filTables.show = (tools, table, state, shown) => {
    const filtered = filTables.filters(state);
    for (const one of tools.controls) showFacet(one, table, state);
    if (tools.words.value.trim() !== state.words.trim()) tools.words.value = state.words;
    tools.more.textContent = state.facets.size ? `Filtres (${state.facets.size})` : "Filtres";
    tools.more.classList.toggle("fil-on", state.facets.size > 0);
    tools.clear.hidden = !filtered && !state.order;
    const among = table.elsewhere ? `les ${number(table.rows.length)} de cette page` : number(table.rows.length);
    const told = filtered ? `${filTables.lines(shown)} sur ${among}` : filTables.lines(shown);
    if (tools.count.textContent !== told) tools.count.textContent = told;
    tools.none.hidden = shown > 0;
    tools.select.value = state.order ? (state.order.descending ? "-" : "") + state.order.column.key : "";
    for (const { column, press } of tools.headings) {
      const on = state.order?.column === column;
      press.classList.toggle("fil-on", on);
      if (on) column.cell.setAttribute("aria-sort", state.order.descending ? "descending" : "ascending");
      else column.cell.removeAttribute("aria-sort");
    }
    const words = filTables.told(table, state);
    tools.none.children[1].textContent = words;
    tools.print.textContent = words && `${words} ${told[0].toUpperCase()}${told.slice(1)}.`;
  };
})();
