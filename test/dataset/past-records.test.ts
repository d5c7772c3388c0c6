import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPast } from '../../src/dataset/past-records.js';
import { readRecords } from '../../src/dataset/read-records.js';
import { listRuns } from '../../src/dataset/read-runs.js';
import { RUN_CHANGES } from '../../src/dataset/run-changes.js';
import { temporaryFolder } from '../cli/captured-environment.js';
import { observe } from '../output/sample-record.js';
import { fill, report } from './dataset-folder.js';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const [A, B] = ['110000-甲局', '320000-乙局'];
/** The same bytes, read to this value. */
const items = (value: number, bytes = 'a') => ({
  observations: [observe('proactive.items', value)],
  source: { sha256: bytes.repeat(64), path: `${bytes}.html` },
});
/** In the order in which they ran. */
const runs = (): readonly string[] => [...listRuns(fs, folder)].reverse();
const changesOf = (run: string): string => join(folder, 'runs', run, RUN_CHANGES);

/** What the dataset held when the n-th run had ended: file, variant, first value. */
function stateAfter(index: number): readonly string[] {
  const files = readPast({ files: fs, root: folder, run: runs()[index] ?? '', subject: 'a run' });
  return [...readRecords(files, { subject: folder, path: folder })].map((entry) => {
    if ('error' in entry) return entry.error.code;
    const { record, variant } = entry.filed;
    return `${record.id}${variant === null ? '' : '~'} ${record.observations[0]?.value}`;
  });
}

describe('a dataset as it was after a run', () => {
  it('has what later runs added not yet, what they replaced as it was, what they removed still', () => {
    fill(folder, [report(A, 2016, items(1)), report(A, 2017, items(2, 'b'))]);
    fill(folder, [report(A, 2016, items(3)), report(B, 2016, items(4, 'c'))]);
    fill(folder, [report(A, 2016, items(5)), report(A, 2017, items(2, 'b'))]);
    expect(stateAfter(0)).toEqual([`${A}/2016 1`, `${A}/2017 2`]);
    expect(stateAfter(1)).toEqual([`${A}/2016 3`, `${A}/2017 2`, `${B}/2016 4`]);
    expect(stateAfter(2)).toEqual([`${A}/2016 5`, `${A}/2017 2`, `${B}/2016 4`]);
  });

  it('has the variants that it had', () => {
    fill(folder, [report(A, 2016, items(1))]);
    fill(folder, [report(A, 2016, items(2, 'd'))]);
    fill(folder, [report(A, 2016, items(1, 'd'))]);
    expect(stateAfter(0)).toEqual([`${A}/2016 1`]);
    expect(
      stateAfter(1)
        .map((one) => one.replace('~', ''))
        .sort(),
    ).toEqual([`${A}/2016 1`, `${A}/2016 2`]);
    const now = [...readRecords(fs, { subject: folder, path: folder })].length;
    expect(stateAfter(2)).toHaveLength(now);
  });

  it('keeps a line for each record file that changed, and none for those that did not', () => {
    const same = report(A, 2016, items(1));
    fill(folder, [same]);
    fill(folder, [same]);
    const [first = '', second = ''] = runs();
    expect(fs.readFileSync(changesOf(first), 'utf8')).toBe(`{"file":"records/${A}/2016.json","before":null}\n`);
    expect(fs.readFileSync(changesOf(second), 'utf8')).toBe('');
  });

  it('reads past the torn line of a run that was killed', () => {
    fill(folder, [report(A, 2016, items(1))]);
    fill(folder, [report(A, 2016, items(2))]);
    fs.appendFileSync(changesOf(runs()[1] ?? ''), `{"file":"records/${A}/2017.json","before":{"sch`);
    expect(stateAfter(0)).toEqual([`${A}/2016 1`]);
  });

  it('is not known where a later run kept nothing', () => {
    fill(folder, [report(A, 2016, items(1))]);
    fill(folder, [report(A, 2016, items(2))]);
    fs.rmSync(changesOf(runs()[1] ?? ''));
    expect(() => stateAfter(0)).toThrow(expect.objectContaining({ code: 'ERR_NOT_COMPARABLE' }));
    expect(stateAfter(1)).toEqual([`${A}/2016 2`]);
  });
});
