/* The address bar and the steps of the history. The server says the address of what is shown; Back and Forward put
   what an address says into the page's controls, and the server answers as after any change: the session stays, and
   with it whatever the reader brought. */

import { describe } from './inputs.js';
import { close } from './popovers.js';
import { get, put } from './store.js';
import { current } from './tool-own-data.js';

const PAUSE_MS = 120; // once a drag, not once a step of it
const USUAL = JSON.parse(document.getElementById('address-defaults').textContent);
const STEPS = ['indicator', 'level', 'within', 'tool'];
// A reader's own file taken in another way is still the same file.
const step = (search) => STEPS.map((key) => new URLSearchParams(search).get(key) || '').join().replace(/own_\d+_/, 'own_');
const story = get('story'); // its bar comes with the page

let first = true, returning = false, writing = 0;

/** Whether the server said this of a screen that Back or Forward has left since. */
export const outdated = (says) => says.returned !== get('returned');

/** Put the state in the address bar. Another indicator, level, place or tool is a step that Back undoes. */
export function remembered({ address }) {
  clearTimeout(writing);
  // What the server makes of a step gone to is that step, also where it is the nearest that still exists.
  if (returning) { returning = false; write(address, 'replaceState'); return; }
  writing = setTimeout(() => write(address, !first && step(address) !== step(location.search) ? 'pushState' : 'replaceState'), PAUSE_MS);
}

function write(address, way) {
  first = false;
  if (address !== location.search) history[way](null, '', address || location.pathname);
}

window.addEventListener('popstate', () => {
  const wishes = new URLSearchParams(location.search.replace(/own_\d+_\d+/g, current));
  // A page that was loaded again after a story's end has no bar of it to show, however little else is new.
  const untold = wishes.get('story') && wishes.get('story') !== story;
  if (untold || !window.Shiny.shinyapp?.isConnected()) { location.reload(); return; }
  clearTimeout(writing);
  returning = true;
  close();
  if (!document.getElementById('about-page').hidden) document.dispatchEvent(new CustomEvent('gm:page', { detail: 'map' }));
  // Of the settings of a tool that is not open an address says nothing: they stay.
  const usual = { ...USUAL.page, ...USUAL.tools[wishes.get('tool')] };
  const state = Object.fromEntries(Object.entries(usual).map(([key, value]) => [key, wishes.get(key) || value]));
  // The number makes the server answer, whatever else is new to it, and tells its answer from those before.
  put({ ...state, returned: String(Number(get('returned')) + 1) }).forEach(describe);
});
