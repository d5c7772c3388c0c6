/**
 * Parts of a report → figures that their prose states for indicators of the form. Rough figures, shares, other years,
 * plans, comparisons and parts of a figure are no claims; a wording that no pattern knows is left alone.
 * A value is given in the unit of the form (fees in 万元); the clause stays as it stands.
 */
import type { Claim, Section, Topic } from '../../model/record.js';
import { type FoundNumber, findNumbers } from '../../text/find-numbers.js';
import { foldDigits } from '../../text/fold-digits.js';
import { isBlankCode } from '../../text/is-blank.js';
import { type ClaimRules, rulesOf, type ShownForms } from './choose-rules.js';
import type { ClaimWords, CompiledFigure, CompiledSide, CompiledZero } from './compile-claims.js';
import { type Clause, type Sentence, splitClauses, splitSentences } from './split-clauses.js';

interface Draft {
  readonly claim: Claim;
  readonly part: boolean;
  readonly sentence: Sentence;
}

interface Context {
  readonly words: ClaimWords;
  readonly rules: ClaimRules;
  readonly year: number | null;
  readonly section: number;
  readonly topic: Topic | null;
}

interface Spot {
  readonly sentence: Sentence;
  readonly clause: Clause;
  readonly number: FoundNumber;
  /** What stands before the figure, back to the one before it in the same clause. */
  readonly segment: string;
  /** The segment, then with one fill word after the other taken off its end. */
  readonly fronts: readonly string[];
  /** What stands behind the figure in the clause. */
  readonly behind: string;
}

const LONGEST_SEGMENT = 60;
const MAX_FILL = 12;
/** So far behind a figure stands what says that it is the sum of this and another year's. */
const SPLIT_REACH = 24;

export interface ClaimOptions extends ShownForms {
  /** The report's year; where it is not known, the one the text names most. */
  readonly year: number | null;
}

/** Sentences about another year than the report's state nothing. */
export function readClaims(sections: readonly Section[], options: ClaimOptions, words: ClaimWords): Claim[] {
  const rules = rulesOf(options, words);
  const year = options.year ?? commonestYear(sections, words);
  const drafts: Draft[] = [];
  for (const [section, part] of sections.entries()) {
    if (part.topic === 'plans') continue;
    const context = { words, rules, year, section, topic: part.topic };
    for (const paragraph of part.paragraphs) readParagraph(paragraph, context, drafts);
  }
  return settle(drafts);
}

function readParagraph(paragraph: string, context: Context, drafts: Draft[]): void {
  const { cue } = context.words;
  if (!cue.test(paragraph)) return;
  for (const sentence of splitSentences(paragraph)) {
    if (cue.test(sentence)) readSentence(splitClauses(sentence), context, drafts);
  }
}

function readSentence(sentence: Sentence, context: Context, drafts: Draft[]): void {
  const numbers = findNumbers(sentence.text, context.words.numbers);
  const denies = context.words.denial.test(sentence.text);
  let next = 0;
  for (const clause of sentence.clauses) {
    const end = clause.start + clause.text.length;
    let from = clause.start;
    for (let number = numbers[next]; number && number.start < end; number = numbers[++next]) {
      if (number.start < clause.start) continue;
      readFigure({ sentence, clause, number }, from, context, drafts);
      from = number.end;
    }
    if (denies) readZeros({ sentence, clause }, context, drafts);
  }
}

type Place = Pick<Spot, 'sentence' | 'clause' | 'number'>;

function readFigure(place: Place, from: number, context: Context, drafts: Draft[]): void {
  const { number, clause } = place;
  if (number.approximate || number.unit === null) return;
  const rules = context.rules.units.get(number.unit);
  if (rules === undefined) return;
  const spot = describeSpot(place, from, context.words);
  const rule = rules.find(spot.fronts, (one) => states(one, spot, context))?.rule;
  if (rule === undefined || context.words.denials?.test(spot.segment.trimEnd()) === true) return;
  const value = number.value / (rule.divisors?.[number.unit] ?? 1);
  drafts.push({
    claim: describe(rule.code, value, clause, context),
    part: rule.part === true,
    sentence: place.sentence,
  });
}

function describeSpot(place: Place, from: number, words: ClaimWords): Spot {
  const { sentence, clause, number } = place;
  const segment = sentence.text.slice(Math.max(from, number.start - LONGEST_SEGMENT), number.start);
  const behind = sentence.text.slice(number.end, clause.start + clause.text.length);
  return { sentence, clause, number, segment, fronts: stripFill(segment, words), behind };
}

/** Up to a dozen fill words may stand between a figure and the words that name it. */
function stripFill(segment: string, { fill }: ClaimWords): string[] {
  let text = segment.trimEnd();
  const fronts = [text];
  for (let step = 0; step < MAX_FILL; step += 1) {
    const end = text;
    const words = fill.get(end.charCodeAt(end.length - 1));
    const word = words?.find((one) => end.endsWith(one));
    if (word === undefined) break;
    text = end.slice(0, -word.length).trimEnd();
    fronts.push(text);
  }
  return fronts;
}

function states(figure: CompiledFigure, spot: Spot, context: Context): boolean {
  const named = figure.sides.some((side) => names(side, spot, context.words));
  return named && !isOther(figure, spot, context) && figure.apart?.test(spot.segment) !== true;
}

/** The words end the segment, once fill words are taken off, and others begin what stands behind the figure. */
function names({ before, lasts, after, object }: CompiledSide, spot: Spot, words: ClaimWords): boolean {
  const behind = after === null ? null : after.exec(spot.behind);
  if (after !== null && (behind === null || (object === 'after' && !isPlain(behind[1], words)))) return false;
  if (before === null) return true;
  for (const front of spot.fronts) {
    if (lasts !== null && !lasts.has(front.charCodeAt(front.length - 1))) continue;
    if (object !== 'before') {
      if (before.test(front)) return true;
      continue;
    }
    const match = before.exec(front);
    if (match !== null && isPlain(match[1], words)) return true;
  }
  return false;
}

/** An application for information, not for a licence or for relief (受理工伤认定申请), by whatever way it came. */
function isPlain(object: string | undefined, words: ClaimWords): boolean {
  if (object === undefined) return true;
  if (words.channels?.test(object) === true && !words.joints.test(object)) return false;
  return object.includes(words.disclosure) || words.plainObject.test(object);
}

/** Another year, a plan, a comparison, a part, or a figure with another name. */
function isOther({ rule, blocked, split, requires, suspect }: CompiledFigure, spot: Spot, context: Context): boolean {
  const { sentence, clause, number } = spot;
  const lead = sentence.text.slice(clause.start, number.start);
  if (blocked?.test(lead) === true) return true;
  if (split?.test(sentence.text.slice(number.end, number.end + SPLIT_REACH)) === true) return true;
  if (requires !== null && !requires.test(sentence.text) && !isAtHome(rule.home, context)) return true;
  if (namesOtherTime(lead, rule.allows ?? [], context)) return true;
  const earlier = sentence.text.slice(0, number.start);
  if (suspect?.test(earlier) === true && !earlier.includes(context.words.disclosure)) return true;
  if (rule.part !== true && context.words.parts?.test(earlier) === true) return true;
  return isOtherYear(earlier, context);
}

function isAtHome(home: readonly Topic[] | undefined, { topic }: Context): boolean {
  return topic !== null && home?.includes(topic) === true;
}

function namesOtherTime(lead: string, allowed: readonly string[], { words }: Context): boolean {
  const rest = allowed.length === 0 ? lead : allowed.reduce((text, word) => text.replaceAll(word, ''), lead);
  return words.otherTime?.test(rest) === true;
}

/** The year named last before the figure rules it. */
function isOtherYear(earlier: string, { words, year }: Context): boolean {
  if (year === null) return false;
  const { yearWord } = words;
  for (let at = earlier.lastIndexOf(yearWord); at >= DIGITS; at = earlier.lastIndexOf(yearWord, at - 1)) {
    const end = isBlankCode(earlier.charCodeAt(at - 1)) ? at - 1 : at;
    const named = foldDigits(earlier.slice(Math.max(0, end - DIGITS), end));
    if (YEAR.test(named)) return Number(named) !== year;
  }
  return false;
}

/** What words.year looks for before its word. */
const YEAR = /^(?:19|20)\d\d$/;
const DIGITS = 4;

function readZeros({ sentence, clause }: Pick<Spot, 'sentence' | 'clause'>, context: Context, drafts: Draft[]): void {
  if (!context.words.denial.test(clause.text)) return;
  const zeros = context.rules.zeros.filter((zero) => denies(zero, { clause, sentence }, context.words));
  if (zeros.length === 0 || context.words.exceptions?.test(clause.text) === true) return;
  const earlier = sentence.text.slice(0, clause.start + clause.text.length);
  if (namesOtherTime(clause.text, [], context) || isOtherYear(earlier, context)) return;
  for (const { rule } of zeros) drafts.push({ claim: describe(rule.code, 0, clause, context), part: false, sentence });
}

function denies(
  zero: CompiledZero,
  { clause, sentence }: Pick<Spot, 'sentence' | 'clause'>,
  words: ClaimWords,
): boolean {
  const { patterns, blocked, requires, rule } = zero;
  const denied = patterns.some((pattern) => {
    const match = pattern.exec(clause.text);
    return match !== null && (rule.object !== true || isPlain(match[1], words));
  });
  if (!denied) return false;
  if (requires !== null && !requires.test(sentence.text)) return false;
  return blocked?.test(clause.text) !== true;
}

function describe(indicator: string, value: number, clause: Clause, { section }: Context): Claim {
  return { indicator, value, text: clause.text.trim(), section };
}

/**
 * The same figure stated twice counts once. A part with two values is two different parts, and two totals in one
 * sentence are those of two others (市政府办收到3件，市发改委收到5件): no claims.
 */
function settle(drafts: readonly Draft[]): Claim[] {
  const claims: Claim[] = [];
  const seen = new Set<string>();
  const values = new Map<string, Set<number>>();
  for (const { claim } of drafts)
    values.set(claim.indicator, (values.get(claim.indicator) ?? new Set()).add(claim.value));
  for (const draft of drafts) {
    const { claim, part } = draft;
    const key = `${claim.indicator}=${claim.value}`;
    const several = (values.get(claim.indicator)?.size ?? 0) > 1;
    if (seen.has(key) || (several && (part || hasOtherBeside(draft, drafts)))) continue;
    seen.add(key);
    claims.push(claim);
  }
  return claims;
}

/** True where its own sentence states another value of the same figure. */
function hasOtherBeside({ claim, sentence }: Draft, drafts: readonly Draft[]): boolean {
  return drafts.some(
    (other) =>
      other.sentence === sentence && other.claim.indicator === claim.indicator && other.claim.value !== claim.value,
  );
}

function commonestYear(sections: readonly Section[], { year }: ClaimWords): number | null {
  const counts = new Map<string, number>();
  for (const { paragraphs } of sections) {
    for (const text of paragraphs) countYears(text, year, counts);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first === undefined ? null : Number(first[0]);
}

function countYears(text: string, year: RegExp, counts: Map<string, number>): void {
  year.lastIndex = 0;
  for (let match = year.exec(text); match; match = year.exec(text)) {
    const named = match[1] ?? '';
    counts.set(named, (counts.get(named) ?? 0) + 1);
  }
}
