/* Modes of the page: scale, dark, projector, phone panes; all by attributes on the root, no server. */

import { get, holder, memory, on, set } from './store.js';
import { drawer } from './table.js';

const root = document.documentElement;
const PALETTES = JSON.parse(document.getElementById('palettes').textContent);

const dark = () => root.dataset.theme === 'dark';

/** Put the classes' colours of the scale in use on the root; map, legend and table read only these. */
export function colours(about = memory.about, count = (about?.breaks?.length ?? 4) + 1) {
  if (!about) return;
  const family = about.scale === 'neutral' ? 'sequential' : get('scale') === 'safe' ? 'safe' : 'green_red';
  const mode = dark() ? 'dark' : 'light';
  const named = about.palette && ((get('scale') === 'safe' && PALETTES[`${about.palette}-safe`]) || PALETTES[about.palette]);
  const steps = named ? named[mode][''] : PALETTES[family][mode][Math.min(9, Math.max(1, count))];
  const ordered = !named && about.scale === 'good-high' ? [...steps].reverse() : steps;
  ordered.forEach(([fill, ink], index) => { root.style.setProperty(`--k${index}`, fill); root.style.setProperty(`--k${index}-on`, ink); });
}
document.addEventListener('gm:painted', (event) => colours(event.detail.about, (event.detail.about.breaks?.length ?? 0) + 1));

function apply() {
  root.dataset.scale = get('scale');
  root.dataset.mode = get('mode');
  const look = get('look');
  root.dataset.theme = look || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  holder('dark') && (document.getElementById('dark').checked = dark());
  colours();
  if (get('mode') === 'projector') drawer(false);
  document.querySelector('.projector-bar').inert = get('mode') !== 'projector';
  setTimeout(() => window.dispatchEvent(new Event('resize')), 50);
}

for (const key of ['scale', 'mode', 'look']) on(key, apply);
document.getElementById('dark').addEventListener('change', (event) => set('look', event.target.checked ? 'dark' : 'light'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
document.getElementById('leave-projector').addEventListener('click', () => { set('mode', ''); document.querySelector('[data-action=projector]').focus(); });

document.querySelector('.phone-tabs').addEventListener('click', (event) => {
  const button = event.target.closest('[data-pane]'); if (!button) return;
  pane(button.dataset.pane);
});
function pane(name) {
  root.dataset.pane = name;
  document.querySelectorAll('[data-pane]').forEach((one) => one.matches('button') && one.setAttribute('aria-pressed', String(one.dataset.pane === name)));
  if (name === 'table') drawer(true);
  setTimeout(() => window.dispatchEvent(new Event('resize')), 0);
}
root.dataset.pane = 'map';
apply();
