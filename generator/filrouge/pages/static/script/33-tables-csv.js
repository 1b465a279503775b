// The rows and columns on the screen, as a file.
(() => {
  "use strict";
  const FORMULA = /^[=+\-@\t\r]/;
  const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

  // No spreadsheet takes a text for a formula, nor stumbles over a character that XML has no word for.
  filTables.tame = (text) => {
    const plain = text.replace(CONTROL, "");
    return FORMULA.test(plain) ? `'${plain}` : plain;
  };

  const cell = (element, kind) => {
    const text = filTables.words(element);
    const day = kind === "date" && element.querySelector("time");
    if (day && filTables.words(day) === text) return { kind, value: day.dateTime, text };
    if (kind === "number" && element.dataset.value) return { kind, value: Number(element.dataset.value), text };
    return { kind: "text", value: filTables.tame(text), text };
  };

  // Heads, then the rows as they stand: what is not shown is not there.
  filTables.sheet = (table) => ({
    title: table.title,
    columns: table.columns.map(({ title, kind }) => ({ title: filTables.tame(title), kind })),
    rows: [...table.element.querySelectorAll("tbody:not([hidden]) > tr[data-values]:not([hidden])")].map((row) =>
      [...row.cells].map((element, index) => cell(element, table.columns[index].kind)),
    ),
  });

  const quoted = (text) => (/[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  const written = ({ kind, value }) => {
    if (kind === "number") return String(value).replace(".", ",");
    if (kind === "date") return value.split("-").reverse().join("/");
    return quoted(value);
  };

  // For a spreadsheet set to French: BOM, « ; », decimal comma.
  filTables.csv = (sheet) => {
    const lines = [sheet.columns.map(({ title }) => quoted(title)), ...sheet.rows.map((row) => row.map(written))];
    return new TextEncoder().encode(`\ufeff${lines.map((line) => line.join(";")).join("\r\n")}\r\n`);
  };

  filTables.download = (bytes, name, type) => {
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    filTables.node("a", { href: address, download: name }).click();
    // The browser reads it after the click.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
})();
