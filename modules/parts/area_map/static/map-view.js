/* The map: panes, frame, scale, and silence towards the server. */
define(['jupyter-leaflet', './leaflet', './clearing', './controller', './events'], (stock, L, { clearings }, { Controller }, { tell }) => {
  // Lowest first. Only areas and points take the mouse.
  const PANES = {
    'gm-shadow': 390, 'gm-areas': 400, 'gm-lines': 420, 'gm-marks': 440, 'gm-dots': 445, 'gm-labels': 450, 'gm-points': 460, 'gm-callouts': 470,
  };
  const TOUCHABLE = new Set(['gm-areas', 'gm-points']);
  const WINDOW_DELAY = 150;
  const FINE_SNAP = 0.01;
  const STANDING = '[data-over-map=standing]'; // panels that stay where they are; the others come and go

  class QuietMapModel extends stock.LeafletMapModel {
    defaults() {
      return {
        ...super.defaults(),
        _view_name: 'QuietMapView', _model_name: 'QuietMapModel', _view_module: 'gm-area-map', _model_module: 'gm-area-map',
        label: 'Map', frame: [], pad: [16, 16, 16, 16], credit: '',
      };
    }
  }

  class QuietMapView extends stock.LeafletMapView {
    async create_obj() {
      await super.create_obj();
      const map = this.obj, box = map.getContainer();
      box.classList.add('gm-map');
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', this.model.get('label'));
      for (const [name, order] of Object.entries(PANES)) {
        const pane = map.createPane(name);
        pane.style.zIndex = order;
        if (!TOUCHABLE.has(name)) pane.style.pointerEvents = 'none';
      }
      // Leaflet stacks from the foot upwards: the credit is lowest.
      L.control.attribution({ prefix: false, position: 'bottomright' }).addAttribution(this.model.get('credit')).addTo(map);
      L.control.scale({ imperial: false, position: 'bottomright', maxWidth: 140 }).addTo(map);
      this.controller = new Controller(map, this);
      this.showFrame();
      this.followSize();
      window.gmMap.attach(this.controller);
      tell('ready');
      this.tellWindow();
    }

    /** Fit the frame that the server set, clear of the page's own panels. */
    showFrame() {
      const [south, west, north, east] = this.model.get('frame');
      if (south === undefined) return;
      this.fit([south, west, north, east]);
      this.fitted = true;
    }

    /** Show a frame in full. @param {[number, number, number, number]} frame south, west, north, east */
    fit([south, west, north, east]) {
      const [top, right, bottom, left] = this.clearing([[south, west], [north, east]]);
      this.fitted = false;
      // Steps are for fingers on a wheel; a frame should fill the room that there is.
      const { zoomSnap } = this.obj.options;
      this.obj.options.zoomSnap = FINE_SNAP;
      this.obj.fitBounds([[south, west], [north, east]], {
        paddingTopLeft: [left, top], paddingBottomRight: [right, bottom], animate: false,
      });
      this.obj.options.zoomSnap = zoomSnap;
    }

    /** The padding that shows the bounds largest while the page's standing panels cover nothing of them. */
    clearing(bounds) {
      const map = this.obj, box = map.getContainer().getBoundingClientRect();
      const panels = [...document.querySelectorAll(STANDING)].map((panel) => panel.getBoundingClientRect())
        .filter(({ width, left, right, top, bottom }) => width && right > box.left && left < box.right && bottom > box.top && top < box.bottom);
      // Leaflet answers with its closest zoom where the padding leaves no room at all.
      const zoom = ([top, right, bottom, left]) => (left + right < box.width && top + bottom < box.height
        ? map.getBoundsZoom(bounds, false, L.point(left + right, top + bottom)) : -Infinity);
      const paddings = clearings(box, panels, this.model.get('pad'));
      return paddings.reduce((best, next) => (zoom(next) > zoom(best) ? next : best));
    }

    /** Keep the frame in view when the map's box changes, until the reader has moved the map. */
    followSize() {
      this.sizes = new ResizeObserver(() => {
        this.obj.invalidateSize({ animate: false, pan: true });
        if (this.fitted) this.showFrame();
        this.controller.refresh();
      });
      for (const one of [this.obj.getContainer(), ...document.querySelectorAll(STANDING)]) this.sizes.observe(one);
    }

    /** Unlike the stock view: no message for mouse or movement; the page hears of the window once it is still. */
    leaflet_events() {
      const map = this.obj, moved = () => { this.fitted = false; };
      map.on('dragstart', moved);
      map.getContainer().addEventListener('wheel', moved, { passive: true });
      map.getContainer().addEventListener('keydown', moved);
      map.getContainer().addEventListener('touchstart', (event) => { if (event.touches.length > 1) moved(); }, { passive: true });
      map.on('moveend', () => {
        clearTimeout(this.still);
        this.still = setTimeout(() => this.tellWindow(), WINDOW_DELAY);
      });
    }

    tellWindow() {
      if (!this.obj) return;
      const bounds = this.obj.getBounds();
      tell('window', {
        south: bounds.getSouth(), west: bounds.getWest(), north: bounds.getNorth(), east: bounds.getEast(), zoom: this.obj.getZoom(),
      });
    }

    /** Unlike the stock view: nothing is answered, and only what a page changes is followed. */
    model_events() {
      this.listenTo(this.model, 'change:layers', () => this.layer_views.update(this.model.get('layers')));
      this.listenTo(this.model, 'change:controls', () => this.control_views.update(this.model.get('controls')));
      this.listenTo(this.model, 'change:frame', () => this.showFrame());
      this.listenTo(this.model, 'change:pad', () => { if (this.fitted) this.showFrame(); this.controller.refresh(); });
      this.listenTo(this.model, 'change:label', () => this.obj.getContainer().setAttribute('aria-label', this.model.get('label')));
    }

    remove() {
      clearTimeout(this.still);
      this.sizes?.disconnect();
      if (window.gmMap.attached() === this.controller) window.gmMap.attach(null);
      this.controller?.remove();
      super.remove();
    }
  }

  return { QuietMapModel, QuietMapView };
});
