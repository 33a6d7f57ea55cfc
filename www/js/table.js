/* The table: a Shiny output that draws only the rows in sight. Sorting and filtering happen here; their state
   goes back as an input, so that a download holds the same rows in the same order. */

import { get, on, set } from './store.js';
import { pick } from './map.js';
import { chosen, letters, badge } from './tray.js';
import { icon, make, number } from './words.js';

let rowHeight = 32; // --row, read anew with each table
const ROW = () => rowHeight;
const box = document.getElementById('table'), filter = document.getElementById('table-filter');
let data = null, areas = {}, order = { column: 'value', down: true }, rows = [], body = null;

class TableOutput extends window.Shiny.OutputBinding {
  find(scope) { return $(scope).find('.gm-table-output'); }
  renderValue(element, says) { areas = says.areas || areas; data = { ...says, ...areas, ...says.more }; arrange(); }
  renderError(element, error) { element.textContent = error.message; }
}
window.Shiny.outputBindings.register(new TableOutput(), 'gm.table');

function arrange() {
  if (!data) return;
  const words = filter.value.trim().toLowerCase();
  const column = data.columns.find((one) => one.id === order.column) || data.columns.find((one) => one.id === 'value');
  rows = data.code.map((_, row) => row).filter((row) => !words || `${data.name[row]} ${data.parent[row]} ${data.code[row]}`.toLowerCase().includes(words));
  const key = keyOf(column);
  rows.sort((a, b) => compare(key(a), key(b), order.down) || data.name[a].localeCompare(data.name[b], 'en-GB'));
  const pinned = chosen().map((code) => data.code.indexOf(code)).filter((row) => rows.includes(row));
  rows = [...pinned, ...rows.filter((row) => !pinned.includes(row))];
  draw(pinned.length);
  set('table_order', JSON.stringify({ column: column.id, down: order.down, words }));
}

/* Values are sorted by rank, which knows them in full; what is shown is rounded. */
function keyOf({ id }) {
  if (id === 'value' || id === 'against') return (row) => (data.rank[row] ? -data.rank[row] : null);
  if (id === 'rank') return (row) => data.rank[row] || null;
  return (row) => (id === 'interval' ? data.lower : data[id])[row];
}

function compare(a, b, down) {
  const none = (value) => value === null || value === '';
  if (none(a) || none(b)) return none(a) - none(b);
  const sign = typeof a === 'number' ? a - b : String(a).localeCompare(String(b), 'en-GB');
  return down ? -sign : sign;
}

function draw(pinned) {
  const head = make('div', { class: 'row head', role: 'row' }, ...data.columns.map(header));
  rowHeight = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 32;
  body = make('div', { class: 'rows', role: 'rowgroup' });
  body.style.height = `${rows.length * ROW()}px`;
  body.gmPinned = pinned;
  const grid = make('div', { class: `grid columns-${data.columns.length}`, role: 'table', 'aria-rowcount': String(rows.length + 1), 'aria-label': data.title },
    make('div', { role: 'rowgroup' }, head), body);
  grid.style.setProperty('--columns', data.columns.map((one) => one.width).join(' '));
  box.replaceChildren(grid);
  if (!rows.length) box.append(make('p', { class: 'table-empty' }, 'No row has these words. Clear the filter to see all.'));
  windowed();
}

function header(column) {
  const on = column.id === order.column;
  const cell = make('div', { role: 'columnheader', class: `cell ${column.kind}`, 'aria-sort': on ? (order.down ? 'descending' : 'ascending') : 'none' });
  if (column.kind === 'range') { cell.textContent = column.title; cell.removeAttribute('aria-sort'); return cell; }
  const button = make('button', { type: 'button', title: column.help || null }, column.title, on ? icon(order.down ? 'chevron' : 'up') : '');
  button.addEventListener('click', () => {
    order = { column: column.id, down: on ? !order.down : column.kind === 'number' };
    arrange();
    box.querySelectorAll('.head button')[data.columns.indexOf(column)]?.focus();
  });
  cell.append(button);
  return cell;
}

function windowed() {
  if (!body || !data) return;
  const high = ROW(), first = Math.max(0, Math.floor(box.scrollTop / high) - 5), last = Math.min(rows.length, first + Math.ceil(box.clientHeight / high) + 12);
  const names = letters();
  body.replaceChildren(...rows.slice(first, last).map((row, offset) => line(row, first + offset, high, names)));
}

function line(row, place, high, names) {
  const code = data.code[row], letter = names[code];
  const element = make('div', { class: `row${letter ? ' pinned' : ''}`, role: 'row', 'aria-rowindex': String(place + 2), style: `top:${place * high}px`, 'data-code': code });
  element.append(...data.columns.map((column) => cell(column, row, letter, code)));
  return element;
}

function cell(column, row, letter, code) {
  const shown = said(column.id, row);
  const element = make('div', { class: `cell ${column.kind}`, role: 'cell' });
  if (column.id === 'name' && data.selects !== false) {
    const button = make('button', { type: 'button', class: 'row-name', 'aria-pressed': String(Boolean(letter)) }, letter ? badge(letter, code === get('selected')) : '', make('span', {}, shown));
    element.append(button);
  } else if (column.id === 'value') {
    element.append(make('span', { class: `swatch k${data.klass[row]}`, 'aria-hidden': 'true' }), shown);
  } else if (column.kind === 'range') element.append(spread(row) || '');
  else element.append(String(shown));
  return element;
}

/** What a cell says: numbers in words, a missing one by its reason. */
function said(id, row) {
  const { about } = data, from = (low, high) => (low === null || high === null ? '' : `${number(low, { ...about, suffix: '' })} to ${number(high, about)}`);
  if (id === 'value') return data.value[row] === null ? data.reasons[row] || 'no figure' : number(data.value[row], about);
  if (id === 'against') return signed(data.against[row]);
  if (id === 'interval') return from(data.lower[row], data.upper[row]);
  if (id === 'range') return data.low[row] === null ? '' : `LSOAs from ${from(data.low[row], data.high[row])}`;
  const { about: own, signed: plus } = data.columns.find((column) => column.id === id) || {};
  if (own) return plus && data[id][row] > 0 ? `+${number(data[id][row], own)}` : number(data[id][row], own);
  return id === 'rank' ? data.rank[row]?.toLocaleString('en-GB') || '' : data[id][row];
}

function signed(value) {
  if (value === null) return '';
  const bare = data.about.suffix.trim() === '%' ? { ...data.about, suffix: '' } : data.about;
  return `${value > 0 ? '+' : ''}${number(value, bare)}`;
}

function spread(row) {
  const low = data.low[row], high = data.high[row], span = data.span;
  if (low === null || high === null || !span) return null;
  const at = (value) => `${Math.min(100, Math.max(0, 100 * (value - span[0]) / (span[1] - span[0])))}%`;
  const bar = make('span', { class: 'spread', role: 'img', 'aria-label': said('range', row) });
  bar.append(make('i', { class: 'spread-bar', style: `left:${at(low)};right:calc(100% - ${at(high)})` }));
  if (data.line !== null && data.line !== undefined) bar.append(make('i', { class: 'spread-line', style: `left:${at(data.line)}` }));
  if (data.value[row] !== null) bar.append(make('i', { class: 'spread-dot', style: `left:${at(data.value[row])}` }));
  return bar;
}

box.addEventListener('scroll', () => requestAnimationFrame(windowed), { passive: true });
new ResizeObserver(() => windowed()).observe(box);
box.addEventListener('click', (event) => {
  const row = event.target.closest('[data-code]');
  if (row && data.selects !== false) { pick(row.dataset.code, event.shiftKey || event.ctrlKey || event.metaKey); box.querySelector(`[data-code="${row.dataset.code}"] .row-name`)?.focus({ preventScroll: true }); }
});
filter.addEventListener('input', arrange);
on('selected', arrange); on('tray', arrange);

/** Open or close the drawer; the output is drawn only while it is seen. */
export function drawer(wanted) {
  const button = document.getElementById('drawer-toggle'), panel = document.getElementById('drawer-body');
  const open = wanted ?? panel.hidden;
  panel.hidden = !open;
  button.setAttribute('aria-expanded', String(open));
  document.getElementById('frame').classList.toggle('drawer-open', open);
  $(box).trigger(open ? 'shown' : 'hidden');
  set('opened', open ? 'table' : '');
  setTimeout(() => window.dispatchEvent(new Event('resize')), 0);
}
document.getElementById('drawer-toggle').addEventListener('click', () => drawer());
