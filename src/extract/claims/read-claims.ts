/**
 * Parts of a report → figures that their prose states for indicators of the form. Rough figures, shares, other years,
 * plans, comparisons and parts of a figure are no claims; a wording that no pattern knows is left alone.
 * A value is given in the unit of the form (fees in 万元); the clause stays as it stands.
 */
import type { Claim, Section } from '../../model/record.js';
import { type FoundNumber, findNumbers } from '../../text/find-numbers.js';
import type { ClaimWords, CompiledFigure, CompiledZero } from './compile-claims.js';
import { type Clause, type Sentence, splitClauses, splitSentences } from './split-clauses.js';

interface Draft extends Claim {
  readonly part: boolean;
}

interface Context {
  readonly words: ClaimWords;
  readonly formIds: readonly string[];
  readonly year: number | null;
  readonly section: number;
}

interface Spot {
  readonly sentence: Sentence;
  readonly clause: Clause;
  readonly number: FoundNumber;
  /** End of the figure before it in the same clause, as an offset in the sentence. */
  readonly from: number;
}

const LONGEST_SEGMENT = 60;
const MAX_FILL = 12;

/**
 * `formIds`: forms whose tables the page shows, empty when it shows none. Sentences about another year than the report's
 * state nothing; the report's year is the one the text names most.
 */
export function readClaims(sections: readonly Section[], formIds: readonly string[], words: ClaimWords): Claim[] {
  const year = commonestYear(sections, words);
  const drafts = sections.flatMap((part, section) => {
    if (part.topic === 'plans') return [];
    const context = { words, formIds, year, section };
    return part.paragraphs.flatMap((paragraph) => readParagraph(paragraph, context));
  });
  return settle(drafts);
}

function readParagraph(paragraph: string, context: Context): Draft[] {
  if (!context.words.cue.test(paragraph)) return [];
  return splitSentences(paragraph)
    .filter((sentence) => context.words.cue.test(sentence))
    .flatMap((sentence) => readSentence(splitClauses(sentence), context));
}

function readSentence(sentence: Sentence, context: Context): Draft[] {
  const numbers = findNumbers(sentence.text, context.words.numbers);
  return sentence.clauses.flatMap((clause) => {
    const end = clause.start + clause.text.length;
    const inside = numbers.filter(({ start }) => start >= clause.start && start < end);
    const spots = inside.map((number, at) => ({ sentence, clause, number, from: inside[at - 1]?.end ?? clause.start }));
    return [...spots.flatMap((spot) => readFigure(spot, context)), ...readZeros({ sentence, clause }, context)];
  });
}

function readFigure(spot: Spot, context: Context): Draft[] {
  const { number } = spot;
  if (number.approximate || number.unit === null) return [];
  const rules = context.words.byUnit.get(number.unit) ?? [];
  const rule = rules.find((one) => belongs(one.rule, context) && states(one, spot, context));
  if (rule === undefined) return [];
  const value = number.value / (rule.rule.divisors?.[number.unit] ?? 1);
  return [{ ...describe(rule.rule.code, value, spot.clause, context), part: rule.rule.part === true }];
}

function belongs(rule: { forms?: readonly string[]; needsForm?: true }, { formIds }: Context): boolean {
  if (rule.forms === undefined) return true;
  if (formIds.length === 0) return rule.needsForm !== true;
  return rule.forms.some((form) => formIds.includes(form));
}

function states(figure: CompiledFigure, spot: Spot, context: Context): boolean {
  const { sentence, clause, number, from } = spot;
  const segment = sentence.text.slice(Math.max(from, number.start - LONGEST_SEGMENT), number.start);
  const behind = sentence.text.slice(number.end, clause.start + clause.text.length);
  const named = figure.sides.some(
    ({ before, after }) =>
      (before === null || ends(segment, before, context)) && (after === null || after.test(behind)),
  );
  return named && !isOther(figure, spot, context) && figure.apart?.test(segment) !== true;
}

/** The words end the segment once up to a dozen fill words are taken off. */
function ends(segment: string, before: RegExp, { words }: Context): boolean {
  let text = segment.trimEnd();
  for (let step = 0; step <= MAX_FILL; step += 1) {
    if (before.test(text)) return true;
    const fill = words.fill.find((word) => text.endsWith(word));
    if (fill === undefined) return false;
    text = text.slice(0, -fill.length).trimEnd();
  }
  return false;
}

/** Another year, a plan, a comparison, a part, or a figure with another name. */
function isOther({ rule, blocked, requires }: CompiledFigure, spot: Spot, context: Context): boolean {
  const { sentence, clause, number } = spot;
  const lead = sentence.text.slice(clause.start, number.start);
  if (blocked?.test(lead) === true || (requires !== null && !requires.test(sentence.text))) return true;
  if (namesOtherTime(lead, rule.allows ?? [], context)) return true;
  const earlier = sentence.text.slice(0, number.start);
  if (rule.part !== true && context.words.parts?.test(earlier) === true) return true;
  return isOtherYear(earlier, context);
}

function namesOtherTime(lead: string, allowed: readonly string[], { words }: Context): boolean {
  const rest = allowed.reduce((text, word) => text.replaceAll(word, ''), lead);
  return words.otherTimes.some((word) => rest.includes(word));
}

/** The year named last before the figure rules it. */
function isOtherYear(earlier: string, { words, year }: Context): boolean {
  if (year === null) return false;
  const named = [...earlier.matchAll(words.year)].at(-1)?.[1];
  return named !== undefined && Number(named) !== year;
}

function readZeros({ sentence, clause }: Pick<Spot, 'sentence' | 'clause'>, context: Context): Draft[] {
  const zeros = context.words.zeros.filter((zero) => belongs(zero.rule, context) && denies(zero, clause, sentence));
  if (zeros.length === 0 || context.words.exceptions?.test(clause.text) === true) return [];
  const earlier = sentence.text.slice(0, clause.start + clause.text.length);
  if (namesOtherTime(clause.text, [], context) || isOtherYear(earlier, context)) return [];
  return zeros.map(({ rule }) => ({ ...describe(rule.code, 0, clause, context), part: false }));
}

function denies({ patterns, blocked, requires }: CompiledZero, clause: Clause, sentence: Sentence): boolean {
  if (!patterns.some((pattern) => pattern.test(clause.text))) return false;
  if (requires !== null && !requires.test(sentence.text)) return false;
  return blocked?.test(clause.text) !== true;
}

function describe(indicator: string, value: number, clause: Clause, { section }: Context): Claim {
  return { indicator, value, text: clause.text.trim(), section };
}

/** The same figure stated twice counts once; a part with two values is two different parts, and no claim. */
function settle(drafts: readonly Draft[]): Claim[] {
  const claims: Claim[] = [];
  const seen = new Set<string>();
  const values = new Map<string, Set<number>>();
  for (const { indicator, value } of drafts) values.set(indicator, (values.get(indicator) ?? new Set()).add(value));
  for (const { part, ...claim } of drafts) {
    const others = (values.get(claim.indicator)?.size ?? 0) > 1;
    const key = `${claim.indicator}=${claim.value}`;
    if ((part && others) || seen.has(key)) continue;
    seen.add(key);
    claims.push(claim);
  }
  return claims;
}

function commonestYear(sections: readonly Section[], { year }: ClaimWords): number | null {
  const counts = new Map<string, number>();
  for (const { paragraphs } of sections) {
    for (const text of paragraphs) {
      for (const match of text.matchAll(year)) counts.set(match[1] ?? '', (counts.get(match[1] ?? '') ?? 0) + 1);
    }
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first === undefined ? null : Number(first[0]);
}
