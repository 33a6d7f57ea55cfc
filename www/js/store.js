/* The page's state: one Shiny input an entry, each an element with class gm-input and a data-key.
   Controls and map write here; Shiny's binding (inputs.js) sends each change on its leading edge. */

const listeners = new Map();

/** The element that holds `key`. */
export const holder = (key) => document.querySelector(`.gm-input[data-key="${CSS.escape(key)}"]`);

/** The text value of an input element of ours. */
export function valueOf(element) {
  if (element.type === 'checkbox') return element.checked ? element.dataset.on : element.dataset.unchecked ?? '';
  if ('wish' in element.dataset) return element.dataset.wish; // until the server has told what there is
  if (element.type !== 'range') return element.value;
  if (element.gmLabels) return element.gmLabels[Number(element.value)] ?? '';
  const atEnd = Number(element.value) >= Number(element.max);
  return element.dataset.off === 'max' && atEnd ? '' : element.value;
}

export const get = (key) => { const element = holder(key); return element ? valueOf(element) : ''; };

let held = {};

/** Set `key` and tell Shiny and every listener; nothing happens when it is so already. */
export function set(key, value) {
  const element = holder(key);
  if (!element || key in held || valueOf(element) === String(value)) return;
  show(element, value);
  changed(element);
}

/** Leave `key` to the server, which says what its value is. */
export function leave(key) {
  const element = holder(key);
  if (!element || key in held) return;
  element.dataset.wish = '';
  changed(element);
}

/** Set many keys as one change: all stand before anybody is told, and what listeners would make of them is not made.
    @param {Object<string, string>} values by their keys
    @returns the elements that have another value now */
export function put(values) {
  const fresh = Object.entries(values).map(([key, value]) => [holder(key), value]).filter(([element, value]) => element && valueOf(element) !== value);
  for (const [element, value] of fresh) {
    show(element, value);
    if ('follows' in element.dataset) element.dataset.wish = value; // its bounds are those of the screen before
    if (element.tagName === 'SELECT' && element.selectedIndex < 0) element.value = element.dataset.default; // no longer offered
  }
  held = values;
  for (const [element] of fresh) changed(element, true);
  held = {};
  return fresh.map(([element]) => element);
}

/** Put a value into an element without telling anybody. */
export function show(element, value) {
  delete element.dataset.wish;
  if (element.type === 'checkbox') element.checked = value === element.dataset.on;
  else if (element.gmLabels) element.value = String(Math.max(0, element.gmLabels.indexOf(value)));
  else if (element.type === 'range' && value === '') element.value = element.dataset.off === 'max' ? element.max : element.dataset.default || element.min;
  else element.value = value;
}

/** Announce that an element's value is new; Shiny is told `atOnce`, or as often as is good for a slider. */
export function changed(element, atOnce = false) {
  element.dispatchEvent(new CustomEvent('gm:change', { detail: { atOnce } }));
  for (const tell of listeners.get(element.dataset.key) || []) tell(valueOf(element), element);
}

/** Call `tell(value, element)` after each change of `key`. */
export function on(key, tell) {
  if (!listeners.has(key)) listeners.set(key, []);
  listeners.get(key).push(tell);
}

export const memory = { about: null, painted: null, state: null };
document.addEventListener('gm:painted', (event) => { memory.painted = event.detail; memory.about = event.detail.about; });
