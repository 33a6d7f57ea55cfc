/* The legend of named groups: a row each, or a square of three by three where two indicators cross. Each is a
   button that shows only its areas. */

import { make } from './words.js';

/**
 * @param {object} painted what the map was painted with; `about.groups` has the names, `about.grid` the two axes
 * @param {number[]} shown places of the areas in sight
 * @param {Set<number>} picked groups that are shown alone
 * @param {(group: number) => void} toggle
 */
export function groups(painted, shown, picked, toggle) {
  const { about } = painted;
  const counts = about.groups.map((_, group) => shown.filter((place) => painted.codes[place] === group).length);
  const buttons = about.groups.map((name, group) => button(painted, name, group, counts[group], picked, toggle));
  return about.grid ? grid(about.grid, buttons) : make('div', { class: 'legend-groups', role: 'group', 'aria-label': 'Groups: press to show only these' }, ...buttons);
}

function button({ about }, name, group, count, picked, toggle) {
  const words = `${name}: ${count.toLocaleString('en-GB')} ${count === 1 ? about.singular : about.plural}`;
  const element = make('button', {
    type: 'button', class: 'legend-group', 'data-group': String(group), title: words,
    'aria-pressed': String(picked.has(group)), 'aria-label': words,
  }, make('span', { class: `legend-swatch fill${group}`, 'aria-hidden': 'true' }, about.grid ? count.toLocaleString('en-GB') : ''),
  ...(about.grid ? [] : [make('span', { class: 'legend-name' }, name), make('span', { class: 'legend-count' }, count.toLocaleString('en-GB'))]));
  element.addEventListener('click', () => toggle(group));
  for (const [event, value] of [['mouseenter', group], ['focus', group], ['mouseleave', null], ['blur', null]]) element.addEventListener(event, () => window.gmMap?.highlightClass(value));
  return element;
}

/** Groups 0 to 8 row by row from below: x grows to the right, y upwards. */
function grid({ x, y }, buttons) {
  const rows = [2, 1, 0].flatMap((row) => buttons.slice(3 * row, 3 * row + 3));
  return make('div', { class: 'legend-grid', role: 'group', 'aria-label': `${x} across, ${y} upwards: press to show only these` },
    make('span', { class: 'legend-y' }, `${y} →`), make('div', { class: 'legend-cells' }, ...rows), make('span', { class: 'legend-x' }, `${x} →`));
}
