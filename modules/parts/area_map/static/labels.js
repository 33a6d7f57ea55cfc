/* Names of areas for screen readers: written when the browser is idle, or when an area is reached before that. */
define(['./words', './values'], (words, { HIDDEN }) => {
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 1));
  const forget = window.cancelIdleCallback ?? clearTimeout;

  class LazyLabels {
    constructor(view) { this.view = view; }

    /** Every name is out of date: write them anew, a few at a time. */
    renew() {
      this.stop();
      this.next = 0;
      this.waiting = whenIdle((idle) => this.some(idle));
    }

    some(idle) {
      const { elements, codes } = this.view;
      if (!elements) return;
      while (this.next < elements.length && idle.timeRemaining() > 1) {
        if (codes[this.next] !== HIDDEN) this.write(this.next);
        this.next += 1;
      }
      if (this.next < elements.length) this.waiting = whenIdle((more) => this.some(more));
    }

    /** Name one area now. @param {number} place */
    write(place) {
      this.view.elements[place].setAttribute('aria-label', words.label(this.view.info(place), this.view.about));
    }

    stop() { if (this.waiting) forget(this.waiting); }
  }

  return { LazyLabels };
});
