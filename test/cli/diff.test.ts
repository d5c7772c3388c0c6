import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DIFFERENCE_FORMATS as NAMED } from '../../src/cli/program.js';
import { DIFFERENCE_FORMATS } from '../../src/output/difference/difference-report.js';
import { fill, readExactCsv, report } from '../dataset/dataset-folder.js';
import { observe } from '../output/sample-record.js';
import { plant, refuse, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const [A, B] = ['110000-甲局', '320000-乙局'];
const SAME = { sha256: 'a'.repeat(64) };

/** One report the same, one changed by the page, one by the parser, one gone, one new. */
function fillTwo(): void {
  const items = (value: number) => ({ observations: [observe('proactive.items', value)] });
  fill(join(cwd, 'old'), [
    report(A, 2014),
    report(A, 2015, items(1)),
    report(A, 2016, { ...items(1), source: SAME }),
    report(B, 2016),
  ]);
  fill(join(cwd, 'new'), [
    report(A, 2014),
    report(A, 2015, items(2)),
    report(A, 2016, { ...items(3), source: SAME }),
    report(B, 2017),
  ]);
}

describe('diff', () => {
  it('tells people what is new, gone and changed, and by what', async () => {
    fillTwo();
    const { code, out, err } = await run(['diff', 'old', 'new'], { cwd });
    expect([code, err]).toEqual([1, '']);
    expect(out).toBe(
      [
        '~ 甲局 · 2015  changed  by the page',
        '  ~ Items of government information disclosed: 1 条 → 2 条',
        '',
        '~ 甲局 · 2016  changed  by the parser',
        '  ~ Items of government information disclosed: 1 条 → 3 条',
        '',
        '- 乙局 · 2016  gone',
        '',
        '+ 乙局 · 2017  new',
        '',
        'new 1, gone 1, changed 2, same 1; 2 values differ (by the page 1, by the parser 1)',
        '',
      ].join('\n'),
    );
  });

  it('compares two runs of a dataset, or a run with what is there now', async () => {
    const items = (value: number, more = {}) => ({ observations: [observe('proactive.items', value)], ...more });
    fill(join(cwd, 'ds'), [report(A, 2015, items(1)), report(A, 2016, { ...items(1), source: SAME })]);
    fill(join(cwd, 'ds'), [report(A, 2015, items(2)), report(B, 2017)]);
    fill(join(cwd, 'ds'), [report(A, 2016, { ...items(3), source: SAME })]);
    const [first, second, third] = fs.readdirSync(join(cwd, 'ds/runs')).sort();
    const brief = async (before: string, after: string) => {
      const { code, out } = await run(['diff', before, after, '--format', 'ndjson'], { cwd });
      const lines = out.split('\n').filter(Boolean);
      return [code, ...lines.map((line) => JSON.parse(line)).map(({ change, id, cause }) => [change, id, cause])];
    };
    const changes = [
      ['corrected', `${A}/2015`, 'page'],
      ['added', `${B}/2017`, null],
    ];
    expect(await brief(`ds/runs/${first}`, `ds/runs/${second}`)).toEqual([1, ...changes]);
    expect(await brief(`ds/runs/${second}/`, 'ds')).toEqual([1, ['corrected', `${A}/2016`, 'parser']]);
    expect(await brief(`ds/runs/${third}`, 'ds')).toEqual([0]);
    const { code, err } = await run(['diff', `ds/runs/${first}`, 'ds/runs/20200101T000000000Z'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('ERR_NOT_COMPARABLE ds/runs/20200101T000000000Z');
  });

  it('cannot compare what could not be looked at', async () => {
    fillTwo();
    const changes = { files: { ...fs, lstatSync: refuse('EIO') } };
    const { code, err } = await run(['diff', 'old', 'new'], { cwd, changes });
    expect([code, err]).toEqual([2, expect.stringContaining('ERR_NOT_COMPARABLE old')]);
  });

  it('writes NDJSON, JSON and CSV', async () => {
    fillTwo();
    const { out } = await run(['diff', 'old', 'new', '--format', 'ndjson'], { cwd });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ change, id, cause }) => [change, id, cause])).toEqual([
      ['corrected', `${A}/2015`, 'page'],
      ['corrected', `${A}/2016`, 'parser'],
      ['withdrawn', `${B}/2016`, null],
      ['added', `${B}/2017`, null],
    ]);
    expect(lines[0].values).toMatchObject([{ before: { value: 1 }, after: { value: 2 } }]);
    const json = await run(['diff', 'old', 'new', '--format', 'json'], { cwd });
    expect(JSON.parse(json.out)).toEqual(lines);
    const csv = await run(['diff', 'old', 'new', '--format', 'csv'], { cwd });
    expect(readExactCsv(csv.out)).toMatchObject([
      { year: '2015', change: 'corrected', indicator: 'proactive.items', before: '1', after: '2', cause: 'page' },
      { year: '2016', before: '1', after: '3', cause: 'parser' },
      { agency_key: B, year: '2016', report_change: 'withdrawn', field: '' },
      { agency_key: B, year: '2017', report_change: 'added' },
    ]);
  });

  it('finds no difference between a dataset and itself', async () => {
    fillTwo();
    expect(await run(['diff', 'old', 'old'], { cwd })).toMatchObject({ code: 0, out: 'no difference: 4 reports\n' });
    const csv = await run(['diff', 'old', 'old', '--format', 'csv'], { cwd });
    expect([csv.code, readExactCsv(csv.out)]).toEqual([0, []]);
    expect((await run(['diff', 'old', 'old', '--format', 'json'], { cwd })).out).toBe('[]\n');
    expect((await run(['diff', 'old', 'old', '--format', 'ndjson'], { cwd })).out).toBe('');
  });

  it('compares two records', async () => {
    fillTwo();
    const [before, after] = [`old/records/${A}/2015.json`, `new/records/${A}/2015.json`];
    const { code, out } = await run(['diff', before, after, '--lang', 'zh'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('主动公开政府信息数: 1 条 → 2 条');
    expect((await run(['diff', before, before], { cwd })).code).toBe(0);
  });

  it('shows no page text that steers the terminal', async () => {
    fill(join(cwd, 'old'), [report(A, 2016)]);
    fill(join(cwd, 'new'), [
      report(A, 2016, { title: '\u001b[2Jx', observations: [observe(null, 1, { label: '\u202ey' })] }),
    ]);
    const { out } = await run(['diff', 'old', 'new'], { cwd });
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(out).toContain('\\u{1b}[2Jx');
  });

  it('cuts a long list for people only', async () => {
    const many = Array.from({ length: 50 }, (_, index) => observe(`i${index}`, index));
    fill(join(cwd, 'old'), [report(A, 2016, { observations: [] })]);
    fill(join(cwd, 'new'), [report(A, 2016, { observations: many })]);
    expect((await run(['diff', 'old', 'new'], { cwd })).out).toContain('… and 10 more (--format ndjson has all)');
    const { out } = await run(['diff', 'old', 'new', '--format', 'ndjson'], { cwd });
    expect(JSON.parse(out).values).toHaveLength(50);
  });

  it.each<[readonly string[], string]>([
    [['old', 'missing'], 'no dataset, and old is one'],
    [['missing.json', 'x.json'], 'no such file or folder'],
    [['x.json', 'text.json'], 'it is not JSON, or was cut off'],
    [['x.json', 'newer.json'], 'written by a newer govdisclose (govdisclose/record/2)'],
    [['x.json', 'other-form.json'], 'another form than that of x.json'],
    [['folder', 'x.json'], 'a folder, not a file'],
  ])('cannot compare %j', async (args, words) => {
    fillTwo();
    plant(cwd, {
      'x.json': JSON.stringify(report(A, 2016)),
      'other-form.json': JSON.stringify(report(A, 2016, { form: 'national-2021' })),
      'text.json': 'text',
      'newer.json': '{"schema":"govdisclose/record/2"}',
      'folder/file': '',
    });
    const { code, out, err } = await run(['diff', ...args], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('ERR_NOT_COMPARABLE');
    expect(err).toContain(words);
  });

  it('compares what it can read, and says that it could not read all', async () => {
    fillTwo();
    fs.truncateSync(join(cwd, 'old/records', A, '2014.json'), 50);
    const { code, out, err } = await run(['diff', 'old', 'new'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(`ERR_RECORD_DAMAGED old/records/${A}/2014.json`);
    expect(out).toContain('changed 2');
  });

  it('offers the formats that there are', () => {
    expect(Object.keys(DIFFERENCE_FORMATS)).toEqual([...NAMED]);
  });
});
