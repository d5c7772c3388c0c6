/**
 * What is shown, kept in the address of the page behind `#`: the back button works, and a view can be noted down. In: the
 * address; out: view, filters and pages. Anything that is no such thing is passed over.
 */
import { data } from './data.js';

/** @typedef {'attention' | 'coverage' | 'trends' | 'checks' | 'changes' | 'reports' | 'report'} View */
export const VIEWS = /** @type {const} */ ([
  'attention',
  'coverage',
  'trends',
  'checks',
  'changes',
  'reports',
  'report',
]);

/** @typedef {Record<string, string>} Parameters */

const LEADING = /^#/;

export function readState() {
  const [view = '', query = ''] = location.hash.replace(LEADING, '').split('?');
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const known = VIEWS.find((one) => one === view);
  return { view: known ?? 'attention', parameters };
}

/** @typedef {ReturnType<typeof readState>} State */

/** The address of a view with these changes; what is empty is left out. @param {string} view @param {Parameters} [changes] */
export function hashOf(view, changes = {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...readState().parameters, ...changes })) {
    if (value !== '') parameters.set(name, value);
  }
  const query = parameters.toString();
  return query === '' ? `#${view}` : `#${view}?${query}`;
}

/** @param {Parameters} changes */
export function change(changes) {
  location.hash = hashOf(readState().view, changes);
}

/** A number from the address. @param {State} state @param {string} name @param {number} otherwise */
export function numberIn({ parameters }, name, otherwise) {
  const value = parameters[name];
  return value === undefined || value === '' || !Number.isFinite(Number(value)) ? otherwise : Number(value);
}

/** @param {State} state @returns {'zh' | 'en'} */
export function languageIn({ parameters }) {
  return parameters['lang'] === 'zh' || parameters['lang'] === 'en' ? parameters['lang'] : data.language;
}
