/* The reader's own groups of areas as one more level: a button after the other levels, a chip beside every
   indicator. What shows them is the tool Your areas: the level is pressed while that is open. */

import { get, memory, set } from './store.js';
import { make } from './words.js';

const TOOL = 'own_areas';
const buttons = document.querySelectorAll('button[data-own-level]');
const name = document.querySelector('#levels [data-own-level] .seg-name').textContent;
let told = { groups: 0, reasons: {}, own: '' };

/** Whether the reader's groups are what is shown. */
export const byGroups = () => told.groups > 0 && get('tool') === TOOL;

/** Show by the reader's groups, or by areas again. */
export function showGroups(wanted) {
  if (wanted) set('tool', TOOL); else if (byGroups()) set('tool', '');
}

/** Take over what the server says of the groups: how many, and why an indicator cannot be shown by them. */
export function groupsHeard(says) { told = says; chips(); }

const why = (indicator) => (indicator.startsWith('own_') ? told.own : told.reasons[indicator]) || '';

/** Bring the buttons in step with the indicator shown. */
export function drawGroups() {
  const reason = byGroups() ? '' : why(memory.state?.indicator ?? ''); // the open tool says it itself
  for (const button of buttons) {
    button.hidden = !told.groups;
    button.setAttribute('aria-disabled', String(Boolean(reason)));
    button.title = reason && `${name}: ${reason}`;
    if (!button.matches('.seg')) continue;
    button.setAttribute('aria-pressed', String(byGroups()));
    button.querySelector('.seg-count').textContent = told.groups.toLocaleString('en-GB');
  }
}

/** Put a chip beside every indicator of the picker; none while there are no groups. */
function chips() {
  for (const chip of document.querySelectorAll('.level-chip[data-own-level]')) chip.remove();
  if (!told.groups) return;
  for (const entry of document.querySelectorAll('.picker-entry')) entry.querySelector('.entry-levels').append(chipOf(entry));
}
document.addEventListener('gm:picker', chips);

function chipOf(entry) {
  const { indicator } = entry.dataset, reason = why(indicator);
  const label = `${entry.querySelector('.entry-title').textContent} by ${name}`;
  return make('button', {
    type: 'button', class: 'level-chip', title: reason || null,
    'data-indicator': indicator, 'data-own-level': '',
    'aria-label': reason ? `${label}: not available. ${reason}` : label, 'aria-disabled': reason ? 'true' : null,
  }, name);
}
