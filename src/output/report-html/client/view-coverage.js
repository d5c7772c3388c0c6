/**
 * Coverage: agencies (or provinces) down, years across. A cell says by a sign and a shade how the report fares, or by
 * letters which form it has; a year without a report is an empty, hatched cell.
 */
import { data, nameOf, reports, years } from './data.js';
import { el, quoted } from './dom.js';
import { matching, nameRegion, OUTCOMES, outcomeOf, provinceOf } from './filter.js';
import { pageOf } from './paging.js';
import { change, hashOf } from './state.js';
import { SIGNS } from './view-reports.js';
import { nameForm, say } from './words.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {{ name: string, region: string | null, cells: Map<number, number[]> }} Row */

const SIZE = 60;
const SHADES = 4;

/** @param {State} state */
export function showCoverage(state) {
  const { by = 'outcome', rows: kind = 'agencies' } = state.parameters;
  const found = matching(state);
  const isRegional = kind === 'regions';
  const rows = gather(found, isRegional);
  const { shown, pager } = pageOf(state, 'cp', rows, SIZE);
  const columns = listYears(found);
  return [
    el('h2', {}, say('view.coverage')),
    el(
      'p',
      { class: 'choices' },
      chooser('by', by, ['outcome', 'form']),
      chooser('rows', kind, ['agencies', 'regions']),
    ),
    isRegional ? el('p', { class: 'legend' }, say('regionLegend')) : writeLegend(by),
    rows.length === 0
      ? el('p', {}, say('nothingFound'))
      : writeMap({ rows: shown, columns, by, isRegional, count: rows.length }),
    pager,
  ];
}

/** @param {string} name @param {string} chosen @param {readonly string[]} options */
export function chooser(name, chosen, options) {
  const buttons = options.map((option) => {
    const choose = () => change({ [name]: option, cp: '' });
    const pressed = String(option === chosen);
    const id = `${name}-${option}`;
    return el('button', { type: 'button', id, 'aria-pressed': pressed, click: choose }, say(`${name}.${option}`));
  });
  const label = say(`choose.${name}`);
  return el('span', { class: 'chooser', role: 'group', 'aria-label': label }, label, ' ', buttons);
}

/** @param {readonly number[]} found */
function listYears(found) {
  const held = new Set(found.map((report) => reports.year[report]));
  const [first = 0] = years.filter((year) => held.has(year));
  const last = years.filter((year) => held.has(year)).at(-1) ?? -1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** @param {readonly number[]} found @param {boolean} isRegional @returns {Row[]} */
function gather(found, isRegional) {
  /** @type {Map<string | number, Row>} */
  const rows = new Map();
  for (const report of found) {
    const year = reports.year[report] ?? null;
    if (year === null) continue;
    const key = isRegional ? provinceOf(report) : (reports.agency[report] ?? 0);
    const row = rows.get(key) ?? openRow(report, isRegional);
    rows.set(key, row);
    const cell = row.cells.get(year);
    if (cell === undefined) row.cells.set(year, [report]);
    else cell.push(report);
  }
  return [...rows.values()];
}

/** @param {number} report @param {boolean} isRegional @returns {Row} */
function openRow(report, isRegional) {
  if (!isRegional)
    return { name: nameOf(report), region: data.agencies[reports.agency[report] ?? 0]?.[1] ?? null, cells: new Map() };
  const province = provinceOf(report);
  return { name: province === '' ? say('noRegion') : nameRegion(province), region: province, cells: new Map() };
}

/** @param {{ rows: readonly Row[], columns: readonly number[], by: string, isRegional: boolean, count: number }} map */
function writeMap({ rows, columns, by, isRegional, count }) {
  const caption = say(isRegional ? 'mapOfRegions' : 'mapOfAgencies', { count });
  return el(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption },
    el(
      'table',
      { class: 'map' },
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, say(isRegional ? 'region' : 'agency')),
          columns.map((year) => el('th', { scope: 'col' }, year)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, quoted(row.name)),
            columns.map((year) => (isRegional ? writeShare(row, year) : writeCell(row, year, by))),
          ),
        ),
      ),
    ),
  );
}

/** @param {Row} row @param {number} year @param {string} by */
function writeCell({ name, cells }, year, by) {
  const [report, ...others] = cells.get(year) ?? [];
  if (report === undefined) return el('td', { class: 'absent' }, el('span', { class: 'unseen' }, say('noReport')));
  const outcome = outcomeOf(report);
  const form = reports.form[report] ?? -1;
  const words = `${name} ${year}: ${say(`outcome.${outcome}`)}, ${nameForm(form)}`;
  const text = by === 'form' ? nameForm(form).slice(-2) : SIGNS[outcome];
  const style = by === 'form' ? `form-${form < 0 ? 'none' : form % 6}` : `is-${outcome}`;
  return el(
    'td',
    { class: style },
    el(
      'a',
      { href: hashOf('report', { r: String(report) }), title: words, 'aria-label': words },
      form < 0 && by === 'form' ? '∅' : text,
      others.length > 0 ? el('sup', {}, `+${others.length}`) : null,
    ),
  );
}

/** How many reports, and by shade how many of them have an error. @param {Row} row @param {number} year */
function writeShare({ region, cells }, year) {
  const found = cells.get(year) ?? [];
  if (found.length === 0) return el('td', { class: 'absent' }, el('span', { class: 'unseen' }, say('noReport')));
  const bad = found.filter((report) => outcomeOf(report) === 'error').length;
  const shade = bad === 0 ? 0 : Math.min(SHADES, 1 + Math.floor((bad / found.length) * SHADES));
  const words = say('share', { reports: found.length, bad });
  const href = hashOf('coverage', { rows: 'agencies', region: region ?? '', cp: '' });
  return el(
    'td',
    { class: `share-${shade}` },
    el('a', { href, title: words, 'aria-label': words }, found.length, bad > 0 ? el('small', {}, ` ✕${bad}`) : null),
  );
}

/** @param {string} by */
function writeLegend(by) {
  const absent = el('span', {}, el('i', { class: 'swatch absent' }), say('noReport'));
  const entries =
    by === 'form'
      ? data.forms.map((_, form) =>
          el('span', {}, el('i', { class: `swatch form-${form % 6}` }, nameForm(form).slice(-2)), nameForm(form)),
        )
      : OUTCOMES.map((outcome) =>
          el('span', {}, el('i', { class: `swatch is-${outcome}` }, SIGNS[outcome]), say(`outcome.${outcome}`)),
        );
  const none =
    by === 'form' ? [el('span', {}, el('i', { class: 'swatch form-none' }, '∅'), say('outcome.tableless'))] : [];
  return el('p', { class: 'legend' }, entries, none, absent);
}
