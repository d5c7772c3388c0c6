/**
 * Bytes → text. What the `text/` stage hands on: the decoded page, how its charset was known, and for each string of
 * the page the text as printed beside the text as treated.
 */

/** How the charset of a page was established, best evidence first. */
export type CharsetEvidence = 'bom' | 'proof' | 'header' | 'meta' | 'guess';

/** Text of a whole input after decoding. `replacements` counts U+FFFD that the decoder had to put in. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG-like name in lower case: `utf-8`, `gb18030`, `big5`, `utf-16le`, `utf-16be`. */
  readonly charset: string;
  readonly charsetFrom: CharsetEvidence;
  /** Label claimed by a header or a meta tag, when it is not what was used. */
  readonly claimed: string | null;
  readonly replacements: number;
}

/** One string of the page: as printed (blanks collapsed, nothing else), and treated (simplified, annotations removed). */
export interface Words {
  readonly raw: string;
  readonly text: string;
}

export type Script = 'simplified' | 'traditional' | 'mixed';

export type Severity = 'error' | 'warning' | 'info';

/** What was repaired, guessed or left. `at` is a JSON pointer into the record (`/observations/3`), or null. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: string | null;
}

/** Strings of a page after treatment, index by index those that went in. */
export interface TreatedText {
  readonly texts: readonly string[];
  readonly script: Script;
  readonly diagnostics: readonly Diagnostic[];
  /** False when no string holds a question mark: then none stands for a lost blank. */
  readonly questions: boolean;
}

/** The four things a value cell can be, and its reading. Only `reported` has a value. */
export type ValueStatus = 'reported' | 'blank' | 'placeholder' | 'unreadable';

export interface ReadNumber {
  readonly status: ValueStatus;
  readonly value: number | null;
  /** Unit printed in the cell (`251000元` → `元`), else null. */
  readonly unit: string | null;
  /** Text beside the number, brackets included (`（其中修订16件）`), else null. */
  readonly note: string | null;
}

/** An ordinal taken off the front of a line: `（一）收到` → number 1, level 2, rest `收到`. */
export interface Ordinal {
  readonly number: number;
  /**
   * 1 `一、` `第一、` · 2 `（一）` `㈠` · 3 `1.` `1、` · 4 `（1）` · 5 `①`. A style seen alone still has its level.
   */
  readonly level: 1 | 2 | 3 | 4 | 5;
  /** The ordinal as printed, delimiter included. */
  readonly printed: string;
  readonly rest: string;
}
