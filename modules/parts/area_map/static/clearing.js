/* How much of the map's box to keep free so that a frame stands clear of the page's panels. Pure. */
define(() => {
  const AIR = 12; // pixels between a panel and the frame
  const TOP = 0, RIGHT = 1, BOTTOM = 2, LEFT = 3;

  /**
   * Every sensible padding: each panel is kept clear either above or below, or else beside.
   * @param {{left: number, top: number, right: number, bottom: number}} box of the map
   * @param {{left: number, top: number, right: number, bottom: number}[]} panels over it
   * @param {number[]} least padding [top, right, bottom, left] that always holds
   * @returns {number[][]} paddings [top, right, bottom, left]
   */
  function clearings(box, panels, least) {
    return panels.reduce((paddings, panel) => paddings.flatMap((padding) => ways(box, panel).map(([side, size]) => {
      const wider = [...padding];
      wider[side] = Math.max(wider[side], size + AIR);
      return wider;
    })), [least]);
  }

  /** The nearer of the two sides in each direction, and how much of the box that takes. */
  function ways(box, panel) {
    const above = panel.bottom - box.top, below = box.bottom - panel.top;
    const before = panel.right - box.left, after = box.right - panel.left;
    return [above < below ? [TOP, above] : [BOTTOM, below], before < after ? [LEFT, before] : [RIGHT, after]];
  }

  return { clearings };
});
