/* What the page asked of the map, kept, and applied to whichever layer is shown. Its methods are those of page-api.js. */
define([
  './leaflet', './values', './words', './overlay', './tooltip', './callouts', './dots', './events',
], (L, { HIDDEN, NO_DATA }, words, { Overlay }, { Tooltip }, { Callouts }, { Dots }, { tell }) => {
  const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  const PATIENCE_MS = 3000;
  const OSM_CREDIT = '© OpenStreetMap contributors';
  const never = () => false;

  class Controller {
    /**
     * @param {object} map Leaflet's
     * @param {object} view of the widget, which knows frame and padding
     */
    constructor(map, view) {
      Object.assign(this, { map, view, layers: [], retiring: new Set(), known: [], marks: [], wanted: null, limit: null, hovered: null, focused: null });
      this.box = map.getContainer();
      this.drawings = new Map();
      this.overlay = new Overlay(map, this.drawing('gm-marks'));
      this.tooltip = new Tooltip(this.box);
      this.callouts = new Callouts(map, view);
      this.places = new Dots(map);
      this.status = this.box.appendChild(document.createElement('div'));
      this.status.className = 'map-status';
      this.status.setAttribute('role', 'status');
      map.on('movestart', () => this.tooltip.hide());
      map.on('moveend', () => this.refresh());
      this.escape = (event) => { if (event.key === 'Escape') this.tooltip.hide(); };
      document.addEventListener('keydown', this.escape);
    }

    /** The one drawing of a pane, larger than the map so that a short drag shows no edge. @param {string} pane */
    drawing(pane) {
      if (!this.drawings.has(pane)) this.drawings.set(pane, L.svg({ pane, padding: 0.5 }));
      return this.drawings.get(pane);
    }

    /* ---- layers come and go ---- */

    get active() { return this.layers.at(-1) ?? null; }

    /** A layer was painted: it is the one that the page means. */
    enter(layer) {
      this.layers = [...this.layers.filter((other) => other !== layer), layer];
      this.dismiss();
      this.mark(this.marks);
      if (this.awaited && layer.geometry.places.has(this.awaited)) this.focusArea(this.awaited);
      if (this.shownTip()?.layer === layer) this.describe();
    }

    /** A geometry was loaded: its areas can be outlined even while another level is shown. */
    learn(geometry) { if (!this.known.includes(geometry)) this.known.unshift(geometry); }

    /** A layer is no longer wanted: it stays until its successor is painted, so that the map is never blank. */
    retire(layer) {
      this.retiring.add(layer);
      if (this.active !== layer) this.dismiss();
      else this.patience = setTimeout(() => this.dismiss(), PATIENCE_MS);
    }

    recall(layer) { this.retiring.delete(layer); }

    dismiss() {
      clearTimeout(this.patience);
      const held = [...this.retiring].some((layer) => layer.keyboard.holdsFocus());
      for (const layer of this.retiring) layer.hide();
      this.retiring.clear();
      // Who drilled down by keyboard goes on in the level that took the place of theirs.
      if (held && this.active) this.active.keyboard.focus(this.active.keyboard.stop ?? undefined);
    }

    leave(layer) {
      this.retiring.delete(layer);
      this.layers = this.layers.filter((other) => other !== layer);
      if (this.hovered?.layer === layer) this.release();
      if (this.focused?.layer === layer) this.blur();
    }

    /** Say something in the map's own line; empty takes it away. @param {string} text */
    say(text) { if (this.status.textContent !== text) this.status.textContent = text; }

    /* ---- hover and focus ---- */

    reach(layer, place, event) {
      if (this.box.classList.contains('leaflet-drag-target')) return;
      this.hovered = { layer, place, x: event.clientX, y: event.clientY, dot: this.dotAt(event) };
      this.overlay.hover(layer.geometry.features[place]);
      this.describe();
      tell('hover', { code: layer.geometry.ids[place] });
    }

    follow(event) {
      if (!this.hovered) return;
      const before = this.hovered.dot;
      Object.assign(this.hovered, { x: event.clientX, y: event.clientY, dot: this.dotAt(event) });
      if (before === this.hovered.dot) this.tooltip.moveTo(...this.inBox(event.clientX, event.clientY));
      else this.describe();
    }

    release() {
      if (!this.hovered) return;
      this.hovered = null;
      this.overlay.hover(null);
      if (this.focused) this.describe(); else this.tooltip.hide();
      tell('hover', { code: null });
    }

    focusOn(layer, place) {
      this.focused = { layer, place };
      layer.labels.write(place);
      this.overlay.focus(layer.geometry.features[place]);
      this.describe();
      tell('hover', { code: layer.geometry.ids[place] });
    }

    blur() {
      if (!this.focused) return;
      this.focused = null;
      this.overlay.focus(null);
      if (!this.hovered) this.tooltip.hide();
      tell('hover', { code: null });
    }

    shownTip() { return this.hovered ?? this.focused; }

    /** Write the sentence of the area under the pointer, else of the one in focus; a place lies over its area. */
    describe() {
      const { layer, place, x, y, dot = -1 } = this.shownTip();
      if (dot >= 0) {
        this.tooltip.write(this.places.words(dot), '');
        this.tooltip.moveTo(...this.inBox(x, y));
        return;
      }
      if (!layer.about || layer.codes[place] === HIDDEN) { this.tooltip.hide(); return; }
      const area = layer.info(place);
      this.tooltip.write(words.sentence(area, layer.about), layer.about.hint);
      const centre = this.map.latLngToContainerPoint(area.centre);
      this.tooltip.moveTo(...(x === undefined ? [centre.x, centre.y] : this.inBox(x, y)));
    }

    dotAt(event) { return this.places.at(...this.inBox(event.clientX, event.clientY)); }

    inBox(x, y) {
      const box = this.box.getBoundingClientRect();
      return [x - box.left, y - box.top];
    }

    /* ---- what the page asks ---- */

    mark(marks) {
      this.marks = marks ?? [];
      this.active?.press(new Set(this.marks.map(({ code }) => code)));
      this.overlay.mark(this.marks.map((mark) => ({ ...mark, feature: this.featureOf(mark.code) })).filter(({ feature }) => feature));
      this.refresh();
    }

    featureOf(code) {
      const holder = [this.active?.geometry, ...this.known].find((geometry) => geometry?.places.has(code));
      return holder?.features[holder.places.get(code)];
    }

    /** Set the callouts anew; called when map, marks or panels moved. */
    refresh() {
      const named = this.marks.map((mark) => ({ ...mark, area: this.areaInfo(mark.code) ?? this.elsewhere(mark.code) })).filter(({ area }) => area && !area.hidden);
      this.callouts.show(named, this.active);
      if (this.focused && !this.hovered && this.tooltip.shown) this.describe();
    }

    /** Name and place of an area of a level that is not shown. */
    elsewhere(code) {
      const { properties } = this.featureOf(code) ?? {};
      return properties?.centre ? { name: properties.name, centre: properties.centre } : null;
    }

    dots(places) {
      this.places.set(places ?? []);
      if (this.shownTip()) Object.assign(this.shownTip(), { dot: -1 });
    }

    pointAt(place) {
      if (!place) { this.places.clear(); this.tooltip.hide(); return; }
      const [lat, lon, name, note] = place;
      this.places.encircle(lat, lon);
      const at = this.map.latLngToContainerPoint([lat, lon]);
      this.tooltip.write([{ text: name, strong: true }, { text: note ? `, ${note}` : '', strong: false }], '');
      this.tooltip.moveTo(at.x, at.y);
    }

    reclassify(breaks) { this.active?.reclassify(breaks); }

    leaveOut(minimum) { this.active?.leaveOut(minimum); }

    filter(wanted) {
      this.wanted = wanted;
      this.active?.draw();
    }

    threshold(limit, direction = 'above') {
      this.limit = limit === null || limit === undefined ? null : { limit, below: direction === 'below' };
      this.active?.draw();
    }

    /** A test of which places are dimmed now. */
    dimming(layer) {
      const { wanted, limit } = this;
      if (!wanted && !limit) return never;
      const outside = !wanted ? never : typeof wanted === 'function'
        ? (place) => !wanted(layer.info(place)) : (place) => !wanted.has(layer.codes[place]);
      // What is not known is not known to miss the mark: areas without a figure keep their hatching.
      const short = !limit ? never : (place) => layer.codes[place] !== NO_DATA && !(limit.below ? layer.values[place] < limit.limit : layer.values[place] > limit.limit);
      return (place) => outside(place) || short(place);
    }

    highlightClass(group) {
      if (group === null || group === undefined) delete this.box.dataset.lit;
      else this.box.dataset.lit = String(group);
    }

    setTiles(urlTemplate) {
      this.tiles?.remove();
      this.tiles = urlTemplate ? L.tileLayer(urlTemplate, { errorTileUrl: NOTHING, attribution: OSM_CREDIT, className: 'gm-tiles' }).addTo(this.map) : null;
      this.box.classList.toggle('with-tiles', Boolean(urlTemplate));
    }

    fit(frame) { this.view.fit(frame); }

    zoomIn() { this.step(1); }

    zoomOut() { this.step(-1); }

    step(levels) {
      this.view.fitted = false;
      this.map.setZoom(this.map.getZoom() + levels, { animate: false });
    }

    home() { this.view.showFrame(); }

    focusArea(code) {
      const layer = this.active, place = layer?.geometry.places.get(code);
      this.awaited = place === undefined ? code : null;
      if (place !== undefined) layer.keyboard.focus(place);
    }

    areaInfo(code) {
      const place = this.active?.geometry.places.get(code);
      return place === undefined ? null : this.active.info(place);
    }

    inView() {
      if (!this.active) return [];
      const bounds = this.map.getBounds(), { codes, geometry } = this.active;
      return geometry.ids.filter((_, place) => codes[place] !== HIDDEN && bounds.contains(geometry.centres[place]));
    }

    remove() {
      document.removeEventListener('keydown', this.escape);
      clearTimeout(this.patience);
      this.callouts.remove();
      this.places.remove();
    }
  }

  return { Controller };
});
