/* Letters of the chosen areas, with name and value where there is empty ground for them. */
define(['./leaflet', './placement', './hatch', './values'], (L, { CELL, Ground, leaderEnd }, { make }, { HIDDEN }) => {
  const REACH = 170; // pixels; a longer line is read as a boundary
  const PANELS = '[data-over-map], .leaflet-control';

  class Callouts {
    /** @param {object} map Leaflet's @param {object} view of the widget, for its padding */
    constructor(map, view) {
      this.map = map;
      this.view = view;
      this.pane = map.getPane('gm-callouts');
      this.pane.setAttribute('aria-hidden', 'true');
      this.lines = make('svg', { class: 'callout-lines leaflet-zoom-hide' });
      this.cards = document.createElement('div');
      this.cards.className = 'callout-cards leaflet-zoom-hide';
      this.pane.append(this.lines, this.cards);
      this.canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    }

    /**
     * Show a callout for each mark in view; replaces those before.
     * @param {{letter: string, kind: string, area: object}[]} marks
     * @param {object|null} layer whose areas must not be covered
     */
    show(marks, layer) {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.place(marks, layer));
    }

    place(marks, layer) {
      const size = this.map.getSize();
      const seen = !layer || !size.x ? [] : marks
        .map((mark) => ({ ...mark, anchor: this.map.latLngToContainerPoint(mark.area.centre) }))
        .filter(({ anchor }) => anchor.x > 0 && anchor.y > 0 && anchor.x < size.x && anchor.y < size.y);
      const drafts = seen.map((mark) => ({ mark, parts: [cardOf(mark, true), cardOf(mark, false), badgeOf(mark)] }));
      this.lines.replaceChildren();
      this.cards.replaceChildren(...drafts.flatMap(({ parts }) => parts));
      if (!drafts.length) return;
      // All sizes are read before anything moves: one layout, not one a callout.
      for (const draft of drafts) draft.sizes = draft.parts.map(({ offsetWidth, offsetHeight }) => ({ width: offsetWidth, height: offsetHeight }));
      const ground = this.survey(layer, size);
      for (const draft of drafts) this.put(draft, ground);
    }

    /** With its name, else without, else the letter on the area. */
    put({ mark, parts, sizes }, ground) {
      const [full, short, badge] = parts, { anchor } = mark;
      for (const [card, size] of [[full, sizes[0]], [short, sizes[1]]]) {
        const place = ground.room(anchor, size, REACH);
        if (!place) { card.remove(); continue; }
        for (const other of parts) if (other !== card) other.remove();
        this.join(card, place, anchor, ground, mark.kind);
        return;
      }
      this.move(badge, anchor.x - sizes[2].width / 2, anchor.y - sizes[2].height / 2);
    }

    join(card, place, anchor, ground, kind) {
      const end = leaderEnd(anchor, place), origin = this.map.containerPointToLayerPoint([0, 0]);
      const ends = { x1: anchor.x + origin.x, y1: anchor.y + origin.y, x2: end.x + origin.x, y2: end.y + origin.y };
      this.lines.append(
        make('line', { ...ends, class: 'leader-halo' }), make('line', { ...ends, class: `leader ${kind}` }),
        make('circle', { cx: ends.x1, cy: ends.y1, r: 3.5, class: 'leader-dot' }),
      );
      this.move(card, place.left, place.top);
      ground.take({ left: place.left - CELL, top: place.top - CELL, width: place.width + 2 * CELL, height: place.height + 2 * CELL });
      ground.leaders.push([anchor, end]);
    }

    move(element, x, y) {
      const at = this.map.containerPointToLayerPoint([x, y]);
      element.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
    }

    /** Which cells of the map's box are taken by areas, panels or the padding. */
    survey(layer, size) {
      const columns = Math.ceil(size.x / CELL), rows = Math.ceil(size.y / CELL);
      const ground = new Ground(size.x, size.y, this.drawn(layer, columns, rows));
      const box = this.map.getContainer().getBoundingClientRect();
      const panels = [...document.querySelectorAll(PANELS)].map((panel) => panel.getBoundingClientRect());
      for (const { left, top, width, height } of panels) ground.take({ left: left - box.left, top: top - box.top, width, height });
      if (!document.querySelector('[data-over-map]')) this.takePadding(ground, size);
      return ground;
    }

    takePadding(ground, size) {
      const [top, right, bottom, left] = this.view.model.get('pad');
      ground.take({ left: 0, top: 0, width: size.x, height: top });
      ground.take({ left: 0, top: size.y - bottom, width: size.x, height: bottom });
      ground.take({ left: 0, top: 0, width: left, height: size.y });
      ground.take({ left: size.x - right, top: 0, width: right, height: size.y });
    }

    /** The areas drawn very small: a pixel with any ink is a cell that is taken. */
    drawn(layer, columns, rows) {
      const { canvas } = this, origin = this.map.layerPointToContainerPoint([0, 0]);
      Object.assign(canvas.canvas, { width: columns, height: rows });
      canvas.setTransform(1 / CELL, 0, 0, 1 / CELL, origin.x / CELL, origin.y / CELL);
      canvas.beginPath();
      layer.paths.forEach((path, place) => {
        if (layer.codes[place] !== HIDDEN) path._parts.forEach((ring) => ring.forEach(({ x, y }, first) => (first ? canvas.lineTo(x, y) : canvas.moveTo(x, y))));
      });
      canvas.fill();
      const ink = canvas.getImageData(0, 0, columns, rows).data;
      return Uint8Array.from({ length: columns * rows }, (_, cell) => Number(ink[4 * cell + 3] > 12));
    }

    remove() { cancelAnimationFrame(this.frame); }
  }

  function badgeOf({ letter, kind }) { return part('map-badge', letter, kind); }

  function cardOf(mark, named) {
    const card = part('callout', '', mark.kind);
    const { name, text } = mark.area;
    card.append(badgeOf(mark));
    if (named) card.append(part('callout-name', name));
    if (text !== undefined) card.append(part('callout-value', text || 'no data'));
    return card;
  }

  function part(name, text, kind = '') {
    const element = document.createElement('span');
    element.className = `${name} ${kind}`.trim();
    element.textContent = text;
    return element;
  }

  return { Callouts };
});
