/* The administrator's part of About the data: the token, the buttons, and files on their way in. */

import { make } from './words.js';

const tell = (what) => window.Shiny.setInputValue('admin_do', { what }, { priority: 'event' });

document.addEventListener('submit', (event) => {
  if (event.target.id === 'admin-unlock') {
    event.preventDefault();
    const field = event.target.querySelector('input');
    window.Shiny.setInputValue('admin_token', field.value, { priority: 'event' });
    field.value = '';
  } else if (event.target.id === 'admin-upload') {
    event.preventDefault();
    upload(event.target);
  }
});

document.addEventListener('click', (event) => {
  const pressed = event.target.closest('[data-admin]');
  if (!pressed) return;
  if (pressed.dataset.admin === 'reload') { event.preventDefault(); window.location.reload(); return; }
  tell(pressed.dataset.admin);
});

/** Send the files one after the other, then have them read. One that is refused stops it, and says why. */
async function upload(form) {
  const said = document.getElementById('admin-sending');
  const files = [...form.querySelector('input').files];
  for (const [at, file] of files.entries()) {
    said.replaceChildren(`Sending ${at + 1} of ${files.length}: ${file.name}`);
    const headers = { 'X-Explorer-Key': form.dataset.key, 'X-File-Name': encodeURIComponent(file.name), ...(at ? {} : { 'X-First': '1' }) };
    const refused = await fetch('administrator/files', { method: 'POST', headers, body: file })
      .then(async (answer) => (answer.ok ? '' : answer.text()), () => 'The connection broke off.');
    if (refused) { said.replaceChildren(make('span', { class: 'about-fault' }, refused)); return; }
  }
  said.replaceChildren();
  tell('read');
}
