import { describe, expect, it } from 'vitest';
import { pairRecords } from '../../src/dataset/pair-records.js';
import type { RecordEntry } from '../../src/dataset/read-records.js';
import { GovdiscloseError } from '../../src/errors.js';
import { report } from './dataset-folder.js';

const [A, B] = ['110000-甲局', '320000-乙局'];

function entry(key: string, year: number, variant: string | null = null): RecordEntry {
  const source = { path: `${key}/${year}${variant ?? ''}.html` };
  return { subject: `${key}/${year}`, filed: { record: report(key, year, { source }), variant } };
}

const damaged: RecordEntry = { subject: 'x', error: new GovdiscloseError('ERR_RECORD_DAMAGED', { subject: 'x' }) };

function pairs(before: readonly RecordEntry[], after: readonly RecordEntry[]): readonly string[] {
  return [...pairRecords(before.values(), after.values())].map((pair) => {
    if ('error' in pair) return pair.error.code;
    const name = (one: typeof pair.before) => (one === null ? '—' : `${one.record.id}${one.variant ?? ''}`);
    return `${name(pair.before)} ${name(pair.after)}`;
  });
}

describe('pairs of records', () => {
  it('stand side by side or alone, in order', () => {
    const before = [entry(A, 2016), entry(A, 2017), entry(A, 2017, 'aa'), entry(B, 2016)];
    const after = [entry(A, 2015), entry(A, 2016), entry(A, 2017), entry(A, 2017, 'bb'), entry(B, 2017)];
    expect(pairs(before, after)).toEqual([
      `— ${A}/2015`,
      `${A}/2016 ${A}/2016`,
      `${A}/2017 ${A}/2017`,
      `— ${A}/2017bb`,
      `${A}/2017aa —`,
      `${B}/2016 —`,
      `— ${B}/2017`,
    ]);
  });

  it('are made by what the pages are, wherever they are filed: a page that was corrected is one change', () => {
    const page = (value: string, variant: string | null, path: string): RecordEntry => {
      const source = { sha256: value.repeat(64), path };
      return { subject: value, filed: { record: report(A, 2016, { title: value, source }), variant } };
    };
    const told = (before: readonly RecordEntry[], after: readonly RecordEntry[]) =>
      [...pairRecords(before.values(), after.values())].map((pair) =>
        'error' in pair ? '' : `${pair.before?.record.title ?? '—'} ${pair.after?.record.title ?? '—'}`,
      );
    const [a, b, other] = [page('a', null, 'x'), page('b', 'bb', 'y'), page('c', 'cc', 'z')];
    expect(told([a], [a, page('b', 'bb', 'x')])).toEqual(['a a', 'a b']);
    expect(told([a], [page('b', null, 'x'), page('a', 'aa', 'x')])).toEqual(['a b', 'a a']);
    expect(told([a, b], [page('b', null, 'y'), page('a', 'aa', 'x')])).toEqual(['b b', 'a a']);
    expect(told([a, b], [a, other])).toEqual(['a a', '— c', 'b —']);
    expect(told([a], [page('c', null, 'z')])).toEqual(['a c']);
  });

  it('are none for two empty datasets, and all alone beside one', () => {
    expect(pairs([], [])).toEqual([]);
    expect(pairs([], [entry(A, 2016)])).toEqual([`— ${A}/2016`]);
    expect(pairs([entry(A, 2016)], [])).toEqual([`${A}/2016 —`]);
  });

  it('tell what cannot be read on the way', () => {
    expect(pairs([damaged, entry(A, 2016), damaged], [entry(A, 2016), damaged])).toEqual([
      'ERR_RECORD_DAMAGED',
      'ERR_RECORD_DAMAGED',
      'ERR_RECORD_DAMAGED',
      `${A}/2016 ${A}/2016`,
    ]);
  });
});
