/* A level's areas: built once from its file, recoloured by changing the classes of the paths that changed. */
define([
  'jupyter-leaflet', './leaflet', './geometry', './values', './words', './events', './hatch', './pointer', './keyboard', './labels',
], (stock, L, geometry, numbers, words, { tell }, { addHatch }, { listenToPointer }, { Keyboard }, { LazyLabels }) => {
  const { EXCLUDED, HIDDEN, PLAIN } = numbers;
  // A fade on more paths than this, or faster than this, costs frames and shows nothing.
  const FADE_PATHS = 400, FADE_PAUSE_MS = 400;
  // How long what the reader set in the page outlives answers to what they had set before.
  const IN_HAND_MS = 1000;

  class ChoroplethModel extends stock.LeafletGeoJSONModel {
    defaults() {
      const none = () => new DataView(new ArrayBuffer(0));
      return {
        ...super.defaults(),
        _view_name: 'ChoroplethView', _model_name: 'ChoroplethModel', _view_module: 'gm-area-map', _model_module: 'gm-area-map',
        url: '', level: '', codes: none(), values: none(), encoding: {}, people: none(), about: {}, ladder: {},
      };
    }
  }

  class ChoroplethView extends stock.LeafletGeoJSONView {
    create_obj() {
      this.map = this.map_view.obj;
      this.controller = this.map_view.controller;
      this.obj = L.layerGroup();
      this.url = this.model.get('url');
      this.labels = new LazyLabels(this);
      this.follow();
    }

    /** Draw the areas once their file is here; say so where it is not. */
    async build() {
      try {
        this.geometry = await geometry.load(this.url);
      } catch (problem) {
        console.error(`gm-area-map: ${problem.message}`);
        this.controller.say('The boundaries could not be loaded. Reload the page to try again.');
        return;
      }
      if (this.removed) return;
      this.controller.say('');
      this.renderer = L.svg({ pane: 'gm-areas', padding: 0.5 });
      this.paths = [];
      this.shapes = L.geoJSON(this.geometry.features, {
        style: { renderer: this.renderer, interactive: false, className: 'area k255', smoothFactor: 0.8 },
        onEachFeature: (_, path) => this.paths.push(path),
      });
      this.shapes.on('add', () => this.dress());
      this.keyboard = new Keyboard(this);
      this.controller.learn(this.geometry);
      this.follow();
    }

    /** New elements carry none of our attributes: give them back. */
    dress() {
      const group = this.renderer._rootGroup;
      this.elements = this.paths.map((path) => path._path);
      this.placeOf = new Map(this.elements.map((element, place) => [element, place]));
      this.drawn = new Array(this.paths.length).fill('');
      this.pressed = new Set();
      addHatch(this.renderer._container);
      group.setAttribute('role', 'group');
      for (const element of this.elements) {
        element.setAttribute('role', 'button');
        element.setAttribute('tabindex', '-1');
        element.setAttribute('aria-pressed', 'false');
      }
      if (this.listening !== group) {
        this.listening = group;
        listenToPointer(this, group);
      }
      this.keyboard.stop = null;
    }

    leaflet_events() {}

    model_events() {
      this.listenTo(this.model, 'change', () => this.follow());
    }

    /** Do as the model says: be on the map or not, and in these colours. */
    follow() {
      if (this.removed) return;
      if (!this.shapes) {
        // A level is fetched when it is first wanted, and tried again with each new colouring if that failed.
        if (this.model.get('visible')) this.building ??= this.build().finally(() => { this.building = null; });
        return;
      }
      if (!this.map.hasLayer(this.obj)) {
        // A geometry that another layer has fetched can be here before this layer is on the map.
        this.obj.once('add', () => this.follow());
        return;
      }
      const shown = this.obj.hasLayer(this.shapes), wanted = this.model.get('visible');
      if (!wanted && shown) this.controller.retire(this);
      if (wanted) this.controller.recall(this);
      if (wanted && !shown) this.obj.addLayer(this.shapes);
      if (wanted) this.receive(!shown);
    }

    /** Take the areas off the map; colours and geometry stay for the next time. */
    hide() {
      if (!this.obj.hasLayer(this.shapes)) return;
      this.obj.removeLayer(this.shapes);
      this.renderer.remove();
      this.elements = null;
      this.listening = null;
      this.controller.leave(this);
    }

    /** Take over what the server sent; colours for another number of areas are refused, and said so. */
    receive(anew) {
      const of = this.model.changedAttributes() || {};
      if (!anew && !['codes', 'values', 'encoding', 'about', 'ladder'].some((name) => name in of)) return;
      const codes = numbers.bytes(this.model.get('codes')), count = this.paths.length;
      if (!codes.length) return;
      const values = numbers.decode(numbers.bytes(this.model.get('values')), this.model.get('encoding'));
      if (codes.length !== count || values.length !== count) {
        console.error(`gm-area-map: ${codes.length} codes and ${values.length} values for ${count} areas of ${this.url}; ignored`);
        this.controller.say(`The map keeps its colours: it was sent ${codes.length} for ${count} areas.`);
        return;
      }
      this.controller.say('');
      this.serverCodes = codes.slice();
      this.values = values;
      this.ladder = this.model.get('ladder');
      const about = this.model.get('about');
      this.paint(this.inHand(about) ? this.leavingOut(this.wished.minimum, about.breaks) : this.serverCodes, about);
    }

    /**
     * Colour by these codes and tell the page.
     * @param {Uint8Array} codes
     * @param {object} about
     * @param {{fade?: boolean}} [how] false for what is moved by hand: it must not lag behind
     */
    paint(codes, about, { fade = true } = {}) {
      this.codes = codes;
      this.about = about;
      this.ranked = null;
      this.renderer._rootGroup.setAttribute('aria-label', about.title ? `${about.title}, ${about.plural ?? 'areas'}` : 'Areas');
      this.draw(fade);
      this.keyboard.keepStop();
      this.labels.renew();
      this.controller.enter(this);
      this.announce();
    }

    /** Tell the page with the frame that shows the colours: once, however often they changed until then. */
    announce() {
      if (this.announcing) return;
      this.announcing = true;
      const tellPage = () => {
        this.announcing = false;
        if (this.removed || !this.elements) return;
        const { geometry: { ids, names, parents }, codes, values, about, ladder } = this;
        tell('painted', { url: this.url, level: this.model.get('level'), codes, values, about, ladder, names, ids, parents });
      };
      requestAnimationFrame(tellPage);
    }

    /** Colour by other breaks without the server; null goes back to the server's own. */
    reclassify(breaks) {
      const server = this.model.get('about');
      if (!breaks) this.paint(this.serverCodes, server, { fade: false });
      else this.paint(numbers.reclassify(this.serverCodes, this.values, breaks), { ...server, breaks, n_classes: breaks.length + 1 }, { fade: false });
    }

    /** Leave out areas with few people without the server; nothing happens where their people are not known. */
    leaveOut(minimum) {
      if (!this.serverCodes || this.people.length !== this.serverCodes.length) return;
      this.wished = { minimum, at: performance.now() };
      this.paint(this.leavingOut(minimum, this.about.breaks), this.about, { fade: false });
    }

    leavingOut(minimum, breaks) { return numbers.leaveOut(this.serverCodes, this.values, this.people, minimum, breaks); }

    get people() { return numbers.decode(numbers.bytes(this.model.get('people')), { type: 'i4' }); }

    /** Whether the server answers an older minimum than the one that the reader has set a moment ago. */
    inHand(about) {
      const { wished } = this;
      return Boolean(wished) && about.fewest !== wished.minimum && performance.now() - wished.at < IN_HAND_MS;
    }

    /** Touch only the paths whose class is another than before. */
    draw(fade = true) {
      if (!this.elements || !this.codes) return;
      const dim = this.controller.dimming(this), changes = [];
      for (let place = 0; place < this.codes.length; place += 1) {
        const wanted = this.classAt(place, dim);
        if (wanted !== this.drawn[place]) changes.push([place, wanted]);
      }
      const now = performance.now();
      this.map.getContainer().classList.toggle('at-once', !fade || changes.length > FADE_PATHS || now - this.lastDraw < FADE_PAUSE_MS);
      this.lastDraw = now;
      for (const [place, wanted] of changes) {
        this.elements[place].setAttribute('class', wanted);
        this.drawn[place] = wanted;
      }
    }

    classAt(place, dim) {
      const code = this.codes[place];
      if (code === HIDDEN) return 'area k255';
      if (code === EXCLUDED) return `area k${this.classIfIncluded(place)} dim`;
      return dim(place) ? `area k${code} dim` : `area k${code}`;
    }

    classIfIncluded(place) {
      const value = this.values[place], breaks = this.about.breaks;
      return breaks && Number.isFinite(value) ? numbers.classOf(value, breaks) : PLAIN;
    }

    /** What is known of an area; see `areaInfo` in page-api.js. */
    info(place) {
      const of = this.geometry, value = this.values?.[place] ?? NaN;
      this.ranked ??= numbers.rank(this.values ?? [], this.codes);
      return {
        place, code: of.ids[place], name: of.names[place], parent: of.parents[place], parentName: of.parentNames[place],
        centre: of.centres[place], value, text: words.valueText(value, this.about ?? {}),
        rank: this.ranked.ranks[place] || null, count: this.ranked.count,
        group: this.codes?.[place] ?? HIDDEN, hidden: (this.codes?.[place] ?? HIDDEN) === HIDDEN,
      };
    }

    /** Say to screen readers which areas are chosen. @param {Set<string>} codes GSS codes */
    press(codes) {
      if (!this.elements) return;
      const wanted = new Set([...codes].map((code) => this.geometry.places.get(code)).filter((place) => place !== undefined));
      for (const place of this.pressed) if (!wanted.has(place)) this.elements[place].setAttribute('aria-pressed', 'false');
      for (const place of wanted) if (!this.pressed.has(place)) this.elements[place].setAttribute('aria-pressed', 'true');
      this.pressed = wanted;
    }

    remove() {
      this.removed = true;
      this.labels.stop();
      this.keyboard?.end();
      this.controller.leave(this);
      this.renderer?.remove();
      super.remove();
    }
  }

  return { ChoroplethModel, ChoroplethView };
});
