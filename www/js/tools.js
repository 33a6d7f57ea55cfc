/* The analyst's tools: which one is open, and where its settings stand: in the rail, or in the panel where there
   is no room for a rail. */

import { get, on, set } from './store.js';
import { close } from './popovers.js';

const root = document.documentElement;
const narrow = matchMedia('(max-width: 1200px)');
let shown = null;

/** Show what is open, once it is another than before. */
export function apply() {
  const open = get('tool');
  if (open === shown) return;
  shown = open;
  if (open) root.dataset.tool = open; else delete root.dataset.tool;
  part(document.getElementById('indicator-part'), !open);
  for (const one of document.querySelectorAll('[data-tool-part]')) part(one, one.dataset.toolPart === open);
  for (const one of document.querySelectorAll('[data-tool-controls]')) one.hidden = one.dataset.toolControls !== open;
  for (const one of document.querySelectorAll('[data-tool]')) if (one.matches('button')) one.toggleAttribute('aria-current', one.dataset.tool === open);
  place();
}

/** Take over what the server says of the open tool. */
export function heard({ tool }) {
  if (tool.id !== get('tool')) return;
  root.toggleAttribute('data-tool-against', Boolean(tool.against));
  root.toggleAttribute('data-tool-alone', tool.id !== '' && !tool.indicator);
}

function part(element, wanted) {
  if (element.hidden === !wanted) return;
  element.hidden = !wanted;
  $(element).trigger(wanted ? 'shown' : 'hidden');
}

/** Put the settings of the open tool where they can be reached. */
function place() {
  const open = get('tool'), compact = narrow.matches || get('mode') === 'projector';
  for (const controls of document.querySelectorAll('[data-tool-controls]')) {
    const slot = document.querySelector(`[data-tool-slot="${controls.dataset.toolControls}"]`);
    const home = compact ? slot : document.getElementById('tool-rail');
    if (controls.parentElement !== home) home.append(controls);
    slot.closest('details').hidden = !compact || !controls.querySelector('.field');
  }
  if (open) document.getElementById('tool-rail').hidden = compact;
}

document.addEventListener('click', (event) => {
  const item = event.target.closest('button[data-tool]');
  if (item) { close(false); openTool(item.dataset.tool); }
  const setting = event.target.closest('button[data-setting]');
  if (setting) set(setting.dataset.setting, setting.dataset.value);
  if (event.target.closest('[data-action=close-tool]')) { set('tool', ''); document.getElementById('tools-menu-button').focus(); }
});

/** Open a tool and go to its title. @param {string} name "" closes the one that is open */
export function openTool(name) {
  set('tool', name);
  document.querySelector(`[data-tool-part="${name}"] .tool-title`)?.focus({ preventScroll: true });
}

// A setting that belongs beside its answer has a place there.
for (const slot of document.querySelectorAll('[data-setting-slot]')) {
  const field = document.querySelector(`[data-tool-controls] [data-field="${slot.dataset.settingSlot}"]`);
  if (field) slot.append(field);
}

on('tool', apply);
on('mode', place);
narrow.addEventListener('change', place);
apply();
