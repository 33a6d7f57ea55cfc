/* Brushing the relationship's scatter: a rectangle drawn over the dots lights their areas on the map. While it is
   drawn the page works out the areas from where the dots lie; then the rectangle is in the state, as four sliders
   (which do the same by keyboard), and the server says which areas are inside. */

import { get, leave, on, set } from './store.js';

const TOOL = 'relationship';
const SIDES = ['x_from', 'x_to', 'y_from', 'y_to'].map((side) => `${TOOL}-${side}`);
const NEAR = 9, A_CLICK = 4; // pixels of the drawing
const part = document.querySelector(`[data-tool-part=${TOOL}]`);
let drawing = null, lit = null, hint = '';

const chart = () => part?.querySelector('.scatter svg');
const told = () => part?.querySelector('[data-brushed]');

/** What the drawing says of itself: both axes, and where each area's dot lies. */
function read(svg) {
  if (svg.gmPlot) return svg.gmPlot;
  const frame = svg.querySelector('[data-x]');
  if (!frame) return null;
  const axis = (name) => { const [low, high, start, end] = frame.dataset[name].split(' ').map(Number); return { low, high, start, end }; };
  const dots = [...svg.querySelectorAll('[data-areas]')].flatMap((group) => {
    const codes = group.dataset.areas.split(' ');
    const places = [...group.querySelector('path').getAttribute('d').matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)];
    return codes.map((code, place) => ({ code, x: Number(places[place][1]), y: Number(places[place][2]) }));
  });
  svg.gmPlot = { x: axis('x'), y: axis('y'), dots };
  return svg.gmPlot;
}

const pixel = (axis, value) => axis.start + (Math.min(Math.max(value, axis.low), axis.high) - axis.low) / (axis.high - axis.low) * (axis.end - axis.start);
const figure = (axis, at) => axis.low + (at - axis.start) / (axis.end - axis.start) * (axis.high - axis.low);
const between = (at, one, other) => Math.min(Math.max(at, Math.min(one, other)), Math.max(one, other));
const inside = ({ x, y }, box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** The pointer's place in the drawing's own pixels. */
function place(svg, event) {
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x, y };
}

function boxOf(plot, from, to) {
  const x = [from.x, to.x].map((at) => between(at, plot.x.start, plot.x.end)), y = [from.y, to.y].map((at) => between(at, plot.y.start, plot.y.end));
  return { left: Math.min(...x), right: Math.max(...x), top: Math.min(...y), bottom: Math.max(...y) };
}

/** Draw the rectangle and the dots of its areas over the others; null takes them away. */
function outline(svg, box, codes) {
  svg.querySelectorAll('.brush').forEach((one) => one.remove());
  if (!box) return;
  const { dots } = read(svg), groups = svg.querySelectorAll('[data-areas]'), under = groups[groups.length - 1];
  const width = under.querySelector('path')?.getAttribute('stroke-width') || 4;
  const rectangle = element('rect', { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top, class: 'brush brush-box' });
  const path = dots.filter((dot) => codes.has(dot.code)).map((dot) => `M${dot.x} ${dot.y}h0`).join('');
  under.after(rectangle, element('path', { d: path || 'M0 0', class: 'brush brush-dots', 'stroke-width': width, 'stroke-linecap': 'round', fill: 'none' }));
}

function element(name, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function light(codes) {
  lit = codes;
  window.gmMap?.filter(codes ? (area) => codes.has(area.code) : null);
}

/** Show what the server says is inside, and the rectangle in a drawing that is new. */
function refresh() {
  const svg = chart(), says = told();
  if (drawing) return;
  if (says) light(new Set(says.dataset.brushed.split(' ').filter(Boolean)));
  else if (lit) light(null);
  const plot = svg && read(svg);
  if (!plot) return;
  const [left, right, low, high] = SIDES.map((key) => Number(get(key)));
  outline(svg, says ? boxOf(plot, { x: pixel(plot.x, left), y: pixel(plot.y, low) }, { x: pixel(plot.x, right), y: pixel(plot.y, high) }) : null, lit);
}

/** Leave every side open again: the server then says where the figures end. */
function end() {
  SIDES.forEach(leave);
}

function keep(plot, box) {
  const ends = [figure(plot.x, box.left), figure(plot.x, box.right), figure(plot.y, box.bottom), figure(plot.y, box.top)];
  SIDES.forEach((key, index) => set(key, ends[index]));
}

function nearest(plot, at) {
  let best = null, least = NEAR ** 2;
  for (const dot of plot.dots) {
    const apart = (dot.x - at.x) ** 2 + (dot.y - at.y) ** 2;
    if (apart <= least) { least = apart; best = dot; }
  }
  return best;
}

function name(plot, at) {
  const line = part.querySelector('.scatter-hint');
  if (!line) return;
  if (!line.textContent.startsWith('▸')) hint = line.textContent;
  const dot = at && nearest(plot, at), area = dot && window.gmMap?.areaInfo(dot.code);
  line.textContent = area ? `▸ ${area.name}${area.parentName ? `, ${area.parentName}` : ''}` : hint;
}

document.addEventListener('pointerdown', (event) => {
  const svg = event.target.closest?.('svg');
  if (!svg || svg !== chart() || event.button !== 0) return;
  const plot = read(svg);
  if (!plot) return;
  event.preventDefault();
  svg.setPointerCapture(event.pointerId);
  drawing = { svg, plot, from: place(svg, event), box: null };
});
document.addEventListener('pointermove', (event) => {
  const svg = chart();
  if (drawing) { stretch(place(drawing.svg, event)); return; }
  if (svg && event.target.closest?.('svg') === svg && read(svg)) name(read(svg), place(svg, event));
});
document.addEventListener('pointerup', (event) => {
  if (!drawing) return;
  const { svg, plot, box } = drawing, dot = box ? null : nearest(plot, place(svg, event));
  drawing = null;
  if (box) keep(plot, box);
  else if (dot) set('selected', dot.code);
  else if (told()) end();
});
document.addEventListener('pointercancel', () => { if (drawing) { drawing = null; refresh(); } });
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && drawing) { drawing = null; refresh(); }
});
document.addEventListener('click', (event) => { if (event.target.closest?.('[data-brush=end]')) end(); });

/** Follow the pointer: at most once a frame, however many areas there are. */
function stretch(to) {
  const { from } = drawing;
  if (!drawing.box && Math.hypot(to.x - from.x, to.y - from.y) < A_CLICK) return;
  const waiting = drawing.next;
  drawing.next = drawing.box = boxOf(drawing.plot, from, to);
  if (waiting) return;
  requestAnimationFrame(() => {
    if (!drawing) return;
    const { svg, plot, box } = drawing;
    drawing.next = null;
    light(new Set(plot.dots.filter((dot) => inside(dot, box)).map((dot) => dot.code)));
    outline(svg, box, lit);
  });
}

if (part) {
  for (const output of ['picture', 'rectangle']) new MutationObserver(refresh).observe(document.getElementById(`${TOOL}-${output}`), { childList: true });
  part.addEventListener('pointerleave', () => name(null, null));
  // Another indicator has other figures: a rectangle in the old ones would mean nothing.
  for (const key of [`${TOOL}-x`, 'indicator']) on(key, end);
  on('tool', (open) => { if (open !== TOOL && lit) light(null); else if (open === TOOL) refresh(); });
  // The legend ends every filter when the map is painted anew with other classes.
  document.addEventListener('gm:painted', () => { if (lit && get('tool') === TOOL) light(lit); });
}
