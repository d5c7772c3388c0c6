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
    turner({ name, to: 0, enabled: page > 0 }, '«', 'pageFirst'),
    turner({ name, to: page - 1, enabled: page > 0 }, '‹', 'pageBefore'),
    el('span', {}, say('pageShown', values)),
    turner({ name, to: page + 1, enabled: page < last }, '›', 'pageNext'),
    turner({ name, to: last, enabled: page < last }, '»', 'pageLast'),
  );
}

/** The same button has the same id on every page, so that it keeps the focus. @param {{ name: string, to: number, enabled: boolean }} aim @param {string} sign @param {string} key */
function turner({ name, to, enabled }, sign, key) {
  const turn = () => change({ [name]: String(to + 1) });
  const words = say(key);
  const id = `${name}-${key}`;
  return el('button', { type: 'button', id, disabled: !enabled, 'aria-label': words, title: words, click: turn }, sign);
}
