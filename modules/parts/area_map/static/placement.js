/* Where callouts stand: the nearest empty ground that holds them. Pure, on a coarse grid of the map's box. */
define(() => {
  const CELL = 8;
  const UPRIGHT = 0.6; // a callout beside its area reads better than one above or below
  const CROSSING = 300;

  class Ground {
    /** @param {number} width @param {number} height of the box in pixels @param {Uint8Array} taken one per cell */
    constructor(width, height, taken) {
      this.columns = Math.ceil(width / CELL);
      this.rows = Math.ceil(height / CELL);
      this.taken = taken;
      this.leaders = [];
    }

    /** Mark a rectangle in pixels as taken. */
    take({ left, top, width, height }) {
      const clamp = (number, most) => Math.max(0, Math.min(most, number));
      const from = clamp(Math.floor(left / CELL), this.columns), to = clamp(Math.ceil((left + width) / CELL), this.columns);
      const above = clamp(Math.floor(top / CELL), this.rows), below = clamp(Math.ceil((top + height) / CELL), this.rows);
      for (let row = above; row < below; row += 1) this.taken.fill(1, row * this.columns + from, row * this.columns + to);
      this.sums = null;
    }

    /** Running sums, so that any rectangle is tested in four look-ups. */
    summed() {
      if (this.sums) return this.sums;
      const wide = this.columns + 1, sums = new Int32Array(wide * (this.rows + 1));
      for (let row = 0; row < this.rows; row += 1) {
        for (let column = 0, run = 0; column < this.columns; column += 1) {
          run += this.taken[row * this.columns + column];
          sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1] + run;
        }
      }
      this.sums = sums;
      return sums;
    }

    /**
     * Find room for a callout.
     * @param {{x: number, y: number}} anchor in its area
     * @param {{width: number, height: number}} size
     * @param {number} reach longest line to the area, in pixels
     * @returns {{left: number, top: number, width: number, height: number}|null}
     */
    room(anchor, { width, height }, reach) {
      const sums = this.summed(), stride = this.columns + 1;
      const wide = Math.ceil(width / CELL) + 2, high = Math.ceil(height / CELL) + 2; // a cell of air all round
      let best = null, least = Infinity;
      for (let row = 0; row + high <= this.rows; row += 1) {
        for (let column = 0; column + wide <= this.columns; column += 1) {
          const a = row * stride + column, b = (row + high) * stride + column;
          if (sums[b + wide] - sums[b] - sums[a + wide] + sums[a]) continue;
          const place = { left: (column + 1) * CELL, top: (row + 1) * CELL, width, height };
          const cost = this.cost(anchor, place, reach, least);
          if (cost < least) { least = cost; best = place; }
        }
      }
      return best;
    }

    cost(anchor, place, reach, least) {
      const end = leaderEnd(anchor, place), across = end.x - anchor.x, down = end.y - anchor.y;
      const length = Math.hypot(across, down);
      if (length > reach) return Infinity;
      const cost = length + UPRIGHT * Math.abs(down);
      if (cost >= least) return Infinity;
      return cost + CROSSING * this.leaders.filter((line) => cross(anchor, end, ...line)).length;
    }
  }

  /** Where the line to an area leaves its callout: the middle of the side that faces it. */
  function leaderEnd(anchor, { left, top, width, height }) {
    const middle = { x: left + width / 2, y: top + height / 2 };
    if (anchor.x < left) return { x: left, y: middle.y };
    if (anchor.x > left + width) return { x: left + width, y: middle.y };
    return { x: middle.x, y: anchor.y < top ? top : top + height };
  }

  function cross(a, b, c, d) {
    const side = (from, to, point) => Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
    return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
  }

  return { CELL, Ground, leaderEnd };
});
