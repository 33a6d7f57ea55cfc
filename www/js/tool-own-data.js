/* A file of the reader's own: chosen or dropped, sent to our route, its columns agreed upon; and its measures in
   the picker and in every select of indicators. */

import { choose } from './picker.js';
import { changed, get, holder, set, show } from './store.js';
import { make } from './words.js';

const by = (id) => document.getElementById(id);
const tell = (what, more = {}) => window.Shiny.setInputValue('own_data-heard', { what, ...more }, { priority: 'event' });
const own = (id) => String(id).startsWith('own_');
const number = (id) => String(id).split('_').pop();

let sending = null, before = '', fresh = false;

document.addEventListener('change', (event) => {
  const target = event.target;
  if (target.id === 'own-file' && target.files.length) { send(target.files[0]); target.value = ''; }
  if (target.dataset?.ownBetter) tell('better', { of: target.dataset.ownBetter, is: target.value });
});

document.addEventListener('click', (event) => {
  if (event.target.id === 'own-cancel') sending?.abort();
  const what = event.target.closest('[data-own]')?.dataset.own;
  if (what === 'use') use();
  if (what === 'forget') { leave(); tell('forget'); say('The file is forgotten: nothing of it is kept.'); }
});

for (const kind of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    const box = event.target.closest?.('#own-drop');
    if (!box) return;
    event.preventDefault();
    box.toggleAttribute('data-over', kind === 'dragover');
    if (kind === 'drop' && event.dataTransfer.files.length) send(event.dataTransfer.files[0]);
  });
}

/** Send a file; what refuses it says why. */
function send(file) {
  const largest = Number(by('own-file').dataset.largest), token = document.querySelector('[data-own-token]')?.dataset.ownToken;
  if (file.size > largest) { say(`${file.name} has ${Math.ceil(file.size / 1e6)} MB; at most ${largest / 1e6} MB are read. Keep the columns and rows that are needed.`, true); return; }
  if (!token) { say('This page has lost its server. Load it again.', true); return; }
  sending?.abort();
  const request = sending = new XMLHttpRequest(), bar = by('own-progress');
  const done = (words, fault) => { if (request !== sending) return; sending = null; bar.hidden = by('own-cancel').hidden = true; say(words, fault); };
  request.open('POST', `own-data/${token}`);
  request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
  request.upload.onprogress = ({ loaded, total }) => { bar.querySelector('i').style.width = `${(100 * loaded) / total}%`; if (loaded === total) say(`Reading ${file.name} …`); };
  request.onload = () => {
    if (request.status !== 200) { done(request.responseText || 'The file could not be read.', true); return; }
    done('');
    leave(); tell('file');
    by('own-file').dataset.sent = '1';
  };
  request.onerror = () => done('The connection broke off. Choose the file again.', true);
  request.onabort = () => done('Cancelled: nothing of the file was kept.');
  bar.hidden = by('own-cancel').hidden = false; bar.querySelector('i').style.width = '0';
  say(`Sending ${file.name} …`);
  request.send(file);
}

function say(words, fault = false) {
  by('own-said').replaceChildren(fault ? make('span', { class: 'about-fault' }, words) : words);
}

/** Agree to the columns as they stand. */
function use() {
  const roles = {};
  for (const one of document.querySelectorAll('[data-own-role]')) roles[one.dataset.ownRole] = one.value;
  fresh = true;
  tell('use', { roles, grouping: by('own-grouping')?.value, each: by('own-each')?.value, small: by('own-small')?.value });
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
  const now = Object.fromEntries(says.options.map((one) => [number(one.value), one.value]));
  for (const select of document.querySelectorAll('select[data-indicators]')) offer(select, says, now);
  const shown = get('indicator');
  if (own(shown) && now[number(shown)]) set('indicator', now[number(shown)]);
  if (fresh && says.options.length) { fresh = false; choose(says.options[0].value); }
});

/** Put the reader's own indicators into a select, where what is chosen stays chosen. */
function offer(select, says, now) {
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

/* What replaces a pressed button is where the keyboard goes on. */
$(document).on('shiny:value', ({ target }) => {
  if (target.id !== 'own_data-columns' || !by('own-file').dataset.sent) return;
  delete by('own-file').dataset.sent;
  new MutationObserver((_, watching) => { watching.disconnect(); target.querySelector('.own-title')?.focus(); }).observe(target, { childList: true });
});
