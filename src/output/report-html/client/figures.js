/** Packed values → words: the number as printed, or what stood there instead, told by a sign and not by colour alone. */
import { data } from './data.js';
import { nameIndicator, pick, say } from './words.js';

/** @typedef {import('../pack-record.js').PackedValue} PackedValue */
/** @typedef {import('../pack-record.js').PackedOperand} PackedOperand */
/** @typedef {import('../describe-rules.js').FormulaTerm} Term */

/** @param {PackedValue} packed */
export function open(packed) {
  if (typeof packed === 'number')
    return { status: 'reported', raw: String(packed), value: packed, unit: null, note: null, label: null };
  const [status, raw, value = null, unit = null, note = null, label = null] = packed;
  return { status: data.statuses[status] ?? 'unreadable', raw, value, unit, note, label };
}

/** @param {PackedValue} packed */
export function tellValue(packed) {
  const { status, raw, value, unit } = open(packed);
  if (status === 'blank') return `(${say('status.blank')})`;
  if (status !== 'reported') return `${raw} (${say(`status.${status}`)})`;
  return `${value}${unit === null ? '' : ` ${unit}`}`;
}

/** Its name in the form, and its value. @param {PackedOperand} operand @param {number} form */
export function tellOperand([who, packed, year = null], form) {
  const name = typeof who === 'string' ? who : nameFigure(form, typeof who === 'number' ? keyOf(form, who) : who);
  return { name: year === null ? name : `${name} ${year}`, value: tellValue(packed) };
}

/** @param {number} form @param {number} slot @returns {readonly [string, string | null]} */
function keyOf(form, slot) {
  const [indicator = '', applicant = null] = (data.forms[form]?.keys[slot] ?? '').split('@');
  return [indicator, applicant];
}

/** @param {number} form @param {readonly [string, string | null]} figure */
export function nameFigure(form, [indicator, applicant]) {
  const name = data.applicants[indicator] === undefined ? nameIndicator(form, indicator) : nameApplicant(indicator);
  return applicant === null ? name : `${name} [${nameApplicant(applicant)}]`;
}

/** @param {number} form @param {number} slot */
export function nameSlot(form, slot) {
  return nameFigure(form, keyOf(form, slot));
}

/** @param {string} applicant */
export function nameApplicant(applicant) {
  const label = data.applicants[applicant];
  return label === undefined ? say(`applicant.${applicant}`) : pick(label);
}

/** @param {Term} term @param {number} index @param {number} form */
function tellTerm(term, index, form) {
  const [code, year, isMinus] = typeof term === 'string' ? [term, 'this', false] : term;
  const sign = index === 0 ? '' : isMinus ? ' − ' : ' + ';
  const name = nameFigure(form, [code, null]);
  return sign + (year === 'last' ? say('ofYearBefore', { name }) : name);
}

/** A sum in words: left = right. @param {number} rule */
export function tellFormula(rule) {
  const formula = data.formulas[rule] ?? null;
  if (formula === null) return null;
  /** @param {readonly Term[]} terms */
  const side = (terms) => terms.map((term, index) => tellTerm(term, index, formula.form)).join('');
  const sign = formula.op === '<=' ? '≤' : formula.op === '>=' ? '≥' : '=';
  return `${side(formula.left)} ${sign} ${side(formula.right)}`;
}
