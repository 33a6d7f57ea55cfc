/* The reader's own places: discs on one canvas above the areas. There may be thousands, so none is an element. */
define(['./leaflet'], (L) => {
  const PANE = 'gm-dots', NEAR_PX = 9;
  // Many small discs say more than many that cover one another.
  const sizeOf = (count) => (count > 1500 ? 2.5 : count > 300 ? 3.5 : 5);

  class Dots {
    /** @param {object} map Leaflet's */
    constructor(map) {
      Object.assign(this, { map, places: [], discs: L.layerGroup().addTo(map), ring: null });
      this.renderer = L.canvas({ pane: PANE, padding: 0.5 });
      map.on('zoomend viewreset', () => this.measure());
      // A canvas knows no style sheet: it is drawn anew when the page changes its colours.
      this.watching = new MutationObserver(() => this.draw());
      this.watching.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-mode'] });
    }

    /** Draw other places. @param {[number, number, string, string][]} places latitude, longitude, name, note */
    set(places) {
      this.places = places;
      this.clear();
      this.draw();
    }

    draw() {
      const style = getComputedStyle(this.map.getContainer()), colour = (name) => style.getPropertyValue(name).trim();
      const larger = document.documentElement.dataset.mode === 'projector' ? 1.5 : 0;
      this.discs.clearLayers();
      const look = {
        pane: PANE, renderer: this.renderer, interactive: false, radius: sizeOf(this.places.length) + larger,
        fillColor: colour('--dot-own'), fillOpacity: 1, color: colour('--dot-own-halo'), weight: this.places.length > 1500 ? 1 : 1.75, opacity: 1,
      };
      for (const [lat, lon] of this.places) this.discs.addLayer(L.circleMarker([lat, lon], look));
      this.renderer._container?.setAttribute('aria-hidden', 'true');
      this.look = { ...look, radius: look.radius + 5, fill: false, color: colour('--accent'), weight: 3 };
      this.measure();
    }

    /** Keep where the discs are in pixels, for the pointer asks with every move. */
    measure() {
      this.pixels = this.places.map(([lat, lon]) => this.map.latLngToLayerPoint([lat, lon]));
    }

    /** The place nearest to a point of the map's box, -1 where none is under it. */
    at(x, y) {
      if (!this.places.length) return -1;
      const point = this.map.containerPointToLayerPoint([x, y]);
      let best = -1, least = NEAR_PX * NEAR_PX;
      for (let place = 0; place < this.pixels.length; place += 1) {
        const dx = this.pixels[place].x - point.x, dy = this.pixels[place].y - point.y, far = dx * dx + dy * dy;
        if (far < least) { least = far; best = place; }
      }
      return best;
    }

    /** What the tip says of a place: the reader's own words, as text. */
    words(place) {
      const [, , name, note] = this.places[place];
      return [{ text: name, strong: true }, ...(note ? [{ text: `, ${note}`, strong: false }] : [])];
    }

    /** Put a ring around a place, and bring it into view. */
    encircle(lat, lon) {
      this.clear();
      this.map.panInside([lat, lon], { padding: [64, 64], animate: false });
      this.ring = L.circleMarker([lat, lon], this.look).addTo(this.map);
    }

    clear() {
      this.ring?.remove();
      this.ring = null;
    }

    remove() { this.watching.disconnect(); }
  }

  return { Dots };
});
