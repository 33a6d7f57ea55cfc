/* Pictures: one press puts a PNG on the clipboard, with its alternative text beside it. */

import { say } from './popovers.js';

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy-image]');
  if (!button || button.disabled) return;
  button.disabled = true;
  try {
    // The picture is promised, not awaited: a browser allows copying only in the moment of the press.
    await navigator.clipboard.write([new ClipboardItem({
      'image/png': fetched(button.dataset.copyImage),
      'text/plain': new Blob([button.dataset.alt], { type: 'text/plain' }),
    })]);
    say('The picture is copied, with its alternative text.');
  } catch (problem) {
    say(problem.told || 'This browser does not allow copying pictures. Save the PNG instead.');
  }
  button.disabled = false;
});

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw Object.assign(new Error('no picture'), { told: await answer.text() });
  return answer.blob();
}
