/* The need tool's own controls: a weight an indicator, and conditions. What there is to choose from comes with the
   state; what is chosen goes back as text: `crime:5,income_deprivation:2.5` and `claimants:above:50`. */

import { get, on, set } from './store.js';
import { icon, make } from './words.js';

const TOOL = 'need', NONE = 'none', SIDES = ['above', 'below'];
const rail = document.querySelector(`[data-tool-controls=${TOOL}]`);
const conditionBox = document.getElementById('need-conditions-box');
const weightBox = make('div', { class: 'need-weights field', 'data-field': 'need-weight-list' });
const HELP = 'How much each indicator counts, from 0 to 10. Only how they stand to each other matters: 2 and 4 are the same as 5 and 10. An indicator of weight 0 leaves no area unranked.';
let weighed = null, asked = null; // what the server told last
let drawnWeights = '', drawnConditions = '';

rail?.querySelector('[data-field=need-preset]')?.after(weightBox);
for (const slot of document.querySelectorAll(`[data-setting-slot^="${TOOL}-"]`)) {
  const field = rail?.querySelector(`[data-field="${slot.dataset.settingSlot}"]`);
  if (field) slot.append(field);
}

document.addEventListener('gm:state', ({ detail }) => {
  const { controls } = detail;
  if (controls['need-weights']) takeWeights(controls['need-weights']);
  if (controls['need-conditions']) takeConditions(controls['need-conditions']);
});
on('need-preset', () => set('need-weights', ''));

/** The weights as they stand, by id: what the reader set is here before the server has answered. */
function chosen() {
  const text = get('need-weights'), known = new Set([...weighed.weights, ...weighed.offered].map(({ id }) => id));
  if (!text) return new Map(weighed.weights.map(({ id, weight }) => [id, weight]));
  const pieces = text.split(',').map((piece) => piece.split(':'));
  return new Map(pieces.filter(([id]) => known.has(id)).map(([id, weight]) => [id, Number(weight)]));
}

function weigh(change) {
  const weights = chosen();
  change(weights);
  set('need-weights', [...weights].map(([id, weight]) => `${id}:${weight}`).join(',') || NONE);
}

/* Rows are drawn anew only when there are others: a slider that is being moved stays where it is. */
function takeWeights(says) {
  weighed = says;
  const signature = JSON.stringify([says.weights.map((one) => one.id), says.offered.map((one) => one.id)]);
  if (signature !== drawnWeights) { drawnWeights = signature; drawWeights(); }
  weightBox.querySelector('.label').textContent = says.own ? 'Your weights' : 'Weights';
  weightBox.querySelector('.need-back').hidden = !says.own;
  for (const [id, weight] of chosen()) {
    const slider = weightBox.querySelector(`input[data-id="${id}"]`);
    if (slider) mark(slider, weight);
  }
}

function help() {
  return make('button', { type: 'button', class: 'help-dot', 'aria-label': 'Help: weights', 'data-help': HELP, 'data-help-title': 'Weights' }, icon('help'));
}

function drawWeights() {
  const back = make('button', { type: 'button', class: 'link need-back' }, 'Back to the preset');
  back.addEventListener('click', () => set('need-weights', ''));
  const equal = make('button', { type: 'button', class: 'link' }, 'All equal');
  equal.addEventListener('click', () => weigh((weights) => weights.forEach((_, id) => weights.set(id, weighed.start))));
  weightBox.replaceChildren(
    make('div', { class: 'need-top' }, make('span', { class: 'label' }), help(), equal, back),
    ...weighed.weights.map(weightRow),
    chooser('Add an indicator', weighed.offered, weighed.weights.length >= weighed.most, (id) => weigh((weights) => weights.set(id, weighed.start))),
  );
}

function weightRow(one) {
  const slider = make('input', { type: 'range', class: 'gm-range', min: '0', max: '10', step: '0.5', 'data-id': one.id, 'aria-label': `Weight of ${one.title}` });
  const value = make('output', { class: 'range-value' });
  const remove = make('button', { type: 'button', class: 'icon-button', 'aria-label': `Leave out ${one.title}` }, icon('close'));
  remove.addEventListener('click', () => weigh((weights) => weights.delete(one.id)));
  const row = make('div', { class: 'need-row' }, make('span', { class: 'need-name' }, one.title), value, remove, slider);
  slider.addEventListener('input', () => { mark(slider, Number(slider.value)); weigh((weights) => weights.set(one.id, Number(slider.value))); });
  mark(slider, one.weight);
  return row;
}

function mark(slider, weight) {
  slider.value = String(weight);
  slider.style.setProperty('--done', `${10 * weight}%`);
  slider.setAttribute('aria-valuetext', weight === 0 ? 'left out' : String(weight));
  const value = slider.closest('.need-row')?.querySelector('output');
  if (value) value.textContent = weight === 0 ? 'left out' : weight.toLocaleString('en-GB');
}

/** The conditions as they stand; of those without a threshold yet the server told one. */
function conditions() {
  const told = Object.fromEntries(asked.conditions.map((one) => [one.place, one]));
  const pieces = get('need-conditions').split(',').slice(0, asked.most).map((piece) => piece.split(':')).filter(([id, side]) => id && SIDES.includes(side));
  return pieces.map(([id, side, at], place) => ({ id, side, at: at || (told[place]?.id === id && told[place].side === side ? told[place].at : '') }));
}

function ask(change) {
  set('need-conditions', change(conditions()).map(({ id, side, at }) => `${id}:${side}:${at}`).join(','));
}

function takeConditions(says) {
  asked = says;
  const signature = JSON.stringify([says.conditions.map(({ id, side, min, max, place }) => [id, side, min, max, place]), says.offered.length]);
  if (signature !== drawnConditions) { drawnConditions = signature; drawConditions(); return; }
  says.conditions.forEach((one, place) => {
    const slider = conditionBox.querySelectorAll('input[type=range]')[place];
    // What is being moved stands where the page has it: the server speaks of a moment ago.
    if (slider) limit(slider, slider === document.activeElement ? { ...one, at: conditions()[one.place]?.at || one.at } : one);
  });
}

function drawConditions() {
  conditionBox.replaceChildren(
    ...asked.conditions.map(conditionRow),
    chooser('Add a condition', asked.offered, asked.conditions.length >= asked.most, (id) => ask((all) => [...all, { id, side: 'above', at: '' }])),
  );
}

function conditionRow(one) {
  const sides = SIDES.map((side) => {
    const button = make('button', { type: 'button', class: 'seg', 'aria-pressed': String(side === one.side) }, side);
    button.addEventListener('click', () => ask((all) => all.map((other, place) => (place === one.place ? { ...other, side } : other))));
    return button;
  });
  const remove = make('button', { type: 'button', class: 'icon-button', 'aria-label': `Take out the condition on ${one.title}` }, icon('close'));
  remove.addEventListener('click', () => ask((all) => all.filter((_, place) => place !== one.place)));
  const slider = make('input', { type: 'range', class: 'gm-range', min: String(one.min), max: String(one.max), step: String(one.step), 'aria-label': `Threshold of ${one.title}` });
  const row = make('div', { class: 'need-row need-condition' }, make('span', { class: 'need-name' }, one.title), make('output', { class: 'range-value' }), remove,
    make('div', { class: 'segments small', role: 'group', 'aria-label': `Side of ${one.title}` }, ...sides), slider);
  slider.addEventListener('input', () => {
    const at = Number(slider.value);
    limit(slider, { ...one, at });
    ask((all) => all.map((other, place) => (place === one.place ? { ...other, at } : other)));
  });
  limit(slider, one);
  return row;
}

function limit(slider, one) {
  slider.value = String(one.at);
  const words = `${one.prefix || ''}${Number(one.at).toLocaleString('en-GB')}${one.unit || ''}`;
  slider.setAttribute('aria-valuetext', words);
  slider.style.setProperty('--done', `${100 * (Number(one.at) - one.min) / (one.max - one.min || 1)}%`);
  slider.closest('.need-row')?.querySelector('output').replaceChildren(words);
}

/** A list to add from, by theme; it is itself again after each choice. */
function chooser(words, offered, full, add) {
  const themes = [...new Set(offered.map(({ theme }) => theme))];
  const select = make('select', { class: 'gm-select', 'aria-label': words }, make('option', { value: '' }, full ? 'No more can be added' : words),
    ...themes.map((theme) => make('optgroup', { label: theme[0].toUpperCase() + theme.slice(1) },
      ...offered.filter((one) => one.theme === theme).map(({ id, title }) => make('option', { value: id }, title)))));
  select.disabled = full || !offered.length;
  select.addEventListener('change', () => { if (select.value) add(select.value); });
  return make('div', { class: 'select-box need-add' }, select, icon('chevron'));
}
