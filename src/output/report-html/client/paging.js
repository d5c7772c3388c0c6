/** Long lists, page by page. In: how many there are and the page asked for; out: what to show, and links to the others. */
import { el } from './dom.js';
import { change, numberIn } from './state.js';
import { say } from './words.js';

/** @typedef {import('./state.js').State} State */

/**
 * @template Item
 * @param {State} state @param {string} name of the page's number in the address
 * @param {readonly Item[]} items @param {number} size
 */
export function pageOf(state, name, items, size) {
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const page = Math.min(last, Math.max(0, Math.floor(numberIn(state, name, 1)) - 1));
  const shown = items.slice(page * size, (page + 1) * size);
  return { shown, pager: last === 0 ? null : writePager({ name, page, last, count: items.length, size }) };
}

/** @param {{ name: string, page: number, last: number, count: number, size: number }} pager */
function writePager({ name, page, last, count, size }) {
  const values = { first: page * size + 1, last: Math.min(count, (page + 1) * size), count };
  return el(
    'nav',
    { class: 'pager', 'aria-label': say('pages') },
    turner(name, 0, page > 0, '«', say('pageFirst')),
    turner(name, page - 1, page > 0, '‹', say('pageBefore')),
    el('span', {}, say('pageShown', values)),
    turner(name, page + 1, page < last, '›', say('pageNext')),
    turner(name, last, page < last, '»', say('pageLast')),
  );
}

/** @param {string} name @param {number} page @param {boolean} enabled @param {string} sign @param {string} words */
function turner(name, page, enabled, sign, words) {
  const turn = () => change({ [name]: String(page + 1) });
  return el('button', { type: 'button', disabled: !enabled, 'aria-label': words, title: words, click: turn }, sign);
}
