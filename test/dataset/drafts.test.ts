/** Drafts: written and synced before their turn, taken when the very same bytes are wanted, thrown away otherwise. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardDrafts, draftFiles } from '../../src/dataset/drafts.js';
import { type Tree, writeFile } from '../../src/dataset/tree.js';
import { temporaryFolder } from '../cli/captured-environment.js';

let root = '';
let tree: Tree;
const names = ['records', 'a', '2016.json'];
const place = () => join(root, ...names);
const listAll = () => fs.readdirSync(join(root, 'records/a'));
const draft = (text: string, from = tree) => draftFiles(from, [{ names, bytes: Buffer.from(text) }]);

beforeEach(() => {
  root = temporaryFolder();
  tree = { root, files: fs, pid: 1, drafts: new Map() };
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

describe('drafts', () => {
  it('are beside their place until they are taken, and then in it', async () => {
    const begun = await draft('one');
    expect(listAll()).toEqual([expect.stringMatching(/^\.tmp-/)]);
    const { ino } = fs.statSync(join(root, 'records/a', listAll()[0] ?? ''));
    expect(writeFile(tree, names, 'one')).toBe('written');
    discardDrafts(tree, begun);
    expect([listAll(), fs.statSync(place()).ino, fs.readFileSync(place(), 'utf8')]).toEqual([
      ['2016.json'],
      ino,
      'one',
    ]);
  });

  it('are not taken for other bytes', async () => {
    const begun = await draft('one');
    writeFile(tree, names, 'two');
    discardDrafts(tree, begun);
    expect([listAll(), fs.readFileSync(place(), 'utf8')]).toEqual([['2016.json'], 'two']);
  });

  it('of two that want the same place neither gets in the way of the other', async () => {
    const [one, two] = await Promise.all([draft('one'), draft('two')]);
    writeFile(tree, names, 'one');
    discardDrafts(tree, one);
    writeFile(tree, names, 'two');
    discardDrafts(tree, two);
    expect([listAll(), fs.readFileSync(place(), 'utf8'), tree.drafts?.size]).toEqual([['2016.json'], 'two', 0]);
  });

  it.each(['openSync', 'writeSync', 'fsync'] as const)(
    'F93 leave nothing where the disk is full at %s',
    async (call) => {
      const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
      const refuse = (...args: readonly unknown[]) => {
        const done = args.at(-1);
        if (call !== 'fsync' || typeof done !== 'function') throw full;
        done(full);
      };
      const failing = draft('one', { ...tree, files: { ...fs, [call]: refuse } });
      await expect(failing).rejects.toMatchObject({ code: 'ERR_NO_SPACE' });
      expect([listAll(), tree.drafts?.size]).toEqual([[], 0]);
    },
  );

  it('are not made where nobody would take them', async () => {
    expect(await draft('one', { root, files: fs, pid: 1 })).toEqual([]);
  });
});
