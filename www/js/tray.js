/* The compare tray: letters name areas, the same on map, legend, chart and table. */

import { get, memory, on } from './store.js';
import { difference, icon, make, number } from './words.js';

/** The chosen areas' codes: the selected one first. */
export function chosen() {
  const selected = get('selected');
  const rest = get('tray').split(',').filter((code) => code && code !== selected);
  return selected ? [selected, ...rest] : rest;
}

/** The letter of each chosen code. */
export function letters() {
  const start = get('selected') ? 65 : 66;
  return Object.fromEntries(chosen().map((code, place) => [code, String.fromCharCode(start + place)]));
}

export function badge(letter, filled) {
  return make('span', { class: filled ? 'badge filled' : 'badge' }, letter);
}

function facts(code) {
  const painted = memory.painted, place = painted ? painted.ids.indexOf(code) : -1;
  if (place < 0) return null;
  const info = window.gmMap.areaInfo(code);
  return { name: painted.names[place], parent: info?.parentName || '', value: painted.values[place] };
}

/** Without a unit that is too long for a narrow column. */
const short = (about) => (about?.suffix?.includes('per') ? { ...about, suffix: '' } : about);

function row(code) {
  const area = facts(code); if (!area) return null;
  const remove = make('button', { type: 'button', class: 'icon-button', 'aria-label': `Take out ${area.name}`, 'data-drop': code }, icon('close'));
  return make('div', { class: 'tray-row' }, badge(letters()[code], code === get('selected')),
    make('span', { class: 'tray-words' }, make('span', { class: 'tray-name' }, area.name), make('span', { class: 'tray-parent' }, area.parent || '')),
    make('span', { class: 'tray-value' }, number(area.value, short(memory.about))), remove);
}

function gap(codes) {
  const [a, b] = codes.map(facts);
  if (!a || !b || Number.isNaN(a.value) || Number.isNaN(b.value)) return null;
  const names = letters();
  return make('div', { class: 'tray-gap' }, make('span', {}, `Gap between ${names[codes[0]]} and ${names[codes[1]]}`),
    make('strong', {}, difference(Math.abs(a.value - b.value), memory.about)));
}

/** Draw the tray in the rail, and the floating one of smaller screens. */
export function draw() {
  const codes = chosen();
  const hint = !codes.length ? 'Click an area to select it.' : get('selected') && !get('tray').includes(get('selected'))
    ? 'Click it again to keep it for comparing.' : 'Click another area to add to the comparison.';
  const next = codes.length < 10 ? make('div', { class: 'tray-hint' }, make('span', { class: 'badge dashed', 'aria-hidden': 'true' }, String.fromCharCode(65 + codes.length)), hint) : null;
  const boxes = [document.getElementById('tray-rows'), document.getElementById('tray-float')];
  for (const box of boxes) {
    box.replaceChildren(...codes.map(row).filter(Boolean), ...[codes.length >= 2 ? gap(codes) : null, box.id === 'tray-rows' ? next : null].filter(Boolean));
  }
  boxes[1].hidden = !codes.length;
}

on('selected', draw);
on('tray', draw);
document.addEventListener('gm:painted', draw);
