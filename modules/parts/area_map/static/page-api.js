/* window.gmMap: what the page may ask of the map. This script comes before the map, so it keeps what was asked
   until the map is there, and tells a new map again what still holds (marks, filter, threshold, tiles). */
(() => {
  'use strict';
  if (window.gmMap) return;

  let controller = null;
  const waiting = [];
  const lasting = new Map();

  const once = (name) => (...given) => {
    if (controller) controller[name](...given);
    else waiting.push([name, given]);
  };
  const kept = (name) => (...given) => {
    lasting.set(name, given);
    if (controller) controller[name](...given);
  };
  const ask = (name, otherwise) => (...given) => (controller ? controller[name](...given) : otherwise());

  window.gmMap = {
    /**
     * Outline areas and name them by letter; replaces the marks before.
     * @param {{code: string, letter: string, kind: 'selected'|'compared'}[]} marks
     */
    mark: kept('mark'),

    /**
     * Dim the areas that do not pass, in the page only.
     * @param {Set<number>|((area: object) => boolean)|null} wanted class numbers, or a test of an `areaInfo`; null ends it
     */
    filter: kept('filter'),

    /**
     * Dim the areas that are not beyond a value, in the page only. Areas without a value stay as they are.
     * @param {number|null} limit null ends it
     * @param {'above'|'below'} [direction] 'above' unless told
     */
    threshold: kept('threshold'),

    /**
     * Draw the reader's own places over the areas; replaces those before.
     * @param {[number, number, string, string][]|null} places latitude, longitude, name, note; null takes them away
     */
    dots: kept('dots'),

    /**
     * Ring a place, bring it into view and say what it is; null ends it.
     * @param {[number, number, string, string]|null} place latitude, longitude, name, note
     */
    pointAt: once('pointAt'),

    /**
     * Light the areas of one class, as when its place in the legend is hovered.
     * @param {number|null} group class number, 0 lowest
     */
    highlightClass: kept('highlightClass'),

    /**
     * Put tiles under the areas. Tiles that do not come are left out without a word.
     * @param {string|null} urlTemplate with {z}, {x} and {y}; null takes the tiles away
     */
    setTiles: kept('setTiles'),

    /**
     * Colour the areas by other class breaks from the values already here. The server's next colours replace these.
     * @param {number[]|null} breaks rising interior breaks; an area at a break is in the class above; null restores
     */
    reclassify: once('reclassify'),

    /**
     * Leave out the areas with few people, by the numbers already here; the class breaks stay. The server's next
     * colours replace these.
     * @param {number} minimum residents; 0 leaves none out
     */
    leaveOut: once('leaveOut'),

    /** Show a frame in full. @param {[number, number, number, number]} frame south, west, north, east in degrees */
    fit: once('fit'),
    /** One step closer. */
    zoomIn: once('zoomIn'),
    /** One step further. */
    zoomOut: once('zoomOut'),
    /** Back to the frame that the server set last. */
    home: once('home'),
    /** Move keyboard focus to an area, as soon as it is drawn. @param {string} code GSS code */
    focusArea: once('focusArea'),

    /**
     * What is known of an area of the level shown.
     * @param {string} code GSS code
     * @returns {{code: string, name: string, parent: string, parentName: string, centre: [number, number],
     *   value: number, text: string, rank: number|null, count: number, group: number, hidden: boolean}|null}
     *   value NaN and rank null where there is no figure; group is the class code
     */
    areaInfo: ask('areaInfo', () => null),

    /** Codes of the areas shown whose centre is in view. @returns {string[]} */
    inView: ask('inView', () => []),

    /** For the map itself: take over, and hear what was asked before. @param {object|null} next */
    attach(next) {
      controller = next;
      if (!next) return;
      for (const [name, given] of lasting) next[name](...given);
      for (const [name, given] of waiting.splice(0)) next[name](...given);
    },

    /** For the map itself: the controller in charge. @returns {object|null} */
    attached: () => controller,
  };
})();
