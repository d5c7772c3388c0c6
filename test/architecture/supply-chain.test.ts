/** What is installed with the program, and what is published of it: nothing that runs by itself, nothing that is not meant to be there. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-files.js';

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const LOCKED = Object.entries(packages).filter(([name]) => name !== '');
const RUNTIME = LOCKED.filter(([, { dev }]) => dev !== true);
const GROUPS = ['dependencies', 'optionalDependencies', 'devDependencies'] as const;
/** Scripts that npm runs by itself where a package is installed. */
const BY_ITSELF = ['preinstall', 'install', 'postinstall', 'prepare'];
const PUBLISHED =
  /^(?:package\.json|LICENSE|README(?:\.zh-CN)?\.md|CHANGELOG\.md|bin\/(?:govdisclose\.js|package\.json)|dist\/(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.d\.ts|\.c?js|\.js\.code|\.json))$/i;
const MOST_BYTES = 5_000_000;

describe('what is installed', () => {
  it('F89 nothing that comes with the program runs a script when it is installed, and neither does the program', () => {
    expect(RUNTIME.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
    expect(RUNTIME.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([name]) => name)).toEqual([]);
    expect(BY_ITSELF.filter((name) => manifest.scripts[name] !== undefined)).toEqual([]);
  });

  it('F89 every package is locked to its bytes, and the lock is that of the manifest', () => {
    expect(LOCKED.filter(([, { integrity, link }]) => integrity === undefined || link === true)).toEqual([]);
    const root = packages[''] as unknown as Manifest;
    for (const group of GROUPS) expect(root[group]).toEqual(manifest[group]);
    const wanted = GROUPS.flatMap((group) => Object.entries(manifest[group]));
    expect(wanted.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });
});

describe('what is published', () => {
  it('F89 only the program, its types and its documents are, and they are small', () => {
    const npm = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'], {
      cwd: ROOT,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const [packed] = JSON.parse(npm.stdout) as { size: number; files: { path: string }[] }[];
    const paths = packed?.files.map(({ path }) => path) ?? [];
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'README.md', 'bin/govdisclose.js']));
    expect(paths.filter((path) => !PUBLISHED.test(path))).toEqual([]);
    expect(packed?.size).toBeLessThan(MOST_BYTES);
  });
});
