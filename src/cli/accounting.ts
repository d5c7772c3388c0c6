/**
 * Every input ends in exactly one outcome: the counts, the last line on standard error, and the exit code. In: outcomes;
 * out: numbers that add up.
 */
import { type ErrorCode, EXIT_CODES } from '../errors.js';
import type { MessageKey, Speak } from '../messages/speak.js';
import type { Signal } from './environment.js';

export const OUTCOMES = [
  'written',
  'checked',
  'built',
  'unchanged',
  'duplicate',
  'held',
  'filtered',
  'unselected',
  'list',
  'attachment',
  'gone',
  'forbidden',
  'not-report',
  'failed',
  'left',
] as const;
export type InputOutcome = (typeof OUTCOMES)[number];

const EXIT_OF_SIGNAL: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 };
/** Running the same command again helps. */
const EXIT_AGAIN: number = 75;
export const EXIT_BUG: number = EXIT_CODES.ERR_INTERNAL;
/** Nothing more can be written. */
export const EXIT_OUTPUT_FAILED: number = EXIT_CODES.ERR_OUTPUT_NOT_WRITABLE;

export interface Accounting {
  count(outcome: InputOutcome): void;
  /** An input counted before turns out otherwise: a better page came later. */
  move(from: InputOutcome, to: InputOutcome): void;
  fail(code: ErrorCode): void;
  /** An error that ended the run, or was about no input. */
  note(code: ErrorCode): void;
  readonly counts: Readonly<Record<InputOutcome, number>>;
  readonly inputs: number;
  /** Of those that failed, how many another run may cure. */
  readonly retryable: number;
  exitCode(signal: Signal | null): number;
}

export function openAccounting(): Accounting {
  const counts: Record<InputOutcome, number> = {
    written: 0,
    checked: 0,
    built: 0,
    unchanged: 0,
    duplicate: 0,
    held: 0,
    filtered: 0,
    unselected: 0,
    list: 0,
    attachment: 0,
    gone: 0,
    forbidden: 0,
    'not-report': 0,
    failed: 0,
    left: 0,
  };
  const codes = new Set<number>();
  let retryable = 0;
  const note = (code: ErrorCode): void => {
    codes.add(EXIT_CODES[code]);
  };
  return {
    count: (outcome) => {
      counts[outcome] += 1;
    },
    move: (from, to) => {
      counts[from] -= 1;
      counts[to] += 1;
    },
    fail: (code) => {
      counts.failed += 1;
      if (EXIT_CODES[code] === EXIT_AGAIN) retryable += 1;
      note(code);
    },
    note,
    counts,
    get inputs() {
      return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
    },
    get retryable() {
      return retryable;
    },
    exitCode: (signal) => exitCodeOf(codes, counts, signal),
  };
}

/** A bug first, then output that failed, then the signal, then work that is left, then inputs that failed. */
function exitCodeOf(codes: ReadonlySet<number>, counts: Accounting['counts'], signal: Signal | null): number {
  for (const code of [EXIT_BUG, EXIT_OUTPUT_FAILED]) if (codes.has(code)) return code;
  if (signal !== null) return EXIT_OF_SIGNAL[signal];
  if (counts.left > 0) return EXIT_AGAIN;
  const isCurable = [...codes].every((code) => code === EXIT_AGAIN);
  if (counts.failed === 0 && codes.size === 0) return 0;
  return isCurable ? EXIT_AGAIN : 1;
}

/** `120 inputs: 97 written, 12 unchanged, 5 failed`: outcomes that did not happen are not named. */
export function describeAccounting({ counts, inputs, retryable }: Accounting, say: Speak): string {
  const total = say('account.inputs', { count: inputs });
  const parts = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => {
    const text = say(`account.${outcome}` satisfies MessageKey, { count: counts[outcome] });
    if (outcome !== 'failed' || retryable === 0) return text;
    return say('account.bracket', { text, note: say('account.retryable', { count: retryable }) });
  });
  if (parts.length === 0) return say('account.none', { inputs: total });
  return say('account.line', { inputs: total, parts: parts.join(say('account.join')) });
}
