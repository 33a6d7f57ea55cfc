/* Places as markers: one tab stop, arrows go from one to the next, the sentence says what is there. */
define(['jupyter-leaflet', './leaflet'], (stock, L) => {
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  class PointModel extends stock.LeafletGeoJSONModel {
    defaults() {
      return {
        ...super.defaults(),
        _view_name: 'PointView', _model_name: 'PointModel', _view_module: 'gm-area-map', _model_module: 'gm-area-map',
        label: 'Places', points: [],
      };
    }
  }

  class PointView extends stock.LeafletGeoJSONView {
    create_obj() {
      this.map = this.map_view.obj;
      this.tooltip = this.map_view.controller.tooltip;
      this.obj = L.layerGroup();
      this.obj.on('add', () => this.build());
    }

    build() {
      this.obj.clearLayers();
      this.markers = [];
      if (!this.model.get('visible')) return;
      for (const point of this.model.get('points')) this.markers.push(this.marker(point));
      this.markers[0]?.getElement()?.setAttribute('tabindex', '0');
    }

    marker(point) {
      const icon = L.divIcon({ className: 'map-point', html: document.createElement('span'), iconSize: [24, 24] });
      const marker = L.marker([point.lat, point.lon], { icon, pane: 'gm-points', keyboard: false, interactive: false });
      this.obj.addLayer(marker);
      const element = marker.getElement(), place = this.markers.length;
      element.setAttribute('role', 'img');
      element.setAttribute('aria-label', [this.model.get('label'), point.name, point.detail].filter(Boolean).join(': '));
      element.setAttribute('tabindex', '-1');
      const show = () => this.show(point, marker);
      element.addEventListener('pointerenter', show);
      element.addEventListener('focus', show);
      element.addEventListener('pointerleave', () => this.tooltip.hide());
      element.addEventListener('blur', () => this.tooltip.hide());
      element.addEventListener('keydown', (event) => this.step(event, place));
      return marker;
    }

    show(point, marker) {
      const detail = point.detail ? [{ text: `, ${point.detail}`, strong: false }] : [];
      const at = this.map.latLngToContainerPoint(marker.getLatLng());
      this.tooltip.write([{ text: point.name, strong: true }, ...detail], this.model.get('label'));
      this.tooltip.moveTo(at.x, at.y);
    }

    step(event, place) {
      if (!(event.key in STEPS)) return;
      const count = this.markers.length, next = this.markers[(place + STEPS[event.key] + count) % count];
      event.preventDefault();
      event.stopPropagation();
      this.markers[place].getElement().setAttribute('tabindex', '-1');
      this.map.panInside(next.getLatLng(), { padding: [48, 48], animate: false });
      next.getElement().setAttribute('tabindex', '0');
      next.getElement().focus({ preventScroll: true });
    }

    leaflet_events() {}

    model_events() {
      this.listenTo(this.model, 'change:points change:visible change:label', () => this.build());
    }
  }

  return { PointModel, PointView };
});
