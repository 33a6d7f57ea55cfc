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

/** Set `key` and tell Shiny and every listener; nothing happens when it is so already. */
export function set(key, value) {
  const element = holder(key);
  if (!element || valueOf(element) === String(value)) return;
  show(element, value);
  changed(element);
}

/** Put a value into an element without telling anybody. */
export function show(element, value) {
  delete element.dataset.wish;
  if (element.type === 'checkbox') element.checked = value === element.dataset.on;
  else if (element.gmLabels) element.value = String(Math.max(0, element.gmLabels.indexOf(value)));
  else if (element.type === 'range' && value === '') element.value = element.dataset.off === 'max' ? element.max : element.dataset.default;
  else element.value = value;
}

/** Announce that an element's value is new. */
export function changed(element) {
  element.dispatchEvent(new CustomEvent('gm:change'));
  for (const tell of listeners.get(element.dataset.key) || []) tell(valueOf(element), element);
}

/** Call `tell(value, element)` after each change of `key`. */
export function on(key, tell) {
  if (!listeners.has(key)) listeners.set(key, []);
  listeners.get(key).push(tell);
}

export const memory = { about: null, painted: null, state: null };
document.addEventListener('gm:painted', (event) => { memory.painted = event.detail; memory.about = event.detail.about; });
