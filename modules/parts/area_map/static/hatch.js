/* The hatching of areas without a figure, as an SVG pattern in the page's own colours. */
define(() => {
  const SVG = 'http://www.w3.org/2000/svg';

  function make(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** Put the pattern into a drawing, once. @param {SVGSVGElement} drawing */
  function addHatch(drawing) {
    if (drawing.querySelector('pattern')) return;
    const ground = make('rect', { width: 6, height: 6, class: 'hatch-ground' });
    const line = make('line', { x1: 0, y1: 0, x2: 0, y2: 6, class: 'hatch-line' });
    const pattern = make('pattern', { id: 'gm-hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, ground, line);
    drawing.prepend(make('defs', {}, pattern));
  }

  return { addHatch, make };
});
