/* Difference made: two ways of looking, as tabs over the answer. */

import { set } from './store.js';

document.addEventListener('click', (event) => {
  const tab = event.target.closest('[data-difference-view]');
  if (tab) set('difference-view', tab.dataset.differenceView);
});
