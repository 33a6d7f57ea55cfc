/* Numbers of a level: decoding, ranks, classes. Pure. */
define(() => {
  const EXCLUDED = 252, PLAIN = 253, NO_DATA = 254, HIDDEN = 255, TOP_CLASS = 8;

  /** Bytes of a widget's buffer. @param {DataView|ArrayBuffer|null} buffer @returns {Uint8Array} */
  function bytes(buffer) {
    if (!buffer || buffer.byteLength === undefined) return new Uint8Array(0);
    return new Uint8Array(buffer.buffer ?? buffer, buffer.byteOffset ?? 0, buffer.byteLength);
  }

  const WIDTH = { i2: 2, i3: 3, i4: 4, f4: 4 };
  const READ = {
    i2: (view, at) => view.getInt16(at, true),
    i3: (view, at) => view.getUint16(at, true) + view.getInt8(at + 2) * 65536,
    i4: (view, at) => view.getInt32(at, true),
    f4: (view, at) => view.getFloat32(at, true),
  };

  /**
   * Read values as encoding.py wrote them.
   * @param {Uint8Array} raw
   * @param {{type: string, scale: number}} encoding
   * @returns {Float64Array} NaN where missing
   */
  function decode(raw, encoding) {
    const type = encoding?.type in WIDTH ? encoding.type : 'f4';
    const width = WIDTH[type], read = READ[type];
    const missing = type === 'f4' ? NaN : -(2 ** (8 * width - 1));
    // Dividing by a whole number gives the nearest float of the decimal shown; multiplying by 0.1 does not.
    const divisor = Math.round(1 / (encoding?.scale || 1));
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    return Float64Array.from({ length: Math.floor(raw.length / width) }, (_, place) => {
      const stored = read(view, place * width);
      return stored === missing ? NaN : stored / divisor;
    });
  }

  /**
   * Rank values, 1 the highest; equal values share the better rank. Areas that a filter excludes are not ranked.
   * @param {Float64Array} values
   * @param {Uint8Array} codes
   * @returns {{ranks: Int32Array, count: number}} rank 0 where there is none
   */
  function rank(values, codes) {
    const order = [...values.keys()].filter((place) => Number.isFinite(values[place]) && codes[place] !== EXCLUDED);
    order.sort((one, other) => values[other] - values[one]);
    const ranks = new Int32Array(values.length);
    order.forEach((place, above) => {
      const before = order[above - 1];
      ranks[place] = above && values[before] === values[place] ? ranks[before] : above + 1;
    });
    return { ranks, count: order.length };
  }

  /** Class of one value: how many breaks it has reached. @param {number} value @param {number[]} breaks */
  function classOf(value, breaks) {
    let group = 0;
    while (group < breaks.length && value >= breaks[group]) group += 1;
    return group;
  }

  /**
   * Class codes by other breaks. Areas that are excluded, plain, hidden or without a figure stay so.
   * @param {Uint8Array} codes
   * @param {Float64Array} values
   * @param {number[]} breaks
   * @returns {Uint8Array}
   */
  const reclassify = (codes, values, breaks) => codes.map(
    (code, place) => (code <= TOP_CLASS && Number.isFinite(values[place]) ? classOf(values[place], breaks) : code),
  );

  /**
   * Class codes with other areas left out for having fewer people than a minimum. Hidden areas and those without
   * a figure stay so.
   * @param {Uint8Array} codes
   * @param {Float64Array} values
   * @param {Int32Array} people
   * @param {number} minimum
   * @param {number[]|null} breaks null where nothing is coloured
   * @returns {Uint8Array}
   */
  const leaveOut = (codes, values, people, minimum, breaks) => codes.map((code, place) => {
    if (code === HIDDEN || !Number.isFinite(values[place])) return code;
    if (people[place] < minimum) return EXCLUDED;
    return breaks ? classOf(values[place], breaks) : PLAIN;
  });

  return { EXCLUDED, PLAIN, NO_DATA, HIDDEN, TOP_CLASS, bytes, decode, rank, classOf, reclassify, leaveOut };
});
