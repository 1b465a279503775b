// A workbook of one sheet: a zip of a few XML files, stored as they are.
(() => {
  "use strict";
  const encoder = new TextEncoder();
  const OPEN = "http://schemas.openxmlformats.org";
  const MAIN = `${OPEN}/spreadsheetml/2006/main`;
  const RELATIONS = `${OPEN}/package/2006/relationships`;
  const DOCUMENT = `${OPEN}/officeDocument/2006/relationships`;
  const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const STYLE = { text: 1, number: 0, date: 2, head: 3 };
  // Days are counted from here, as Excel does.
  const FIRST = Date.UTC(1899, 11, 30);
  const WIDEST = 60;

  const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
    let rest = index;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    return rest;
  });
  const crc32 = (bytes) => {
    let rest = 0xffffffff;
    for (const byte of bytes) rest = (rest >>> 8) ^ TABLE[(rest ^ byte) & 0xff];
    return (rest ^ 0xffffffff) >>> 0;
  };

  const fields = (...pairs) => {
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of pairs) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  };

  // The day is that of the format's beginning: the same rows give the same bytes.
  const common = (name, bytes) => [[2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 0x21], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]];

  const zip = (files) => {
    const pieces = [];
    const directory = [];
    let at = 0;
    for (const [path, text] of files) {
      const [name, bytes] = [encoder.encode(path), encoder.encode(text)];
      const local = fields([4, 0x04034b50], ...common(name, bytes));
      directory.push(fields([4, 0x02014b50], [2, 20], ...common(name, bytes), [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
      pieces.push(local, name, bytes);
      at += local.length + name.length + bytes.length;
    }
    const size = directory.reduce((sum, piece) => sum + piece.length, 0);
    const count = files.length;
    const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);
    const every = [...pieces, ...directory, end];
    const whole = new Uint8Array(at + size + end.length);
    let place = 0;
    for (const piece of every) {
      whole.set(piece, place);
      place += piece.length;
    }
    return whole;
  };

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // « _x003D_ » would be read as « = ».
  const escaped = (text) =>
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

  const letters = (index) => (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

  const cell = (where, style, { kind, value }) => {
    if (kind === "number") return `<c r="${where}" s="${style}"><v>${value}</v></c>`;
    if (kind === "date") return `<c r="${where}" s="${style}"><v>${(Date.parse(value) - FIRST) / 86_400_000}</v></c>`;
    return `<c r="${where}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  };

  const line = (cells, number, style) =>
    `<row r="${number}">${cells.map((one, index) => cell(letters(index) + number, style ?? STYLE[one.kind], one)).join("")}</row>`;

  const width = (sheet, index) => {
    const texts = [`${sheet.columns[index].title}   `, ...sheet.rows.map((row) => row[index].text)];
    const longest = Math.max(...texts.flatMap((text) => text.split("\n")).map((text) => text.length));
    return `<col min="${index + 1}" max="${index + 1}" width="${Math.min(longest + 2, WIDEST)}" customWidth="1"/>`;
  };

  const worksheet = (sheet) => {
    const head = sheet.columns.map(({ title }) => ({ kind: "text", value: title }));
    const last = letters(sheet.columns.length - 1) + (sheet.rows.length + 1);
    return (
      `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>` +
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<cols>${sheet.columns.map((_, index) => width(sheet, index)).join("")}</cols>` +
      `<sheetData>${line(head, 1, STYLE.head)}${sheet.rows.map((row, index) => line(row, index + 2)).join("")}</sheetData>` +
      `<autoFilter ref="A1:${last}"/></worksheet>`
    );
  };

  const STYLES =
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>" +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>' +
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

  const relations = (...pairs) =>
    `${HEAD}<Relationships xmlns="${RELATIONS}">${pairs
      .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`)
      .join("")}</Relationships>`;

  // 31 signs at most, and none that means something in a formula.
  const named = (title) => escaped(title.replace(/[[\]:*?/\\]/g, " ").slice(0, 31));

  filTables.xlsx = (sheet) => {
    const last = `$${letters(sheet.columns.length - 1)}$${sheet.rows.length + 1}`;
    const name = named(sheet.title);
    return zip([
      [
        "[Content_Types].xml",
        `${HEAD}<Types xmlns="${OPEN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
          '<Default Extension="xml" ContentType="application/xml"/>' +
          `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
          `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/>` +
          `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
      ],
      ["_rels/.rels", relations(["officeDocument", "xl/workbook.xml"])],
      [
        "xl/workbook.xml",
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>` +
          `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${name}'!$A$1:${last}</definedName></definedNames></workbook>`,
      ],
      ["xl/_rels/workbook.xml.rels", relations(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"])],
      ["xl/styles.xml", STYLES],
      ["xl/worksheets/sheet1.xml", worksheet(sheet)],
    ]);
  };
})();
