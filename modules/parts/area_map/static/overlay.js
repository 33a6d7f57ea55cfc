/* Outlines over the areas: chosen, hovered, focused. Copies, because moving a path to the front would drop its focus. */
define(['./leaflet'], (L) => {
  class Overlay {
    /** @param {object} map Leaflet's @param {object} renderer to draw with */
    constructor(map, renderer) {
      this.map = map;
      this.renderer = renderer;
      this.marks = L.layerGroup().addTo(map);
      this.rings = { hover: null, focus: null };
    }

    /** Outline the chosen areas. @param {{feature: object, kind: string}[]} marks */
    mark(marks) {
      this.marks.clearLayers();
      for (const part of ['halo', 'line']) {
        for (const { feature, kind } of marks) this.marks.addLayer(this.outline(feature, `mark-${part} ${kind}`));
      }
    }

    /** @param {object|null} feature under the pointer */
    hover(feature) { this.ring('hover', feature); }

    /** @param {object|null} feature that has keyboard focus */
    focus(feature) { this.ring('focus', feature); }

    ring(name, feature) {
      this.rings[name]?.remove();
      this.rings[name] = feature ? L.layerGroup([
        this.outline(feature, `${name}-casing`), this.outline(feature, `${name}-line`),
      ]).addTo(this.map) : null;
    }

    outline(feature, className) {
      return L.geoJSON(feature, { interactive: false, style: { renderer: this.renderer, className, fill: false, smoothFactor: 0.8 } });
    }
  }

  return { Overlay };
});
