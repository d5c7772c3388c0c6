/** How prose states figures: what `knowledge/labels/claims.ts` holds. */
import type { Topic } from './record.js';

/**
 * Words in order around a figure: `收到|接到~申请~#` means one of the first, some text, then `申请` before the figure;
 * `收到~#~申请` wants the last word behind it. Between the last word and the figure only fill words may stand.
 */
export interface FigurePattern {
  readonly code: string;
  /** Forms the code belongs to; absent when all forms have it with one meaning. */
  readonly forms?: readonly string[];
  /** True when without a form nobody can tell which indicator is meant. */
  readonly needsForm?: true;
  readonly patterns: readonly string[];
  readonly units: readonly string[];
  /** Words before the figure in its clause that make it another figure. */
  /** What behind the figure says that it is more than the year's own. */
  readonly split?: readonly string[];
  readonly blocked?: readonly string[];
  /** The same, between the figure before it and this one only. */
  readonly apart?: readonly string[];
  /** A word that the sentence must hold. */
  readonly requires?: readonly string[];
  /** Parts of the report in which it need not. */
  readonly home?: readonly Topic[];
  /** Words before the figure that make it another figure unless the sentence speaks of disclosure before them. */
  readonly suspect?: readonly string[];
  /** True when what is asked for stands in the gap (受理~申请): an object in other words makes it another figure. */
  readonly object?: true;
  /** Words of other years that belong to this figure's name. */
  readonly allows?: readonly string[];
  /** A part of something: "of which" (其中) before it does not disqualify it, and two different values do. */
  readonly part?: true;
  /** What to divide by to get the form's unit. */
  readonly divisors?: Readonly<Record<string, number>>;
}

/** A statement that there were none. */
export interface ZeroPattern {
  readonly code: string;
  readonly forms?: readonly string[];
  /** `negation~object`; a lone `^` stands for the negations of the knowledge. */
  readonly patterns: readonly string[];
  /** As for figures: what is asked for stands in the gap. */
  readonly object?: true;
  /** Longest text between the two. */
  readonly reach: number;
  readonly blocked?: readonly string[];
  readonly requires?: readonly string[];
}

export interface ClaimKnowledge {
  readonly figures: readonly FigurePattern[];
  readonly zeros: readonly ZeroPattern[];
  readonly negations: readonly string[];
  /** Words that begin with a negation and are none. */
  readonly noNegations: readonly string[];
  /** Words that may stand between a figure and the word that names it. */
  readonly fill: readonly string[];
  readonly year: string;
  /** The word of all that these reports are about. */
  readonly disclosure: string;
  /** Words that ask for nothing else: an object made of them is an application for information. */
  readonly plainObjects: readonly string[];
  /** Ways in which an application comes: one of them named alone is not all applications … */
  readonly channels: readonly string[];
  /** … unless the words join it to others. */
  readonly joints: readonly string[];
  /** Words of other times, comparisons and plans. */
  readonly otherTimes: readonly string[];
  /** Words that open a part of the figure before. */
  readonly parts: readonly string[];
  /** Words that make any statement a partial one. */
  readonly exceptions: readonly string[];
}
