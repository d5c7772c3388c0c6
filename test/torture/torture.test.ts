/**
 * The built program killed with SIGKILL at file-system calls, and at random moments, while it fetches a portal. After each
 * kill every file under its final name is whole; running again gives the records (apart from `source`) and the tables of an
 * undisturbed run, with every good body in the archive. `npm run torture` kills at every call, `npm test` at a sample.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/captured-environment.js';
import { type Served, type SmallPortal, servedFixtures, startSmallPortal } from '../cli/crawl/small-portal.js';
import { ROOT } from '../docs/documents.js';
import { servedSamples } from './sample-reports.js';

const BUILT = fs.existsSync(join(ROOT, 'dist/index.js'));
const FULL = process.env['TORTURE'] === 'full';
const PROGRAM = join(ROOT, 'bin/govdisclose.js');
const HOOK = pathToFileURL(join(ROOT, 'test/torture/kill-at-call.mjs')).href;
/** Short runs of much code: optimizing it and collecting small heaps would take a quarter of the time. */
const FLAGS = ['--max-semi-space-size=64', '--no-opt', '--import', HOOK];
/** Memory, where there is such a folder: a killed process leaves the same there, and nothing waits for a disk. */
const MEMORY = '/dev/shm';
const QUICK = ['--allow-private', '--delay', '0', '--retries', '0', '-q'];
const SAMPLE = { calls: 7, moments: 2, pages: 5 };
/** What is read slowly makes each of 2,000 runs slow, and is written like any other. */
const SMALL_PAGE = 10_000;
/** Of the calls of a full run every one, or every n-th; and so many random moments. */
const EVERY = Number(process.env['TORTURE_EVERY'] ?? 1);
const RANDOM_KILLS = Number(process.env['TORTURE_MOMENTS'] ?? 100);
const SEED = 20_261_126;

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
}

/** Of the data package. */
interface Resource {
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
}

interface RunOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is killed. */
  readonly killAfter?: number;
}

let portal: SmallPortal;
let work = '';
let calls = 0;
/** Of the undisturbed run, in milliseconds. */
let duration = 0;
let undisturbed: Readonly<Record<string, string>> = {};

function start({ folder, env = {}, killAfter }: RunOptions): Promise<Ended> {
  const args = [...FLAGS, PROGRAM, 'fetch', portal.url, '-o', folder, ...QUICK];
  const child = spawn(process.execPath, args, { env: { ...process.env, KILL_FOLDER: folder, ...env } });
  let err = '';
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const timer = killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ code, signal, err });
    });
  });
}

function listFiles(folder: string): readonly string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.map((path) => path.slice(folder.length + 1)).sort();
}

/** What two runs must have in common: records without their source, and the tables byte for byte. */
function readState(folder: string): Readonly<Record<string, string>> {
  const names = listFiles(folder).filter((name) => /^(?:records|tables|codebook|datapackage)/.test(name));
  return Object.fromEntries(names.map((name) => [name, readComparable(join(folder, name))]));
}

function readComparable(path: string): string {
  const text = fs.readFileSync(path, 'utf8');
  if (!/records\/.*\.json$/.test(path)) return text;
  const { source, ...record } = JSON.parse(text) as { source: unknown };
  expect(source).toBeTypeOf('object');
  return JSON.stringify(record);
}

/** Names that begin with a dot are drafts; everything else is whole at every instant. */
function findTorn(folder: string): readonly string[] {
  const names = listFiles(folder).filter((name) => !name.split('/').some((part) => part.startsWith('.')));
  return names.filter((name) => !isWhole(join(folder, name)));
}

const GROWING = /\/(?:log|changes)\.ndjson$/;

function isWhole(path: string): boolean {
  const bytes = fs.readFileSync(path);
  try {
    if (path.endsWith('.gz')) return gunzipSync(bytes).length > 0;
    if (path.endsWith('.json')) return typeof JSON.parse(bytes.toString('utf8')) === 'object';
    // What a run tells as it goes: its readers leave a last line that is cut aside.
    if (GROWING.test(path)) return true;
    return bytes.length === 0 || bytes.at(-1) === 0x0a;
  } catch {
    return false;
  }
}

async function expectConvergence(folder: string, when: string): Promise<void> {
  expect(findTorn(folder), when).toEqual([]);
  const again = await start({ folder });
  expect(again, `${when}: ${again.err}`).toMatchObject({ code: 0, signal: null });
  expect(readState(folder), when).toEqual(undisturbed);
  expect(listFiles(folder).filter((name) => name.includes('.tmp-'))).toEqual([]);
  expectPackage(folder);
  expectBodies(folder);
  fs.rmSync(folder, { recursive: true, force: true });
}

/** The data package tells the tables that are there. */
function expectPackage(folder: string): void {
  const { resources } = JSON.parse(fs.readFileSync(join(folder, 'datapackage.json'), 'utf8')) as {
    readonly resources: readonly Resource[];
  };
  for (const { path, bytes, hash } of resources) {
    const file = fs.readFileSync(join(folder, path));
    const digest = `sha256:${createHash('sha256').update(file).digest('hex')}`;
    expect([path, file.length, digest]).toEqual([path, bytes, hash]);
  }
}

/** Every page's bytes are in some WARC. */
function expectBodies(folder: string): void {
  const names = listFiles(folder).filter((name) => name.endsWith('.warc.gz'));
  const archive = Buffer.concat(names.map((name) => gunzipSync(fs.readFileSync(join(folder, name)))));
  for (const path of portal.paths) expect(archive.includes(Buffer.from(portal.bodyOf(path))), path).toBe(true);
}

/** One for each of two processors. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await work(next.value);
  };
  await Promise.all([lane(), lane()]);
}

/** Pages of every kind of the fixtures, and reports of the same agencies over several years. */
async function twentyReports(): Promise<readonly Served[]> {
  const fixtures = servedFixtures(SMALL_PAGE).slice(0, 10);
  return [...fixtures, ...(await servedSamples(20 - fixtures.length))];
}

/** A generator of numbers from 0 to 1 that is the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = seeded(SEED);

describe.skipIf(!BUILT || process.platform === 'win32')('fetch, killed', () => {
  beforeAll(async () => {
    portal = await startSmallPortal(FULL ? await twentyReports() : SAMPLE.pages);
    work = FULL && fs.existsSync(MEMORY) ? fs.mkdtempSync(join(MEMORY, 'torture-')) : temporaryFolder();
    const [folder, file] = [join(work, 'undisturbed'), join(work, 'count')];
    const begun = performance.now();
    const ended = await start({ folder, env: { KILL_COUNT: file } });
    duration = performance.now() - begun;
    expect(ended, ended.err).toMatchObject({ code: 0 });
    calls = Number(fs.readFileSync(file, 'utf8'));
    undisturbed = readState(folder);
  }, 60_000);

  afterAll(async () => {
    await portal.stop();
    fs.rmSync(work, { recursive: true, force: true });
  });

  it('gives the undisturbed run all its records', () => {
    expect(Object.keys(undisturbed).filter((name) => /^records\/.*\.json$/.test(name))).toHaveLength(
      portal.paths.length,
    );
    expect(calls).toBeGreaterThan(portal.paths.length * 5);
  });

  it('F91 at a call to the file system: nothing torn, and the next run ends like an undisturbed one', async () => {
    const wanted = FULL
      ? Array.from({ length: Math.ceil(calls / EVERY) }, (_, index) => index * EVERY + 1)
      : Array.from({ length: SAMPLE.calls }, () => 1 + Math.floor(random() * calls));
    await inLanes(wanted, async (call) => {
      const folder = join(work, `call-${call}`);
      const killed = await start({ folder, env: { KILL_AT: String(call) } });
      expect(killed.signal ?? killed.code, `call ${call}: ${killed.err}`).toBe('SIGKILL');
      if (fs.existsSync(folder)) await expectConvergence(folder, `call ${call}`);
    });
  }, 7_200_000);

  it('F91 at random moments', async () => {
    const kills = FULL ? RANDOM_KILLS : SAMPLE.moments;
    const moments = Array.from({ length: kills }, (_, kill) => ({ kill, killAfter: random() * duration }));
    await inLanes(moments, async ({ kill, killAfter }) => {
      const folder = join(work, `moment-${kill}`);
      await start({ folder, killAfter });
      if (fs.existsSync(folder)) await expectConvergence(folder, `moment ${kill}`);
    });
  }, 1_800_000);
});
