/** `--shard I/N`: every input in exactly one shard, and the joined shards are the single run. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInShard } from '../../src/cli/shard.js';
import { packed, response, writeForeign } from '../archive/foreign-warc.js';
import { makeZip } from '../archive/make-zip.js';
import type { RecordChanges } from '../output/sample-record.js';
import { page, plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

describe('a shard', () => {
  it('has each name once, and about as many as the others', () => {
    for (const count of [1, 2, 3, 7]) {
      const sizes = Array.from({ length: count }, () => 0);
      for (let name = 0; name < 700; name += 1) {
        const mine = sizes.map((_, index) => isInShard(`in/${name}.html`, { index: index + 1, count }));
        expect(mine.filter(Boolean)).toHaveLength(1);
        sizes[mine.indexOf(true)] = (sizes[mine.indexOf(true)] ?? 0) + 1;
      }
      expect(Math.min(...sizes)).toBeGreaterThan((700 / count) * 0.7);
    }
  });

  it('is the same on every machine and in every version', () => {
    const shards = ['a', 'in/二.html', '/x/y.warc.gz'].map((name) =>
      [1, 2, 3, 4, 5].find((index) => isInShard(name, { index, count: 5 })),
    );
    expect(shards).toEqual(SHARDS_OF_FIVE);
  });

  it.each(['0/4', '5/4', '1', '1/0', '1.5/2', '-1/2', 'a/b', '1/1000000', '01/2'])('is not %s', async (value) => {
    const { code, out, err } = await run(['parse', '-', '--shard', value], { cwd, stdin: page() });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`--shard ${value}: it must be I/N`);
  });
});

const SHARDS_OF_FIVE = [5, 4, 4];

/** All files of a dataset that the joined one must have byte for byte. */
function filesOf(folder: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(join(cwd, folder), { recursive: true, encoding: 'utf8' }).sort();
  const kept = names.filter((name) => !/^(?:runs|held|\.)/.test(name) && fs.statSync(join(cwd, folder, name)).isFile());
  return Object.fromEntries(kept.map((name) => [name, fs.readFileSync(join(cwd, folder, name), 'utf8')]));
}

const report = (year: number, changes: RecordChanges = {}): string =>
  page({ ...changes, id: `321200-青溪市审计局/${year}`, year });
const digest = { 'WARC-Payload-Digest': 'sha1:AAAA' };
const twice = report(2014);

/** Pages, twins, variants, poorer ones, captures on several days, a revisit whose body lies in another file. */
const INPUTS: Readonly<Record<string, string | Uint8Array>> = {
  'in/a.html': report(2011),
  'in/b.html': report(2011),
  'in/c.html': report(2011, { observations: [] }),
  'in/d.html': report(2012, { title: 'd' }),
  'in/e.txt': report(2013),
  'in/f.html': 'list',
  'in/g.html': page({ id: null, year: null }),
  'in/h.zip': makeZip({ name: 'a.html', data: report(2012) }, { name: 'b.html', data: report(2018) }),
  'in/i.warc.gz': packed(
    response(twice, { url: 'http://a.example/1', date: '2019-05-01T00:00:00Z', fields: digest }),
    response(report(2015), { url: 'http://a.example/2', date: '2019-05-01T00:00:00Z' }),
  ),
  'in/j.warc.gz': packed(
    response(twice, { url: 'http://a.example/1', date: '2019-02-01T00:00:00Z', fields: digest }),
    response(report(2015), { url: 'http://a.example/2', date: '2019-06-01T00:00:00Z' }),
  ),
  'in/k.warc.gz': packed(
    writeForeign({
      type: 'revisit',
      url: 'http://a.example/3',
      date: '2020-01-01T00:00:00Z',
      fields: digest,
      block: '',
    }),
    writeForeign({
      type: 'revisit',
      url: 'http://a.example/1',
      date: '2020-01-01T00:00:00Z',
      fields: digest,
      block: '',
    }),
    response(report(2016), { url: 'http://a.example/4' }),
  ),
  'in/l.warc.gz': packed(response(report(2016), { url: 'http://a.example/4' })),
};

describe('joined shards', () => {
  it('are the single run, whatever their number, run twice or after a death, joined in any order', async () => {
    plant(cwd, INPUTS);
    await run(['parse', 'in', '-o', 'single'], { cwd });
    const single = filesOf('single');
    expect(Object.keys(single).filter((name) => name.startsWith('records/'))).not.toHaveLength(0);
    let round = 0;
    const plan = fc.record({
      count: fc.integer({ min: 1, max: 6 }),
      /** Of each shard: how often it runs, and after how many pages it dies the first time. */
      runs: fc.array(
        fc.record({ times: fc.integer({ min: 1, max: 2 }), dies: fc.option(fc.integer({ min: 1, max: 4 })) }),
        {
          minLength: 6,
          maxLength: 6,
        },
      ),
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
      before: fc.option(fc.integer({ min: 1, max: 5 })),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ count, runs, order, before }) => {
        round += 1;
        const folders = Array.from({ length: count }, (_, index) => `r${round}-${index}`);
        for (const [index, output] of folders.entries()) {
          const { times = 1, dies = null } = runs[index] ?? {};
          const shard = (of: number) => ['parse', 'in', '-o', output, '--shard', `${Math.min(index + 1, of)}/${of}`];
          // The number of shards may have been another one before.
          if (before !== null) await run(shard(before), { cwd });
          if (dies !== null) await run(shard(count), { cwd, signal: { name: 'SIGTERM', at: dies } });
          for (let time = 0; time < times; time += 1) expect((await run(shard(count), { cwd })).code).toBe(0);
        }
        const sources = order.flatMap((index) => folders[index] ?? []);
        const joined = await run(['build', ...sources, '-o', `r${round}-joined`], { cwd });
        expect(joined.code).toBe(0);
        expect(filesOf(`r${round}-joined`)).toEqual(single);
      }),
      { numRuns: Number(process.env['SHARD_ROUNDS'] ?? 3) },
    );
  });

  it('account for every input once', async () => {
    plant(cwd, { 'in/a.html': report(2011), 'in/b.html': 'list', 'in/c.html': 'list' });
    const totals = await Promise.all(
      [1, 2, 3].map(async (index) => {
        const { lines } = await run(['parse', 'in', 'missing', './in/a.html', '--shard', `${index}/3`], { cwd });
        return Number.parseInt(lines.at(-1) ?? '', 10);
      }),
    );
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(5);
  });

  it('may be empty', async () => {
    plant(cwd, { 'a.html': report(2011) });
    const shards = [1, 2, 3].map((index) => ({
      argv: ['parse', 'a.html', '--shard', `${index}/3`],
      output: `s${index}`,
    }));
    for (const { argv, output } of shards) expect((await run([...argv, '-o', output], { cwd })).code).toBe(0);
    await run(['parse', 'a.html', '-o', 'single'], { cwd });
    const { code } = await run(['build', 's1', 's2', 's3', '-o', 'all'], { cwd });
    expect(code).toBe(0);
    expect(filesOf('all')).toEqual(filesOf('single'));
  });
});
