/**
 * What needs a person first: kinds of trouble with their counts, and the reports ranked by how bad it is. Pages that wait
 * and files that cannot be read come before all reports: nothing else tells of them.
 */
import { countFailures, data, detailsOf, nameOf, reports } from './data.js';
import { el, outward, quoted, table } from './dom.js';
import { isOf, matching } from './filter.js';
import { pageOf } from './paging.js';
import { hashOf } from './state.js';
import { linkReport } from './view-reports.js';
import { nameRule, say, spoken } from './words.js';

/** @typedef {import('./state.js').State} State */

const SIZE = 25;
const MOST_RULES = 4;
const MOST_HELD = 500;
/** Of the checks that find figures read from a wrong place. */
const MISREADING = /(?:SHIFT|SPLIT)$/;
/** Two reports of one agency and year that say different things. */
const CONFLICT = /\.Y7$/;
const WEIGHTS = { misread: 1000, conflict: 400, error: 20, unread: 8, warning: 1 };

/** @type {Map<number, number>} */
const weights = new Map();

/** @param {number} report @param {RegExp} pattern */
function hasRule(report, pattern) {
  const failures = reports.failures[report] ?? [];
  return failures.some((rule, at) => at % 3 === 0 && pattern.test(data.rules[rule] ?? ''));
}

/** @param {number} report */
function weigh(report) {
  const known = weights.get(report);
  if (known !== undefined) return known;
  const errors = countFailures(report, 0);
  const weight =
    (hasRule(report, MISREADING) ? WEIGHTS.misread : 0) +
    (hasRule(report, CONFLICT) ? WEIGHTS.conflict : 0) +
    errors * WEIGHTS.error +
    (reports.unreadable[report] ?? 0) * WEIGHTS.unread +
    countFailures(report, 1) * WEIGHTS.warning;
  weights.set(report, weight);
  return weight;
}

/** @param {State} state */
export function showAttention(state) {
  const found = matching(state);
  const ranked = found.filter((report) => weigh(report) >= WEIGHTS.unread).sort((a, b) => weigh(b) - weigh(a) || a - b);
  const { shown, pager } = pageOf(state, 'p', ranked, SIZE);
  return [
    el('h2', {}, say('view.attention')),
    writeCards(found),
    writeLeft(),
    data.damaged.length === 0 ? null : writeDamaged(),
    data.held.length === 0 ? null : writeHeld(),
    ranked.length === 0
      ? el('p', { class: 'good' }, say('nothingUrgent'))
      : table(
          say('ranked', { count: ranked.length }),
          [say('agency'), say('year'), say('why'), say('page')],
          shown.map(writeRow),
        ),
    pager,
  ];
}

/** @param {readonly number[]} found */
function writeCards(found) {
  const failing = data.run?.changes.filter(({ kind }) => kind === 'failed').length ?? 0;
  /** @param {string} outcome */
  const count = (outcome) => found.filter((report) => isOf(report, outcome)).length;
  /** @param {string} outcome */
  const listed = (outcome) => hashOf('reports', { outcome, p: '' });
  return el(
    'ul',
    { class: 'cards' },
    el('li', {}, el('b', {}, say('count', { count: found.length })), el('span', {}, say('card.reports'))),
    card('damaged', data.damaged.length, '✕', null),
    card('held', data.held.length, '‖', null),
    card('errors', count('error'), '✕', listed('error')),
    card('unread', count('unread'), '?', listed('unread')),
    card('tableless', count('tableless'), '∅', listed('tableless')),
    card('gaps', countGaps(found), '…', hashOf('coverage', { rows: '', p: '' })),
    card('variants', found.filter((report) => (reports.variant[report] ?? null) !== null).length, '≠', null),
    card('failing', failing, '!', hashOf('changes')),
  );
}

/** Agencies that lack a year between two that they have. @param {readonly number[]} found */
function countGaps(found) {
  /** @type {Map<number, number>} */
  const last = new Map();
  const agencies = new Set();
  for (const report of found) {
    const agency = reports.agency[report] ?? 0;
    const year = reports.year[report] ?? 0;
    const before = last.get(agency);
    if (before !== undefined && year > before + 1) agencies.add(agency);
    last.set(agency, year);
  }
  return agencies.size;
}

/** @param {string} name @param {number} count @param {string} sign @param {string | null} href */
function card(name, count, sign, href) {
  const words = el('span', {}, say(`card.${name}`));
  const figure = el(
    'b',
    {},
    el('i', { 'aria-hidden': 'true' }, count > 0 ? `${sign} ` : '✓ '),
    say('count', { count }),
  );
  const inner = href === null || count === 0 ? [figure, words] : [el('a', { href }, figure, words)];
  return el('li', { class: count > 0 ? 'bad' : '' }, inner);
}

/** What is not in this file, and where it is. */
function writeLeft() {
  const { reports: out, details } = data.left;
  return [
    out === 0 ? null : el('p', { class: 'left' }, say('leftReports', { count: out })),
    details === 0 ? null : el('p', { class: 'left' }, say('leftDetails', { count: details })),
  ].filter((one) => one !== null);
}

function writeDamaged() {
  const rows = data.damaged.map(({ told }) => el('li', {}, quoted(told[spoken()])));
  return el(
    'details',
    { open: true },
    el('summary', {}, say('damagedFiles', { count: rows.length })),
    el('ul', {}, rows),
  );
}

function writeHeld() {
  const rows = data.held.map(({ name, year, title, url, why, file }) => [
    quoted(name ?? '—'),
    year ?? '—',
    say(`held.${why}`),
    el('span', {}, outward(url, quoted(title ?? url ?? file)), ' ', el('small', {}, quoted(file))),
  ]);
  const heads = [say('agency'), say('year'), say('why'), say('page')];
  return el(
    'details',
    { open: rows.length <= SIZE },
    el('summary', {}, say('heldPages', { count: rows.length })),
    table(say('card.held'), heads, rows.slice(0, MOST_HELD)),
    rows.length > MOST_HELD ? el('p', { class: 'left' }, say('more', { count: rows.length - MOST_HELD })) : null,
  );
}

/** @param {number} report */
function writeRow(report) {
  const title = detailsOf(report)?.t ?? null;
  return [
    linkReport(report, nameOf(report)),
    reports.year[report] ?? '—',
    el(
      'ul',
      { class: 'reasons' },
      listReasons(report).map((reason) => el('li', {}, reason)),
    ),
    outward(reports.url[report] ?? null, quoted(title ?? reports.url[report] ?? '—')),
  ];
}

/** @param {number} report */
function listReasons(report) {
  const failures = reports.failures[report] ?? [];
  const reasons = [];
  for (let at = 0; at < failures.length; at += 3) {
    const rule = data.rules[failures[at] ?? 0] ?? '';
    const times = failures[at + 2] ?? 1;
    if (failures[at + 1] === 0 || CONFLICT.test(rule))
      reasons.push(`✕ ${nameRule(rule)}${times > 1 ? ` × ${times}` : ''}`);
  }
  const unread = reports.unreadable[report] ?? 0;
  const more = reasons.length > MOST_RULES ? [say('more', { count: reasons.length - MOST_RULES })] : [];
  return [
    ...(unread > 0 ? [`? ${say('unreadValues', { count: unread })}`] : []),
    ...reasons.slice(0, MOST_RULES),
    ...more,
  ];
}
