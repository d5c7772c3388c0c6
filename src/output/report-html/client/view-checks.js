/**
 * Failed checks, grouped by rule: what the rule demands, its formula in the words of the form, how many reports fail it, and
 * for the rule that is chosen each case with its figures.
 */
import { data, detailsOf, nameOf, reports } from './data.js';
import { el, outward, quoted, table } from './dom.js';
import { tellFormula, tellOperand } from './figures.js';
import { matching } from './filter.js';
import { pageOf } from './paging.js';
import { hashOf } from './state.js';
import { linkReport } from './view-reports.js';
import { nameForm, nameRule, say, showNumber } from './words.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../pack-record.js').PackedFailure} PackedFailure */
/** @typedef {{ rule: number, severity: number, reports: number[], times: number }} Group */

const SIZE = 20;
const SIGNS = ['✕', '△', 'i'];

/** @param {State} state */
export function showChecks(state) {
  const groups = gather(matching(state));
  const chosen = groups.find(({ rule }) => data.rules[rule] === state.parameters['rule']);
  const heads = ['severity', 'rule', 'formula', 'reportsFailing', 'times'].map((key) => say(key));
  return [
    el('h2', {}, say('view.checks')),
    groups.length === 0 ? el('p', { class: 'good' }, say('nothingFailed')) : null,
    ...['Within', 'Between'].map((where) => {
      const own = groups.filter(({ rule }) => isBetween(rule) === (where === 'Between'));
      const rows = own.map((group) => writeGroup(group, group === chosen));
      return own.length === 0 ? null : table(say(`rulesFailed${where}`, { count: own.length }), heads, rows);
    }),
    ...(chosen === undefined ? [] : writeCases(state, chosen)),
  ];
}

/** Does it compare reports with each other? @param {number} rule */
function isBetween(rule) {
  const [about = ''] = (data.rules[rule] ?? '').split('.');
  return about === 'years' || about === 'dataset';
}

/** Errors first, then what fails most. @param {readonly number[]} found */
function gather(found) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const report of found) {
    const failures = reports.failures[report] ?? [];
    for (let at = 0; at < failures.length; at += 3) {
      const [rule = 0, severity = 0, times = 0] = failures.slice(at, at + 3);
      const key = `${rule}/${severity}`;
      const group = groups.get(key) ?? { rule, severity, reports: [], times: 0 };
      groups.set(key, group);
      group.reports.push(report);
      group.times += times;
    }
  }
  return [...groups.values()].sort((a, b) => a.severity - b.severity || b.reports.length - a.reports.length);
}

/** @param {Group} group @param {boolean} isChosen */
function writeGroup({ rule, severity, reports: failing, times }, isChosen) {
  const id = data.rules[rule] ?? '';
  return [
    el(
      'span',
      { class: `severity-${severity}` },
      `${SIGNS[severity] ?? ''} ${say(`severity.${data.severities[severity]}`)}`,
    ),
    el(
      'span',
      {},
      el(
        'a',
        { href: hashOf('checks', { rule: isChosen ? '' : id, xp: '' }), 'aria-expanded': String(isChosen) },
        nameRule(id),
      ),
      el('small', {}, ` ${id}`),
    ),
    el('small', {}, tellFormula(rule) ?? '—'),
    showNumber(failing.length),
    showNumber(times),
  ];
}

/** @param {State} state @param {Group} group */
function writeCases(state, { rule, reports: failing }) {
  const { shown, pager } = pageOf(state, 'xp', failing, SIZE);
  const formula = tellFormula(rule);
  return [
    el('h3', { id: 'cases' }, nameRule(data.rules[rule] ?? '')),
    formula === null ? null : el('p', { class: 'formula' }, formula),
    ...shown.map((report) => writeCase(report, rule)),
    pager,
  ];
}

/** @param {number} report @param {number} rule */
function writeCase(report, rule) {
  const failures = detailsOf(report)?.f.filter(([one]) => one === rule) ?? null;
  return el(
    'article',
    { class: 'case' },
    el(
      'h4',
      {},
      linkReport(report, `${nameOf(report)} ${reports.year[report] ?? ''}`),
      ' ',
      el('small', {}, nameForm(reports.form[report] ?? -1), ' '),
      outward(reports.url[report] ?? null, reports.url[report] == null ? '' : say('toPage')),
    ),
    failures === null
      ? el('p', { class: 'left' }, say('detailsElsewhere'))
      : failures.map((failure) => writeFailure(failure, reports.form[report] ?? -1)),
  );
}

/** Expected, actual, message and figures of one failure. @param {PackedFailure} failure @param {number} form */
export function writeFailure([, , expected, actual, message, operands, left, against], form) {
  return el(
    'div',
    { class: 'failure' },
    against === null
      ? null
      : el('p', {}, say('comparedWith'), linkReport(against, `${nameOf(against)} ${reports.year[against] ?? ''}`)),
    expected === null
      ? null
      : el('p', {}, say('compared', { expected: String(expected), actual: String(actual ?? '—') })),
    operands.length === 0
      ? null
      : el(
          'ul',
          { class: 'operands' },
          operands.map((operand) => {
            const { name, value } = tellOperand(operand, form);
            return el('li', {}, quoted(name), ' ', el('b', {}, quoted(value)));
          }),
          left > 0 ? el('li', {}, say('more', { count: left })) : null,
        ),
    message === '' ? null : el('p', { class: 'note', lang: 'en' }, quoted(message)),
  );
}
