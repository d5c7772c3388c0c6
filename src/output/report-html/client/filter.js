/**
 * Filters → the reports that pass. In: what is asked for: words of the agency's name, a region, years, a form, an outcome;
 * out: numbers of reports, in the order of the dataset. The last answer is kept.
 */
import { countFailures, data, regionOf, reports } from './data.js';
import { numberIn } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {'error' | 'unread' | 'warning' | 'fine' | 'tableless'} Outcome */
export const OUTCOMES = /** @type {const} */ (['error', 'unread', 'warning', 'fine', 'tableless']);

const BLANKS = /\s+/;
const SUBDIVIDED = /(?:00)+$/;

let asked = '';
/** @type {readonly number[]} */
let answer = [];

/** The worst that can be said of a report. @param {number} report @returns {Outcome} */
export function outcomeOf(report) {
  if (isOf(report, 'error')) return 'error';
  if (isOf(report, 'unread')) return 'unread';
  if (isOf(report, 'tableless')) return 'tableless';
  return isOf(report, 'warning') ? 'warning' : 'fine';
}

/** Of one kind of trouble, whatever else there is; or of none. @param {number} report @param {string} outcome */
export function isOf(report, outcome) {
  switch (outcome) {
    case 'error':
      return countFailures(report, 0) > 0;
    case 'unread':
      return (reports.unreadable[report] ?? 0) > 0;
    case 'warning':
      return countFailures(report, 1) > 0;
    case 'tableless':
      return (reports.form[report] ?? -1) < 0;
    default:
      return outcomeOf(report) === outcome;
  }
}

/** @param {State} state */
export function matching(state) {
  const { q = '', region = '', from = '', to = '', form = '', outcome = '' } = state.parameters;
  const question = JSON.stringify([q, region, from, to, form, outcome]);
  if (question !== asked) {
    asked = question;
    answer = search(state);
  }
  return answer;
}

/** @param {State} state */
function search(state) {
  const { q = '', region = '', form = '', outcome = '' } = state.parameters;
  const words = q
    .toLowerCase()
    .split(BLANKS)
    .filter((word) => word !== '');
  const agencies = data.agencies.map(
    ([name], index) => words.every((word) => name.toLowerCase().includes(word)) && isIn(index, region),
  );
  const from = numberIn(state, 'from', 0);
  const to = numberIn(state, 'to', 9999);
  const found = [];
  for (let report = 0; report < reports.agency.length; report += 1) {
    const year = reports.year[report] ?? 0;
    if (agencies[reports.agency[report] ?? 0] !== true || year < from || year > to) continue;
    if (form !== '' && reports.form[report] !== Number(form)) continue;
    if (outcome === '' || isOf(report, outcome)) found.push(report);
  }
  return found;
}

/** A division contains those whose codes begin with its own: 33 for 330000, 3304 for 330400. @param {number} agency @param {string} region */
function isIn(agency, region) {
  return region === '' || (data.agencies[agency]?.[1] ?? '').startsWith(region.replace(SUBDIVIDED, ''));
}

/** The province of a report: `330000`, or none. @param {number} report */
export function provinceOf(report) {
  const region = regionOf(report);
  return region === null ? '' : `${region.slice(0, 2)}0000`;
}

/** @param {string} code */
export function nameRegion(code) {
  return data.regions[code] ?? code;
}
