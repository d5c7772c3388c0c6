import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fill, report } from '../dataset/dataset-folder.js';
import { readIslands } from '../output/report-html/report-page.js';
import { observe } from '../output/sample-record.js';
import { plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const KEY = '321200-甲局';
const RUN = 'DIR/runs/20260501T080000000Z/log.ndjson';

function read(name = 'out.html') {
  return readIslands(fs.readFileSync(join(cwd, name), 'utf8'));
}

function fillTwoYears(): void {
  fill(join(cwd, 'DIR'), [
    report(KEY, 2022, {
      form: 'national-2021',
      observations: [observe('requests.carried_out', 5, { applicant: 'total' })],
    }),
    report(KEY, 2023, {
      form: 'national-2021',
      observations: [observe('requests.carried_in', 3, { applicant: 'total' })],
    }),
  ]);
}

describe('report', () => {
  it('writes one file, and accounts for every record', async () => {
    fillTwoYears();
    const { code, out, lines } = await run(['report', 'DIR', '-o', 'out.html', '--lang', 'zh'], { cwd });
    expect([code, out, lines.at(-1)]).toEqual([0, '', '2 个输入：已核对 2']);
    const { index, details } = read();
    expect([index.name, index.language, index.reports.year]).toEqual(['DIR', 'zh', [2022, 2023]]);
    expect(details.size).toBe(2);
    expect(fs.readdirSync(cwd).sort()).toEqual(['DIR', 'out.html']);
  });

  it('writes the same bytes again', async () => {
    fillTwoYears();
    await run(['report', 'DIR', '-o', 'a.html'], { cwd });
    await run(['report', 'DIR', '-o', 'b.html'], { cwd, now: '2027-01-01T00:00:00Z' });
    expect(fs.readFileSync(join(cwd, 'b.html'), 'utf8')).toBe(fs.readFileSync(join(cwd, 'a.html'), 'utf8'));
  });

  it('writes to standard output when asked', async () => {
    fillTwoYears();
    const { code, out } = await run(['report', 'DIR', '-o', '-'], { cwd });
    expect(code).toBe(0);
    expect(readIslands(out).index.reports.year).toEqual([2022, 2023]);
  });

  it('takes only the years that are wanted; years are still checked against each other', async () => {
    fillTwoYears();
    const { lines } = await run(['report', 'DIR', '-o', 'out.html', '--years', '2023'], { cwd });
    expect(lines.at(-1)).toBe('2 inputs: 1 checked, 1 of other years');
    const { index, details } = read();
    expect(index.reports.year).toEqual([2023]);
    const rules = details.get(0)?.f.map(([rule]) => index.rules[rule]) ?? [];
    expect(rules.some((rule) => rule?.startsWith('years.Y1'))).toBe(true);
  });

  it('tells a damaged record in both languages, writes the rest, and ends with 1', async () => {
    fillTwoYears();
    plant(cwd, { [`DIR/records/${KEY}/2024.json`]: '{"schema":' });
    const { code, err } = await run(['report', 'DIR', '-o', 'out.html'], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('ERR_RECORD_DAMAGED');
    const { index } = read();
    expect(index.damaged).toHaveLength(1);
    expect(index.damaged[0]?.told.zh).toContain('不是记录');
    expect(index.damaged[0]?.told.en).toContain('not a record');
    expect(index.reports.year).toEqual([2022, 2023]);
  });

  it('lists what is held, and why', async () => {
    fillTwoYears();
    fill(join(cwd, 'DIR'), []);
    const held = report(KEY, 2020, { id: null, year: null });
    plant(cwd, { 'DIR/held/0123456789ab.json': JSON.stringify(held) });
    await run(['report', 'DIR', '-o', 'out.html'], { cwd });
    expect(read().index.held).toMatchObject([{ name: '甲局', why: 'year', file: 'held/0123456789ab.json' }]);
  });

  it('tells what the last run changed and what failed in it', async () => {
    fillTwoYears();
    fs.rmSync(join(cwd, 'DIR/runs'), { recursive: true, force: true });
    const events = [
      { event: 'start', at: '2026-05-01T08:00:00.000Z' },
      { event: 'input', input: 'https://a.example/x.html', outcome: 'failed', code: 'ERR_FETCH_STATUS' },
      {
        event: 'end',
        at: '2026-05-01T09:00:00.000Z',
        written: 1,
        failed: 1,
        changes: {
          new: [`${KEY}/2023 https://a.example/2023.html`],
          changed: [],
          gone: ['https://a.example/g'],
          held: [],
        },
      },
    ];
    plant(cwd, { [RUN]: `${events.map((event) => JSON.stringify(event)).join('\n')}\n{"event":"to` });
    await run(['report', 'DIR', '-o', 'out.html'], { cwd });
    const told = read().index.run;
    expect(told).toMatchObject({ endedAt: '2026-05-01T09:00:00.000Z', counts: { written: 1, failed: 1 }, left: 0 });
    expect(told?.changes).toEqual([
      {
        kind: 'failed',
        subject: 'https://a.example/x.html',
        url: 'https://a.example/x.html',
        code: 'ERR_FETCH_STATUS',
        report: null,
      },
      {
        kind: 'new',
        subject: `${KEY}/2023 https://a.example/2023.html`,
        url: 'https://a.example/2023.html',
        code: null,
        report: 1,
      },
      { kind: 'gone', subject: 'https://a.example/g', url: 'https://a.example/g', code: null, report: null },
    ]);
  });

  it('tells a run that did not come to its end', async () => {
    fillTwoYears();
    plant(cwd, { 'DIR/runs/20990101T000000000Z/log.ndjson': '{"event":"start"}\n' });
    await run(['report', 'DIR', '-o', 'out.html'], { cwd });
    expect(read().index.run).toMatchObject({ name: '20990101T000000000Z', endedAt: null, changes: [] });
  });
});

describe('report refuses', () => {
  it('what is no dataset, before anything is written', async () => {
    plant(cwd, { 'DIR/a.html': '' });
    const { code, err } = await run(['report', 'DIR', '-o', 'out.html'], { cwd });
    expect([code, err.includes('ERR_NO_DATASET')]).toEqual([2, true]);
    expect(fs.existsSync(join(cwd, 'out.html'))).toBe(false);
  });

  it('a missing -o, and an empty one', async () => {
    fillTwoYears();
    expect((await run(['report', 'DIR'], { cwd })).code).toBe(2);
    expect((await run(['report', 'DIR', '-o', ''], { cwd })).code).toBe(2);
  });

  it('to write over a folder or through a link', async () => {
    fillTwoYears();
    plant(cwd, { 'other.txt': 'kept' });
    fs.symlinkSync('other.txt', join(cwd, 'link.html'));
    for (const output of ['DIR', 'link.html']) {
      const { code, err } = await run(['report', 'DIR', '-o', output], { cwd });
      expect([code, err.includes('ERR_UNSAFE_PATH')]).toEqual([73, true]);
    }
    expect(fs.readFileSync(join(cwd, 'other.txt'), 'utf8')).toBe('kept');
  });

  it('an empty dataset: the file that was there stays', async () => {
    fs.mkdirSync(join(cwd, 'DIR/records'), { recursive: true });
    plant(cwd, { 'out.html': 'before' });
    const { code, err } = await run(['report', 'DIR', '-o', 'out.html'], { cwd });
    expect([code, err.includes('ERR_DATASET_EMPTY')]).toEqual([1, true]);
    expect(fs.readFileSync(join(cwd, 'out.html'), 'utf8')).toBe('before');
    expect(fs.readdirSync(cwd).sort()).toEqual(['DIR', 'out.html']);
  });

  it('to leave half a file when the disk is full', async () => {
    fillTwoYears();
    plant(cwd, { 'out.html': 'before' });
    const files = {
      ...fs,
      fsyncSync: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    const { code } = await run(['report', 'DIR', '-o', 'out.html'], { cwd, changes: { files } });
    expect(code).toBe(73);
    expect(fs.readdirSync(cwd).sort()).toEqual(['DIR', 'out.html']);
    expect(fs.readFileSync(join(cwd, 'out.html'), 'utf8')).toBe('before');
  });
});
