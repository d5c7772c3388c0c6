import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '../../src/dataset/files.js';
import { type Dataset, type DatasetOptions, openDataset } from '../../src/dataset/open-dataset.js';
import type { DisclosureRecord } from '../../src/model/record.js';
import { observe, type RecordChanges, sampleRecord } from '../output/sample-record.js';
import { place } from './dataset-folder.js';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'govdisclose-test-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const KEY = '321200-青溪市审计局';

function optionsFor(root: string, changes: Partial<DatasetOptions> = {}): DatasetOptions {
  return {
    files: fs,
    folder: root,
    writer: { pid: process.pid, host: 'here', since: '2026-05-01T08:00:00.000Z', mark: null },
    stateOf: (pid) => ({ alive: pid === process.pid, mark: null }),
    startedAt: new Date('2026-05-01T08:00:00Z'),
    ...changes,
  };
}

function withDataset<T>(use: (dataset: Dataset) => T, changes: Partial<DatasetOptions> = {}, root = folder): T {
  const dataset = openDataset(optionsFor(root, changes));
  try {
    return use(dataset);
  } finally {
    dataset.close();
  }
}

/** Every file below the folder but the logs, with its content. */
function snapshot(root = folder): Readonly<Record<string, string>> {
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => !name.startsWith('runs') && fs.statSync(join(root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(root, name), 'utf8')]));
}

function page(path: string, changes: RecordChanges = {}): DisclosureRecord {
  const sha256 = createHash('sha256').update(path).digest('hex');
  return sampleRecord({ ...changes, source: { path, sha256, ...changes.source } });
}

function withValues(...values: readonly number[]): RecordChanges {
  return { observations: values.map((value, index) => observe(`indicator.${index}`, value)) };
}

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('placing records', () => {
  it('writes the record and its rows under checked names', () => {
    const placement = withDataset((dataset) => place(dataset, page('a')));
    expect(placement).toMatchObject({ outcome: 'written', file: `records/${KEY}/2016.json` });
    expect(Object.keys(snapshot())).toEqual([`records/${KEY}/2016.csv`, `records/${KEY}/2016.json`]);
    const json = fs.readFileSync(join(folder, placement.file), 'utf8');
    expect(JSON.parse(json)).toEqual(page('a'));
  });

  it('does not touch what would not change', () => {
    withDataset((dataset) => place(dataset, page('a')));
    const path = join(folder, 'records', KEY, '2016.json');
    fs.utimesSync(path, 1, 1);
    expect(withDataset((dataset) => place(dataset, page('a')).outcome)).toBe('unchanged');
    expect(fs.statSync(path).mtimeMs).toBe(1000);
  });

  it('replaces a page that reads otherwise now', () => {
    withDataset((dataset) => place(dataset, page('a', withValues(1, 2))));
    const again = withDataset((dataset) => place(dataset, page('a', withValues(1))));
    expect(again.outcome).toBe('written');
    expect(Object.keys(snapshot())).toHaveLength(2);
  });

  it('keeps the official source of one report and logs the other', () => {
    const official = page('b', { source: { trust: 'official' } });
    withDataset((dataset) => {
      expect(place(dataset, page('a')).outcome).toBe('written');
      expect(place(dataset, official)).toMatchObject({
        outcome: 'written',
        displaced: [{ origin: 'a', outcome: 'duplicate' }],
      });
      expect(place(dataset, page('a')).outcome).toBe('duplicate');
    });
    expect(snapshot()[`records/${KEY}/2016.json`]).toContain('"path": "b"');
  });

  it('keeps other values beside the preferred', () => {
    withDataset((dataset) => {
      place(dataset, page('a', withValues(1, 2)));
      place(dataset, page('b', { ...withValues(1, 3), source: { trust: 'official' } }));
    });
    const names = Object.keys(snapshot());
    expect(names).toHaveLength(4);
    expect(names.filter((name) => /2016~[0-9a-f]{8}\.(json|csv)$/.test(name))).toHaveLength(2);
    expect(snapshot()[`records/${KEY}/2016.json`]).toContain('"path": "b"');
  });

  it('holds a page that says less than the record', () => {
    const full = page('a', withValues(1, 2, 3));
    const cut = page('b', { ...withValues(1, 2), source: { trust: 'official' } });
    withDataset((dataset) => {
      place(dataset, full);
      expect(place(dataset, cut)).toMatchObject({ outcome: 'held', why: 'poorer' });
    });
    expect(snapshot()[`records/${KEY}/2016.json`]).toContain('"path": "a"');
    expect(Object.keys(snapshot()).filter((name) => name.startsWith('held/'))).toHaveLength(1);
  });

  it('holds what has no agency or year, and lets it go when it has', () => {
    withDataset((dataset) => {
      expect(place(dataset, page('a', { id: null, year: null }))).toMatchObject({
        outcome: 'held',
        why: 'unidentified',
      });
    });
    expect(Object.keys(snapshot())).toHaveLength(1);
    withDataset((dataset) => place(dataset, page('a')));
    expect(Object.keys(snapshot()).some((name) => name.startsWith('held/'))).toBe(false);
  });

  it.each(['../x', '321200-a/b', '321200-', 'con', '321200-a.', `321200-${'a'.repeat(61)}`, '321200-a\u202eb'])(
    'refuses the key %j',
    (key) => {
      const { agency } = sampleRecord();
      const record = page('a', { id: `${key}/2016`, agency: { ...agency, key } });
      expect(codeOf(() => withDataset((dataset) => place(dataset, record)))).toBe('ERR_UNSAFE_PATH');
      expect(snapshot()).toEqual({});
    },
  );

  it('sets a damaged record aside and writes the page anew', () => {
    withDataset((dataset) => place(dataset, page('a')));
    const path = join(folder, 'records', KEY, '2016.json');
    fs.writeFileSync(path, '{"schema": "govdis');
    expect(withDataset((dataset) => place(dataset, page('a')).outcome)).toBe('written');
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toEqual(page('a'));
    expect(Object.keys(snapshot()).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
  });

  it('makes a record whole that a killed run left without its rows, also from a later capture of the page', () => {
    const captured = (retrievedAt: string): DisclosureRecord =>
      page('a.html', {
        source: { retrievedAt, archive: { file: 'a.warc.gz', offset: Number(retrievedAt.slice(3, 4)), length: 1 } },
      });
    withDataset((dataset) => place(dataset, captured('2026-05-01T08:00:00Z')));
    const whole = snapshot();
    const rows = Object.keys(whole).find((name) => name.endsWith('.csv')) ?? '';
    fs.unlinkSync(join(folder, rows));
    const outcome = withDataset((dataset) => place(dataset, captured('2027-05-01T08:00:00Z')).outcome);
    expect([outcome, snapshot()]).toEqual(['duplicate', whole]);
  });

  it('refuses records of a newer schema', () => {
    withDataset((dataset) => place(dataset, page('a')));
    fs.writeFileSync(join(folder, 'records', KEY, '2016.json'), '{"schema": "govdisclose/record/2"}');
    expect(codeOf(() => withDataset((dataset) => place(dataset, page('a'))))).toBe('ERR_SCHEMA_NEWER');
  });

  it('ends in the same files whatever the order of the pages', () => {
    const trusts = ['official', 'mirror'] as const;
    const pages = [[1, 2, 3], [1, 2], [1, 2], [1, 9], [1], [], [1, 2, 3]].flatMap((values, index) =>
      trusts.map((trust) => page(`${index}${trust}`, { ...withValues(...values), source: { trust } })),
    );
    const results = new Set<string>();
    fc.assert(
      fc.property(fc.shuffledSubarray(pages, { minLength: pages.length }), (shuffled) => {
        const root = fs.mkdtempSync(join(folder, 'x-'));
        withDataset((dataset) => shuffled.map((one) => place(dataset, one)), {}, root);
        const first = snapshot(root);
        withDataset((dataset) => shuffled.map((one) => place(dataset, one)), {}, root);
        expect(snapshot(root)).toEqual(first);
        results.add(JSON.stringify(first));
      }),
      { numRuns: 60 },
    );
    expect(results.size).toBe(1);
  });
});

describe('the folder', () => {
  it('refuses a folder that is something else', () => {
    fs.writeFileSync(join(folder, 'thesis.doc'), '');
    expect(codeOf(() => openDataset(optionsFor(folder)))).toBe('ERR_NOT_A_DATASET');
    expect(fs.readdirSync(folder)).toEqual(['thesis.doc']);
  });

  it('refuses a file, a missing parent, and a folder that may not be written', () => {
    fs.writeFileSync(join(folder, 'file'), '');
    expect(codeOf(() => openDataset(optionsFor(join(folder, 'file'))))).toBe('ERR_OUTPUT_NOT_A_FOLDER');
    expect(codeOf(() => openDataset(optionsFor(join(folder, 'no', 'where'))))).toBe('ERR_OUTPUT_NOT_WRITABLE');
    const denied = { ...fs, openSync: fail('EACCES') } as Files;
    fs.rmSync(join(folder, 'file'));
    expect(codeOf(() => openDataset(optionsFor(folder, { files: denied })))).toBe('ERR_OUTPUT_NOT_WRITABLE');
  });

  it.each(['records', `records/${KEY}`, `records/${KEY}/2016.json`, 'held', 'runs'])(
    'does not follow a link at %s',
    (name) => {
      const outside = fs.mkdtempSync(join(tmpdir(), 'govdisclose-test-'));
      try {
        fs.mkdirSync(join(folder, name, '..'), { recursive: true });
        fs.symlinkSync(outside, join(folder, name));
        if (!name.startsWith('records')) fs.mkdirSync(join(folder, 'records'));
        const use = (dataset: Dataset) => place(dataset, page('a', name === 'held' ? { id: null } : {}));
        expect(codeOf(() => withDataset(use))).toBe('ERR_UNSAFE_PATH');
        expect(fs.readdirSync(outside)).toEqual([]);
      } finally {
        fs.rmSync(outside, { recursive: true });
      }
    },
  );

  it('leaves nothing half written when the disk is full', () => {
    withDataset((dataset) => place(dataset, page('a')));
    const before = snapshot();
    for (const call of ['writeSync', 'fsyncSync', 'renameSync'] as const) {
      let armed = false;
      const real: (...args: never[]) => unknown = REAL[call];
      const files = { ...fs, [call]: (...args: never[]) => (armed ? fail('ENOSPC')() : real(...args)) };
      const use = (dataset: Dataset) => {
        armed = true;
        try {
          return place(dataset, page('a', withValues(7)));
        } finally {
          armed = false;
        }
      };
      expect(codeOf(() => withDataset(use, { files: files as unknown as Files }))).toBe('ERR_NO_SPACE');
      expect(snapshot()).toEqual(before);
    }
  });

  it('is whole after a kill at any file operation, and finished by the same run again', () => {
    const pages = [
      page('a', withValues(1, 2)),
      page('b', withValues(1, 3)),
      page('c', withValues(1, 2, 4)),
      page('d', withValues(1)),
    ];
    const all = (dataset: Dataset) => pages.map((one) => place(dataset, one));
    const clean = fs.mkdtempSync(join(folder, 'clean-'));
    withDataset(all, {}, clean);
    const expected = snapshot(clean);
    for (let at = 1; ; at += 1) {
      const root = fs.mkdtempSync(join(folder, 'k-'));
      const files = killedAt(at);
      const died = codeOf(() => {
        const dataset = openDataset(
          optionsFor(root, { files, writer: { pid: 1, host: 'here', since: '', mark: null } }),
        );
        all(dataset);
      });
      for (const [name, text] of Object.entries(snapshot(root))) {
        if (name.endsWith('.json') && !name.includes('.tmp-')) expect(() => JSON.parse(text)).not.toThrow();
      }
      withDataset(all, {}, root);
      expect(snapshot(root)).toEqual(expected);
      if (died === 'none') break;
    }
  });
});

describe('the lock', () => {
  it('lets one run write at a time', () => {
    withDataset(() => {
      expect(codeOf(() => openDataset(optionsFor(folder)))).toBe('ERR_OUTPUT_LOCKED');
    });
    expect(codeOf(() => withDataset(() => undefined))).toBe('none');
    expect(fs.readdirSync(folder)).not.toContain('.lock');
  });

  it.each([
    ['of a dead process', JSON.stringify({ pid: 1, host: 'here', since: 's', mark: null }), 'none'],
    ['of another machine', JSON.stringify({ pid: 1, host: 'there', since: 's', mark: null }), 'ERR_OUTPUT_LOCKED'],
    ['that is empty', '', 'none'],
    ['that is torn', '{"pid": 1', 'none'],
  ])('meets a lock %s', (_, content, expected) => {
    fs.mkdirSync(join(folder, 'records'));
    fs.writeFileSync(join(folder, 'records', '.tmp-1-x'), 'torn');
    fs.writeFileSync(join(folder, '.lock'), content);
    expect(codeOf(() => withDataset((dataset) => expect(dataset.takenFrom).not.toBeNull()))).toBe(expected);
    expect(fs.existsSync(join(folder, 'records', '.tmp-1-x'))).toBe(expected !== 'none');
  });

  it('knows a process that has the number of a dead one', () => {
    const lock = { pid: process.pid, host: 'here', since: 's', mark: 'boot:1' };
    fs.writeFileSync(join(folder, '.lock'), JSON.stringify(lock));
    const stateOf = () => ({ alive: true, mark: 'boot:2' });
    expect(codeOf(() => withDataset(() => undefined, { stateOf }))).toBe('none');
  });
});

it('logs every event of a run in a folder of its own', () => {
  for (let count = 0; count < 2; count += 1) withDataset((dataset) => dataset.log.write({ event: 'input', count }));
  const runs = fs.readdirSync(join(folder, 'runs')).sort();
  expect(runs).toEqual(['20260501T080000000Z', '20260501T080000000Z-2']);
  expect(fs.readFileSync(join(folder, 'runs', runs[1] ?? '', 'log.ndjson'), 'utf8')).toBe(
    '{"event":"input","count":1}\n',
  );
});

function fail(code: string) {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

const REAL = {
  openSync: fs.openSync,
  writeSync: fs.writeSync,
  fsyncSync: fs.fsyncSync,
  renameSync: fs.renameSync,
  unlinkSync: fs.unlinkSync,
  linkSync: fs.linkSync,
  mkdirSync: fs.mkdirSync,
} as const;

/** From the n-th change on nothing happens any more, as after a kill: not even cleaning up. */
function killedAt(at: number): Files {
  let left = at;
  const dying = Object.entries(REAL).map(([name, real]) => {
    const call: (...args: never[]) => unknown = real;
    const guarded = (...args: never[]): unknown => {
      left -= 1;
      return left <= 0 ? fail('EKILLED')() : call(...args);
    };
    return [name, guarded] as const;
  });
  return { ...fs, ...Object.fromEntries(dying) } as unknown as Files;
}
