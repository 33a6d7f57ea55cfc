/* Lines over the areas: boroughs with their names, the edge of Greater Manchester with a soft shadow. */
define(['jupyter-leaflet', './leaflet', './geometry'], (stock, L, geometry) => {
  class OutlineModel extends stock.LeafletGeoJSONModel {
    defaults() {
      return {
        ...super.defaults(),
        _view_name: 'OutlineView', _model_name: 'OutlineModel', _view_module: 'gm-area-map', _model_module: 'gm-area-map',
        url: '', kind: 'borough', labels: false,
      };
    }
  }

  class OutlineView extends stock.LeafletGeoJSONView {
    create_obj() {
      this.controller = this.map_view.controller;
      this.obj = L.layerGroup();
      this.names = L.layerGroup();
      geometry.load(this.model.get('url')).then((found) => this.build(found), (problem) => console.error(`gm-area-map: ${problem.message}`));
    }

    build(found) {
      if (this.removed) return;
      const kind = this.model.get('kind');
      this.shapes = L.layerGroup([this.outline(found, 'gm-lines', `outline-${kind}`, false)]);
      if (kind === 'gm') this.shapes.addLayer(this.outline(found, 'gm-shadow', 'outline-shadow', true));
      found.names.forEach((name, place) => this.names.addLayer(nameAt(found.centres[place], name)));
      this.follow();
    }

    leaflet_events() {}

    model_events() {
      this.listenTo(this.model, 'change:visible change:labels', () => this.follow());
    }

    follow() {
      if (!this.shapes) return;
      const visible = this.model.get('visible');
      turn(this.obj, this.shapes, visible);
      turn(this.obj, this.names, visible && this.model.get('labels'));
    }

    outline(found, pane, className, fill) {
      const renderer = this.controller.drawing(pane);
      return L.geoJSON(found.features, { interactive: false, style: { renderer, className, fill, smoothFactor: 0.8 } });
    }

    remove() {
      this.removed = true;
      super.remove();
    }
  }

  function nameAt(centre, name) {
    const html = document.createElement('span');
    html.textContent = name;
    const icon = L.divIcon({ className: 'borough-name', html, iconSize: [0, 0] });
    const marker = L.marker(centre, { icon, pane: 'gm-labels', interactive: false, keyboard: false });
    marker.on('add', () => marker.getElement().setAttribute('aria-hidden', 'true'));
    return marker;
  }

  function turn(group, layer, on) {
    if (on) group.addLayer(layer);
    else group.removeLayer(layer);
  }

  return { OutlineModel, OutlineView };
});
