// Tables that declare columns and facets: what they hold, read once. Their rows are never written by a script.
const filTables = {};

(() => {
  "use strict";
  // Made when a table is first sorted: on a phone it takes longer than all the rest of this script.
  let collator;
  const BLOCKS = new Set(["BR", "DIV", "LI", "P"]);

  // Without accents, ligatures undone: what a reader types in haste is found.
  filTables.fold = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/’/g, "'")
      .replace(/\s+/g, " ");

  const isChip = (node) => node?.classList?.contains("fil-chip");

  // The words of a cell as they are seen: lines one below the other, and chips side by side, stay apart.
  filTables.words = (cell) => {
    let text = "";
    const walk = (node) => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) text += child.data.replace(/[\n\t ]+/g, " ");
        else if (child.nodeName !== "svg") {
          if (BLOCKS.has(child.nodeName)) text += "\n";
          if (isChip(child) && isChip(child.previousElementSibling)) text = `${text.trimEnd()}, `;
          walk(child);
          if (BLOCKS.has(child.nodeName)) text += "\n";
        }
      }
    };
    walk(cell);
    return text.replace(/ *\n[ \n]*/g, "\n").trim();
  };

  const key = (cell, kind) => {
    const told = cell.dataset.value;
    if (kind === "date") return cell.querySelector("time")?.dateTime ?? "";
    if (kind === "number") return told ? Number(told) : "";
    return told ?? filTables.words(cell);
  };

  // What is empty stays last, whichever way the rows run.
  filTables.compare = (column, descending) => (one, other) => {
    const [a, b] = [key(one.cells[column.index], column.kind), key(other.cells[column.index], column.kind)];
    if (a === "" || b === "") return (a === "") - (b === "");
    collator ??= new Intl.Collator("fr", { numeric: true, sensitivity: "base" });
    const order = typeof a === "number" ? a - b : collator.compare(a, b);
    return descending ? -order : order;
  };

  const values = (row) => {
    const found = new Map();
    for (const pair of row.dataset.values.split(" ").filter(Boolean)) {
      const [facet, value] = pair.split(/:(.*)/s);
      if (!found.has(facet)) found.set(facet, new Set());
      found.get(facet).add(value);
    }
    return found;
  };

  // How many rows have each value of a facet.
  filTables.tally = (rows, facet) => {
    const found = new Map();
    for (const row of rows) for (const value of row.values.get(facet) ?? []) found.set(value, (found.get(value) ?? 0) + 1);
    return found;
  };

  // A facet that tells no two rows of this page apart is not offered, but an address may still ask for it.
  const facets = (element, rows) =>
    JSON.parse(element.dataset.facets).map(({ key: name, name: title, words }) => {
      const counts = filTables.tally(rows, name);
      const held = words.filter(([value]) => counts.has(value));
      const apart = held.some(([value]) => counts.get(value) < rows.length);
      return { key: name, title, words: new Map(words), held: apart ? held : [], switch: words.length === 1 };
    });

  filTables.read = (element) => {
    const columns = [...element.tHead.rows[0].cells].map((cell, index) => ({
      cell,
      index,
      key: cell.dataset.key,
      kind: cell.dataset.kind,
      title: filTables.words(cell),
    }));
    const rows = [...element.querySelectorAll("tbody > tr[data-values]")].map((row) => ({
      element: row,
      body: row.parentElement,
      cells: row.cells,
      values: values(row),
      // Read when words are first looked for: most readers look for none, and a page has hundreds of rows.
      get text() {
        const text = filTables.fold([...row.cells].map(filTables.words).join("\n"));
        Object.defineProperty(this, "text", { value: text });
        return text;
      },
    }));
    const groups = [...element.querySelectorAll("tr.fil-group")].map((row) => {
      const count = row.querySelector(".fil-discreet");
      return { row, count, told: count.textContent };
    });
    const { table: name, title, file } = element.dataset;
    return { element, name, title, file, columns, rows, groups, facets: facets(element, rows) };
  };
})();
