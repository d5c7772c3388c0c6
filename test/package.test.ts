/** The package as it is published: only what is meant to be in it, no file of an older build, and it runs with what it names. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from './architecture/source-files.js';

interface Packer {
  readonly packInto: (folder: string) => { readonly tarball: string; readonly paths: readonly string[] };
  readonly tryInstalled: (place: { readonly node: string; readonly folder: string }) => string;
}

interface Sweeper {
  readonly sweepDist: (folders: { readonly dist: string; readonly src: string }) => readonly string[];
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const PUBLISHED =
  /^(?:package\.json|LICENSE|README(?:\.zh-CN)?\.md|CHANGELOG\.md|bin\/(?:govdisclose\.js|package\.json)|dist\/(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.d\.ts|\.c?js|\.js\.v[\d.]+-\w+-\w+\.code|\.json))$/i;
const MOST_BYTES = 5_000_000;
const BUILT = existsSync(join(ROOT, 'dist/program/load-program.cjs'));

const load = async (name: string): Promise<unknown> => import(pathToFileURL(join(ROOT, 'scripts', name)).href);
const { packInto, tryInstalled } = (await load('try-package.mjs')) as Packer;
const { sweepDist } = (await load('sweep-dist.mjs')) as Sweeper;
const work = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A link for each package that the manifest names, and for no other: nothing of development is found from there. */
function linkNeeded(modules: string): void {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Manifest;
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction');
  }
}

describe.skipIf(!BUILT)('what is published', () => {
  it('F89 is the program, its types and its documents; it is small, and runs in an empty folder with what it names', () => {
    const { tarball, paths } = packInto(work);
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'README.md', 'bin/govdisclose.js']));
    expect(paths.filter((path) => !PUBLISHED.test(path))).toEqual([]);
    expect(statSync(tarball).size).toBeLessThan(MOST_BYTES);

    const modules = join(work, 'node_modules');
    mkdirSync(join(modules, 'govdisclose'), { recursive: true });
    const unpack = ['-xzf', tarball, '--strip-components=1', '-C', join(modules, 'govdisclose')];
    expect(spawnSync('tar', unpack, { encoding: 'utf8' }).stderr).toBe('');
    linkNeeded(modules);
    expect(tryInstalled({ node: process.execPath, folder: work })).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('a build', () => {
  const write = (...path: string[]): void => {
    const file = join(work, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  };

  it('F89 leaves no file of modules that are gone, and what it makes anew stays until then', () => {
    for (const name of ['index', 'cli/main']) {
      write('src', `${name}.ts`);
      for (const ending of ['js', 'd.ts']) write('dist', `${name}.${ending}`);
    }
    const others = ['program/main.js.code', 'output/report-html/client/chart.js'];
    for (const name of others) write('dist', name);
    const old = ['index.js.map', 'notes.txt', 'cli/gone.js', 'gone/deep/er.d.ts'];
    for (const name of old) write('dist', name);
    const folders = { dist: join(work, 'dist'), src: join(work, 'src') };
    expect([...sweepDist(folders)].sort()).toEqual([...old].sort());
    expect(existsSync(join(work, 'dist/gone'))).toBe(false);
    for (const name of [...others, 'index.js', 'index.d.ts', 'cli/main.d.ts']) {
      expect(existsSync(join(work, 'dist', name)), name).toBe(true);
    }
    expect(sweepDist(folders)).toEqual([]);
    expect(sweepDist({ ...folders, dist: join(work, 'not-built') })).toEqual([]);
  });
});
