/* One Shiny input binding for all controls of ours. A native range sends its first event at once and then at
   most every 40 ms while it is dragged; the last value is always sent. Shiny's own slider waits 250 ms. */

import { changed, show, valueOf, holder } from './store.js';

const PAUSE_MS = 40;

class Binding extends window.Shiny.InputBinding {
  find(scope) { return $(scope).find('.gm-input'); }
  getValue(element) { return valueOf(element); }
  setValue(element, value) { show(element, value); }
  subscribe(element, callback) {
    const send = () => callback(false);
    $(element).on('gm:change.gm', ({ originalEvent }) => (originalEvent.detail.atOnce ? send() : throttle(element, send)));
  }
  unsubscribe(element) { $(element).off('.gm'); }
}

function throttle(element, send) {
  element.gmLatest = send;
  if (element.gmTimer) { element.gmAgain = true; return; }
  send();
  element.gmTimer = setTimeout(() => {
    element.gmTimer = 0;
    if (element.gmAgain) { element.gmAgain = false; throttle(element, element.gmLatest); }
  }, PAUSE_MS);
}

window.Shiny.inputBindings.register(new Binding(), 'gm.input');

document.addEventListener('input', (event) => {
  const element = event.target;
  if (!element.classList?.contains('gm-input') || element.type === 'text') return;
  element.gmTouched = performance.now();
  delete element.dataset.wish;
  describe(element);
  changed(element);
});
document.addEventListener('change', (event) => {
  const element = event.target;
  if (element.classList?.contains('gm-text')) changed(element);
});

/** Write a range's value and ends beside it; screen readers get the same words. */
export function describe(element) {
  if (element.type !== 'range') return;
  const field = element.closest('.field'); if (!field) return;
  const value = valueOf(element);
  const words = 'wish' in element.dataset ? value : value === '' ? 'off' : element.gmLabels ? value : say(element, value);
  field.querySelector('.range-value').textContent = element.gmWords ? element.gmWords(value) : words;
  element.setAttribute('aria-valuetext', words);
  const labels = element.gmLabels;
  field.querySelector('.range-min').textContent = labels ? labels[0] ?? '' : say(element, element.min);
  field.querySelector('.range-max').textContent = labels ? labels[labels.length - 1] ?? '' : say(element, element.max);
  const span = Number(element.max) - Number(element.min);
  element.style.setProperty('--done', span > 0 ? `${100 * (Number(element.value) - Number(element.min)) / span}%` : '0%');
}

const say = (element, value) => {
  const number = Number(value), prefix = element.dataset.prefix || '';
  return prefix + number.toLocaleString('en-GB') + (element.dataset.unit || '');
};

/** Apply what the server says of a control: bounds, labels, options, the reason it is greyed. */
export function configure(key, says) {
  const element = holder(key); if (!element) return;
  const field = element.closest('.field') || document.querySelector(`.field[data-field="${key}"]`);
  const waits = 'wish' in element.dataset; // for this value, and nobody has moved it meanwhile
  if (element.type === 'range') range(element, says);
  delete element.dataset.wish;
  if ('value' in says && element.type !== 'hidden' && (waits || !inHand(element))) show(element, says.value);
  if (element.tagName === 'SELECT') options(element, says);
  describe(element);
  if (!field) return;
  field.hidden = says.hidden === true;
  reason(field, element, says.reason || '');
}

/** Whether the reader moved it a moment ago: then an answer to an older wish must not pull it back. */
const inHand = (element) => document.activeElement === element || performance.now() - (element.gmTouched ?? -1e6) < 1500;

function range(element, says) {
  const off = element.dataset.off === 'max' && valueOf(element) === '';
  if (says.labels) { element.gmLabels = says.labels; element.min = 0; element.max = Math.max(0, says.labels.length - 1); element.step = 1; }
  for (const name of ['min', 'max', 'step']) if (name in says) element[name] = says[name];
  for (const name of ['unit', 'prefix']) if (name in says) element.dataset[name] = says[name];
  if (off) element.value = element.max;
  if (says.label) element.closest('.field').querySelector('label').textContent = says.label;
}

function options(element, says) {
  for (const option of element.options) {
    const why = says.missing?.[option.value];
    option.disabled = Boolean(why);
    option.dataset.name ||= option.textContent;
    option.textContent = why ? `${option.dataset.name} (${why})` : option.dataset.name;
  }
}

function reason(field, element, why) {
  const note = field.querySelector('.field-reason');
  if (element.type !== 'hidden') element.disabled = Boolean(why);
  field.classList.toggle('greyed', Boolean(why));
  if (note) { note.textContent = why; note.hidden = !why; }
}

document.querySelectorAll('.gm-range').forEach(describe);
