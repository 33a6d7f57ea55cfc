/* One ID: the search, codes copied at a press, and lists that the browser reads and the server matches. */

import { get, on, set } from './store.js';
import { say } from './popovers.js';
import { make } from './words.js';
import { columnsOf, guess, linesOf, textOf } from './list-file.js';

const PAUSE_MS = 250, KEY = 'one_id-q';
const part = document.querySelector('[data-tool-part=one_id]');
const box = part.querySelector('[data-one-id-search]'), form = part.querySelector('.one-id-form');
const list = form.querySelector('textarea'), file = form.querySelector('[type=file]'), column = form.querySelector('select');
const said = form.querySelector('.one-id-said'), files = part.querySelector('.one-id-files');
let waiting = 0, table = [];

box.value = get(KEY);
box.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(look, PAUSE_MS); });
box.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); clearTimeout(waiting); look(); } });
const look = () => set(KEY, box.value.trim());

/** Look up another place. */
function go(code) {
  box.value = code; look();
  part.querySelector('.tool-title').focus({ preventScroll: true });
  part.closest('.panel-scroll')?.scrollTo({ top: 0 });
}

// Whoever selects an area wants that one, and no longer what was typed.
on('selected', (code) => { if (code && get('tool') === 'one_id') { box.value = ''; look(); box.value = get(KEY); } });
on(KEY, (text) => { if (box.value.trim() !== text) box.value = text; });

part.addEventListener('click', (event) => {
  const button = event.target.closest('[data-one-id], [data-copy-code], [data-one-id-clear], [data-one-id-list]');
  if (!button) return;
  if ('copyCode' in button.dataset) copy(button.dataset.copyCode);
  else if ('oneIdClear' in button.dataset) clear();
  else if ('oneIdList' in button.dataset) { form.closest('details').open = true; list.focus(); }
  else go(button.dataset.oneId);
});

async function copy(text) {
  const several = text.split('\n').length;
  try {
    await navigator.clipboard.writeText(text);
    say(several > 1 ? `${several.toLocaleString('en-GB')} codes are copied.` : `${text} is copied.`);
  } catch { say(`Copying was not allowed here. Copy it by hand: ${text.slice(0, 200)}`); }
}

/* Lists */

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const lines = linesOf(list.value), most = Number(form.dataset.most);
  if (!lines.length) { said.textContent = 'The list is empty: paste it, or choose a file.'; list.focus(); return; }
  if (lines.length > most) { said.textContent = `The list has ${lines.length.toLocaleString('en-GB')} lines, and ${most.toLocaleString('en-GB')} at most are matched at once.`; return; }
  said.textContent = '';
  send(lines.join('\n'));
});

function send(text) {
  window.Shiny.setInputValue('one_id-lines', text, { priority: 'event' });
  files.hidden = !text;
  $(files).trigger(text ? 'shown' : 'hidden');
}

function clear() {
  list.value = ''; file.value = ''; table = []; said.textContent = '';
  column.parentElement.hidden = true;
  send('');
}

file.addEventListener('change', async () => {
  const chosen = file.files[0]; if (!chosen) return;
  const largest = Number(form.dataset.largest);
  if (chosen.size > largest) { refuse(`The file is larger than ${largest / 1e6} MB.`); return; }
  const text = textOf(await chosen.arrayBuffer());
  if (text === null) { refuse('The file is no text: save it as CSV first.'); return; }
  table = columnsOf(text);
  if (!table.length) { refuse('The file is empty.'); return; }
  column.replaceChildren(...table.map((one, at) => make('option', { value: String(at) }, `${at + 1}: ${one.title || 'no heading'}`)));
  column.value = String(guess(table));
  column.parentElement.hidden = table.length < 2;
  fill();
});
column.addEventListener('change', fill);

/** Put the chosen column into the list, where it can be read before it is matched. */
function fill() {
  const { title, cells } = table[Number(column.value)];
  list.value = cells.join('\n');
  said.textContent = `${cells.length.toLocaleString('en-GB')} lines${title ? ` of the column “${title}”` : ''} stand in the list. Nothing else of the file leaves your browser.`;
}

function refuse(why) { file.value = ''; said.textContent = why; }
