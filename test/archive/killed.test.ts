/** A run that is killed at the k-th operation on files, for every k: nothing that was stored is lost, nothing is half. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaptureChain, Stored } from '../../src/archive/archive.js';
import { openFileSource } from '../../src/archive/byte-source.js';
import { openIndexFile } from '../../src/archive/index-file.js';
import { loadWarcio } from '../../src/archive/load-warcio.js';
import { openArchive } from '../../src/archive/open-archive.js';
import { readRecords } from '../../src/archive/read-records.js';
import { capture, filesKilledAt, filesOf, Killed, optionsFor, plain, temporaryRoot, withArchive } from './captures.js';

const URL = 'https://www.qingxi.example/xxgk/';
const LATER = '2026-05-02T08:00:00.000Z';
const CHAINS: readonly CaptureChain[] = [
  [capture({ url: `${URL}1`, body: 'one', headers: [['ETag', '"1"']] })],
  [capture({ url: `${URL}old`, status: 301, body: '' }), capture({ url: `${URL}2`, body: 'two', coding: 'gzip' })],
  [capture({ url: `${URL}1`, body: 'one', at: LATER })],
  [capture({ url: `${URL}3`, body: 'three' })],
  [capture({ url: `${URL}4`, body: 'four' })],
];
const SIZE = { maxFileBytes: 2600 };

let root = '';
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

type Done = readonly (readonly [CaptureChain, Stored])[];

/** Stores until it is killed; what was promised until then. */
async function storeAll(changes: Parameters<typeof optionsFor>[1]): Promise<Done> {
  const done: (readonly [CaptureChain, Stored])[] = [];
  try {
    const archive = await openArchive(optionsFor(root, { ...SIZE, ...changes }));
    for (const chain of CHAINS) done.push([chain, await archive.store(chain)]);
    await archive.close();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return done;
}

/** Every file under a final name is whole. */
async function expectWhole(): Promise<void> {
  const warcio = await loadWarcio();
  for (const name of filesOf(root).keys()) {
    const path = join(root, 'archive', name);
    if (name === 'index.cdxj') expect(openIndexFile(fs, path)).not.toBeNull();
    if (name.startsWith('.')) continue;
    const source = openFileSource(fs, path);
    if (name.endsWith('.gz'))
      for await (const record of readRecords(source, warcio)) expect(record).not.toHaveProperty('fault');
    source.close();
  }
}

async function expectKept(done: Done): Promise<void> {
  await withArchive(root, async (archive) => {
    for (const [chain, { location, sha256 }] of done) {
      const page = chain[chain.length - 1] ?? chain[0];
      expect(archive.latest(page.url)?.sha256).toBe(sha256);
      const kept = await archive.read(location);
      expect({ ...plain(kept), retrievedAt: '' }).toEqual({
        ...plain(page),
        retrievedAt: '',
        response: plain(kept).response,
      });
    }
  });
}

describe('a run killed at any operation', () => {
  it('loses nothing that was stored, and the next run makes it whole', async () => {
    root = temporaryRoot();
    const whole = filesKilledAt(Number.POSITIVE_INFINITY);
    expect(await storeAll({ files: whole.files })).toHaveLength(CHAINS.length);
    const calls = whole.calls();
    expect(calls).toBeGreaterThan(40);
    for (let last = 1; last <= calls; last += 1) {
      fs.rmSync(root, { recursive: true });
      fs.mkdirSync(root);
      const done = await storeAll({ files: filesKilledAt(last).files });
      await expectWhole();
      await expectKept(done);
      const all = await storeAll({ startedAt: new Date(LATER), pid: 8 });
      expect(all).toHaveLength(CHAINS.length);
      await expectWhole();
      await expectKept([...done, ...all]);
      expect([...filesOf(root).keys()].filter((name) => name.startsWith('.'))).toEqual([]);
    }
  });

  it('is made whole by a run that is killed itself', async () => {
    root = temporaryRoot();
    for (let last = 1; last <= 45; last += 1) {
      fs.rmSync(root, { recursive: true });
      fs.mkdirSync(root);
      const done = await storeAll({ files: filesKilledAt(20).files });
      const more = await storeAll({ files: filesKilledAt(last).files, startedAt: new Date(LATER), pid: 8 });
      await expectWhole();
      await expectKept([...done, ...more]);
    }
  });
});
