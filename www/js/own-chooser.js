/* Files of the reader's own: chosen or dropped in a tool's part of the panel, and sent to our route. Each chooser
   (parts/own_chooser.py) is of a kind, the tool's id: its token and what is heard of it are the tool's own. */

import { make } from './words.js';

const box = (kind) => document.querySelector(`[data-chooser="${kind}"]`);
const kindOf = (element) => element?.closest?.('[data-chooser]')?.dataset.chooser;
const field = (kind) => box(kind).querySelector('[type=file]');
const megabytes = (bytes) => Math.ceil(bytes / 1e6);
const sending = new Map();

/** Tell the server's part of a kind what was done. */
export function tell(kind, what, more = {}) {
  window.Shiny.setInputValue(`${kind}-heard`, { what, ...more }, { priority: 'event' });
}

/** What each column of a kind's file is taken for, by its letter. */
export function rolesOf(kind) {
  const selects = document.querySelectorAll(`[data-roles-of="${kind}"] [data-own-role]`);
  return Object.fromEntries([...selects].map((one) => [one.dataset.ownRole, one.value]));
}

/** Say something in a kind's chooser. */
export function sayIn(kind, words, fault = false) {
  box(kind).querySelector('.own-said').replaceChildren(fault ? make('span', { class: 'about-fault' }, words) : words);
}

document.addEventListener('change', (event) => {
  const kind = event.target.type === 'file' && kindOf(event.target);
  if (!kind || !event.target.files.length) return;
  send(kind, event.target.files[0]);
  event.target.value = '';
});

document.addEventListener('click', (event) => {
  if (event.target.matches('.own-cancel')) sending.get(kindOf(event.target))?.abort();
  const forgotten = event.target.closest('[data-forget]')?.dataset.forget;
  if (!forgotten) return;
  replaced(forgotten, 'forget');
  sayIn(forgotten, 'The file is forgotten: nothing of it is kept.');
  field(forgotten).focus(); // the button that had the keyboard goes with the file
});

for (const one of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(one, (event) => {
    const over = event.target.closest?.('.own-drop');
    if (!over) return;
    event.preventDefault();
    over.toggleAttribute('data-over', one === 'dragover');
    if (one === 'drop' && event.dataTransfer.files.length) send(kindOf(over), event.dataTransfer.files[0]);
  });
}

/** The file before is about to go: whoever shows something of it (`gm:own-replaced`) looks elsewhere first. */
function replaced(kind, what) {
  document.dispatchEvent(new CustomEvent('gm:own-replaced', { detail: { kind, what } }));
  tell(kind, what);
}

/** Send a file; what refuses it says why. */
function send(kind, file) {
  const largest = Number(field(kind).dataset.largest);
  const token = document.querySelector(`[data-token-of="${kind}"]`)?.dataset.ownToken;
  const refuse = (words) => sayIn(kind, words, true);
  if (file.size > largest) { refuse(`${file.name} has ${megabytes(file.size)} MB; at most ${largest / 1e6} MB are read. Keep the columns and rows that are needed.`); return; }
  if (!token) { refuse('This page has lost its server. Load it again.'); return; }
  sending.get(kind)?.abort();
  const request = new XMLHttpRequest(), bar = box(kind).querySelector('.tool-progress'), cancel = box(kind).querySelector('.own-cancel');
  sending.set(kind, request);
  const done = (words, fault) => {
    if (request !== sending.get(kind)) return;
    sending.delete(kind);
    bar.hidden = cancel.hidden = true;
    sayIn(kind, words, fault);
  };
  request.open('POST', `own-data/${token}`);
  request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
  request.upload.onprogress = ({ loaded, total }) => {
    bar.querySelector('i').style.width = `${(100 * loaded) / total}%`;
    if (loaded === total) sayIn(kind, `Reading ${file.name} …`);
  };
  request.onload = () => {
    if (request.status !== 200) { done(request.responseText || 'The file could not be read.', true); return; }
    done('');
    box(kind).dataset.sent = '1';
    replaced(kind, 'file');
  };
  request.onerror = () => done('The connection broke off. Choose the file again.', true);
  request.onabort = () => done('Cancelled: nothing of the file was kept.');
  bar.hidden = cancel.hidden = false;
  bar.querySelector('i').style.width = '0';
  sayIn(kind, `Sending ${file.name} …`);
  request.send(file);
}

/* What a new file is taken for is where the keyboard goes on. */
$(document).on('shiny:value', ({ target }) => {
  const kind = target.id.endsWith('-columns') && target.id.slice(0, -'-columns'.length);
  if (!kind || !box(kind)?.dataset.sent) return;
  delete box(kind).dataset.sent;
  new MutationObserver((_, watching) => { watching.disconnect(); target.querySelector('.own-title')?.focus(); }).observe(target, { childList: true });
});
