/** What an outcome must be, said in one line; a failure shows the error's own words. In: an outcome; out: its parts. */
import { expect } from 'vitest';
import { describeError, type ErrorCode } from '../../../src/errors.js';
import type { Fetched, FetchFailed, FetchOutcome } from '../../../src/fetch/fetcher.js';
import { LANGUAGES, speakIn } from '../../../src/messages/speak.js';

/** A value that was not handed in, or a key that has no words. */
const UNSAID = /\{\w+\}|undefined|(?:why|phase|hint)\.\w/;

export function expectFetched(outcome: FetchOutcome): Fetched {
  const told = outcome.kind === 'failed' ? outcome.error.message : '';
  expect([outcome.kind, told]).toEqual(['fetched', '']);
  return outcome as Fetched;
}

export function expectFailed(outcome: FetchOutcome, code: ErrorCode): FetchFailed {
  expect(outcome.kind === 'failed' ? outcome.error.code : outcome.kind).toBe(code);
  const failed = outcome as FetchFailed;
  const said = LANGUAGES.map((language) => describeError(failed.error, speakIn(language)));
  for (const words of said) expect(words).not.toMatch(UNSAID);
  expect(failed.retryable).toBe(failed.error.exitCode === 75);
  return failed;
}

export function bodyOf(outcome: FetchOutcome): string {
  return Buffer.from(outcome.captures.at(-1)?.body ?? []).toString('utf8');
}

/** The notes but for the one that every test without robots.txt has. */
export function codesOf(outcome: FetchOutcome): readonly string[] {
  return outcome.notes.map(({ code }) => code).filter((code) => code !== 'robots-ignored');
}
