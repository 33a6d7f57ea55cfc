/* Mouse and touch on the areas of a layer: one set of listeners for all of them. */
define(['./events'], ({ tell }) => {
  const DOUBLE_MS = 250;

  /**
   * Follow the pointer over a layer.
   * @param {object} view the layer
   * @param {SVGGElement} group that holds its paths
   */
  function listenToPointer(view, group) {
    let last = { place: -1, time: -Infinity };
    const placeAt = (event) => view.placeOf.get(event.target);

    group.addEventListener('pointerover', (event) => {
      const place = placeAt(event);
      if (place === undefined || event.pointerType === 'touch') return;
      view.controller.reach(view, place, event);
    });
    group.addEventListener('pointermove', (event) => view.controller.follow(event));
    group.addEventListener('pointerout', () => view.controller.release());
    group.addEventListener('click', (event) => {
      const place = placeAt(event);
      // A click without a pointer (detail 0) is a screen reader's and ends no drag.
      if (place === undefined || (event.detail && view.map.dragging.moved())) return;
      const additive = event.shiftKey || event.ctrlKey || event.metaKey;
      const again = place === last.place && (event.detail > 1 || event.timeStamp - last.time < DOUBLE_MS);
      last = { place: again ? -1 : place, time: event.timeStamp };
      view.keyboard.moveStop(place);
      if (again && !additive) drill(view, place);
      else pick(view, place, additive);
    });
  }

  /** Tell the page that an area was chosen. */
  function pick(view, place, additive = false) {
    const { code, name } = view.info(place);
    tell('pick', { code, name, url: view.url, level: view.model.get('level'), additive });
  }

  /** Tell the page that an area is to be opened. */
  function drill(view, place) {
    const { code, name } = view.info(place);
    tell('drill', { code, name, url: view.url, level: view.model.get('level') });
  }

  return { listenToPointer, pick, drill };
});
