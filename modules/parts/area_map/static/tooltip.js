/* The sentence beside the pointer or the focused area, always inside the map's box. */
define(() => {
  const GAP = 16, EDGE = 8;

  class Tooltip {
    /** @param {HTMLElement} box of the map */
    constructor(box) {
      this.box = box;
      this.element = box.appendChild(document.createElement('div'));
      this.element.className = 'map-tip';
      // The same words are the area's own name: read once is enough.
      this.element.setAttribute('aria-hidden', 'true');
      this.element.hidden = true;
    }

    get shown() { return !this.element.hidden; }

    /**
     * @param {{text: string, strong: boolean}[]} pieces of the sentence
     * @param {string} [hint] what can be done
     */
    write(pieces, hint) {
      const sentence = document.createElement('p');
      sentence.append(...pieces.map(({ text, strong }) => (strong ? bold(text) : text)));
      const parts = [sentence];
      if (hint) {
        const line = document.createElement('p');
        line.className = 'map-tip-hint';
        line.textContent = hint;
        parts.push(line);
      }
      this.element.replaceChildren(...parts);
      this.element.hidden = false;
      this.width = this.element.offsetWidth;
      this.height = this.element.offsetHeight;
    }

    /** Stand above and right of a point; below or left of it where there is no room. */
    moveTo(x, y) {
      if (!this.shown) return;
      const right = x + GAP + this.width <= this.box.clientWidth - EDGE;
      const above = y - GAP - this.height >= EDGE;
      const left = within(right ? x + GAP : x - GAP - this.width, this.box.clientWidth - this.width);
      const top = within(above ? y - GAP - this.height : y + GAP, this.box.clientHeight - this.height);
      this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    }

    hide() { this.element.hidden = true; }
  }

  const within = (start, most) => Math.max(EDGE, Math.min(start, most - EDGE));

  function bold(text) {
    const element = document.createElement('strong');
    element.textContent = text.replaceAll(' %', '\u00a0%'); // a figure and its unit stay on one line
    return element;
  }

  return { Tooltip };
});
