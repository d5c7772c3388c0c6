/**
 * Trends of the harmonized series over the reports that pass the filters: their total, or the median report. Breaks are
 * marked and told, never drawn over; how many reports stand behind a value is always said.
 */

import { drawLegend, drawSeries } from './chart.js';
import { data, reports } from './data.js';
import { el, table } from './dom.js';
import { matching } from './filter.js';
import { change } from './state.js';
import { chooser } from './view-coverage.js';
import { nameForm, pick, say, sayIfKnown, showNumber } from './words.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../report-shape.js').ShownConcept} Concept */
/** @typedef {import('./chart.js').Point} Point */
/** @typedef {{ year: number, form: number, values: number[], reports: number }} Bin */

/** @param {State} state */
export function showTrends(state) {
  const { measure = 'total', concept: chosen = '' } = state.parameters;
  const found = matching(state);
  const one = data.concepts.find(({ code }) => code === chosen);
  const shown = one === undefined ? data.concepts.filter(({ main }) => main) : [one];
  return [
    el('h2', {}, say('view.trends')),
    el('p', { class: 'choices' }, writeSelect(chosen), chooser('measure', measure, ['total', 'median'])),
    el('p', { class: 'note' }, say('trendsNote')),
    drawLegend(),
    el(
      'div',
      { class: 'charts' },
      shown.map((concept) => writeFigure(concept, found, measure, one !== undefined)),
    ),
  ];
}

/** @param {string} chosen */
function writeSelect(chosen) {
  /** @param {Event} event */
  const choose = ({ target }) => change({ concept: target instanceof HTMLSelectElement ? target.value : '' });
  const options = data.concepts.map(({ code, label }) =>
    el('option', { value: code, selected: code === chosen }, pick(label)),
  );
  return el(
    'label',
    {},
    say('choose.concept'),
    ' ',
    el('select', { id: 'concept', change: choose }, el('option', { value: '' }, say('mainSeries')), options),
  );
}

/** @param {Concept} concept @param {readonly number[]} found @param {string} measure @param {boolean} large */
function writeFigure(concept, found, measure, large) {
  const at = data.concepts.indexOf(concept);
  const points = summarize(concept, collect(at, found), measure);
  const title = pick(concept.label);
  const unit = concept.unit;
  const breaks = listBreaks(concept);
  const years = spanOf(found);
  const drawing = { title, unit, points, breaks: breaks.map(({ year }) => year), years, large };
  return el(
    'figure',
    {},
    el('figcaption', {}, el('h3', {}, title), el('span', {}, say(`measure.${measure}`), ` · ${unit}`)),
    points.length === 0 ? el('p', { class: 'note' }, say('noValues')) : drawSeries(drawing),
    large ? writeNotes(concept, breaks) : null,
    el(
      'details',
      { open: large },
      el('summary', {}, say('asTable')),
      table(
        title,
        ['year', 'value', 'reportsBehind', 'quality'].map((key) => say(key)),
        points.map(({ year, value, reports: behind, exact }) => [
          year,
          showNumber(value),
          behind,
          say(exact ? 'exact' : 'approximate'),
        ]),
      ),
    ),
  );
}

/** Of preferred reports, by year and form. @param {number} at @param {readonly number[]} found */
function collect(at, found) {
  /** @type {Map<string, Bin>} */
  const bins = new Map();
  for (const report of found) {
    const value = reports.series[report]?.[at] ?? null;
    const year = reports.year[report] ?? null;
    if (value === null || year === null) continue;
    const form = reports.form[report] ?? -1;
    const key = `${year}/${form}`;
    const bin = bins.get(key) ?? { year, form, values: [], reports: 0 };
    bins.set(key, bin);
    bin.values.push(value);
  }
  return [...bins.values()];
}

/** One point a year: that of the form most reports of the year have. @param {Concept} concept @param {readonly Bin[]} bins @param {string} measure @returns {Point[]} */
function summarize(concept, bins, measure) {
  /** @type {Map<number, Bin>} */
  const best = new Map();
  for (const bin of bins) {
    const known = best.get(bin.year);
    if (known === undefined || bin.values.length > known.values.length) best.set(bin.year, bin);
  }
  return [...best.values()]
    .sort((a, b) => a.year - b.year)
    .map(({ year, form, values }) => ({
      year,
      value: measure === 'median' ? median(values) : Number(values.reduce((sum, value) => sum + value, 0).toFixed(6)),
      reports: values.length,
      exact: concept.sources.find((source) => source.form === form)?.quality === 'exact',
      segment: segmentOf(concept, form),
    }));
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** Counts the breaks up to a form. @param {Concept} concept @param {number} form */
function segmentOf({ sources }, form) {
  let segment = 0;
  for (const source of sources) {
    if (source.break !== undefined) segment += 1;
    if (source.form === form) return segment;
  }
  return segment;
}

/** @param {Concept} concept */
function listBreaks({ sources }) {
  return sources.flatMap((source) =>
    source.break === undefined ? [] : [{ code: source.break, year: data.forms[source.form]?.years[0] ?? 0 }],
  );
}

/** @param {Concept} concept @param {readonly { code: string, year: number }[]} breaks */
function writeNotes({ sources }, breaks) {
  const told = breaks.map(({ code, year }) => {
    const description =
      sayIfKnown(`report.break.${code}`) ?? data.breaks.find((one) => one.code === code)?.description ?? code;
    return el('li', {}, el('b', {}, `≠ ${year - 1} | ${year}: `), description);
  });
  const notes = sources.map(({ form, parts, quality, note }) =>
    el(
      'li',
      {},
      el('b', {}, `${nameForm(form)}: `),
      parts.join(' + '),
      ` (${say(quality)}${note === undefined ? '' : `: ${note}`})`,
    ),
  );
  return el('ul', { class: 'notes' }, told, notes);
}

/** All years from the first to the last. @param {readonly number[]} found */
function spanOf(found) {
  let first = 9999;
  let last = 0;
  for (const report of found) {
    const year = reports.year[report] ?? null;
    if (year === null) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
