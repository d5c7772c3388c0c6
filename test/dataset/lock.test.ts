/**
 * The lock of a dataset, whatever call it dies or fails at. In: a dataset that a dead run left half written; out: one that the next
 * run finds, sweeps and unlocks; what cannot be removed is told.
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DatasetOptions, openDataset } from '../../src/dataset/open-dataset.js';
import { type Call, disturbCalls } from '../torture/disturb-calls.mjs';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'govdisclose-test-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const [KILLED, DISTURBED, NEXT] = [1, 2, 3];
const HALF_WRITTEN = `.tmp-${KILLED}-x`;

function openAndClose(pid: number, changes: Partial<DatasetOptions> = {}): void {
  openDataset({
    files: fs,
    folder,
    writer: { pid, host: 'here', since: 's', mark: null },
    stateOf: (asked) => ({ alive: asked === pid, mark: null }),
    startedAt: new Date('2026-05-01T08:00:00Z'),
    ...changes,
  }).close();
}

function filesAround(around: (call: Call) => unknown): DatasetOptions['files'] {
  return { ...fs, ...disturbCalls({ original: fs, folder, around }) } as DatasetOptions['files'];
}

/** What a run leaves that is killed while it writes. */
function leaveHalfWritten(): void {
  fs.mkdirSync(join(folder, 'records'), { recursive: true });
  fs.writeFileSync(join(folder, 'records', HALF_WRITTEN), 'torn');
  fs.writeFileSync(join(folder, '.lock'), JSON.stringify({ pid: KILLED, host: 'here', since: 's', mark: null }));
}

function listDrafts(): readonly string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.split('/').some((part) => part.startsWith('.')));
}

function refuse(code: string): never {
  throw Object.assign(new Error(code), { code });
}

it('a second run that is killed at any call leaves nothing of the first for good', () => {
  for (let at = 1, died = true; died; at += 1) {
    fs.rmSync(folder, { recursive: true });
    leaveHalfWritten();
    let seen = 0;
    died = false;
    const files = filesAround(({ perform }) => {
      seen += 1;
      died ||= seen >= at;
      return died ? refuse('EKILLED') : perform();
    });
    try {
      openAndClose(DISTURBED, { files });
    } catch {}
    openAndClose(NEXT);
    expect([at, listDrafts()]).toEqual([at, []]);
  }
});

it('where what a dead run left cannot be removed, the lock stays for the next run', () => {
  leaveHalfWritten();
  const files = filesAround(({ name, path, perform }) =>
    name === 'unlinkSync' && path.endsWith(HALF_WRITTEN) ? refuse('EIO') : perform(),
  );
  expect(() => openAndClose(DISTURBED, { files })).toThrow('EIO');
  expect(listDrafts()).toContain('.lock');
  openAndClose(NEXT);
  expect(listDrafts()).toEqual([]);
});

it('a lock that cannot be written leaves no draft', () => {
  for (const call of ['writeSync', 'closeSync', 'linkSync']) {
    const files = filesAround(({ name, perform }) => (name === call ? refuse('ENOSPC') : perform()));
    expect(() => openAndClose(DISTURBED, { files })).toThrow(expect.objectContaining({ code: 'ERR_NO_SPACE' }));
    expect([call, listDrafts()]).toEqual([call, []]);
  }
});

it('a lock that cannot be removed is told', () => {
  const told: string[] = [];
  const files = filesAround(({ name, path, perform }) =>
    name === 'unlinkSync' && path.endsWith('.lock') ? refuse('EROFS') : perform(),
  );
  openAndClose(DISTURBED, { files, whenStays: (lock) => told.push(lock) });
  expect(told).toEqual([join(folder, '.lock')]);
});
