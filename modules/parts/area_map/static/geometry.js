/* Boundaries: fetched once a page for each address, shared by every layer and outline. */
define(() => {
  const fetched = new Map();

  /**
   * @typedef {object} Geometry
   * @property {string} url
   * @property {object[]} features GeoJSON features, in file order
   * @property {string[]} ids GSS codes
   * @property {string[]} names
   * @property {string[]} parents GSS codes of the parents
   * @property {string[]} parentNames
   * @property {[number, number][]} centres latitude and longitude of a point inside
   * @property {Map<string, number>} places GSS code to place in the file
   */

  /**
   * Fetch and index a GeoJSON file. A failure is forgotten, so that a later call tries again.
   * @param {string} url
   * @returns {Promise<Geometry>}
   */
  function load(url) {
    if (!fetched.has(url)) {
      const answer = read(url);
      answer.catch(() => fetched.delete(url));
      fetched.set(url, answer);
    }
    return fetched.get(url);
  }

  async function read(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return index(url, (await answer.json()).features);
  }

  function index(url, features) {
    const of = (name) => features.map((feature) => feature.properties[name] ?? '');
    const ids = features.map((feature) => feature.id);
    return {
      url, features, ids,
      names: of('name'),
      parents: of('parent'),
      parentNames: of('parent_name'),
      centres: features.map((feature) => feature.properties.centre ?? middle(feature.geometry.coordinates)),
      places: new Map(ids.map((code, place) => [code, place])),
    };
  }

  function middle(coordinates) {
    const flat = coordinates.flat(Infinity);
    const span = (start) => {
      let low = Infinity, high = -Infinity;
      for (let at = start; at < flat.length; at += 2) { low = Math.min(low, flat[at]); high = Math.max(high, flat[at]); }
      return (low + high) / 2;
    };
    return [span(1), span(0)];
  }

  return { load };
});
