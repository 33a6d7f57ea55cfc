/* When the connection ends: a sentence, and a way on. The address holds the screen, so loading it again loses nothing. */

import { make } from './words.js';

const HOW_LONG = 300; // a page that is being left ends its connection too, a moment before it is gone
const PATIENCE = 10_000;
const LOST = ['The connection was lost', 'This page no longer answers. Load it again: its address holds this screen, and it comes back as it was.'];
const NEVER = ['The connection could not be made', 'The page has come, but not its figures. Load it again; if that does not help, tell whoever runs the explorer: websockets do not get through.'];

let words = NEVER;
$(document).on('shiny:connected', () => {
  words = LOST;
  // The widgets' manager would clear the map then: what a reader has before them stays to be looked at.
  $(document).off('shiny:disconnected');
});

// Shiny says that a connection ended by laying something over the page, whether or not it was ever open.
new MutationObserver(() => {
  if (document.getElementById('shiny-disconnected-overlay') && !document.getElementById('lost')) setTimeout(tell, HOW_LONG);
}).observe(document.body, { childList: true });

function tell() {
  if (document.getElementById('lost')) return;
  const [title, sentence] = words;
  const said = make('p', { class: 'lost-said', role: 'status' });
  const button = make('button', { type: 'button', class: 'button-solid' }, 'Load the page again');
  button.addEventListener('click', () => again(said));
  const labels = { 'aria-labelledby': 'lost-title', 'aria-describedby': 'lost-sentence' };
  const dialog = make('dialog', { id: 'lost', class: 'lost', role: 'alertdialog', ...labels },
    make('h2', { id: 'lost-title' }, title), make('p', { id: 'lost-sentence' }, sentence), button, said);
  // There is nothing behind it that would answer.
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('close', () => dialog.showModal());
  document.body.append(dialog);
  dialog.showModal();
  button.focus();
}

/** Load the page again, but only when it is there: a browser's own error page would lose this one. */
async function again(said) {
  said.textContent = 'Asking …';
  if (await answers()) location.reload();
  else said.textContent = 'The explorer does not answer yet. Try again in a moment.';
}

async function answers() {
  try {
    return (await fetch(location.href, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch { return false; }
}
