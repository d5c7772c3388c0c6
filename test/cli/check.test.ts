import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { observe, type RecordChanges, sampleRecord } from '../output/sample-record.js';
import { captureOutput, page, plant, refuse, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const KEY = '321200-青溪市审计局';
const sum = (received: number) => [
  observe('requests.received', received, { unit: '件' }),
  ...['in_person', 'fax', 'online', 'mail'].map((way) => observe(`requests.received.${way}`, 2, { unit: '件' })),
];
/** A report of which only the sum of the requests can fail. */
const plain: RecordChanges = {
  claims: [],
  title: null,
  observations: sum(8),
  sections: [],
  source: { trust: 'official' },
};
const wrong: RecordChanges = { ...plain, observations: sum(9) };

function record(year: number, changes: RecordChanges = plain, key = KEY): string {
  const agency = { key, name: key.slice(7), publisher: null, region: null };
  const header = { ...sampleRecord().header, issuedOn: null, publishedAt: null };
  return JSON.stringify(sampleRecord({ id: `${key}/${year}`, year, agency, header, ...changes }));
}

function findings(out: string): readonly (Finding & { readonly input: string })[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('check', () => {
  it('passes pages and records without errors', async () => {
    plant(cwd, { 'a.html': page(plain), 'b.json': record(2016) });
    const { code, out, err } = await run(['check', 'a.html', 'b.json', '--severity', 'error'], { cwd });
    expect([code, err]).toEqual([0, '2 inputs: 2 checked\n']);
    expect(out).toMatch(/^2 reports, 0 with errors: 0 errors, /);
  });

  it('exits 1 on an error, not on a warning, whatever is shown', async () => {
    const received = observe('requests.received', 8, { unit: '条' });
    plant(cwd, { 'e.json': record(2016, wrong), 'w.json': record(2016, { ...plain, observations: [received] }) });
    expect((await run(['check', 'e.json'], { cwd })).code).toBe(1);
    const { code, out } = await run(['check', 'w.json', '--format', 'ndjson'], { cwd });
    expect(findings(out)).toMatchObject([{ rule: 'values.U1', severity: 'warning', outcome: 'fail' }]);
    expect(code).toBe(0);
    expect((await run(['check', 'w.json', '--format', 'ndjson', '--severity', 'error'], { cwd })).out).toBe('');
  });

  it('shows what failed, with all what did not', async () => {
    plant(cwd, { 'e.json': record(2016, wrong) });
    const failed = findings((await run(['check', 'e.json', '--format', 'ndjson'], { cwd })).out);
    expect(new Set(failed.map(({ outcome }) => outcome))).toEqual(new Set(['fail']));
    const all = findings((await run(['check', 'e.json', '--format', 'ndjson', '--all'], { cwd })).out);
    expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['fail', 'pass', 'not-assessable']));
  });

  it('checks anew, whatever the record says of itself', async () => {
    plant(cwd, { 'a.json': record(2016, { ...wrong, checks: [] }) });
    const { out } = await run(['check', 'a.json'], { cwd, env: { LANG: 'zh_CN.UTF-8' } });
    expect(out).toContain('national-2014.C1  收到申请数 = 各受理方式之和');
    expect(out).toContain('应为 8，年报为 9');
  });

  it('compares the years of a dataset, in one order', async () => {
    plant(cwd, {
      [`d/records/${KEY}/2017.json`]: record(2017),
      [`d/records/${KEY}/2016.json`]: record(2016),
      [`d/records/${KEY}/2016~0a1b2c3d.json`]: record(2016, wrong),
    });
    const { code, out, err } = await run(['check', 'd', '--format', 'ndjson'], { cwd });
    const told = findings(out).map(({ input, rule }) => `${input.split('/').at(-1)} ${rule}`);
    expect(told).toContain('2016~0a1b2c3d.json dataset.Y7');
    expect(told.at(-1)).toBe('2017.json years.Y4');
    expect([code, err]).toEqual([1, '3 inputs: 3 checked\n']);
    expect((await run(['check', 'd', '--format', 'ndjson'], { cwd })).out).toBe(out);
  });

  it('goes on after damaged files and records of a newer schema', async () => {
    plant(cwd, {
      [`d/records/${KEY}/2015.json`]: '{"schema":',
      [`d/records/${KEY}/2016.json`]: '{"schema":"govdisclose/record/2"}',
      [`d/records/${KEY}/2017.json`]: record(2017),
    });
    const { code, lines } = await run(['check', 'd'], { cwd });
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^govdisclose: ERR_RECORD_DAMAGED d\/records\/.*2015\.json: not a record/);
    expect(lines[1]).toMatch(/^govdisclose: ERR_SCHEMA_NEWER .*2016\.json: written by a newer govdisclose/);
    expect(lines[2]).toBe('3 inputs: 1 checked, 2 failed');
  });

  it.each<[readonly string[], number, string]>([
    [['check'], 2, 'missing argument <input>'],
    [['check', ''], 2, 'an empty path'],
    [['check', 'http://x.example/'], 2, 'ERR_ADDRESS_GIVEN'],
    [['check', 'a', '--severity', 'bad'], 2, '--severity bad: it must be one of error, warning, info'],
    [['check', 'a', '--format', 'xml'], 2, '--format xml'],
    [['check', 'missing.json'], 1, 'ERR_PATH_MISSING'],
    [['check', 'list.html'], 1, 'ERR_NOT_A_REPORT'],
    [['check', 'empty'], 1, 'ERR_DATASET_EMPTY'],
    [['check', 'none.json'], 1, 'ERR_DATASET_EMPTY'],
    [['check', 'bug.html'], 70, 'ERR_INTERNAL'],
  ])('%j exits %i', async (argv, code, words) => {
    plant(cwd, { 'list.html': 'list', 'bug.html': 'BUG', 'none.json': '[]' });
    fs.mkdirSync(join(cwd, 'empty/records'), { recursive: true });
    const result = await run(argv, { cwd });
    expect(result.code).toBe(code);
    expect(result.err).toContain(words);
  });

  it('goes on after a dataset that could not be looked at', async () => {
    plant(cwd, { 'p/a.html': page(plain), 'ds/records/x': '' });
    const lstatSync = ((path: string) =>
      path.includes('/ds/') ? refuse('EIO')() : fs.lstatSync(path)) as typeof fs.lstatSync;
    const { code, err, lines } = await run(['check', 'ds', 'p'], { cwd, changes: { files: { ...fs, lstatSync } } });
    expect([code, lines.at(-1)]).toEqual([1, '2 inputs: 1 checked, 1 failed']);
    expect(err).toContain('ERR_DATASET_UNREADABLE ds: the device failed');
  });

  it('counts pages of a folder that are no reports, and inputs named twice', async () => {
    plant(cwd, { 'p/a.html': page(plain), 'p/b.html': 'list' });
    const { code, lines } = await run(['check', 'p', 'p/a.html'], { cwd });
    expect([code, lines.at(-1)]).toEqual([0, '3 inputs: 1 checked, 1 duplicate, 1 not report']);
  });

  it('reads a page from standard input, and a list of records from a file', async () => {
    plant(cwd, { 'many.json': `[${record(2016)},${record(2017)}]` });
    const { err } = await run(['check', '-', 'many.json'], { cwd, stdin: page(plain) });
    expect(err).toBe('3 inputs: 3 checked\n');
  });

  it('stops when told to, and when nobody reads', async () => {
    plant(cwd, { 'a.html': page(plain), 'b.html': page(plain) });
    const stopped = await run(['check', 'a.html', 'b.html'], { cwd, signal: { name: 'SIGINT', at: 1 } });
    expect([stopped.code, stopped.lines.at(-1)]).toEqual([130, '2 inputs: 1 checked, 1 left']);
    const stdout = { ...captureOutput(false), failure: 'EPIPE' };
    expect(await run(['check', 'a.html'], { cwd, changes: { stdout } })).toMatchObject({ code: 0, err: '' });
  });

  it('says that standard output is full', async () => {
    plant(cwd, { 'a.html': page(wrong) });
    const stdout = { ...captureOutput(false), failure: null as string | null };
    stdout.flush = async () => {
      stdout.failure = 'ENOSPC';
    };
    const { code, err } = await run(['check', 'a.html'], { cwd, changes: { stdout } });
    expect(code).toBe(73);
    expect(err).toContain('ERR_NO_SPACE');
  });

  it('is quiet when asked', async () => {
    plant(cwd, { 'a.html': page(plain) });
    expect((await run(['check', 'a.html', '-q'], { cwd })).err).toBe('');
  });
});
