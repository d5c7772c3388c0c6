import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliFiles } from '../../src/cli/environment.js';
import { observe } from '../output/sample-record.js';
import { page, plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const KEY = '321200-青溪市审计局';

function filesIn(folder: string): readonly string[] {
  const names = fs.readdirSync(join(cwd, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => fs.statSync(join(cwd, folder, name)).isFile()).sort();
}

function yearPage(year: number): string {
  return page({ year, id: `${KEY}/${year}` });
}

describe('parse -o', () => {
  it('writes files, a log, and nothing to standard output', async () => {
    plant(cwd, {
      'a.html': yearPage(2016),
      'b.html': yearPage(2017),
      'c.html': page({ id: null, year: null }),
      'd.html': 'list',
    });
    const { code, out, err } = await run(['parse', '.', '-o', 'out'], { cwd });
    expect([code, out, err]).toEqual([0, '', '4 inputs: 2 written, 1 held, 1 not report\n']);
    const files = filesIn('out');
    expect(files).toContain(`records/${KEY}/2017.csv`);
    expect(files.filter((name) => /^held\/[0-9a-f]{12}\.json$/.test(name))).toHaveLength(1);
    const log = fs.readFileSync(join(cwd, 'out', files.find((name) => name.endsWith('log.ndjson')) ?? ''), 'utf8');
    const events = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ event, outcome }) => outcome ?? event)).toEqual([
      'written',
      'written',
      'held',
      'not-report',
      'end',
    ]);
  });

  it('changes nothing the second time', async () => {
    plant(cwd, { 'p/a.html': yearPage(2016), 'p/b.html': yearPage(2017) });
    await run(['parse', 'p', '-o', 'out'], { cwd });
    const times = () =>
      filesIn('out/records').map((name) => [name, fs.statSync(join(cwd, 'out/records', name)).mtimeMs]);
    const before = times();
    const again = await run(['parse', 'p', '-o', 'out'], { cwd, now: '2026-06-01T00:00:00Z' });
    expect(again).toMatchObject({ code: 0, err: '2 inputs: 2 unchanged\n' });
    expect(times()).toEqual(before);
  });

  it('counts a page that a better one put aside as a duplicate', async () => {
    plant(cwd, { 'a.html': page({ title: 'a' }), 'b.html': page({ title: 'b', source: { trust: 'official' } }) });
    const { err } = await run(['parse', '.', '-o', 'out'], { cwd });
    expect(err).toBe('2 inputs: 1 written, 1 duplicate\n');
    expect((await run(['parse', '.', '-o', 'out'], { cwd })).err).toBe('2 inputs: 1 unchanged, 1 duplicate\n');
  });

  it('goes on where the limit stopped', async () => {
    plant(cwd, { 'p/a.html': yearPage(2016), 'p/b.html': yearPage(2017), 'p/c.html': yearPage(2018) });
    const argv = ['parse', 'p', '-o', 'out', '--limit', '1'];
    expect(await run(argv, { cwd })).toMatchObject({ code: 75 });
    expect((await run(argv, { cwd })).lines.at(-1)).toBe('3 inputs: 1 written, 1 unchanged, 1 left');
    expect(await run(argv, { cwd })).toMatchObject({ code: 0 });
  });

  it('refuses a foreign folder and a file before reading pages', async () => {
    plant(cwd, { 'a.html': page(), 'foreign/x.doc': '', file: '' });
    expect(await run(['parse', 'a.html', '-o', 'foreign'], { cwd })).toMatchObject({ code: 2, out: '' });
    expect((await run(['parse', 'a.html', '-o', 'file'], { cwd })).err).toContain('ERR_OUTPUT_NOT_A_FOLDER');
    expect(await run(['parse', 'a.html', '-o', 'no/where'], { cwd })).toMatchObject({ code: 73 });
    expect(filesIn('foreign')).toEqual(['x.doc']);
  });

  it('names who holds the lock', async () => {
    plant(cwd, { 'a.html': page() });
    const lock = { pid: 7, host: 'elsewhere', since: '2026-05-01T00:00:00.000Z', mark: null };
    plant(cwd, { 'out/records/x': '', 'out/.lock': JSON.stringify(lock) });
    const { code, err } = await run(['parse', 'a.html', '-o', 'out'], { cwd });
    expect(code).toBe(73);
    expect(err).toContain('pid 7 on elsewhere since 2026-05-01T00:00:00.000Z');
  });

  it('stops when the disk is full and leaves the rest', async () => {
    plant(cwd, { 'p/a.html': yearPage(2016), 'p/b.html': yearPage(2017) });
    const files: CliFiles = {
      ...fs,
      renameSync: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    const { code, lines } = await run(['parse', 'p', '-o', 'out'], { cwd, changes: { files } });
    expect(code).toBe(73);
    expect(lines[0]).toContain('ERR_NO_SPACE');
    expect(lines.at(-1)).toBe('2 inputs: 1 failed, 1 left');
    expect(filesIn('out').filter((name) => name.includes('.tmp-') || name === '.lock')).toEqual([]);
  });

  it('says that --format is not for files', async () => {
    plant(cwd, { 'a.html': page() });
    const { code, out, err } = await run(['parse', 'a.html', '-o', 'out', '--format', 'csv'], { cwd });
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('--format is about standard output');
  });

  it('keeps two pages with other values', async () => {
    const values = (value: number) => page({ observations: [observe('a', value)] });
    plant(cwd, { 'a.html': values(1), 'b.html': values(2) });
    expect((await run(['parse', '.', '-o', 'out'], { cwd })).err).toBe('2 inputs: 2 written\n');
    expect(filesIn('out/records')).toHaveLength(4);
  });
});
