/* The indicator picker and the place search. */

import { get, memory, set } from './store.js';
import { byGroups, showGroups } from './own-level.js';
import { close, whenOpened } from './popovers.js';
import { make } from './words.js';

const dialog = document.getElementById('picker'), search = document.getElementById('picker-search');
const lastOfTheme = {};

/** Show an indicator, at a level if one is named. */
export function choose(indicator, level) {
  if (level) set('level', level);
  if (indicator !== get('indicator')) for (const key of ['threshold', 'manual']) set(key, ''); // in the old one's unit
  set('indicator', indicator);
  document.dispatchEvent(new CustomEvent('gm:page', { detail: 'map' }));
}

dialog.addEventListener('click', (event) => {
  const chip = event.target.closest('.level-chip'), entry = event.target.closest('.picker-entry');
  if (chip) {
    if (chip.getAttribute('aria-disabled') === 'true') { dialog.querySelector('.picker-reason').textContent = chip.getAttribute('aria-label'); return; }
    showGroups('ownLevel' in chip.dataset);
    choose(chip.dataset.indicator, chip.dataset.level); close(); return;
  }
  if (entry) { choose(entry.dataset.indicator); close(); }
});
dialog.addEventListener('mouseover', (event) => why(event.target));
dialog.addEventListener('focusin', (event) => why(event.target));
const why = (target) => { const chip = target.closest?.('.level-chip'); dialog.querySelector('.picker-reason').textContent = chip?.title || ''; };

search.addEventListener('input', () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const entry of dialog.querySelectorAll('.picker-entry')) {
    const fits = words.every((word) => entry.dataset.words.includes(word));
    entry.hidden = !fits; found += fits;
  }
  for (const group of dialog.querySelectorAll('.picker-group')) group.hidden = !group.querySelector('.picker-entry:not([hidden])');
  dialog.querySelector('.picker-empty').hidden = found > 0;
});
search.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
  const chips = dialog.querySelectorAll('.picker-entry:not([hidden]) .level-chip:not([aria-disabled=true])');
  if (!chips.length) return;
  event.preventDefault();
  const grouped = byGroups() && chips[0].parentElement.querySelector('[data-own-level]:not([aria-disabled=true])');
  if (event.key === 'Enter') (grouped || chips[0]).click(); else chips[0].focus();
});

whenOpened((panel) => {
  if (panel !== dialog) return;
  search.value = ''; search.dispatchEvent(new Event('input'));
  for (const chip of dialog.querySelectorAll('.level-chip')) {
    const shown = byGroups() ? 'ownLevel' in chip.dataset : chip.dataset.level === memory.state?.level;
    chip.toggleAttribute('data-current', shown && chip.dataset.indicator === memory.state?.indicator);
  }
  dialog.querySelector('.level-chip[data-current]')?.scrollIntoView({ block: 'center' });
});

document.getElementById('theme-tabs').addEventListener('click', (event) => {
  const tab = event.target.closest('[data-theme-tab]'); if (!tab) return;
  set('tool', ''); // a theme's own page
  choose(lastOfTheme[tab.dataset.themeTab] || tab.dataset.opensWith);
});
export function remember(state) { lastOfTheme[state.theme] = state.indicator; }

document.addEventListener('click', (event) => {
  const button = event.target.closest('#levels .seg, #projector-levels .menu-item'); if (!button) return;
  if (button.getAttribute('aria-disabled') === 'true') { document.dispatchEvent(new CustomEvent('gm:say', { detail: button.title })); return; }
  showGroups('ownLevel' in button.dataset);
  if (button.dataset.level) set('level', button.dataset.level);
  close();
});

/* Places */
const place = document.getElementById('place-search'), list = document.getElementById('place-list');
let waiting = 0, active = -1;
place.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(() => (place.value.trim().length > 1 ? set('place_query', place.value.trim()) : hide()), 150); });
place.addEventListener('keydown', (event) => {
  const rows = [...list.querySelectorAll('[role=option]')];
  if (event.key === 'Escape') { hide(); return; }
  if (!rows.length || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
  event.preventDefault();
  if (event.key === 'Enter') { rows[Math.max(active, 0)].click(); return; }
  active = (active + (event.key === 'ArrowDown' ? 1 : -1) + rows.length) % rows.length;
  rows.forEach((row, index) => row.setAttribute('aria-selected', String(index === active)));
  place.setAttribute('aria-activedescendant', rows[active].id);
});
place.addEventListener('blur', () => setTimeout(hide, 200));
const hide = () => { list.hidden = true; active = -1; place.setAttribute('aria-expanded', 'false'); place.removeAttribute('aria-activedescendant'); };

/** Show what the server found for the words typed. */
export function places(found) {
  if (found.query !== place.value.trim()) return;
  active = -1;
  const rows = found.places.map((one, index) => {
    const row = make('li', { role: 'option', id: `place-${index}`, 'aria-selected': 'false' }, make('strong', {}, one.label), make('span', { class: 'note' }, one.note));
    row.addEventListener('click', () => go(one));
    return row;
  });
  if (!rows.length) rows.push(make('li', { class: 'place-none' }, `Nothing in Greater Manchester is called ‘${found.query}’. Try a ward, a borough or a postcode.`));
  list.replaceChildren(...rows);
  list.hidden = false; place.setAttribute('aria-expanded', 'true');
}

function go(one) {
  hide(); place.value = one.label;
  set('within', '');
  if (one.select) set('selected', one.select);
  if (one.bounds) window.gmMap?.fit(one.bounds);
}
