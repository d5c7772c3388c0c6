import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDataset, type RecordEntry, readRecordList, readRecords } from '../../src/dataset/read-records.js';
import { findFault } from '../../src/dataset/record-shape.js';
import { plant, refuse, temporaryFolder } from '../cli/captured-environment.js';
import { type RecordChanges, sampleRecord } from '../output/sample-record.js';

let root = '';
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

const [A, B] = ['110000-甲局', '320000-乙局'];

function text(key: string, year: number, changes: RecordChanges = {}): string {
  const agency = { key, name: key, publisher: null, region: null };
  return JSON.stringify(sampleRecord({ id: `${key}/${year}`, year, agency, ...changes }));
}

function read(): readonly RecordEntry[] {
  return [...readRecords(fs, { subject: 'd', path: root })];
}

function tell(entry: RecordEntry): string {
  if ('error' in entry) return `${entry.subject} ${entry.error.code}`;
  return `${entry.filed.record.id} ${entry.filed.variant ?? ''}`.trim();
}

describe('a dataset', () => {
  it('is a folder with records in it', () => {
    plant(root, { 'records/x': '', 'other/x': '', 'file/records': '' });
    expect(
      [root, join(root, 'other'), join(root, 'file'), join(root, 'none')].map((path) =>
        isDataset(fs, { subject: path, path }),
      ),
    ).toEqual([true, false, false, false]);
  });

  it('that cannot be looked at is told: it may be one', () => {
    const failing = { ...fs, lstatSync: refuse('EIO') };
    expect(() => isDataset(failing, { subject: 'd', path: root })).toThrow(
      expect.objectContaining({ code: 'ERR_DATASET_UNREADABLE', detail: expect.objectContaining({ why: 'why.EIO' }) }),
    );
  });

  it('is read agency by agency, years upward, preferred before variants', () => {
    plant(root, {
      [`records/${B}/2017.json`]: text(B, 2017),
      [`records/${A}/2018.json`]: text(A, 2018),
      [`records/${A}/2017~0a1b2c3d.json`]: text(A, 2017),
      [`records/${A}/2017.json`]: text(A, 2017),
      [`records/${A}/2017.csv`]: '',
      [`records/${A}/2017.json.corrupt-0a1b2c3d`]: '',
      [`records/${A}/.tmp-1-2019.json`]: '{',
      'held/0a1b2c3d4e5f.json': '{}',
    });
    expect(read().map(tell)).toEqual([`${A}/2017`, `${A}/2017 0a1b2c3d`, `${A}/2018`, `${B}/2017`]);
  });

  it.each<[string, string, string]>([
    ['{"schema":"govdisclose/record/1","obs', 'ERR_RECORD_DAMAGED', 'cut off'],
    ['[]', 'ERR_RECORD_DAMAGED', 'does not say'],
    ['{"schema":"govdisclose/record/9"}', 'ERR_SCHEMA_NEWER', 'govdisclose/record/9'],
    ['{"schema":"govdisclose/record/0"}', 'ERR_RECORD_DAMAGED', 'no version govdisclose/record/0'],
    [text(A, 2015), 'ERR_RECORD_DAMAGED', 'folder and file'],
    [text(B, 2016), 'ERR_RECORD_DAMAGED', 'folder and file'],
    [text(A, 2016, { claims: [null] as never }), 'ERR_RECORD_DAMAGED', '/claims/0'],
    [text(A, 2016, { header: {} as never }), 'ERR_RECORD_DAMAGED', '/header/indexNumber'],
  ])('tells what is wrong with a file and goes on: %.40s', (content, code, words) => {
    plant(root, { [`records/${A}/2016.json`]: content, [`records/${B}/2016.json`]: text(B, 2016) });
    const [wrong, right] = read();
    expect(wrong).toMatchObject({ subject: `d/records/${A}/2016.json`, error: { code } });
    expect(wrong !== undefined && 'error' in wrong && wrong.error.message).toContain(words);
    expect(right !== undefined && tell(right)).toBe(`${B}/2016`);
  });

  it('tells of names that are no year, of files among the agencies, and of folders it may not read', () => {
    plant(root, { [`records/${A}/x.json`]: '{}', 'records/file': '' });
    expect(read().map(tell)).toEqual([
      `d/records/${A}/x.json ERR_RECORD_DAMAGED`,
      'd/records/file ERR_PATH_UNREADABLE',
    ]);
  });

  it('reads one record at a time', () => {
    plant(root, { [`records/${A}/2016.json`]: text(A, 2016), [`records/${A}/2017.json`]: text(A, 2017) });
    let reads = 0;
    const files = {
      ...fs,
      readFileSync: ((...args: [string, 'utf8']) => {
        reads++;
        return fs.readFileSync(...args);
      }) as never,
    };
    const entries = readRecords(files, { subject: 'd', path: root });
    entries.next();
    expect(reads).toBe(1);
  });
});

describe('a file', () => {
  it('holds one record or a list of them', () => {
    expect(readRecordList(`\ufeff${text(A, 2016)}`, 'a.json').map(tell)).toEqual([`${A}/2016`]);
    const list = readRecordList(`[${text(A, 2016)},{},${text(B, 2017)}]`, 'a.json');
    expect(list.map(tell)).toEqual([`${A}/2016`, 'a.json#2 ERR_RECORD_DAMAGED', `${B}/2017`]);
  });

  it('has the shape of a record as it is written', () => {
    expect(findFault(sampleRecord())).toBeNull();
    for (const found of [null, 1, 'x', []]) expect(findFault(found)).not.toBeNull();
  });
});
