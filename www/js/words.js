/* Numbers as a British reader writes them, from what the server says of the indicator. */

/** `20.1 %`, `£145,000`, `1,234`; what is missing is said in words. */
export function number(value, about) {
  if (value === null || value === undefined || Number.isNaN(value)) return about?.missing || 'no figure';
  const digits = about?.decimals ?? 1;
  const text = Math.abs(value).toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${value < 0 ? '−' : ''}${about?.prefix || ''}${text}${about?.suffix || ''}`;
}

/** A difference: points for percentages, the unit otherwise. */
export function difference(value, about) {
  if (about?.suffix?.trim() === '%') return number(value, { ...about, suffix: '' }) + ' points';
  return number(value, about);
}

export const ordinal = (n) => {
  const tens = n % 100, ones = n % 10;
  const end = tens > 10 && tens < 14 ? 'th' : { 1: 'st', 2: 'nd', 3: 'rd' }[ones] || 'th';
  return n.toLocaleString('en-GB') + end;
};

/** An element with text and children; text is never read as HTML. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const holder = document.createElement('span');
  holder.innerHTML = `<svg class="icon" aria-hidden="true"><use href="#i-${name}"/></svg>`;
  return holder.firstChild;
}
