/**
 * Section G of the faults, on the built program: what disks and folders do to a run of fetch. After each the folder is whole,
 * and the same command gives the records of an undisturbed run.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DisturbedFetch } from './disturbed-fetch.js';
import { listFiles } from './read-dataset.js';
import { IS_BUILT, QUICK, runProgram } from './run-program.js';

const PAGES = 5;
const isRoot = process.getuid?.() === 0;

describe.skipIf(!IS_BUILT || process.platform === 'win32')('fetch, disturbed', () => {
  let fetch: DisturbedFetch;
  beforeAll(async () => {
    if (IS_BUILT) fetch = await DisturbedFetch.open(PAGES);
  }, 60_000);
  beforeEach(() => fetch.begin());
  afterAll(() => fetch.end());

  it('F93 a file that may not grow ends the writing, not the dataset', async () => {
    for (const blocks of [4, 40]) {
      const { code, err } = await fetch.run({ shell: `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"` });
      expect(code, err).toBe(73);
      expect(err).toMatch(/ERR_NO_SPACE .*data/);
      expect(listFiles(fetch.folder).filter((name) => /\.tmp-|\.lock/.test(name))).toEqual([]);
    }
    await fetch.expectConvergence();
  }, 90_000);

  it('F93 a full disk ends the writing, not the dataset', async (context) => {
    fs.mkdirSync(fetch.folder);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', fetch.folder]);
    if (mounted.status !== 0) return context.skip('no right to mount');
    try {
      for (const size of ['64k', '300k']) {
        spawnSync('mount', ['-o', `remount,size=${size}`, fetch.folder]);
        const { code, err } = await fetch.run();
        expect(code, err).toBe(73);
        expect(err).toMatch(/ERR_NO_SPACE .*data/);
      }
      spawnSync('mount', ['-o', 'remount,size=16m', fetch.folder]);
      await fetch.expectConvergence();
    } finally {
      spawnSync('umount', [fetch.folder]);
    }
  }, 90_000);

  it.skipIf(isRoot)('F94 a folder that is read only is refused before anything is asked', async () => {
    fs.mkdirSync(fetch.folder, { mode: 0o500 });
    const { code, err } = await fetch.run();
    fs.chmodSync(fetch.folder, 0o700);
    expect(code).toBe(73);
    expect(err).toContain('ERR_OUTPUT_NOT_WRITABLE');
    expect(fetch.portal.asked).toEqual([]);
  });

  it('F94 a file in its place, a missing parent, F107 a folder of something else: refused before anything is asked', async () => {
    fs.writeFileSync(join(fetch.cwd, 'file'), 'x');
    fs.mkdirSync(join(fetch.cwd, 'other'));
    fs.writeFileSync(join(fetch.cwd, 'other/thesis.txt'), 'x');
    const to = (output: string) => runProgram(['fetch', fetch.portal.url, '-o', output, ...QUICK], { cwd: fetch.cwd });
    expect((await to('file')).err).toMatch(/ERR_OUTPUT_NOT_A_FOLDER .*file/);
    expect(await to('no/such')).toMatchObject({ code: 73 });
    expect(await to('other')).toMatchObject({ code: 2, err: expect.stringContaining('ERR_NOT_A_DATASET') });
    expect(fetch.portal.asked).toEqual([]);
    expect(fs.readdirSync(join(fetch.cwd, 'other'))).toEqual(['thesis.txt']);
  }, 60_000);

  it('F76 a link in the place of a folder leads nowhere', async () => {
    await fetch.run();
    fs.mkdirSync(join(fetch.folder, 'held'), { recursive: true });
    for (const name of ['archive', 'runs', 'records', 'held', 'tables']) {
      const [place, target] = [join(fetch.folder, name), join(fetch.cwd, 'elsewhere')];
      fs.renameSync(place, target);
      fs.symlinkSync(target, place);
      const before = listFiles(target);
      const { code, err } = await fetch.run();
      expect([code, err], name).toEqual([73, expect.stringContaining('ERR_UNSAFE_PATH')]);
      expect(listFiles(target)).toEqual(before);
      fs.unlinkSync(place);
      fs.renameSync(target, place);
    }
    await fetch.expectConvergence();
  }, 60_000);

  it('F97 few open files, F99 torn and edited files: nothing is lost', async () => {
    const few = await fetch.run({ shell: 'ulimit -n 200; exec "$@"' });
    expect(few, few.err).toMatchObject({ code: 0 });
    const names = listFiles(fetch.folder);
    const cut = (name: string) => {
      const path = join(fetch.folder, name);
      fs.truncateSync(path, Math.floor(fs.statSync(path).size / 2));
    };
    for (const pattern of [/^records\/.*json$/, /^records\/.*csv$/, /cdxj$/, /ndjson$/, /^tables\/reports/]) {
      cut(names.find((name) => pattern.test(name)) ?? '');
    }
    fs.writeFileSync(join(fetch.folder, '.lock'), '');
    fs.writeFileSync(join(fetch.folder, 'records/.tmp-1-x.json'), '{');
    await fetch.expectConvergence();
    expect(listFiles(fetch.folder).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
  }, 60_000);

  it('F108 an empty list is no failure, unless it is asked for; F112 the same command twice touches nothing', async () => {
    fs.writeFileSync(join(fetch.cwd, 'list'), '# nothing\n\n');
    const empty = await runProgram(['fetch', '-i', 'list', '-o', 'data', ...QUICK], { cwd: fetch.cwd });
    expect(empty).toMatchObject({ code: 0, last: '0 inputs' });
    await fetch.run();
    const touched = () =>
      listFiles(fetch.folder)
        .filter((name) => !/^(?:runs|archive)\//.test(name))
        .map((name) => [name, fs.statSync(join(fetch.folder, name)).mtimeMs]);
    const before = touched();
    expect((await fetch.run()).last).toBe(`${PAGES + 2} inputs: ${PAGES} unchanged, 2 lists`);
    expect(touched()).toEqual(before);
  }, 60_000);

  it('F111 works without an environment, and says nothing when all is well', async () => {
    const quiet = await fetch.run({ shell: 'exec env -i "$@"' }, '-q');
    expect(quiet).toMatchObject({ code: 0, out: '', err: '' });
  }, 60_000);
});
