import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, fill, report } from '../dataset/dataset-folder.js';
import { observe, type RecordChanges } from '../output/sample-record.js';
import { page, plant, refuse, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const KEY = '321200-青溪市审计局';

function content(name: string, what: 'tables' | 'all' = 'tables') {
  return contentOf(join(cwd, name), what);
}

function pageOf(year: number, changes: RecordChanges = {}): string {
  return page({ year, id: `${KEY}/${year}`, ...changes });
}

/** Pages of two folders: the same report twice, other values, a cut page, one without a year, a report of its own. */
const PAGES = {
  'a/1.html': pageOf(2016),
  'a/2.html': pageOf(2017, { observations: [observe('a', 1), observe('b', 2)] }),
  'a/3.html': page({ id: null, year: null, title: 'undated' }),
  'b/1.html': pageOf(2016, { title: 'the same elsewhere', source: { trust: 'official' } }),
  'b/2.html': pageOf(2017, { observations: [observe('a', 1)] }),
  'b/3.html': pageOf(2018, { observations: [observe('a', 3)] }),
  'c/1.html': pageOf(2018, { observations: [observe('a', 4)] }),
  'c/2.html': pageOf(2017, { observations: [observe('a', 1), observe('b', 2), observe('c', 3)] }),
};

describe('build', () => {
  it('makes the tables of a dataset that were deleted, byte for byte', async () => {
    plant(cwd, PAGES);
    await run(['parse', 'a', 'b', '-o', 'out'], { cwd });
    const before = content('out', 'all');
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['codebook.csv', 'datapackage.json']));
    fs.rmSync(join(cwd, 'out/tables'), { recursive: true });
    fs.rmSync(join(cwd, 'out/datapackage.json'));
    const { code, out, err } = await run(['build', 'out'], { cwd });
    expect([code, out]).toEqual([0, '']);
    expect(err).toBe('govdisclose: out: 3 reports, 100 rows: 9 files changed, 5 unchanged\n3 inputs: 3 built\n');
    expect(content('out', 'all')).toEqual(before);
  });

  it('builds each of several where it is', async () => {
    fill(join(cwd, 'x'), [report(KEY, 2016)]);
    fill(join(cwd, 'y'), [report(KEY, 2017)]);
    expect(await run(['build', 'x', 'y', 'x', '-q'], { cwd })).toMatchObject({ code: 0, err: '' });
    expect(content('x')['tables/reports.csv']).toContain(`${KEY},2016`);
    expect(content('y')['tables/reports.csv']).toContain(`${KEY},2017`);
  });

  it.each([[['a', 'b', 'c']], [['c', 'b', 'a']], [['b', 'c', 'a']]])(
    'joins %j as if all pages had been read in one run',
    async (order) => {
      plant(cwd, PAGES);
      await run(['parse', 'a', 'b', 'c', '-o', 'single'], { cwd });
      for (const name of order) await run(['parse', name, '-o', `set-${name}`], { cwd });
      const joined = await run(['build', ...order.map((name) => `set-${name}`), '-o', 'joined', '-q'], { cwd });
      expect(joined).toMatchObject({ code: 0, err: '' });
      expect(content('joined', 'all')).toEqual(content('single', 'all'));
      expect(Object.keys(content('single', 'all')).filter((name) => name.startsWith('held'))).toHaveLength(3);
    },
  );

  it('accounts for every record that it joins', async () => {
    plant(cwd, PAGES);
    for (const name of ['a', 'b', 'c']) await run(['parse', name, '-o', `set-${name}`], { cwd });
    const { code, lines } = await run(['build', 'set-a', 'set-b', 'set-c', '-o', 'joined'], { cwd });
    expect([code, lines.at(-1)]).toEqual([0, '8 inputs: 4 written, 1 duplicate, 3 held']);
    const again = await run(['build', 'set-b', 'joined', '-o', 'joined'], { cwd });
    expect(again.lines.at(-1)).toMatch(/^3 inputs: 2 unchanged, 1 (?:held|duplicate)$/);
  });

  it('tells a damaged record, builds the rest and ends with 1', async () => {
    fill(join(cwd, 'x'), [report(KEY, 2016), report(KEY, 2017)]);
    fs.truncateSync(join(cwd, 'x/records', KEY, '2017.json'), 100);
    const { code, lines } = await run(['build', 'x'], { cwd });
    expect(code).toBe(1);
    expect(lines[0]).toContain(`ERR_RECORD_DAMAGED x/records/${KEY}/2017.json`);
    expect(lines.at(-1)).toBe('2 inputs: 1 built, 1 failed');
    expect(content('x')['tables/reports.csv']).not.toContain(`${KEY},2017`);
  });

  it('refuses a record of a newer schema, and changes nothing', async () => {
    fill(join(cwd, 'x'), [report(KEY, 2016)]);
    plant(cwd, { [`x/records/${KEY}/2017.json`]: '{"schema":"govdisclose/record/2"}' });
    const { code, err } = await run(['build', 'x'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('ERR_SCHEMA_NEWER');
    expect(content('x')).toEqual({});
    expect((await run(['build', 'x', '-o', 'joined'], { cwd })).code).toBe(2);
  });

  it.each([[['x']], [['x', '-o', 'y']]])('says that a dataset holds no records: %j', async (args) => {
    fill(join(cwd, 'x'), []);
    const { code, err } = await run(['build', ...args], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('ERR_DATASET_EMPTY');
  });

  it.each<[readonly string[], number, string]>([
    [['no/where'], 2, 'ERR_NO_DATASET no/where'],
    [['folder'], 2, 'ERR_NO_DATASET folder'],
    [['x', 'folder', '-o', 'y'], 2, 'ERR_NO_DATASET folder'],
    [['x', '-o', 'folder'], 2, 'ERR_NOT_A_DATASET folder'],
    [['x', '-o', ''], 2, 'an empty path'],
    [[''], 2, 'an empty path'],
    [[], 2, 'missing argument <dataset>'],
    [['locked'], 73, 'ERR_OUTPUT_LOCKED'],
    [['x', 'locked', '-o', 'y'], 73, 'ERR_OUTPUT_LOCKED locked: another run writes there (pid 7 on elsewhere'],
  ])('refuses %j', async (args, expected, words) => {
    fill(join(cwd, 'x'), [report(KEY, 2016)]);
    const lock = JSON.stringify({ pid: 7, host: 'elsewhere', since: '2026-05-01T00:00:00.000Z', mark: null });
    plant(cwd, { 'folder/file': '', 'locked/records/x': '', 'locked/.lock': lock });
    const { code, out, err } = await run(['build', ...args], { cwd });
    expect([code, out]).toEqual([expected, '']);
    expect(err.replaceAll(`${cwd}/`, '')).toContain(words);
    expect(content('x')).toEqual({});
    expect(fs.existsSync(join(cwd, 'y'))).toBe(false);
  });

  it.each([[['x']], [['x', '-o', 'y']]])('says that a dataset could not be looked at: %j', async (args) => {
    fill(join(cwd, 'x'), [report(KEY, 2016)]);
    const { code, err } = await run(['build', ...args], {
      cwd,
      changes: { files: { ...fs, lstatSync: refuse('EIO') } },
    });
    expect([code, err]).toEqual([1, expect.stringContaining('ERR_DATASET_UNREADABLE x: the device failed')]);
    expect(content('x')).toEqual({});
  });

  it('stops at a signal: the tables stay, the exit code says so', async () => {
    fill(join(cwd, 'x'), [report(KEY, 2016)]);
    const changes = {
      onSignal: (listener: (signal: 'SIGINT') => void) => {
        listener('SIGINT');
        return () => undefined;
      },
    };
    const { code, err } = await run(['build', 'x'], { cwd, changes });
    expect(code).toBe(130);
    expect(err).toContain('the tables are as they were');
    expect(content('x')).toEqual({});
    expect(fs.existsSync(join(cwd, 'x/.lock'))).toBe(false);
  });
});

describe('parse -o', () => {
  it('tells a damaged record of the dataset, and builds the tables of the rest', async () => {
    plant(cwd, PAGES);
    await run(['parse', 'a', '-o', 'out'], { cwd });
    fs.truncateSync(join(cwd, 'out/records', KEY, '2016.json'), 100);
    const { code, err } = await run(['parse', 'c', '-o', 'out'], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('ERR_RECORD_DAMAGED');
    expect(content('out')['tables/reports.csv']).toContain(`${KEY},2018`);
  });

  it('leaves the tables to the next run after a signal', async () => {
    plant(cwd, PAGES);
    const { code } = await run(['parse', 'b', '-o', 'out'], { cwd, signal: { name: 'SIGINT', at: 2 } });
    expect(code).toBe(130);
    expect(content('out')).toEqual({});
  });
});
