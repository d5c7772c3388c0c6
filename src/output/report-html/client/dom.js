/**
 * Elements of text nodes: whatever a page says stays text. In: names of tags, attributes, children; out: elements. A link is
 * made only of an address of the web, and of places in this page.
 */

const WEB = /^https?:\/\//i;
/** Another scheme or host. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i;
const NUMBER = /^[\d,.]+$/;
const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>} Attributes */

/**
 * @param {Element} element
 * @param {Attributes} attributes
 * @param {readonly (Child | readonly Child[])[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** @param {string} tag @param {Attributes} [attributes] @param {(Child | readonly Child[])[]} children */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/** @param {string} tag @param {Attributes} [attributes] @param {(Child | readonly Child[])[]} children */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

/** To a page of the web, where the address is one; else the text alone. @param {string | null} address @param {Child[]} children */
export function outward(address, ...children) {
  if (address === null || !WEB.test(address)) return el('span', {}, ...children);
  return el('a', { href: address, rel: 'noreferrer noopener', target: '_blank' }, ...children);
}

/** To a file beside this one. @param {string} address @param {Child[]} children */
export function beside(address, ...children) {
  if (ELSEWHERE.test(address)) return el('span', {}, ...children);
  return el('a', { href: address, rel: 'noreferrer noopener', target: '_blank' }, ...children);
}

/** Text of a page: its direction of writing stays its own. @param {Child[]} children */
export function quoted(...children) {
  return el('bdi', {}, ...children);
}

/**
 * A table that scrolls by itself.
 * @param {string} caption @param {readonly Child[]} heads @param {readonly (readonly Child[])[]} rows
 */
export function table(caption, heads, rows) {
  return el(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el(
        'tbody',
        {},
        ...rows.map((row) =>
          el(
            'tr',
            {},
            ...row.map((cell) => (isCell(cell) ? cell : el('td', { class: isNumber(cell) ? 'number' : null }, cell))),
          ),
        ),
      ),
    ),
  );
}

/** @param {Child} cell */
function isNumber(cell) {
  return typeof cell === 'number' || (typeof cell === 'string' && NUMBER.test(cell));
}

/** @param {Child} cell */
function isCell(cell) {
  return cell instanceof HTMLTableCellElement;
}
