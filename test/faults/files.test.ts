/**
 * Section G of the faults, on the functions and on commands run in process: what disks and earlier runs leave behind. Kills,
 * signals, full disks and two runs at once are tried on the built program: program/, ../torture/.
 */
import * as fs from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Frontier } from '../../src/cli/crawl/frontier.js';
import type { Files } from '../../src/dataset/files.js';
import { Filing } from '../../src/dataset/filing.js';
import { openDataset } from '../../src/dataset/open-dataset.js';
import { listRuns, readRun } from '../../src/dataset/read-runs.js';
import { bringUpToDate } from '../../src/dataset/record-versions.js';
import { page, plant, run, temporaryFolder } from '../cli/captured-environment.js';
import { contentOf, filesIn, fill, report } from '../dataset/dataset-folder.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const KEY = '110000-甲局';
const YEARS = [2014, 2015, 2016, 2017, 2018, 2019];
const reportOf = (year: number) => page({ id: `321200-青溪市审计局/${year}`, year });
const plantReports = () => plant(cwd, Object.fromEntries(YEARS.map((year) => [`in/${year}.html`, reportOf(year)])));
const stateOf = (folder: string) => contentOf(join(cwd, folder), 'all');
const parseIn = (...more: readonly string[]) => run(['parse', 'in', '-o', 'data', ...more], { cwd });

/** A place as a disk finds it that keeps large and small letters, and takes them for one. */
function findPlace(path: unknown): unknown {
  if (typeof path !== 'string' || !path.startsWith(cwd)) return path;
  return path.split(sep).reduce((folder, name) => {
    const names = folder.startsWith(cwd) && fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    return `${folder}${sep}${names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name}`;
  });
}

function onePerLetter(): Files {
  const calls = Object.entries(fs).map(([name, call]: [string, unknown]) =>
    typeof call === 'function' ? [name, (...args: unknown[]) => call(...args.map(findPlace))] : [name, call],
  );
  return Object.fromEntries(calls) as Files;
}

describe('a run over parts', () => {
  it('F96 shards have folders of their own, which joined are the single run; in one folder the second is refused like any run', async () => {
    plantReports();
    await parseIn();
    for (const shard of ['1/2', '2/2']) {
      const output = `part-${shard[0]}`;
      expect((await run(['parse', 'in', '-o', output, '--shard', shard], { cwd })).code).toBe(0);
    }
    expect((await run(['build', 'part-2', 'part-1', '-o', 'joined'], { cwd })).code).toBe(0);
    expect(stateOf('joined')).toEqual(stateOf('data'));
    const lock = { pid: 7, host: 'elsewhere', since: '2026-05-01T00:00:00.000Z', mark: null };
    plant(cwd, { 'part-1/.lock': JSON.stringify(lock) });
    const second = await run(['parse', 'in', '-o', 'part-1', '--shard', '2/2'], { cwd });
    expect([second.code, second.err]).toEqual([73, expect.stringContaining('pid 7 on elsewhere since 2026-05-01')]);
  });
});

describe('disks', () => {
  it('F98 drafts lie in the folder of their place, so that no renaming crosses a border between disks', async () => {
    plantReports();
    const crossed: string[] = [];
    const renameSync = (from: fs.PathLike, to: fs.PathLike) => {
      if (dirname(String(from)) !== dirname(String(to))) crossed.push(`${from} ${to}`);
      fs.renameSync(from, to);
    };
    const { code } = await run(['parse', 'in', '-o', 'data'], {
      cwd,
      changes: { files: { ...fs, renameSync } as never },
    });
    expect([code, crossed]).toEqual([0, []]);
  });

  it('F98 what a killed run left beside its places is gone after the next, and times of files decide nothing', async () => {
    plantReports();
    await parseIn();
    const before = stateOf('data');
    const lock = { pid: 1, host: 'here', since: '2026-05-01T00:00:00.000Z', mark: null };
    plant(cwd, { 'data/.lock': JSON.stringify(lock) });
    plant(cwd, { 'data/records/321200-青溪市审计局/.tmp-9-2016.json': '{', 'data/tables/.tmp-9-x.csv': 'x' });
    for (const name of filesIn(join(cwd, 'data'))) fs.utimesSync(join(cwd, 'data', name), 1, 2_000_000_000);
    expect((await parseIn()).lines.at(-1)).toBe('6 inputs: 6 unchanged');
    expect(stateOf('data')).toEqual(before);
  });

  it('F98 where large and small letters are one, two agencies that differ by them do not become one', async () => {
    const [large, small] = ['000000-IT局-0a1b2c3d', '000000-it局-0a1b2c3d'];
    plant(cwd, {
      'in/a.html': page({ id: `${large}/2016`, agency: agencyOf(large) }),
      'in/b.html': page({ id: `${small}/2016`, agency: agencyOf(small) }),
    });
    const result = await run(['parse', 'in', '-o', 'data', '-v'], { cwd, changes: { files: onePerLetter() as never } });
    expect([result.code, result.lines.at(-1)]).toEqual([0, '2 inputs: 1 written, 1 held']);
    const records = filesIn(join(cwd, 'data')).filter((name) => /^(?:records|held)\/.*json$/.test(name));
    const ids = records.map(
      (name) => (JSON.parse(fs.readFileSync(join(cwd, 'data', name), 'utf8')) as { id: string }).id,
    );
    expect(ids.sort()).toEqual([`${large}/2016`, `${small}/2016`].sort());
    const again = await run(['parse', 'in', '-o', 'data'], { cwd, changes: { files: onePerLetter() as never } });
    expect(again.lines.at(-1)).toBe('2 inputs: 1 unchanged, 1 held');
  });

  it('F98 a folder that holds drafts of a record only is the folder of its agency, large letters or not', async () => {
    const dataset = openDataset({
      files: fs,
      folder: join(cwd, 'x'),
      writer: { pid: process.pid, host: 'here', since: '', mark: null },
      stateOf: (pid) => ({ alive: pid === process.pid, mark: null }),
      startedAt: new Date('2026-05-01T08:00:00Z'),
    });
    const filing = Filing.of(report('110000-IT局', 2016));
    const discard = await dataset.prepare(filing);
    expect(fs.readdirSync(join(cwd, 'x/records'))).toEqual(['110000-IT局']);
    expect(dataset.place(filing).outcome).toBe('written');
    discard();
    dataset.close();
  });
});

function agencyOf(key: string) {
  return { key, name: key.slice(7), publisher: null, region: null };
}

describe('what earlier runs left', () => {
  it('F99 a torn line, an empty lock and a record that was cut or edited are seen; the damaged file is kept aside and the record made anew', async () => {
    plantReports();
    await parseIn();
    const before = stateOf('data');
    const folder = 'data/records/321200-青溪市审计局';
    const edited = JSON.parse(fs.readFileSync(join(cwd, folder, '2015.json'), 'utf8')) as Record<string, unknown>;
    const [last = ''] = listRuns(fs, join(cwd, 'data'));
    fs.truncateSync(join(cwd, folder, '2014.json'), 100);
    plant(cwd, { [`${folder}/2015.json`]: JSON.stringify({ ...edited, observations: 7 }), 'data/.lock': '' });
    fs.appendFileSync(join(cwd, 'data/runs', last, 'log.ndjson'), '{"event":"inp');
    const told = await run(['build', 'data'], { cwd });
    expect([told.code, told.err.match(/ERR_RECORD_DAMAGED/g)?.length]).toEqual([1, 2]);
    expect((await parseIn()).lines.at(-1)).toBe('6 inputs: 2 written, 4 unchanged');
    const after = Object.entries(stateOf('data'));
    expect(Object.fromEntries(after.filter(([name]) => !name.includes('.corrupt-')))).toEqual(before);
    expect(after.filter(([name]) => name.includes('.corrupt-'))).toHaveLength(2);
    expect(readRun(fs, join(cwd, 'data'), last).length).toBeGreaterThan(YEARS.length);
  });

  it('F100 a record of a newer version is refused and nothing is written; one of an older is read as the present, its file left', async () => {
    fill(join(cwd, 'x'), [report(KEY, 2016)]);
    plant(cwd, { [`x/records/${KEY}/2017.json`]: '{"schema":"govdisclose/record/2"}' });
    const before = stateOf('x');
    const newer = await run(['build', 'x'], { cwd });
    expect([newer.code, newer.err]).toEqual([2, expect.stringContaining('ERR_SCHEMA_NEWER')]);
    expect(stateOf('x')).toEqual(before);
    const old = Object.freeze({ schema: 'govdisclose/record/1', year: 2016 });
    const step = (record: object) => ({ ...record, added: null });
    expect(bringUpToDate(old, { current: 2, migrations: [{ from: 1, step }] })).toEqual({
      record: { schema: 'govdisclose/record/2', year: 2016, added: null },
    });
    expect(old).toEqual({ schema: 'govdisclose/record/1', year: 2016 });
  });

  it('F101 files lie by agency and year, and a hundred thousand addresses are each asked once', async () => {
    fill(
      join(cwd, 'x'),
      Array.from({ length: 40 }, (_, index) => report(`110000-甲${index}局`, 2016)),
    );
    expect(fs.readdirSync(join(cwd, 'x/records'))).toHaveLength(40);
    expect(filesIn(join(cwd, 'x/records')).every((name) => name.split('/').length === 2)).toBe(true);
    const frontier = new Frontier<{ readonly key: string; readonly host: string }>();
    const count = 100_000;
    for (let index = 0; index < count; index += 1) frontier.add({ key: `${index}`, host: `h${index % 50}` });
    for (let index = 0; index < count; index += 7) expect(frontier.add({ key: `${index}`, host: 'h' })).toBe(false);
    const asked = new Set<string>();
    await frontier.drain({
      concurrency: 8,
      mostUnderWay: 8,
      mustStop: () => false,
      work: async ({ key }) => void asked.add(key),
    });
    expect([asked.size, frontier.known]).toEqual([count, count]);
  });
});
