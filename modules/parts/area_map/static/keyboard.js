/* Areas by keyboard: one tab stop a layer; arrows go to the nearest area that way. */
define(['./pointer', './values'], ({ pick, drill }, { HIDDEN }) => {
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const SIDEWAYS = 2; // how much worse a pixel off the line is than one along it
  const EDGE = [48, 48];

  class Keyboard {
    /** @param {object} view the layer */
    constructor(view) {
      this.view = view;
      this.stop = null;
      this.ending = new AbortController();
      this.listen(view.map.getPane('gm-areas'), { signal: this.ending.signal });
    }

    // On the pane, an HTML element: Chromium makes an SVG group that listens for focus a tab stop of its own.
    listen(pane, until) {
      const at = (event) => this.view.placeOf?.get(event.target);
      pane.addEventListener('keydown', (event) => this.press(event, at(event)), until);
      pane.addEventListener('focusin', (event) => {
        const place = at(event);
        if (place === undefined) return;
        this.moveStop(place);
        // A mouse focuses what it presses; that area is shown by the pointer already.
        if (event.target.matches(':focus-visible')) this.view.controller.focusOn(this.view, place);
      }, until);
      pane.addEventListener('focusout', (event) => { if (at(event) !== undefined) this.view.controller.blur(); }, until);
    }

    /** The layer is gone. */
    end() { this.ending.abort(); }

    press(event, place) {
      if (place === undefined || event.altKey || event.metaKey || event.ctrlKey) return;
      if (!this.act(event, place)) return;
      event.preventDefault();
      event.stopPropagation();
    }

    act(event, place) {
      const { key } = event;
      if (key in ARROWS) this.focus(this.nearest(place, ARROWS[key]));
      else if (key === 'Home') this.focus(this.firstShown());
      else if (key === 'End') this.focus(this.lastShown());
      else if (key === 'Enter') drill(this.view, place);
      else if (key === ' ') pick(this.view, place, event.shiftKey);
      else if (key === '+' || key === '=') this.view.controller.zoomIn();
      else if (key === '-') this.view.controller.zoomOut();
      else return false;
      return true;
    }

    /** Focus an area and bring it into view. @param {number|undefined} place */
    focus(place) {
      if (place === undefined) return;
      const { map, geometry, elements } = this.view;
      map.panInside(geometry.centres[place], { padding: EDGE, animate: false });
      elements[place].focus({ preventScroll: true, focusVisible: true });
    }

    nearest(from, [right, down]) {
      const { map, geometry, codes } = this.view;
      const start = map.latLngToLayerPoint(geometry.centres[from]);
      let best, least = Infinity;
      geometry.centres.forEach((centre, place) => {
        if (place === from || codes[place] === HIDDEN) return;
        const step = map.latLngToLayerPoint(centre).subtract(start);
        const along = step.x * right + step.y * down, across = Math.abs(step.x * down) + Math.abs(step.y * right);
        const cost = along + SIDEWAYS * across;
        if (along > 0 && cost < least) { least = cost; best = place; }
      });
      return best;
    }

    firstShown() { return shown(this.view.codes)[0]; }

    lastShown() { return shown(this.view.codes).at(-1); }

    /** Make an area the layer's tab stop. @param {number|undefined} place */
    moveStop(place) {
      const { elements } = this.view;
      if (this.stop !== null) elements[this.stop].setAttribute('tabindex', '-1');
      this.stop = place ?? null;
      if (this.stop !== null) elements[this.stop].setAttribute('tabindex', '0');
    }

    /** After a repaint: keep the stop while its area is shown, otherwise go to the first that is, with the focus. */
    keepStop() {
      if (this.stop !== null && this.view.codes[this.stop] !== HIDDEN) return;
      const held = this.holdsFocus();
      this.moveStop(this.firstShown());
      if (held) this.focus(this.stop ?? undefined);
    }

    holdsFocus() { return Boolean(this.view.placeOf?.has(document.activeElement)); }
  }

  const shown = (codes) => [...codes.keys()].filter((place) => codes[place] !== HIDDEN);

  return { Keyboard };
});
