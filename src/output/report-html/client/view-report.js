/** One report: what it is and where it is from, its checks that failed, its statutory tables with every value, and the rest. */
import { data, detailsOf, nameOf, regionOf, reports } from './data.js';
import { beside, el, outward, quoted, table } from './dom.js';
import { nameApplicant, nameSlot, tellFormula } from './figures.js';
import { nameRegion } from './filter.js';
import { hashOf, numberIn } from './state.js';
import { writeFailure } from './view-checks.js';
import { writeTable, writeValue } from './view-form.js';
import { nameForm, nameRule, pick, say } from './words.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../pack-record.js').PackedRecord} Packed */

const SIGNS = ['✕', '△', 'i'];

/** @param {State} state */
export function showReport(state) {
  const report = numberIn(state, 'r', -1);
  if (reports.agency[report] === undefined) return [el('h2', {}, say('view.report')), el('p', {}, say('noSuchReport'))];
  const details = detailsOf(report);
  const variant = reports.variant[report] ?? null;
  return [
    el(
      'p',
      { class: 'back' },
      el('a', { href: hashOf('reports', { r: '' }) }, `← ${say('view.reports')}`),
      writeNeighbours(report),
    ),
    el(
      'h2',
      {},
      quoted(nameOf(report)),
      ` · ${reports.year[report] ?? '—'}`,
      variant === null ? null : ` · ${say('variant', { variant })}`,
    ),
    writeFacts(report, details),
    ...(details === null ? [el('p', { class: 'left' }, say('detailsElsewhere'))] : writeDetails(report, details)),
  ];
}

/** The same agency's reports. @param {number} report */
function writeNeighbours(report) {
  const others = [];
  const agency = reports.agency[report];
  let first = report;
  while (reports.agency[first - 1] === agency) first -= 1;
  for (let at = first; reports.agency[at] === agency; at += 1) {
    const variant = reports.variant[at] ?? null;
    const text = `${reports.year[at] ?? '—'}${variant === null ? '' : '~'}`;
    others.push(
      ' ',
      at === report
        ? el('b', { 'aria-current': 'true' }, text)
        : el('a', { href: hashOf('report', { r: String(at) }) }, text),
    );
  }
  return el('span', { class: 'years' }, say('otherYears'), others);
}

/** @param {number} report @param {Packed | null} details */
function writeFacts(report, details) {
  const form = reports.form[report] ?? -1;
  const region = regionOf(report);
  const url = reports.url[report] ?? null;
  const [path = null, place = null, hash = null, seen = null, issued = null, trust = null] = details?.s ?? [];
  /** @type {[string, import('./dom.js').Child][]} */
  const facts = [
    [say('title'), details?.t == null ? null : quoted(details.t)],
    [say('region'), region === null ? null : `${nameRegion(region)} ${region}`],
    [say('form'), form < 0 ? say('outcome.tableless') : `${nameForm(form)}: ${pick(data.forms[form]?.label)}`],
    [say('page'), url === null ? null : outward(url, quoted(url))],
    [say('asRead'), details?.p === undefined ? null : beside(details.p[0], say('toRead'))],
    [say('file'), path === null ? null : quoted(path)],
    [say('archived'), place === null ? null : el('code', {}, place)],
    [say('seen'), seen],
    [say('issued'), issued],
    [say('trust'), trust === null ? null : say(`trust.${trust}`)],
    ['SHA-256', hash === null ? null : el('code', {}, `${hash}…`)],
  ];
  return el(
    'dl',
    { class: 'facts' },
    facts.flatMap(([name, value]) =>
      value === null ? [] : [el('dt', {}, name === say('title') ? say('pageTitle') : name), el('dd', {}, value)],
    ),
  );
}

/** @param {number} report @param {Packed} details */
function writeDetails(report, details) {
  const form = reports.form[report] ?? -1;
  const [, places = []] = details.p ?? [];
  const placeOf = (/** @type {number} */ slot) => placeIn(details, places[slot]);
  const sheet = { values: details.v, url: reports.url[report] ?? null, placeOf };
  const outline = data.forms[form];
  return [
    writeFailures(details, form),
    outline === undefined
      ? null
      : el(
          'section',
          {},
          el('h3', {}, say('statistics')),
          writeStatusLegend(),
          outline.tables.map((one) => writeTable(one, sheet)),
        ),
    writeStrange(details, sheet.url, form),
    details.o > 0 ? el('p', { class: 'left' }, say('leftRows', { count: details.o })) : null,
    details.g.length === 0
      ? null
      : el(
          'section',
          {},
          el('h3', {}, say('diagnostics')),
          el(
            'ul',
            {},
            details.g.map(([severity, code, message]) =>
              el('li', { lang: 'en' }, `${SIGNS[severity] ?? ''} `, el('code', {}, code), ' ', quoted(message)),
            ),
          ),
        ),
  ];
}

/** Of an observation in the page beside this file. @param {Packed} details @param {number | null | undefined} observation */
function placeIn({ p: [page] = [''] }, observation) {
  return observation === null || observation === undefined ? null : `${page}#p-o${observation}`;
}

/** @param {Packed} details @param {number} form */
function writeFailures({ f: failures }, form) {
  if (failures.length === 0) return el('p', { class: 'good' }, say('nothingFailed'));
  return el(
    'section',
    {},
    el('h3', {}, say('view.checks')),
    [...failures]
      .sort((a, b) => a[1] - b[1])
      .map((failure) => {
        const formula = tellFormula(failure[0]);
        return el(
          'article',
          { class: 'case' },
          el(
            'h4',
            {},
            el(
              'span',
              { class: `severity-${failure[1]}` },
              `${SIGNS[failure[1]] ?? ''} ${say(`severity.${data.severities[failure[1]]}`)} `,
            ),
            nameRule(data.rules[failure[0]] ?? ''),
            el('small', {}, ` ${data.rules[failure[0]] ?? ''}`),
          ),
          formula === null ? null : el('p', { class: 'formula' }, formula),
          writeFailure(failure, form),
        );
      }),
  );
}

function writeStatusLegend() {
  const kinds = [
    ['reported', '12'],
    ['blank', '▢'],
    ['placeholder', '—'],
    ['unreadable', '?'],
    ['missing', '·'],
  ];
  return el(
    'p',
    { class: 'legend' },
    kinds.map(([status, sign]) =>
      el('span', {}, el('i', { class: `swatch is-${status}` }, sign), say(`status.${status}`)),
    ),
  );
}

/** Rows that the form does not know, and second values of its cells. @param {Packed} details @param {string | null} url @param {number} form */
function writeStrange(details, url, form) {
  const { x: rows, d: doubles } = details;
  const [, , second = [], other = []] = details.p ?? [];
  if (rows.length + doubles.length === 0) return null;
  const cells = rows.map(([label, applicant, value], index) => [
    quoted(label),
    applicant === null ? '' : nameApplicant(applicant),
    writeValue(value, url, '', placeIn(details, other[index])),
  ]);
  const repeated = doubles.map(([slot, value], index) => [
    say('secondValue', { name: nameSlot(form, slot) }),
    '',
    writeValue(value, url, '', placeIn(details, second[index])),
  ]);
  return el(
    'section',
    {},
    el('h3', {}, say('otherRows')),
    table(say('otherRowsNote'), [say('item'), say('applicant'), say('value')], [...cells, ...repeated]),
  );
}
