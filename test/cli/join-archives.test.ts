/** `build A B -o C`: the archives come with the records, and rebuild them. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaptureChain, StoreOptions } from '../../src/archive/archive.js';
import { realEnvironment } from '../../src/cli/main.js';
import { openDataset } from '../../src/dataset/open-dataset.js';
import { parsePage } from '../../src/index.js';
import { capture, warcNames, withArchive } from '../archive/captures.js';
import { place } from '../dataset/dataset-folder.js';
import { run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const LATER = '2026-05-02T08:00:00.000Z';
const changes = { loadCore: realEnvironment().loadCore };
const inCwd = { cwd: '', changes };
const SLUGS = { 2016: 'trs-pairs-2016', 2017: 'word-paste-2017', 2018: 'gkmlpt-one-paragraph-2018' } as const;
const pageOf = (year: keyof typeof SLUGS): Buffer =>
  fs.readFileSync(new URL(`../../fixtures/pages/${SLUGS[year]}/page.html`, import.meta.url));
const chain = (year: keyof typeof SLUGS, at?: string): CaptureChain => [
  capture({ url: `https://www.qingxi.example/${year}.html`, body: pageOf(year), ...(at !== undefined && { at }) }),
];

/** What a fetch does with each page it gets. */
async function fetchInto(folder: string, chains: readonly CaptureChain[], options: StoreOptions = {}): Promise<void> {
  const root = join(cwd, folder);
  const writer = { pid: process.pid, host: 'here', since: LATER, mark: null };
  const stateOf = () => ({ alive: true, mark: null });
  const dataset = openDataset({ files: fs, folder: root, writer, stateOf, startedAt: new Date(LATER) });
  await withArchive(root, async (archive) => {
    for (const one of chains) {
      const { body, context } = await archive.store(one, options);
      const result = parsePage(body, context);
      if (result.ok) place(dataset, result.record);
    }
  });
  dataset.close();
}

function recordsIn(folder: string): Readonly<Record<string, string>> {
  const root = join(cwd, folder, 'records');
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(join(root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(root, name), 'utf8')]));
}

const namesOf = (folder: string): readonly string[] => warcNames(join(cwd, folder));
const join3 = (...args: readonly string[]) => run(['build', ...args, '-q'], { ...inCwd, cwd });

describe('datasets that become one', () => {
  it('tells of a run that begins to write one of them meanwhile, and brings the rest at the next', async () => {
    await fetchInto('a', [chain(2016)]);
    await fetchInto('b', [chain(2018)]);
    const linkSync: typeof fs.linkSync = (from, to) => {
      fs.mkdirSync(join(cwd, 'b/runs/20270101T000000000Z'), { recursive: true });
      fs.linkSync(from, to);
    };
    const files = { ...fs, linkSync };
    const first = await run(['build', 'a', 'b', '-o', 'c', '-q', '--lang', 'en'], {
      cwd,
      changes: { ...changes, files: files as never },
    });
    expect([first.code, first.err]).toEqual([75, expect.stringContaining('ERR_DATASET_CHANGED b: another run began')]);
    expect((await join3('a', 'b', '-o', 'c')).code).toBe(0);
    expect(namesOf('c').length).toBeGreaterThan(0);
  });

  it('bring their archives, from which the same records are read again', async () => {
    await fetchInto('a', [chain(2016), chain(2017)]);
    await fetchInto('b', [chain(2018), chain(2017, LATER)]);
    expect(namesOf('a')).toEqual(namesOf('b'));
    expect(await join3('a', 'b', '-o', 'c')).toMatchObject({ code: 0, err: '' });
    expect(namesOf('c')).toHaveLength(2);
    const joined = recordsIn('c');
    expect(Object.keys(joined).filter((name) => name.endsWith('.json'))).toHaveLength(3);
    fs.rmSync(join(cwd, 'c/records'), { recursive: true });
    expect((await join3('c')).code).toBe(0);
    expect(recordsIn('c')).toEqual(joined);
  });

  it('are the same in any order, and when they are joined once more', async () => {
    await fetchInto('a', [chain(2016), chain(2017)]);
    await fetchInto('b', [chain(2018), chain(2017, LATER)]);
    await join3('a', 'b', '-o', 'c');
    await join3('b', 'a', '-o', 'd');
    expect(namesOf('d')).toEqual(namesOf('c'));
    expect(recordsIn('d')).toEqual(recordsIn('c'));
    const before = [namesOf('c'), recordsIn('c')];
    await join3('b', 'a', '-o', 'c');
    expect([namesOf('c'), recordsIn('c')]).toEqual(before);
  });

  it('share the bytes with those that they come from, and are left whole without them', async () => {
    await fetchInto('a', [chain(2016)]);
    await join3('a', '-o', 'c');
    const [name = ''] = namesOf('a');
    const inode = (folder: string) => fs.statSync(join(cwd, folder, 'archive', name)).ino;
    expect(inode('c')).toBe(inode('a'));
    fs.rmSync(join(cwd, 'a'), { recursive: true });
    expect((await run(['parse', 'c/archive', '-q'], { ...inCwd, cwd })).code).toBe(0);
  });

  it('bring what a run that was killed had open, up to its last whole capture, and leave it there as it is', async () => {
    await fetchInto('a', [chain(2016), chain(2017)]);
    const [name = ''] = namesOf('a');
    const [whole, open] = [join(cwd, 'a/archive', name), join(cwd, 'a/archive', `.open-${name}`)];
    const bytes = fs.readFileSync(whole);
    fs.renameSync(whole, open);
    fs.appendFileSync(open, bytes.subarray(0, 700));
    for (const _ of [1, 2]) {
      expect(await join3('a', '-o', 'c')).toMatchObject({ code: 0, err: '' });
      expect(namesOf('c')).toEqual([name]);
    }
    expect(fs.readFileSync(join(cwd, 'c/archive', name)).equals(bytes)).toBe(true);
    expect([namesOf('a'), fs.statSync(open).size]).toEqual([[`.open-${name}`], bytes.length + 700]);
    const joined = recordsIn('c');
    expect(Object.keys(joined).filter((one) => one.endsWith('.json'))).toHaveLength(2);
    fs.rmSync(join(cwd, 'c/records'), { recursive: true });
    expect((await join3('c')).code).toBe(0);
    expect(recordsIn('c')).toEqual(joined);
  });

  it('copy them where the disk knows no links', async () => {
    await fetchInto('a', [chain(2016)]);
    const files = {
      ...fs,
      linkSync: (from: fs.PathLike, to: fs.PathLike) => {
        if (String(to).includes('archive')) throw Object.assign(new Error('other disk'), { code: 'EXDEV' });
        fs.linkSync(from, to);
      },
    };
    expect(await run(['build', 'a', '-o', 'c', '-q'], { cwd, changes: { ...changes, files } })).toMatchObject({
      code: 0,
    });
    const [name = ''] = namesOf('a');
    const read = (folder: string) => fs.readFileSync(join(cwd, folder, 'archive', name));
    expect(read('c').equals(read('a'))).toBe(true);
    expect(fs.readdirSync(join(cwd, 'c/archive')).filter((one) => one.startsWith('.'))).toEqual([]);
  });

  it('have none where they had none', async () => {
    await run(['parse', '-', '-o', 'a', '-q'], { ...inCwd, cwd, stdin: pageOf(2016).toString('utf8') });
    expect((await join3('a', '-o', 'c')).code).toBe(0);
    expect(fs.existsSync(join(cwd, 'c/archive'))).toBe(false);
  });
});
