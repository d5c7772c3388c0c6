/** The reports that pass the filters, as a list: what each is, how it fares, and where its page is. */
import { countFailures, data, nameOf, reports } from './data.js';
import { el, outward, quoted, table } from './dom.js';
import { matching, nameRegion, outcomeOf } from './filter.js';
import { pageOf } from './paging.js';
import { hashOf } from './state.js';
import { nameForm, say } from './words.js';

/** @typedef {import('./state.js').State} State */

const SIZE = 50;
export const SIGNS = { error: '✕', unread: '?', warning: '△', fine: '✓', tableless: '∅' };

/** @param {number} report @param {string} text */
export function linkReport(report, text) {
  return el('a', { href: hashOf('report', { r: String(report) }) }, quoted(text));
}

/** @param {State} state */
export function showReports(state) {
  const found = matching(state);
  const { shown, pager } = pageOf(state, 'p', found, SIZE);
  const heads = ['agency', 'year', 'form', 'outcome', 'errors', 'warnings', 'unread', 'page'].map((key) => say(key));
  return [
    el('h2', {}, say('view.reports')),
    found.length === 0
      ? el('p', {}, say('nothingFound'))
      : table(say('reportsFound', { count: found.length }), heads, shown.map(writeRow)),
    pager,
  ];
}

/** @param {number} report */
function writeRow(report) {
  const outcome = outcomeOf(report);
  const region = data.agencies[reports.agency[report] ?? 0]?.[1] ?? null;
  const variant = reports.variant[report] ?? null;
  return [
    el(
      'span',
      {},
      linkReport(report, nameOf(report)),
      region === null ? null : el('small', {}, ` ${nameRegion(region)}`),
    ),
    el(
      'span',
      {},
      reports.year[report] ?? '—',
      variant === null ? null : el('small', {}, ` ${say('variant', { variant })}`),
    ),
    nameForm(reports.form[report] ?? -1),
    el('span', { class: `mark is-${outcome}` }, `${SIGNS[outcome]} `, say(`outcome.${outcome}`)),
    countFailures(report, 0),
    countFailures(report, 1),
    reports.unreadable[report] ?? 0,
    outward(reports.url[report] ?? null, shorten(reports.url[report] ?? '—')),
  ];
}

/** @param {string} address */
function shorten(address) {
  return address.length > 60 ? `${address.slice(0, 57)}…` : address;
}
