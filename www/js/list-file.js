/* A file of text on its way into a list: its encoding, its columns, and the one that says places. */

const PLACE = /^([A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}|[EWSNKJ][0-9]{8})$/i;
const HEADING = /post ?code|pcds?\b|gss|\bcode\b|lsoa|msoa|\bward|\barea\b|borough|place|name|\bid\b/i;
const LOOKED_AT = 200;

/** The text of a file: UTF-8, else as Windows writes it; null for what is no text. */
export function textOf(bytes) {
  const utf16 = new Uint8Array(bytes.slice(0, 2)).join() === '255,254';
  let text;
  try { text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes); } catch { text = new TextDecoder('windows-1252').decode(bytes); }
  return text.includes('\0') ? null : text;
}

/** The lines of a list; empty ones at its end are none. */
export const linesOf = (text) => (text.trim() ? text.trimEnd().split(/\r\n|\r|\n/) : []);

/** The columns of a file: title ("" without a heading) and cells, as many in each. */
export function columnsOf(text) {
  const rows = rowsOf(text, separator(text));
  if (!rows.length) return [];
  const wide = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: wide }, (_, at) => rows.map((row) => row[at] ?? ''));
  const headed = columns.some((cells) => HEADING.test(cells[0]) && !PLACE.test(cells[0].trim())) && !columns.some((cells) => PLACE.test(cells[0].trim()));
  return columns.map((cells) => (headed ? { title: cells[0].trim(), cells: cells.slice(1) } : { title: '', cells }));
}

/** The column that says places: by its cells, else by its heading, else the first. */
export function guess(columns) {
  const scores = columns.map(({ title, cells }) => {
    const seen = cells.filter((cell) => cell.trim()).slice(0, LOOKED_AT);
    const places = seen.filter((cell) => PLACE.test(cell.trim())).length / Math.max(seen.length, 1);
    return places + (HEADING.test(title) ? 0.2 : 0);
  });
  return scores.indexOf(Math.max(...scores));
}

function separator(text) {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [',', ';', '\t'].map((one) => first.split(one).length);
  return [',', ';', '\t'][counts.indexOf(Math.max(...counts))];
}

/** Rows of cells, quotation marks as RFC 4180 has them; empty rows at the end are none. */
function rowsOf(text, between) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (letter === '"' && !cell) quoted = true;
    else if (letter === between) { row.push(cell); cell = ''; } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1;
      row.push(cell); rows.push(row); row = []; cell = '';
    } else cell += letter;
  }
  if (cell || row.length) { row.push(cell); rows.push(row); }
  while (rows.length && rows.at(-1).every((one) => !one.trim())) rows.pop();
  return rows.map((cells) => cells.map((one) => one.replace(/[\r\n]+/g, ' ')));
}
