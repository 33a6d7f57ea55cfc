/* Your areas: which columns of a file say area and group, where other ones are meant than were recognised. */

import { tell } from './own-chooser.js';

document.addEventListener('change', (event) => {
  if (!event.target.dataset?.areasColumn) return;
  const chosen = {};
  for (const one of document.querySelectorAll('[data-areas-column]')) chosen[one.dataset.areasColumn] = one.value;
  tell('own_areas', 'columns', chosen);
});
