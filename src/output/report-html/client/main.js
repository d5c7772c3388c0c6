/**
 * The page: heading, filters and views, written anew whenever the address changes. All views are written, one is shown; in
 * print all are, or the one report that is open.
 */
import { data, years } from './data.js';
import { el, quoted } from './dom.js';
import { matching, nameRegion, OUTCOMES } from './filter.js';
import { change, hashOf, languageIn, readState, VIEWS } from './state.js';
import { showAttention } from './view-attention.js';
import { showChanges } from './view-changes.js';
import { showChecks } from './view-checks.js';
import { showCoverage } from './view-coverage.js';
import { showReport } from './view-report.js';
import { showReports } from './view-reports.js';
import { showTrends } from './view-trends.js';
import { nameForm, say, speak, spoken } from './words.js';

/** @typedef {import('./state.js').State} State */

const SHOW = {
  attention: showAttention,
  coverage: showCoverage,
  trends: showTrends,
  checks: showChecks,
  changes: showChanges,
  reports: showReports,
  report: showReport,
};
const RESET = { p: '', cp: '', xp: '' };

const app = document.getElementById('app') ?? document.body;

function show() {
  const state = readState();
  speak(languageIn(state));
  const focused = document.activeElement?.id ?? '';
  document.body.className = state.view === 'report' ? 'one-report' : '';
  app.replaceChildren(writeHeader(state), writeFilters(state), writeMain(state), writeFooter());
  if (focused !== '') document.getElementById(focused)?.focus();
}

/** @param {State} state */
function writeHeader(state) {
  const other = spoken() === 'zh' ? 'en' : 'zh';
  const links = VIEWS.filter((view) => view !== 'report').map((view) =>
    el(
      'a',
      { id: `to-${view}`, href: hashOf(view, { r: '' }), 'aria-current': state.view === view ? 'page' : null },
      say(`view.${view}`),
    ),
  );
  return el(
    'header',
    {},
    el(
      'div',
      { class: 'title' },
      el('h1', {}, say('title')),
      el(
        'p',
        {},
        quoted(data.name),
        ` · ${say('summary', { reports: data.reports.agency.length + data.left.reports, agencies: data.agencies.length, years: spanOfYears() })}`,
      ),
    ),
    el(
      'div',
      { class: 'tools' },
      el(
        'button',
        { type: 'button', id: 'language', lang: other === 'zh' ? 'zh-CN' : 'en', click: () => change({ lang: other }) },
        say('otherLanguage'),
      ),
      el('button', { type: 'button', id: 'print', click: () => window.print() }, say('print')),
    ),
    el('nav', { 'aria-label': say('views') }, links),
  );
}

function spanOfYears() {
  const [first] = years;
  return first === undefined ? '—' : `${first}–${years.at(-1)}`;
}

/** @param {State} state */
function writeFilters(state) {
  const clear = () => change({ q: '', region: '', from: '', to: '', form: '', outcome: '', ...RESET });
  return el(
    'form',
    { id: 'filters', role: 'search', submit: submitSearch },
    writeSearch(state.parameters['q'] ?? ''),
    listFilters().map(([name, options]) => select(name, state.parameters[name] ?? '', options)),
    el('button', { type: 'button', id: 'clear', click: clear }, say('clear')),
    el('output', { id: 'found', 'aria-live': 'polite' }, say('reportsFound', { count: matching(state).length })),
  );
}

/** @param {string} value */
function writeSearch(value) {
  const hint = say('searchHint');
  return el(
    'label',
    {},
    say('agency'),
    el('input', { type: 'search', id: 'q', value, placeholder: hint, change: takeFrom('q') }),
  );
}

/** Names of the filters with their values and how these are called. @returns {readonly [string, readonly (readonly string[])[]][]} */
function listFilters() {
  const ofYears = years.map((year) => [String(year), String(year)]);
  const forms = data.forms.map((_, index) => [String(index), nameForm(index)]);
  return [
    [
      'region',
      Object.keys(data.regions)
        .sort()
        .map((code) => [code, `${nameRegion(code)} ${code}`]),
    ],
    ['from', ofYears],
    ['to', ofYears],
    ['form', [...forms, ['-1', say('outcome.tableless')]]],
    ['outcome', OUTCOMES.map((one) => [one, say(`outcome.${one}`)])],
  ];
}

/** @param {Event} event */
function submitSearch(event) {
  event.preventDefault();
  const input = document.getElementById('q');
  if (input instanceof HTMLInputElement) change({ q: input.value, ...RESET });
}

/** @param {string} name @returns {(event: Event) => void} */
function takeFrom(name) {
  return ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
      change({ [name]: target.value, ...RESET });
  };
}

/** @param {string} name @param {string} chosen @param {readonly (readonly string[])[]} options */
function select(name, chosen, options) {
  const all = el('option', { value: '' }, say('all'));
  const others = options.map(([value = '', text = '']) => el('option', { value, selected: value === chosen }, text));
  return el('label', {}, say(`filter.${name}`), el('select', { id: name, change: takeFrom(name) }, all, others));
}

/** @param {State} state */
function writeMain(state) {
  const sections = VIEWS.filter((view) => view !== 'report' || state.view === 'report').map((view) => {
    const name = say(`view.${view}`);
    return el(
      'section',
      { id: `view-${view}`, class: view === state.view ? 'view shown' : 'view', 'aria-label': name },
      ...SHOW[view](state),
    );
  });
  return el('main', {}, sections);
}

function writeFooter() {
  return el('footer', {}, el('p', {}, say('madeBy', { parser: data.parser })), el('p', {}, say('promise')));
}

/** Like a new page: a view that was chosen begins at its top. */
function turn() {
  const before = shown;
  show();
  shown = readState().view;
  if (before !== shown) scrollTo(0, 0);
}

let shown = readState().view;
addEventListener('hashchange', turn);
show();
