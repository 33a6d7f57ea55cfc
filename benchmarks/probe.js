/* Runs in every measured page before its own scripts: when was a key pressed, and when was what drawn last.
   A drawing counts when the frame that shows it is done: the task after the next animation frame. */
(() => {
  const AREAS = 'path', BESIDE = '#table, #summary, #sentence';
  const fresh = () => ({ key: 0, areas: 0, beside: 0, canvas: 0, changed: 0, latest: 0 });
  const probe = (window.gmProbe = { ...fresh(), reset() { Object.assign(probe, fresh()); } });
  const channel = new MessageChannel();
  let waiting = new Set(), asked = false;

  channel.port1.onmessage = () => {
    const now = performance.now();
    for (const kind of waiting) probe[kind] = now;
    waiting = new Set();
    asked = false;
  };
  function drew(kind) {
    if (!probe.key) return;
    probe.latest = performance.now();
    waiting.add(kind);
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }

  addEventListener('keydown', () => { if (!probe.key) probe.key = performance.now(); }, true);
  const isArea = (node) => node.nodeName === AREAS;
  new MutationObserver((changes) => {
    let areas = 0, beside = 0;
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') areas += isArea(target);
      else if ([...addedNodes].some(isArea)) areas += [...addedNodes].filter(isArea).length;
      else if ((target.nodeType === 1 ? target : target.parentElement)?.closest(BESIDE)) beside += 1;
    }
    if (areas) { probe.changed += areas; drew('areas'); }
    if (beside) drew('beside');
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class', 'fill'] });

  for (const name of ['fill', 'stroke', 'drawImage']) {
    const stock = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function draw(...given) { drew('canvas'); return stock.apply(this, given); };
  }
})();
