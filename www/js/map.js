/* Map and page: what the map tells (pick, drill, window, painted) becomes state; state becomes marks. */

import { describe } from './inputs.js';
import { get, holder, memory, on, set } from './store.js';
import { number } from './words.js';
import { letters, chosen } from './tray.js';

const map = () => window.gmMap;
const codesOf = (text) => text.split(',').filter(Boolean);

document.addEventListener('gm:pick', (event) => pick(event.detail.code, event.detail.additive));
document.addEventListener('gm:drill', (event) => drill(event.detail.code));
document.addEventListener('gm:window', (event) => {
  const { south, west, north, east } = event.detail;
  set('window', [south, west, north, east].map((n) => n.toFixed(4)).join(','));
});
document.addEventListener('gm:painted', () => { mark(); highlight(); });
document.addEventListener('gm:ready', () => { mark(); tiles(); });

/** Click selects; a second click on the selected area keeps it in the compare tray, a third takes it out. */
export function pick(code, additive = false) {
  const tray = codesOf(get('tray'));
  if (additive && code !== get('selected')) { keep(code); return; }
  if (get('selected') !== code) { set('selected', code); return; }
  if (tray.includes(code)) set('tray', tray.filter((one) => one !== code).join(','));
  else keep(code);
}

export function keep(code) {
  const tray = codesOf(get('tray'));
  if (tray.includes(code)) return;
  if (chosen().length >= 10 && !chosen().includes(code)) { document.dispatchEvent(new CustomEvent('gm:say', { detail: 'Ten areas are being compared: take one out first.' })); return; }
  set('tray', [...tray, code].join(','));
}

export function drop(code) {
  set('tray', codesOf(get('tray')).filter((one) => one !== code).join(','));
  if (get('selected') === code) set('selected', '');
}

/** Go one level finer inside an area, where the indicator is published there. */
export function drill(code) {
  const next = memory.state?.drill;
  if (!next) return;
  if (!next.level) { document.dispatchEvent(new CustomEvent('gm:say', { detail: next.reason })); return; }
  set('selected', ''); set('tray', '');
  set('within', code); set('level', next.level);
}

export function mark() {
  if (!map()) return;
  const badges = letters();
  map().mark(chosen().map((code) => ({ code, letter: badges[code], kind: code === get('selected') ? 'selected' : 'compared' })));
}

export function highlight() {
  // The limit is one of the indicator's values: a tool paints others.
  const wish = memory.state?.tool?.id ? '' : get('threshold'), limit = Number.isFinite(Number(wish)) ? wish : '';
  countAbove(limit);
  map()?.threshold(limit === '' ? null : Number(limit), memory.state?.below ? 'below' : 'above');
}

/** Say beside the slider how many of the areas shown stand out. */
function countAbove(limit) {
  const { painted, state } = memory, element = holder('threshold');
  if (!painted) return;
  element.gmWords = (value) => {
    if (value === '') return 'off';
    const beyond = painted.values.filter((one, place) => painted.codes[place] !== 255 && painted.codes[place] !== 252 && (state?.below ? one < Number(value) : one > Number(value))).length;
    return `${number(Number(value), painted.about)} · ${beyond.toLocaleString('en-GB')} ${beyond === 1 ? 'area' : 'areas'}`;
  };
  describe(element);
}

function tiles() {
  map()?.setTiles(get('tiles') ? 'https://tile.openstreetmap.org/{z}/{x}/{y}.png' : null);
}

function classes(count) {
  const steps = memory.painted?.ladder?.[get('method')]?.[String(count)];
  if (steps) map()?.reclassify(steps);
}

/** Leave out areas at once where the class breaks do not depend on it; else the server's answer does. */
function fewest(minimum) {
  if (memory.state?.tool?.id) return;
  if (['natural', 'manual'].includes(get('method'))) map()?.leaveOut(Number(minimum) || 0);
}

on('selected', mark);
on('tray', mark);
on('threshold', highlight);
on('classes', classes);
on('population', fewest);
on('tiles', tiles);
for (const button of document.querySelectorAll('[data-map]')) {
  button.addEventListener('click', () => {
    if (button.dataset.map === 'home') set('within', '');
    map()?.[button.dataset.map]();
  });
}
