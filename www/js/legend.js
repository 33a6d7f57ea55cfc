/* The legend is the histogram: bars, class strip with counts, breaks, comparator and badges on one axis.
   The strip's segments are the filter buttons. Drawn from what the map was painted with; no server. */

import { groups } from './legend-groups.js';
import { get, memory, on } from './store.js';
import { chosen, letters } from './tray.js';
import { make, number } from './words.js';

const BARS = 24;
let picked = new Set(), lastShown = '';

const paint = () => memory.painted && draw(memory.painted);
document.addEventListener('gm:painted', (event) => {
  const shown = `${event.detail.url} ${event.detail.about.palette || ''} ${(event.detail.about.groups || []).join()}`;
  if (shown !== lastShown) { picked = new Set(); lastShown = shown; window.gmMap?.filter(null); }
  draw(event.detail);
});
on('selected', paint); on('tray', paint);

function draw(painted) {
  const { about } = painted;
  document.getElementById('legend').hidden = false;
  const shown = painted.codes.reduce((rows, code, place) => { if (code !== 255) rows.push(place); return rows; }, []);
  const real = shown.filter((place) => (painted.codes[place] < 9 || painted.codes[place] === 253) && Number.isFinite(painted.values[place]));
  document.getElementById('legend-title').textContent = about.legend || about.title || '';
  document.getElementById('legend-note').textContent = `${shown.length.toLocaleString('en-GB')} ${shown.length === 1 ? about.singular : about.plural}`;
  const none = shown.filter((place) => painted.codes[place] === 254).length;
  const few = shown.filter((place) => painted.codes[place] === 252).length;
  const left = few ? ` · ${about.aside || 'left out'}: ${few.toLocaleString('en-GB')}` : '';
  document.getElementById('legend-missing').textContent = `${about.absent || 'No data'}: ${none.toLocaleString('en-GB')} ${none === 1 ? about.singular : about.plural}${left}`;
  const box = document.getElementById('legend-plot');
  const mapped = about.breaks && real.length;
  if (about.groups) box.replaceChildren(groups(painted, shown, picked, toggle));
  else box.replaceChildren(...(mapped ? plot(painted, real) : [make('p', { class: 'legend-plain' }, about.plain || 'Nothing to colour here.')]));
}

function plot(painted, real) {
  const { about, values } = painted, breaks = about.breaks;
  let low = Infinity, high = -Infinity;
  for (const place of real) { low = Math.min(low, values[place]); high = Math.max(high, values[place]); }
  if (high === low) { low -= 0.5; high += 0.5; }
  const at = (value) => 100 * (value - low) / (high - low);
  return [marks(painted, at), bars(painted, real, low, high), strip(painted, real, breaks, at), axis(about, breaks, at)];
}

function bars({ values, codes }, real, low, high) {
  const counts = new Array(BARS).fill(0), classes = Array.from({ length: BARS }, () => new Array(9).fill(0));
  for (const place of real) {
    const bar = Math.min(BARS - 1, Math.floor(BARS * (values[place] - low) / (high - low)));
    counts[bar] += 1;
    if (codes[place] < 9) classes[bar][codes[place]] += 1;
  }
  const most = Math.max(...counts, 1);
  return make('div', { class: 'legend-bars', 'aria-hidden': 'true' }, ...counts.map((count, bar) => {
    const index = classes[bar].indexOf(Math.max(...classes[bar])); // a bar across a break takes its larger part
    return make('span', { class: `bar fill${index}`, style: `height:${count ? Math.max(4, 100 * count / most) : 0}%` });
  }));
}

function strip(painted, real, breaks, at) {
  const edges = [0, ...breaks.map((limit) => Math.min(100, Math.max(0, at(limit)))), 100];
  const counts = edges.slice(1).map((_, index) => real.filter((place) => painted.codes[place] === index).length);
  const wide = edges.slice(1).map((edge, index) => Math.max(5, edge - edges[index]));
  return make('div', { class: 'legend-strip', role: 'group', 'aria-label': 'Classes: press to show only these' },
    ...counts.map((count, index) => segment(painted.about, breaks, index, count, wide[index])));
}

function segment(about, breaks, index, count, wide) {
  const from = breaks[index - 1], to = breaks[index];
  const range = from === undefined && to === undefined ? 'all values' : from === undefined ? `under ${number(to, about)}` : to === undefined ? `${number(from, about)} and above` : `${number(from, { ...about, suffix: '' })} to under ${number(to, about)}`;
  const button = make('button', {
    type: 'button', 'data-group': String(index), class: `fill${index}`, style: `flex:${wide} 1 0`, title: `${range}: ${count} ${about.plural}`,
    'aria-pressed': String(picked.has(index)), 'aria-label': `${range}: ${count} ${about.plural}`,
  }, count.toLocaleString('en-GB'));
  button.addEventListener('click', () => toggle(index));
  for (const [name, value] of [['mouseenter', index], ['focus', index], ['mouseleave', null], ['blur', null]]) button.addEventListener(name, () => window.gmMap?.highlightClass(value));
  return button;
}

function toggle(index) {
  if (picked.has(index)) picked.delete(index); else picked.add(index);
  window.gmMap?.filter(picked.size ? picked : null);
  document.querySelectorAll('.legend-strip button, .legend-group').forEach((button) => button.setAttribute('aria-pressed', String(picked.has(Number(button.dataset.group)))));
}

function axis(about, breaks, at) {
  const ends = about.scale === 'bad-high' ? ['better', 'worse'] : about.scale === 'good-high' ? ['worse', 'better'] : ['lower', 'higher'];
  const bare = { ...about, suffix: '', prefix: about.prefix };
  const room = document.getElementById('legend-plot').clientWidth || 360, note = getComputedStyle(document.documentElement).getPropertyValue('--t-note');
  const letter = parseFloat(note) * 0.56; // pixels a letter takes, about
  const labels = []; let free = ends[0].length * letter + 4;
  breaks.forEach((limit, place) => {
    const text = number(limit, { ...(place === breaks.length - 1 ? about : bare), decimals: trim(limit, about) });
    const middle = at(limit) / 100 * room, half = text.length * letter / 2;
    if (middle - half < free || middle + half > room - ends[1].length * letter - 4) return; // no room to say it
    free = middle + half + 6;
    labels.push(make('span', { class: 'axis-break', style: `left:${at(limit)}%` }, text));
  });
  return make('div', { class: 'legend-axis' }, make('span', { class: 'axis-end' }, ends[0]), ...labels, make('span', { class: 'axis-end last' }, ends[1]));
}

const trim = (value, about) => (Number.isInteger(value) ? 0 : about.decimals);

function marks(painted, at) {
  const row = make('div', { class: 'legend-marks', 'aria-hidden': 'true' });
  const names = letters(), against = painted.about.comparator;
  const inside = (value) => Number.isFinite(value) && at(value) >= 0 && at(value) <= 100;
  if (against && inside(against.value)) {
    const nearest = chosen().map((code) => painted.ids.indexOf(code)).filter((place) => place >= 0)
      .map((place) => at(painted.values[place]) - at(against.value)).find((apart) => Math.abs(apart) < 12);
    const side = nearest === undefined ? '' : nearest < 0 ? ' after' : ' before'; // clear of a badge
    row.append(make('span', { class: `mark-line compare${side}`, style: `left:${at(against.value)}%` }, make('span', {}, `${against.short} ${number(against.value, { ...painted.about, suffix: '', prefix: painted.about.prefix })}`)));
  }
  for (const code of chosen()) {
    const place = painted.ids.indexOf(code);
    if (place < 0 || !inside(painted.values[place])) continue;
    const kind = code === get('selected') ? 'badge filled' : 'badge';
    row.append(make('span', { class: 'mark-line', style: `left:${at(painted.values[place])}%` }, make('span', { class: kind }, names[code])));
  }
  return row;
}
