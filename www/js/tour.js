/* The tour: seven stops of the page itself, each lit in its place. Nothing is clicked for the reader. */

import { close } from './popovers.js';
import { make } from './words.js';

const STOPS = [
  ['#picker-button', 'Choose an indicator', 'All themes are in this one list. Press a level beside an indicator and the map follows: borough, ward, MSOA or LSOA.'],
  ['#map-box', 'Look and click', 'Green is best, red is worst. Point at an area for its sentence, click it for its figures, double-click for the small areas inside.'],
  ['#legend', 'The legend answers too', 'The bars show how many areas have which value. Press a colour to see only that class.'],
  ['#panel', 'Read the sentence', 'First in plain words, then the numbers, each with its source behind the i, then charts and comparators.'],
  ['#tray-box', 'Compare', 'Click a selected area again to keep it here, then choose another. Up to ten stand side by side.'],
  ['#drawer-toggle', 'The table', 'Everything the map shows, as rows. Sort it, filter it, take it away as a file.'],
  ['#tools-menu-button', 'The tools', 'Need, overlay, gradient, change, clusters, what if, area profile: the questions behind the map. About the data is here too.'],
];

let at = -1, box = null, from = null;

/** Begin at the first stop that is in sight. @param {Element} opener what focus returns to */
export function tour(opener) {
  close(false);
  from = opener;
  go(1, -1);
}

function go(way, start = at) {
  let next = start + way;
  while (STOPS[next] && !seen(STOPS[next][0])) next += way;
  if (!STOPS[next]) { if (way > 0) end(); return; }
  at = next;
  draw();
}

function seen(selector) {
  const element = document.querySelector(selector);
  return Boolean(element?.checkVisibility({ visibilityProperty: true })) && element.getBoundingClientRect().width > 0;
}

function draw() {
  const [selector, title, words] = STOPS[at], last = !STOPS.slice(at + 1).some(([one]) => seen(one));
  box?.remove();
  box = make('dialog', { class: 'tour card', 'aria-labelledby': 'tour-title', open: true });
  const back = at > 0 ? button('Back', 'button-outline', () => go(-1)) : null;
  const next = button(last ? 'Done' : 'Next', 'button-solid', () => (last ? end() : go(1)));
  box.append(
    make('h2', { id: 'tour-title' }, title), make('p', {}, words),
    make('div', { class: 'tour-ways' }, make('span', { class: 'note' }, `${at + 1} of ${STOPS.length}`), ...(back ? [back] : []), next, button('End', 'action', end)),
  );
  document.body.append(box);
  light(document.querySelector(selector));
  next.focus({ preventScroll: true });
}

function button(words, kind, act) {
  const element = make('button', { type: 'button', class: kind }, words);
  element.addEventListener('click', act);
  return element;
}

/** Ring the stop and stand beside it, inside the window. */
function light(stop) {
  document.querySelector('.tour-ring')?.remove();
  const spot = stop.getBoundingClientRect(), ring = make('div', { class: 'tour-ring', 'aria-hidden': 'true' });
  Object.assign(ring.style, { left: `${spot.left - 4}px`, top: `${spot.top - 4}px`, width: `${spot.width + 8}px`, height: `${spot.height + 8}px` });
  document.body.append(ring);
  const wide = box.offsetWidth, high = box.offsetHeight, gap = 16;
  const beside = [[spot.right + gap, spot.top], [spot.left - wide - gap, spot.top], [spot.left, spot.bottom + gap], [spot.left, spot.top - high - gap]]
    .find(([x, y]) => x >= 8 && y >= 8 && x + wide <= innerWidth - 8 && y + high <= innerHeight - 8);
  const [left, top] = beside || [(innerWidth - wide) / 2, (innerHeight - high) / 2];
  Object.assign(box.style, { left: `${left}px`, top: `${top}px` });
}

function end() {
  box?.remove(); box = null; at = -1;
  document.querySelector('.tour-ring')?.remove();
  from?.focus({ preventScroll: true });
}

document.addEventListener('keydown', (event) => {
  if (!box) return;
  if (event.key === 'Escape') { end(); event.stopPropagation(); }
  if (event.key === 'ArrowRight' && box.contains(document.activeElement)) go(1);
  if (event.key === 'ArrowLeft' && box.contains(document.activeElement)) go(-1);
}, true);
window.addEventListener('resize', () => box && (seen(STOPS[at][0]) ? light(document.querySelector(STOPS[at][0])) : go(1)));
