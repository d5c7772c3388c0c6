/** Every package has a reason and a place: what is not imported goes, what is imported is told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.js';
import { ROOT, SOURCE_FILES } from './source-files.js';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Loaded when a command asks for what they write. */
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
/** One package counts its releases behind a dash. */
const EXACT = /^\d+\.\d+\.\d+(?:-r\.\d+)?$/;

/** Where each package may be imported; the rest of the program does not know of it. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  commander: ['src/cli/'],
  'csv-stringify': ['src/output/', 'src/dataset/'],
  'hyparquet-writer': ['src/dataset/copies/'],
  entities: ['src/document/html/'],
  'iconv-lite': ['src/text/'],
  'opencc-js': ['src/text/'],
  'p-queue': ['src/fetch/'],
  'robots-parser': ['src/fetch/'],
  tinypool: ['src/cli/readers/'],
  undici: ['src/fetch/'],
  warcio: ['src/archive/'],
  yaml: ['src/cli/crawl/'],
  yauzl: ['src/archive/'],
  fflate: ['src/dataset/copies/'],
};

const NEEDED = { ...manifest.dependencies, ...manifest.optionalDependencies };

const IMPORTED = SOURCE_FILES.flatMap(({ path, imports }) =>
  imports.filter(({ kind }) => kind === 'package').map(({ target }) => ({ path, target })),
);

describe('dependencies', () => {
  it('are imported only in their place', () => {
    const astray = IMPORTED.filter(({ path, target }) => !PLACES[target]?.some((place) => path.startsWith(place)));
    expect(astray).toEqual([]);
  });

  it('are all needed when the program runs', () => {
    const imported = new Set(IMPORTED.map(({ target }) => target));
    expect(Object.keys(NEEDED).filter((name) => !imported.has(name))).toEqual([]);
    expect([...imported].filter((name) => NEEDED[name] === undefined)).toEqual([]);
  });

  it('have a line in ARCHITECTURE.md each', () => {
    const lines = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').split('\n');
    const told = (name: string) => lines.some((line) => line.startsWith(`| \`${name}\``));
    expect(Object.keys(NEEDED).filter((name) => !told(name))).toEqual([]);
  });

  it('are pinned to one version', () => {
    const all = Object.entries({ ...NEEDED, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !EXACT.test(version))).toEqual([]);
  });

  it('go with a version that the records name', () => {
    expect(VERSION).toBe(manifest.version);
  });
});
