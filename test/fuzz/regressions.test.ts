/** Every page of `fixtures/regressions/` reads as its `expected.json` says: what fuzzing or people once found, and must not come back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DisclosureRecord, type Observation, type PageContext, parsePage } from '../../src/index.js';
import { checkSchema, checkValues } from './invariants.js';
import { idOf } from './subjects.js';

interface Expected {
  /** What the page shows, and what must be read. */
  readonly shows: string;
  readonly context?: PageContext;
  /** By indicator, or `indicator@applicant`: the number, or the status of a cell that has none; null: nothing is observed. */
  readonly values: Readonly<Record<string, number | Observation['status'] | null>>;
  /** Codes of diagnostics that must be there. */
  readonly codes?: readonly string[];
  readonly texts?: { readonly absent: readonly string[] };
}

const ROOT = new URL('../../fixtures/regressions/', import.meta.url).pathname;

function readFixture(slug: string): { bytes: Uint8Array; expected: Expected } {
  const folder = join(ROOT, slug);
  const page = readdirSync(folder).find((name) => name.startsWith('page.')) ?? '';
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  return { bytes: readFileSync(join(folder, page)), expected };
}

function tell(record: DisclosureRecord, id: string): unknown {
  const found = record.observations.filter((row) => idOf(row) === id).map(({ value, status }) => value ?? status);
  return found.length > 1 ? found : (found[0] ?? null);
}

describe('pages that were once read wrongly', () => {
  it.each(readdirSync(ROOT).filter((name) => !name.includes('.')))('%s', (slug) => {
    const { bytes, expected } = readFixture(slug);
    const result = parsePage(bytes, expected.context);
    if (!result.ok) throw new Error(`${expected.shows}: refused, ${result.refusal.reason}`);
    const { record } = result;
    const told = Object.keys(expected.values).map((id) => [id, tell(record, id)]);
    expect(Object.fromEntries(told), expected.shows).toEqual(expected.values);
    expect([...checkSchema(record), ...checkValues(record)]).toEqual([]);
    const codes = record.diagnostics.map(({ code }) => code);
    expect((expected.codes ?? []).filter((code) => !codes.includes(code))).toEqual([]);
    const { source, ...content } = record;
    const text = JSON.stringify(content);
    expect((expected.texts?.absent ?? []).filter((absent) => text.includes(absent))).toEqual([]);
  });
});
