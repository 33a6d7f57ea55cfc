/* Wires the page: what the server says of the state, the rail, the crumbs, the address bar, the actions. */

import { configure } from './inputs.js';
import { get, holder, memory, on, set } from './store.js';
import { card, close, say } from './popovers.js';
import './picker.js';
import { choose, places, remember } from './picker.js';
import { outdated, remembered } from './history.js';
import { byGroups, drawGroups, groupsHeard } from './own-level.js';
import { draw as drawTray } from './tray.js';
import { drop, highlight, keep, mark } from './map.js';
import './legend.js';
import './table.js';
import './modes.js';
import './administrator.js';
import './connection.js';
import { heard } from './tools.js';
import { tour } from './tour.js';
import { feedHeard, openFeed } from './feed.js';
import './own-chooser.js';
import './own-points.js';
import './tool-difference.js';
import './tool-need.js';
import './tool-own-areas.js';
import './tool-own-data.js';
import './tool-one_id.js';
import './tool-pictures.js';
import './tool-relationship.js';
import { make } from './words.js';

const by = (id) => document.getElementById(id);

window.Shiny.addCustomMessageHandler('gm-state', (says) => {
  if (outdated(says)) return;
  memory.state = says;
  remember(says);
  remembered(says);
  for (const [key, control] of Object.entries(says.controls)) configure(key, control);
  adopt(says); heard(says);
  levels(says); picked(says); crumbs(says); choices(says);
  by('rail-source').textContent = says.source;
  by('table-note').textContent = says.tool.table || says.table;
  by('frame').classList.toggle('many-periods', says.many_periods);
  by('settings').classList.toggle('own-limits', get('method') === 'manual');
  document.querySelectorAll('[data-theme-part]').forEach((part) => showPart(part, part.dataset.themePart === says.theme));
  document.querySelectorAll('[data-theme-tab]').forEach((tab) => (tab.dataset.themeTab === says.theme ? tab.setAttribute('aria-current', 'page') : tab.removeAttribute('aria-current')));
  defaults(); highlight(); mark(); drawTray(); feedHeard();
  document.dispatchEvent(new CustomEvent('gm:state', { detail: says }));
});
window.Shiny.addCustomMessageHandler('gm-notice', (sentences) => sentences.forEach(say));
window.Shiny.addCustomMessageHandler('gm-places', places);
window.Shiny.addCustomMessageHandler('gm-own-areas', (says) => { groupsHeard(says); if (memory.state) levels(memory.state); });

/** Show or hide a theme's part. Shiny measures the whole page when it is told, so it is told of changes only. */
function showPart(part, shown) {
  if (part.hidden === !shown) return;
  part.hidden = !shown;
  $(part).trigger(shown ? 'shown' : 'hidden');
}

/** Take over the areas that the server could make of the wish, unless the reader has wished anew since. */
function adopt(says) {
  for (const key of ['selected', 'tray']) {
    const element = holder(key);
    if (element.value === says.wished[key]) element.value = says.chosen[key];
  }
}

function levels(says) {
  for (const button of document.querySelectorAll('[data-level]:not(.level-chip)')) {
    const level = says.levels[button.dataset.level]; if (!level) continue;
    button.hidden = level.hidden;
    if (level.name) (button.querySelector('.seg-name') || button).textContent = level.name;
    const reason = level.reason || '';
    button.setAttribute('aria-disabled', String(Boolean(reason)));
    button.title = reason ? `${level.name}: ${reason}` : '';
    if (button.matches('.seg')) {
      button.setAttribute('aria-pressed', String(button.dataset.level === says.level && !byGroups()));
      button.querySelector('.seg-count').textContent = level.count.toLocaleString('en-GB');
    }
  }
  drawGroups();
}

function picked(says) {
  document.querySelector('.picked-title').textContent = says.title;
  document.querySelector('.picked-note').textContent = says.note;
  const alone = says.tool.id && !says.tool.indicator; // a tool of no one indicator has no period either
  const title = alone ? says.tool.title : says.tool.id ? `${says.tool.title}: ${says.title}` : says.title;
  by('projector-title').textContent = title;
  by('projector-note').textContent = ` ${says.tool.shown_by || (alone ? says.projector_where : says.projector_note)}`;
  document.title = `${title} · GM Determinants Explorer`;
}

function crumbs(says) {
  by('crumbs').replaceChildren(...says.crumbs.map((crumb, place) => {
    if (place === says.crumbs.length - 1) return make('li', { 'aria-current': 'location' }, crumb.name);
    const button = make('button', { type: 'button', class: 'link' }, crumb.name);
    button.addEventListener('click', () => { set('selected', ''); set('within', crumb.code); });
    return make('li', {}, button);
  }));
}

function choices(says) {
  for (const box of document.querySelectorAll('[data-choice]')) {
    const offered = says.choices[box.dataset.choice];
    box.replaceChildren(...offered.options.map((option) => {
      const button = make('button', { type: 'button', class: 'seg', 'aria-pressed': String(option === offered.value) }, option);
      button.disabled = offered.options.length < 2;
      button.addEventListener('click', () => set(box.dataset.choice, option));
      return button;
    }));
    const note = box.parentElement.querySelector('.field-reason');
    note.textContent = offered.reason; note.hidden = !offered.reason;
  }
}

function defaults() {
  const all = [...document.querySelectorAll('#settings .gm-input')].filter((one) => 'default' in one.dataset);
  const kept = all.filter((one) => get(one.dataset.key) === one.dataset.default).length;
  by('defaults-note').textContent = kept === all.length ? 'all at their defaults' : `${all.length - kept} changed`;
}

const actions = {
  share: async () => { await copyText(location.href); say('The link to this screen is copied. Whoever opens it sees the same.'); },
  projector: () => set('mode', 'projector'),
  help: (from) => card('How this works', by('help-text').content.cloneNode(true), from),
  feed: openFeed,
  tour: () => tour(document.querySelector('[data-action=help]')),
  'end-story': () => { set('story', ''); by('picker-button').focus(); },
  about: () => page('about'),
  'close-about': () => page('map'),
  'copy-sentence': async () => { await copyText(document.querySelector('.panel-scroll > :not([hidden]) .sentence')?.innerText || ''); say('The sentence is copied.'); },
  'copy-picture': copyPicture,
};
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-action], [data-drop], [data-keep], [data-download], [data-chart-tab], [data-show], [data-drill], [data-select], [data-leave]');
  if (!button) return;
  const { action, drop: dropped, keep: kept, download, chartTab, show, drill, select } = button.dataset;
  if (action) { if (action !== 'help') close(false); actions[action]?.(button); }
  if (dropped) drop(dropped);
  if (kept) keep(kept);
  if (download) by(`download_${download}`).click();
  if (chartTab) set('chart', chartTab);
  if ('leave' in button.dataset) set('tool', '');
  if (show) choose(show, button.dataset.showLevel);
  if (select) set('selected', select);
  if (drill) document.dispatchEvent(new CustomEvent('gm:drill', { detail: { code: drill } }));
});
document.addEventListener('gm:page', (event) => page(event.detail));
// Hidden, not gone: the steps before its end are still told, and Back leads to them.
on('story', (story) => { if (by('story-bar')) by('story-bar').hidden = !by('stage').classList.toggle('has-story', story !== ''); });

function page(name) {
  by('about-page').hidden = name !== 'about';
  by('frame').inert = name === 'about';
  set('opened', name === 'about' ? 'about' : by('drawer-body').hidden ? '' : 'table');
  $(by('about')).trigger(name === 'about' ? 'shown' : 'hidden');
  if (name === 'about') by('about-title').focus();
}

// By the link's own address this would be a step of the history, and going there a new visit.
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  if (getComputedStyle(by('panel')).visibility === 'hidden') document.querySelector('[data-pane=numbers]').click(); // on a phone
  by('panel').focus();
});

by('more').addEventListener('click', () => {
  const open = by('settings').hidden;
  by('settings').hidden = !open;
  by('tray-box').hidden = open && innerWidth > 1200;
  by('more').setAttribute('aria-expanded', String(open));
});

async function copyText(text) {
  try { await navigator.clipboard.writeText(text); } catch { say(`Copying was not allowed here. Copy it by hand: ${text}`); throw new Error('clipboard refused'); }
}

/** Copy the chart as a PNG: the inline SVG drawn on a canvas with the colours of now. */
async function copyPicture() {
  const drawing = document.querySelector('.panel-scroll > :not([hidden]) .chart svg');
  if (!drawing) { say('There is no chart to copy yet.'); return; }
  try {
    const image = picture(drawing);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
    say('The chart is copied as a picture.');
  } catch { say('This browser does not allow copying pictures. Use Download instead.'); }
}

async function picture(drawing) {
  const copy = drawing.cloneNode(true), style = getComputedStyle(drawing);
  const source = [drawing, ...drawing.querySelectorAll('*')], target = [copy, ...copy.querySelectorAll('*')];
  target.forEach((element, index) => {
    const now = getComputedStyle(source[index]);
    for (const name of ['fill', 'stroke', 'color', 'font-family', 'font-size', 'font-weight', 'opacity']) element.style.setProperty(name, now.getPropertyValue(name));
  });
  const box = drawing.getBoundingClientRect();
  copy.setAttribute('width', box.width); copy.setAttribute('height', box.height);
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  const image = new Image(); image.src = url; await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: box.width * 3, height: box.height * 3 });
  const context = canvas.getContext('2d');
  context.fillStyle = style.getPropertyValue('--panel') || '#fff'; context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
