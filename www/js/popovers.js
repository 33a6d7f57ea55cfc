/* Menus, the picker, the "i" and help popovers: one open at a time, Escape closes and gives focus back. */

import { make } from './words.js';

let open = null, opener = null;
const listeners = [];

export const whenOpened = (tell) => listeners.push(tell);

/** Open `panel`; `from` is the button that focus returns to. */
export function openPanel(panel, from) {
  if (open === panel) { close(); return; }
  close(false);
  open = panel; opener = from;
  panel.hidden = false;
  from?.setAttribute('aria-expanded', 'true');
  listeners.forEach((tell) => tell(panel, from));
  const first = panel.querySelector('input[type=search], [aria-current=true], button:not([aria-disabled=true]), a');
  first?.focus({ preventScroll: true });
}

export function close(refocus = true) {
  if (!open) return;
  open.hidden = true;
  opener?.setAttribute('aria-expanded', 'false');
  const back = opener;
  open = null; opener = null;
  if (refocus) back?.focus({ preventScroll: true });
}

/** Show a small card beside a button: help texts and provenance. */
export function card(title, content, from) {
  const box = document.getElementById('popover');
  const closer = make('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', 'data-closes': '' }, '×');
  box.replaceChildren(make('div', { class: 'popover-head' }, make('h3', {}, title), closer), content);
  openPanel(box, from);
  place(box, from);
}

function place(box, from) {
  const at = from.getBoundingClientRect(), wide = Math.min(360, innerWidth - 16);
  box.style.width = `${wide}px`;
  const left = Math.max(8, Math.min(at.left - wide / 2, innerWidth - wide - 8));
  const below = innerHeight - at.bottom, high = box.offsetHeight;
  box.style.left = `${left}px`;
  box.style.top = `${below > high + 16 ? at.bottom + 8 : Math.max(8, at.top - high - 8)}px`;
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button, a');
  if (button?.dataset.opens) { openPanel(document.getElementById(button.dataset.opens), button); return; }
  if (button && 'closes' in button.dataset) { close(); return; }
  if (button?.dataset.help) { card(button.dataset.helpTitle, make('p', {}, button.dataset.help), button); return; }
  if (button?.dataset.info) {
    const template = document.getElementById(button.dataset.info);
    if (template) card(template.dataset.title, template.content.cloneNode(true), button);
    return;
  }
  if (open && !open.contains(event.target)) close(false);
});
document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && open) { close(); event.stopPropagation(); } });

/** A sentence that appears for a while at the foot of the map; also read out. */
export function say(sentence) {
  const box = document.getElementById('toasts');
  const toast = make('div', { class: 'toast' }, make('span', {}, sentence));
  const closer = make('button', { type: 'button', class: 'icon-button', 'aria-label': 'Dismiss' }, '×');
  closer.addEventListener('click', () => toast.remove());
  toast.append(closer);
  for (const old of [...box.children].slice(0, -2)) old.remove();
  box.append(toast);
  setTimeout(() => toast.remove(), 12000);
}
document.addEventListener('gm:say', (event) => say(event.detail));
