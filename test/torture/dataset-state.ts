/**
 * What a command left in its folder, as something to compare. In: the folder; out: its files by name, without those of runs and
 * drafts; what is torn, and what was left over. Names that begin with a dot are drafts.
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { SmallPortal } from '../cli/crawl/small-portal.js';
import { listFiles } from '../faults/program/read-dataset.js';

/** Name → what is in it; of what is no text its digest. */
export type State = Readonly<Record<string, string>>;

/** Of the data package. */
interface Resource {
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
}

const OUTPUT = 'out';
const TEXT = /\.(?:csv|json|cff|md|R|do|html|cdxj)$/;
const DRAFT = /(?:^|\/)\./;
const RUNS = /^[^/]+\/runs\//;
const RECORD = /^[^/]+\/records\/.*\.json$/;
const VALUES = /^[^/]+\/(?:records|tables|codebook|datapackage)/;
/** What a run tells as it goes: its readers leave a last line that is cut aside. */
const GROWING = /\/(?:log|changes)\.ndjson$/;

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function listOutput(folder: string): readonly string[] {
  return listFiles(join(folder, OUTPUT)).filter((name) => !DRAFT.test(name));
}

/** Of an archive too: a command that only joins them changes none. */
export function readComparable(folder: string): State {
  const names = listOutput(folder).filter((name) => !RUNS.test(name));
  return Object.fromEntries(names.map((name) => [name, readState(join(folder, OUTPUT, name))]));
}

function readState(path: string): string {
  const bytes = fs.readFileSync(path);
  return TEXT.test(path) ? bytes.toString('utf8') : digestOf(bytes);
}

/** Records without their source, and the tables byte for byte: what two runs at different times have in common. */
export function readValues(folder: string): State {
  const names = listOutput(folder).filter((name) => VALUES.test(name));
  return Object.fromEntries(names.map((name) => [name, readValue(join(folder, OUTPUT, name), name)]));
}

function readValue(path: string, name: string): string {
  const text = fs.readFileSync(path, 'utf8');
  if (!RECORD.test(name)) return text;
  const { source, ...record } = JSON.parse(text) as { source: unknown };
  expect(source).toBeTypeOf('object');
  return JSON.stringify(record);
}

/** What runs told, by the name of the file. */
export function readLogs(folder: string): State {
  const names = listOutput(folder).filter((name) => GROWING.test(name));
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(join(folder, OUTPUT, name), 'utf8')]));
}

/** Names of files that differ, each with the first lines that do. */
export function findDifferences(found: State, wanted: State): readonly (readonly unknown[])[] {
  const names = [...new Set([...Object.keys(found), ...Object.keys(wanted)])];
  return names
    .filter((name) => found[name] !== wanted[name])
    .map((name) => {
      const [is, should] = [found[name]?.split('\n') ?? [], wanted[name]?.split('\n') ?? []];
      const at = is.findIndex((line, index) => line !== should[index]);
      return [name, is[at]?.slice(0, 300), should[at]?.slice(0, 300)];
    });
}

/** Files under their final names that were cut off. */
export function findTorn(folder: string): readonly string[] {
  return listOutput(folder).filter((name) => !isWhole(join(folder, OUTPUT, name)));
}

function isWhole(path: string): boolean {
  const bytes = fs.readFileSync(path);
  try {
    if (path.endsWith('.gz')) return gunzipSync(bytes).length > 0;
    if (path.endsWith('.json')) return typeof JSON.parse(bytes.toString('utf8')) === 'object';
    return GROWING.test(path) || !TEXT.test(path) || bytes.length === 0 || bytes.at(-1) === 0x0a;
  } catch {
    return false;
  }
}

/** Locks, and files that were never put in their places. */
export function findLeftOver(folder: string): readonly string[] {
  return listFiles(join(folder, OUTPUT)).filter((name) => DRAFT.test(name));
}

/** The data package tells the tables that are there. */
export function expectPackage(dataset: string): void {
  const { resources } = JSON.parse(fs.readFileSync(join(dataset, 'datapackage.json'), 'utf8')) as {
    readonly resources: readonly Resource[];
  };
  for (const { path, bytes, hash } of resources) {
    const file = fs.readFileSync(join(dataset, path));
    expect([path, file.length, `sha256:${digestOf(file)}`]).toEqual([path, bytes, hash]);
  }
}

/** Every page's bytes are in some WARC. */
export function expectBodies(dataset: string, portal: SmallPortal): void {
  expectPackage(dataset);
  const names = listFiles(dataset).filter((name) => name.endsWith('.warc.gz'));
  const archive = Buffer.concat(names.map((name) => gunzipSync(fs.readFileSync(join(dataset, name)))));
  for (const path of portal.paths) expect(archive.includes(Buffer.from(portal.bodyOf(path))), path).toBe(true);
}
