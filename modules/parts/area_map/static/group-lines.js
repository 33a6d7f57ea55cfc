/* Which edges of areas lie around groups of them, as lines. Pure: two areas that touch share the points of the edge. */
define(() => {
  const NONE = 255;
  const edge = (one, other) => (one[0] < other[0] || (one[0] === other[0] && one[1] <= other[1]) ? `${one},${other}` : `${other},${one}`);

  /** The rings of a feature. @param {object} geometry @returns {number[][][]} */
  const rings = ({ type, coordinates }) => (type === 'Polygon' ? coordinates : coordinates.flat());

  /**
   * The lines around groups: an edge that two areas of one group share is inside, any other of a group is drawn once.
   * @param {object[]} features
   * @param {Uint8Array} groups one an area in their order, 255 for none
   * @returns {[number, number][][]} lines of latitude and longitude
   */
  function linesAround(features, groups) {
    const owners = new Map(); // edge: the first group that has it, or NONE once another area of it has it too
    each(features, groups, (key, group) => owners.set(key, owners.get(key) === undefined ? group : owners.get(key) === group ? NONE : owners.get(key)));
    const lines = [];
    let line = null;
    each(features, groups, (key, group, from, to) => {
      if (owners.get(key) !== group) { line = null; return; }
      owners.set(key, NONE);
      if (!line || line.at(-1) !== from) lines.push(line = [from]);
      line.push(to);
    });
    return lines.map((points) => points.map(([lon, lat]) => [lat, lon]));
  }

  function each(features, groups, tell) {
    features.forEach((feature, place) => {
      if (groups[place] === NONE) return;
      for (const ring of rings(feature.geometry)) {
        for (let at = 1; at < ring.length; at += 1) tell(edge(ring[at - 1], ring[at]), groups[place], ring[at - 1], ring[at]);
      }
    });
  }

  return { linesAround };
});
