/* The administrator's part of About the data: the token, the buttons, and files on their way in. */

import { make } from './words.js';

const tell = (what, more = {}) => window.Shiny.setInputValue('admin_do', { what, ...more }, { priority: 'event' });

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.id.startsWith('admin-')) return;
  event.preventDefault();
  if (form.id === 'admin-unlock') {
    const field = form.querySelector('input');
    window.Shiny.setInputValue('admin_token', field.value, { priority: 'event' });
    field.value = '';
  } else if (form.id === 'admin-upload') {
    upload(form);
  } else if (form.id === 'admin-name') {
    tell('read', { as: form.querySelector('select').value });
  }
});

document.addEventListener('click', (event) => {
  const pressed = event.target.closest('[data-admin]');
  if (!pressed) return;
  const what = pressed.dataset.admin;
  if (what === 'reload') { event.preventDefault(); window.location.reload(); }
  else if (what === 'go') document.getElementById('administrator-title')?.focus();
  else tell(what);
});

/* What was pressed may be replaced by what it brings: the keyboard goes on from there, not from the top of the page. */
const NEXT = {
  administrator: (now) => (now.querySelector('#admin-upload') ? now.querySelector('h3') : now.querySelector('input')),
  admin_report: (now) => now.querySelector('button') || document.querySelector('#administrator h4[tabindex]'),
};
$(document).on('shiny:value', ({ target }) => {
  if (target.id === 'administrator') document.getElementById('to-administrator').hidden = false;
  if (!NEXT[target.id] || !target.contains(document.activeElement)) return;
  new MutationObserver((_, watching) => { watching.disconnect(); NEXT[target.id](target)?.focus(); }).observe(target, { childList: true });
});

/** Send the files one after the other, then have them read. One that is refused stops it, and says why. */
async function upload(form) {
  const said = document.getElementById('admin-sending');
  const files = [...form.querySelector('input').files];
  const stop = (why) => said.replaceChildren(make('span', { class: 'about-fault' }, why));
  tell('send');
  const large = files.find((file) => file.size > Number(form.dataset.largest));
  if (large) { stop(tooLarge(large, form)); return; }
  if (files.length > Number(form.dataset.most)) { stop(`At most ${form.dataset.most} files at once: these are ${files.length}.`); return; }
  for (const [at, file] of files.entries()) {
    said.replaceChildren(`Sending ${at + 1} of ${files.length}: ${file.name}`);
    const headers = { 'X-Explorer-Key': form.dataset.key, 'X-File-Name': encodeURIComponent(file.name), ...(at ? {} : { 'X-First': '1' }) };
    const refused = await fetch('administrator/files', { method: 'POST', headers, body: file })
      .then(async (answer) => (answer.ok ? '' : answer.text()), () => 'The connection broke off.');
    if (refused) { stop(refused); return; }
  }
  said.replaceChildren();
  tell('read');
}

const tooLarge = (file, form) => `${file.name} is larger than ${Number(form.dataset.largest) / 1e6} MB. Whoever looks after the server can load it there: python -m sources.load.`;
