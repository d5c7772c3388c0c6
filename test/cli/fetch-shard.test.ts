/** `fetch --shard I/N`: no host in two shards, and the joined shards report what the single run reports. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Start } from '../../src/cli/crawl/read-starts.js';
import { takeStarts } from '../../src/cli/crawl/shard-starts.js';
import { scopeOf } from '../../src/cli/crawl/task.js';
import { realEnvironment } from '../../src/cli/main.js';
import type { DisclosureRecord } from '../../src/model/record.js';
import { run, temporaryFolder } from './captured-environment.js';
import { type SmallPortal, servedFixtures, startSmallPortal } from './crawl/small-portal.js';

function startAt(url: string, hosts: readonly string[] = []): Start {
  const order = { url, scope: scopeOf([url], hosts, null), purpose: 'page', origin: 'named' } as const;
  return { kind: 'task', order };
}

function shardOf(url: string, starts: readonly Start[], count: number): number {
  const indices = Array.from({ length: count }, (_, index) => index + 1);
  const found = indices.filter((index) =>
    takeStarts(starts, { index, count }).some((start) => start.kind === 'task' && start.order.url === url),
  );
  expect(found).toHaveLength(1);
  return found[0] ?? 0;
}

describe('starts', () => {
  it('that may lead to one host are in one shard', () => {
    const together = [
      startAt('http://www.a.example/1'),
      startAt('https://a.example:8443/2'),
      startAt('http://office.a.example/3'),
      startAt('http://b.example/4', ['deep.office.a.example']),
      startAt('http://b.example/5'),
    ];
    const alone = Array.from({ length: 60 }, (_, index) => startAt(`http://h${index}.example/`));
    const starts = [...alone, ...together];
    for (const count of [2, 5, 9]) {
      const shards = together.map((start) => shardOf(start.kind === 'task' ? start.order.url : '', starts, count));
      expect(new Set(shards).size).toBe(1);
      const others = alone.map((start) => shardOf(start.kind === 'task' ? start.order.url : '', starts, count));
      expect(new Set(others).size).toBe(count);
    }
  });

  it('are where they were when others are added', () => {
    const before = [startAt('http://a.example/1'), startAt('http://b.example/1')];
    const after = [startAt('http://0.example/'), ...before, startAt('http://z.example/')];
    for (const url of ['http://a.example/1', 'http://b.example/1'])
      expect(shardOf(url, after, 7)).toBe(shardOf(url, before, 7));
  });
});

const { loadCore, openFetcher } = realEnvironment();
const HOSTS = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];
let cwd = '';
let portals: readonly SmallPortal[] = [];

beforeAll(async () => {
  cwd = temporaryFolder();
  const pages = servedFixtures(60_000).slice(0, 9);
  // Each portal has three pages, and one that another has too.
  portals = await Promise.all(
    HOSTS.map((host, index) => startSmallPortal(pages.slice(index * 3 - (index === 0 ? 0 : 1), index * 3 + 3), host)),
  );
});
afterAll(async () => {
  for (const portal of portals) await portal.stop();
  fs.rmSync(cwd, { recursive: true, force: true });
});

async function fetchAll(output: string, ...more: readonly string[]): Promise<number> {
  const argv = ['fetch', ...portals.map(({ url }) => url), '-o', output, '--allow-private', '--delay', '0', ...more];
  return (await run(argv, { cwd, changes: { loadCore, openFetcher } })).code;
}

/** Records without their source, and the tables and the data package as they are but for it. */
function filesOf(folder: string): Readonly<Record<string, unknown>> {
  const names = fs.readdirSync(join(cwd, folder), { recursive: true, encoding: 'utf8' }).sort();
  const kept = names.filter((name) => /^(?:records|tables)\/.*\.(?:json|csv)$/.test(name));
  return Object.fromEntries(
    kept.map((name) => {
      const text = fs.readFileSync(join(cwd, folder, name), 'utf8');
      return [name, name.endsWith('.json') ? { ...(JSON.parse(text) as DisclosureRecord), source: null } : text];
    }),
  );
}

describe('shards of a fetch', () => {
  it('ask each host once, and are the single run when they are joined', async () => {
    expect(await fetchAll('single')).toBe(0);
    for (const portal of portals) portal.asked.length = 0;
    // Run under another number first, and one of them twice.
    expect(await fetchAll('s1', '--shard', '1/2')).toBe(0);
    const askedBy: (readonly number[])[] = [];
    for (const index of [1, 2, 3, 1]) {
      const before = portals.map(({ asked }) => asked.length);
      expect(await fetchAll(`s${index}`, '--shard', `${index}/3`)).toBe(0);
      if (askedBy.length < 3) askedBy.push(portals.map(({ asked }, at) => asked.length - (before[at] ?? 0)));
    }
    for (const at of portals.keys()) expect(askedBy.filter((asked) => (asked[at] ?? 0) > 0)).toHaveLength(1);
    const { code } = await run(['build', 's3', 's1', 's2', '-o', 'joined'], { cwd, changes: { loadCore } });
    expect(code).toBe(0);
    const [single, joined] = [filesOf('single'), filesOf('joined')];
    expect(Object.keys(single).length).toBeGreaterThan(15);
    expect(joined).toEqual(single);
  });
});
