/* The feed behind the screen: the address of what is shown, and lines for Excel, R and pandas to paste. */

import { memory } from './store.js';
import { openPanel, say, whenOpened } from './popovers.js';

const by = (id) => document.getElementById(id);

/** Open the card; focus returns to the button that opened the menu that it was in. */
export function openFeed(from) {
  const menu = from.closest('.menu');
  openPanel(by('feed'), (menu && document.querySelector(`[data-opens="${menu.id}"]`)) || from);
}

/** Put the addresses of now into the card, if it is open. */
export function feedHeard() {
  const card = by('feed'), feed = memory.state?.feed;
  if (!card || card.hidden || !feed) return;
  by('feed-about').textContent = feed.about;
  by('feed-note').textContent = feed.note;
  by('feed-note').hidden = !feed.note;
  card.toggleAttribute('data-none', !feed.table); // of a reader's own data
  if (!feed.table) return;
  by('feed-body').hidden = !feed.table;
  if (!feed.table) return;
  const address = absolute(feed.table);
  by('feed-address').value = address;
  by('feed-json').href = absolute(feed.json);
  by('feed-shapes').href = absolute(feed.shapes);
  for (const lines of card.querySelectorAll('[data-lines]')) lines.textContent = lines.dataset.lines.replaceAll('{address}', address);
}

/** The whole address, with the words that the table is filtered by. */
function absolute(path) {
  const url = new URL(path, document.baseURI), words = by('table-filter').value.trim();
  if (words) url.searchParams.set('words', words.slice(0, 100));
  return url.href;
}

whenOpened((panel) => { if (panel.id === 'feed') feedHeard(); });
by('table-filter').addEventListener('input', feedHeard);
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = by(button.dataset.copy), text = source.value ?? source.textContent;
  try { await navigator.clipboard.writeText(text); say('Copied.'); } catch { say('Copying was not allowed here: select the text and copy it by hand.'); }
});
