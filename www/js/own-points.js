/* The reader's own places on the map, whatever else it shows: told by the server, hidden and shown by the switch in
   the legend, pointed at from the list in the tool's panel. Their words are the reader's own: text, never HTML. */

import { rolesOf, tell } from './own-chooser.js';
import { set } from './store.js';

const KIND = 'places';
const row = document.getElementById('legend-own'), shown = document.getElementById('own-points-shown');
let places = [];

window.Shiny.addCustomMessageHandler('gm-own-points', (says) => {
  places = says.places;
  row.hidden = !places.length;
  document.getElementById('legend-own-words').textContent = says.words;
  draw();
});

shown.addEventListener('change', draw);

function draw() { window.gmMap?.dots(shown.checked && places.length ? places : null); }

document.addEventListener('click', (event) => {
  const pressed = event.target.closest('[data-places], [data-place-at]');
  if (!pressed) return;
  if (pressed.dataset.placeAt) point(pressed);
  if (pressed.dataset.places === 'use') tell(KIND, 'use', { roles: rolesOf(KIND) });
  if (pressed.dataset.places === 'change') tell(KIND, 'change');
  // What was pressed goes, and the keyboard goes on where the tool begins.
  if (pressed.dataset.places) document.querySelector(`[data-tool-part=${KIND}] .tool-title`).focus();
});

document.addEventListener('change', ({ target }) => {
  if ('placesKind' in (target.dataset ?? {})) set('places-kind', target.value);
});

// The number of a category is of one file; the first of a visit is the one that the link may speak of.
let seen = false;
document.addEventListener('gm:own-replaced', ({ detail }) => {
  if (detail.kind !== KIND) return;
  if (seen) set('places-kind', '');
  seen = true;
});

document.addEventListener('focusin', ({ target }) => { if (target.dataset?.placeAt) point(target); });
document.addEventListener('focusout', ({ target }) => { if (target.dataset?.placeAt) window.gmMap?.pointAt(null); });

function point(button) {
  const words = (name) => button.querySelector(name)?.textContent ?? '';
  window.gmMap?.pointAt([...button.dataset.placeAt.split(',').map(Number), words('.list-name'), words('.list-note')]);
}
