/**
 * The words of the page in the language that is chosen. In: keys and the values they name; out: text. A key without words
 * stands for itself.
 */
import { data } from './data.js';

const PLACE = /\{([a-zA-Z]+)(?:\|([^|}]*)\|([^|}]*))?\}/g;
const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/** @typedef {'zh' | 'en'} Language */
/** @type {Language} */
let language = data.language;

/** @param {Language} chosen */
export function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  document.title = `${say('title')} · ${data.name}`;
}

export function spoken() {
  return language;
}

/** @param {string} key @param {Record<string, string | number>} [values] */
export function say(key, values = {}) {
  const words = data.words[language];
  const template = words[`report.${key}`] ?? words[key] ?? key;
  return template.replace(PLACE, (whole, name, one, many) => {
    const value = values[name];
    if (value === undefined) return whole;
    const shown = typeof value === 'number' ? showNumber(value) : value;
    return one === undefined ? shown : `${shown} ${value === 1 ? one : many}`;
  });
}

/** Words for a key, or null. @param {string} key */
export function sayIfKnown(key) {
  return data.words[language][key] ?? null;
}

/** Of a label in both languages. @param {readonly [string, string] | undefined} label */
export function pick(label) {
  return label?.[language === 'zh' ? 0 : 1] ?? '';
}

/** @param {number} value */
export function showNumber(value) {
  const [whole = '', part] = String(value).split('.');
  const grouped = whole.length > 4 ? whole.replace(THOUSANDS, ',') : whole;
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** The name of a form, short: the years it was prescribed for. @param {number} form */
export function nameForm(form) {
  const outline = data.forms[form];
  return outline === undefined ? say('form.none') : outline.id.replace('national-', '');
}

/** What a rule demands, in words. @param {string} rule */
export function nameRule(rule) {
  return sayIfKnown(`rule.${rule.split('.')[1]}`) ?? rule;
}

/** @param {number} form @param {string} indicator */
export function nameIndicator(form, indicator) {
  const own = data.indicators[form]?.[indicator];
  const label = own ?? data.indicators.map((labels) => labels[indicator]).find((found) => found !== undefined);
  return label === undefined ? indicator : pick(label);
}
