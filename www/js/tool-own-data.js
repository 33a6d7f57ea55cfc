/* A file of the reader's own: its columns agreed upon; and its measures in the picker and in every select of
   indicators. The file itself comes by own-chooser.js. */

import { rolesOf, tell } from './own-chooser.js';
import { choose } from './picker.js';
import { changed, get, holder, set, show } from './store.js';
import { make } from './words.js';

const KIND = 'own_data';
const by = (id) => document.getElementById(id);
const own = (id) => String(id).startsWith('own_');
const number = (id) => String(id).split('_').pop();

let before = '', fresh = false, now = {}; // the ids of now by their numbers

/** The id by which one of the reader's own indicators goes now: each gets a new one whenever the file is taken another way. */
export const current = (id) => now[number(id)] || id;

document.addEventListener('change', ({ target }) => {
  if (target.dataset?.ownBetter) tell(KIND, 'better', { of: target.dataset.ownBetter, is: target.value });
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-own]')?.dataset.own === 'use') use();
});

document.addEventListener('gm:own-replaced', ({ detail }) => { if (detail.kind === KIND) leave(); });

/** Agree to the columns as they stand. */
function use() {
  fresh = true;
  tell(KIND, 'use', { roles: rolesOf(KIND), grouping: by('own-grouping')?.value, each: by('own-each')?.value, small: by('own-small')?.value });
}

/** Show what was shown before the reader's own data, which are about to go. */
function leave() {
  if (own(get('indicator'))) choose(before || holder('indicator').defaultValue);
  for (const one of document.querySelectorAll('select[data-indicators]')) if (own(one.value)) { show(one, one.dataset.default); changed(one); }
}

document.addEventListener('gm:state', ({ detail }) => { if (!own(detail.indicator)) before = detail.indicator; });

window.Shiny.addCustomMessageHandler('gm-own', (says) => {
  document.querySelector('[data-own-group]')?.remove();
  if (says.picker) by('picker-list').insertAdjacentHTML('afterbegin', says.picker); // written and escaped by our server
  document.dispatchEvent(new CustomEvent('gm:picker'));
  now = Object.fromEntries(says.options.map((one) => [number(one.value), one.value]));
  for (const select of document.querySelectorAll('select[data-indicators]')) offer(select, says);
  const shown = get('indicator');
  if (own(shown) && now[number(shown)]) set('indicator', now[number(shown)]);
  if (fresh && says.options.length) { fresh = false; choose(says.options[0].value); }
});

/** Put the reader's own indicators into a select, where what is chosen stays chosen. */
function offer(select, says) {
  const chosen = select.value;
  select.querySelector('optgroup[data-own-options]')?.remove();
  if (says.options.length) {
    const options = says.options.map((one) => make('option', { value: one.value }, one.title));
    select.append(make('optgroup', { label: says.label, 'data-own-options': '' }, ...options));
  }
  if (!own(chosen)) return;
  show(select, now[number(chosen)] || select.dataset.default);
  changed(select);
}
