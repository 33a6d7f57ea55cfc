/* How the map speaks to the page: events on the document. */
define(() => {
  /**
   * Dispatch one of our events.
   * @param {'ready'|'pick'|'drill'|'hover'|'window'|'painted'} name
   * @param {object} [detail]
   */
  const tell = (name, detail = {}) => document.dispatchEvent(new CustomEvent(`gm:${name}`, { detail }));
  return { tell };
});
