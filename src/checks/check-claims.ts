/**
 * Figures of the prose against those of the tables (rules X1–X11). The request table answers with its total column;
 * lawsuits of the later forms are the direct ones and those after a reconsideration together.
 */
import type { Form } from '../model/form.js';
import type { CheckResult, Claim } from '../model/record.js';
import { type Figure, type Figures, operandOf, placesOf } from './figures.js';
import { type IndicatorTraits, traitsOf } from './form-units.js';
import { failed, notAssessable, passed, type RuleName } from './result.js';

/** Rule by the beginning of the indicator; the first that fits. */
const RULES: readonly (readonly [string, string])[] = [
  ['requests.received', 'X3'],
  ['requests.carried_in', 'X2'],
  ['requests.carried_out', 'X5'],
  ['requests.', 'X4'],
  ['outcome.', 'X4'],
  ['reconsideration.', 'X6'],
  ['litigation', 'X7'],
  ['proactive.', 'X9'],
  ['training.', 'X11'],
];
const OTHER_RULE = 'X10';
const DENIAL_RULE = 'X8';
const ANY_DIGIT = /[\d\uff10-\uff19]/;
const LAWSUITS = ['litigation_direct.total', 'litigation_after_reconsideration.total'];
const TOLERANCE = 1e-6;

interface Scene {
  readonly figures: Figures;
  readonly traits: ReadonlyMap<string, IndicatorTraits>;
}

export function checkClaims(claims: readonly Claim[], form: Form | null, figures: Figures): CheckResult[] {
  if (form === null)
    return claims.map((claim) => notAssessable(nameRule(claim), `${claim.indicator}: the page has no table`));
  const scene = { figures, traits: traitsOf(form) };
  return claims.map((claim) => checkClaim(claim, scene));
}

function nameRule({ indicator, value, text }: Claim): RuleName {
  const denied = value === 0 && !ANY_DIGIT.test(text);
  const found = RULES.find(([prefix]) => indicator.startsWith(prefix));
  return { rule: `narrative.${denied ? DENIAL_RULE : (found?.[1] ?? OTHER_RULE)}`, severity: 'warning' };
}

function checkClaim(claim: Claim, scene: Scene): CheckResult {
  const name = nameRule(claim);
  const figures = figuresFor(claim.indicator, scene);
  const observations = placesOf(figures);
  const unread = figures.find(({ value }) => value === null);
  if (unread !== undefined) {
    return notAssessable(name, `prose says ${claim.value}, but ${unread.operand.key} ${unread.fault}`, observations);
  }
  const odd = claim.value === 0 ? undefined : figures.find((figure) => hasOtherUnit(figure, scene));
  if (odd !== undefined) {
    return notAssessable(
      name,
      `${odd.operand.key} is printed in ${odd.unit}, not in the unit of the form`,
      observations,
    );
  }
  return compare(name, claim, { figures, observations });
}

interface Compared {
  readonly figures: readonly Figure[];
  readonly observations: readonly number[];
}

function compare(name: RuleName, claim: Claim, { figures, observations }: Compared): CheckResult {
  const actual = figures.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const agrees = Math.abs(actual - claim.value) < TOLERANCE;
  const codes = figures.map(({ operand }) => operand.key).join(' + ');
  const message = `${codes}: table ${actual} ${agrees ? '=' : '≠'} ${claim.value} prose`;
  return (agrees ? passed : failed)(name, { expected: claim.value, actual, message, observations });
}

/** Amounts are compared in the form's unit only; a count's unit says nothing about its value. */
function hasOtherUnit({ operand, unit }: Figure, { traits }: Scene): boolean {
  const trait = traits.get(operand.indicator);
  return trait?.amount === true && unit !== null && unit !== trait.unit;
}

function figuresFor(indicator: string, { figures, traits }: Scene): Figure[] {
  if (indicator === 'litigation.total' && !traits.has(indicator)) {
    return LAWSUITS.map((code) => figures.find(operandOf(code)));
  }
  return [figures.find(operandOf(indicator, traits.get(indicator)?.byApplicant === true ? 'total' : null))];
}
