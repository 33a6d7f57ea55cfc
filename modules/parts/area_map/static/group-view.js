/* A line around groups of areas, made here from the areas' own boundaries: a group needs no file. */
define(['jupyter-leaflet', './leaflet', './geometry', './values', './group-lines'], (stock, L, geometry, { bytes }, { linesAround }) => {
  class GroupModel extends stock.LeafletGeoJSONModel {
    defaults() {
      return {
        ...super.defaults(),
        _view_name: 'GroupView', _model_name: 'GroupModel', _view_module: 'gm-area-map', _model_module: 'gm-area-map',
        url: '', groups: new DataView(new ArrayBuffer(0)),
      };
    }
  }

  class GroupView extends stock.LeafletGeoJSONView {
    create_obj() {
      this.controller = this.map_view.controller;
      this.obj = L.layerGroup();
      this.draw();
    }

    leaflet_events() {}

    model_events() {
      this.listenTo(this.model, 'change:url change:groups change:visible', () => this.draw());
    }

    async draw() {
      const url = this.model.get('url'), groups = bytes(this.model.get('groups'));
      if (!this.model.get('visible')) { this.obj.clearLayers(); return; }
      const found = await geometry.load(url).catch((problem) => { console.error(`gm-area-map: ${problem.message}`); return null; });
      const late = url !== this.model.get('url') || !this.model.get('visible');
      if (!found || this.removed || late || groups.length !== found.features.length) return;
      this.obj.clearLayers();
      const renderer = this.controller.drawing('gm-lines'), lines = linesAround(found.features, groups);
      for (const part of ['halo', 'line']) {
        this.obj.addLayer(L.polyline(lines, { renderer, className: `group-${part}`, interactive: false, fill: false, smoothFactor: 0.8 }));
      }
    }

    remove() {
      this.removed = true;
      super.remove();
    }
  }

  return { GroupModel, GroupView };
});
