/**
 * Claim knowledge → patterns ready to test, sorted by the unit of the figure they look for.
 * Every pattern is anchored at the figure and bounded in reach; none can run over a long text.
 */
import type { ClaimKnowledge, FigurePattern, ZeroPattern } from '../../model/claim-knowledge.js';
import type { Numbers } from '../../text/read-number.js';

/** Before the figure, and behind it (null: nothing wanted there). */
export interface CompiledSide {
  readonly before: RegExp | null;
  /** Code units that the words before the figure can end with, null for any: most patterns are out by the last one. */
  readonly lasts: ReadonlySet<number> | null;
  readonly after: RegExp | null;
  /** On which side of the figure group 1 holds the object of the application, for rules that have one. */
  readonly object: 'before' | 'after' | null;
}

export interface CompiledFigure {
  readonly rule: FigurePattern;
  readonly sides: readonly CompiledSide[];
  readonly blocked: RegExp | null;
  readonly split: RegExp | null;
  readonly apart: RegExp | null;
  readonly requires: RegExp | null;
  readonly suspect: RegExp | null;
}

export interface CompiledZero {
  readonly rule: ZeroPattern;
  readonly patterns: readonly RegExp[];
  readonly blocked: RegExp | null;
  readonly requires: RegExp | null;
}

export interface ClaimWords {
  readonly numbers: Numbers;
  readonly byUnit: ReadonlyMap<string, readonly CompiledFigure[]>;
  readonly zeros: readonly CompiledZero[];
  readonly disclosure: string;
  /** What an application for information asks for, in words that ask for nothing else. */
  readonly plainObject: RegExp;
  /** A sentence without any of these words states nothing. */
  readonly cue: RegExp;
  /** What any denial begins with: a clause without it denies nothing. */
  readonly denial: RegExp;
  /** Fill words by their last code unit, longest first. */
  readonly fill: ReadonlyMap<number, readonly string[]>;
  readonly year: RegExp;
  /** The word behind the number of a year. */
  readonly yearWord: string;
  readonly otherTime: RegExp | null;
  readonly parts: RegExp | null;
  readonly exceptions: RegExp | null;
  /** A way in which applications come, and what joins it to others. */
  readonly channels: RegExp | null;
  readonly joints: RegExp;
  /** The end of a text that denies the figure behind it. */
  readonly denials: RegExp | null;
}

const WIDEST_GAP = 30;
const WIDEST_AFTER = 12;

export function compileClaims(knowledge: ClaimKnowledge, numbers: Numbers): ClaimWords {
  const byUnit = new Map<string, CompiledFigure[]>();
  for (const rule of knowledge.figures) {
    const compiled = compileFigure(rule);
    for (const unit of rule.units) byUnit.set(unit, [...(byUnit.get(unit) ?? []), compiled]);
  }
  const patterns = [...knowledge.figures, ...knowledge.zeros].flatMap((rule) => rule.patterns);
  return {
    numbers,
    byUnit,
    zeros: knowledge.zeros.map((rule) => compileZero(rule, knowledge)),
    disclosure: knowledge.disclosure,
    plainObject: new RegExp(`^(?:${knowledge.plainObjects.join('|')})*$`),
    cue: new RegExp([...new Set(patterns.map(cueOf))].join('|')),
    denial: compileDenial(knowledge),
    fill: indexByLast(knowledge.fill),
    year: new RegExp(`((?:19|20)\\d\\d)\\s?${knowledge.year}`, 'g'),
    yearWord: knowledge.year,
    otherTime: anyOf(knowledge.otherTimes),
    parts: anyOf(knowledge.parts),
    exceptions: anyOf(knowledge.exceptions),
    channels: anyOf(knowledge.channels),
    joints: compileJoints(knowledge),
    denials: anyOf(knowledge.negations.map((word) => `${word}$`)),
  };
}

/** A channel right beside a word that joins it to others. */
function compileJoints({ channels, joints }: ClaimKnowledge): RegExp {
  const [channel, joint] = [`(?:${channels.join('|')})`, `(?:${joints.join('|')})`];
  return new RegExp(`${channel}${joint}|${joint}${channel}`);
}

/** The word of a pattern that stands nearest to what it is about: its last. */
function cueOf(pattern: string): string {
  return (
    pattern
      .split('~')
      .filter((part) => part !== '#')
      .at(-1) ?? pattern
  );
}

function compileFigure(rule: FigurePattern): CompiledFigure {
  return {
    rule,
    sides: rule.patterns.map((pattern) => {
      const [before = '', after = ''] = pattern.split('#');
      const words = before.split('~').filter((word) => word !== '');
      const behind = after.replace('~', '');
      return {
        before: words.length === 0 ? null : new RegExp(`${chain(words, WIDEST_GAP)}$`),
        object: rule.object !== true ? null : words.length > 1 ? 'before' : 'after',
        lasts: listLasts(words.at(-1) ?? ''),
        after: behind === '' ? null : new RegExp(`^([^\\d、,，]{0,${WIDEST_AFTER}}?)(?:${behind})`),
      };
    }),
    blocked: anyOf(rule.blocked),
    split: anyOf(rule.split),
    apart: anyOf(rule.apart),
    requires: anyOf(rule.requires),
    suspect: anyOf(rule.suspect),
  };
}

function compileZero(rule: ZeroPattern, knowledge: ClaimKnowledge): CompiledZero {
  const negation = `(?!${knowledge.noNegations.join('|')})(?:${knowledge.negations.join('|')})`;
  return {
    rule,
    patterns: rule.patterns.map((pattern) => {
      const [no = '', object = ''] = pattern.split('~');
      return new RegExp(`${no === '^' ? negation : `(?:${no})`}([^\\d]{0,${rule.reach}}?)(?:${object})`);
    }),
    blocked: anyOf(rule.blocked),
    requires: anyOf(rule.requires),
  };
}

function compileDenial({ zeros, negations }: ClaimKnowledge): RegExp {
  const openings = zeros.flatMap(({ patterns }) => patterns.map((pattern) => pattern.split('~')[0] ?? ''));
  return new RegExp([...new Set([...openings.filter((opening) => opening !== '^'), ...negations])].join('|'));
}

const PLAIN_WORDS = /^[\p{L}|]+$/u;

function lastOf(word: string): number {
  return word.charCodeAt(word.length - 1);
}

function listLasts(words: string): ReadonlySet<number> | null {
  return PLAIN_WORDS.test(words) ? new Set(words.split('|').map(lastOf)) : null;
}

function indexByLast(words: readonly string[]): Map<number, string[]> {
  const index = new Map<number, string[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const alike = index.get(lastOf(word));
    if (alike) alike.push(word);
    else index.set(lastOf(word), [word]);
  }
  return index;
}

function chain(words: readonly string[], gap: number): string {
  return words.map((word) => `(?:${word})`).join(`([^\\d]{0,${gap}}?)`);
}

function anyOf(words: readonly string[] | undefined): RegExp | null {
  return words === undefined || words.length === 0 ? null : new RegExp(words.join('|'));
}
