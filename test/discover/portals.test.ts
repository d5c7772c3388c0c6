/** Lists of every family, followed to the end: what they offer, and that nothing is asked for that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Candidate, type ListReading, type ListRequest, readListPage, requestKey } from '../../src/index.js';

const PORTALS = fileURLToPath(new URL('../../fixtures/portals/', import.meta.url));

interface Routes {
  readonly start: string;
  readonly replies: Readonly<Record<string, string>>;
}

interface Expected {
  readonly family: string | null;
  readonly reports: readonly Partial<Candidate>[];
  readonly pages: number | null;
  readonly others: readonly string[];
  readonly missing: readonly string[];
}

function readJson<T>(portal: string, name: string): T {
  return JSON.parse(readFileSync(join(PORTALS, portal, name), 'utf8')) as T;
}

/** A caller with no network: replies are files, each address is asked once. */
function follow(portal: string): { readings: ListReading[]; missing: string[]; asked: string[] } {
  const { start, replies } = readJson<Routes>(portal, 'routes.json');
  const first = readListPage(readFileSync(join(PORTALS, portal, replies[start] ?? '')), { url: start });
  const readings = [first];
  const [missing, asked]: [string[], string[]] = [[], []];
  const queue: ListRequest[] = [...first.next];
  const seen = new Set<string>();
  for (let request = queue.shift(); request !== undefined; request = queue.shift()) {
    const key = requestKey(request);
    if (seen.has(key)) continue;
    seen.add(key);
    const route = request.post === null ? request.url : `${request.url} ${request.post.body}`;
    asked.push(route);
    const file = replies[route];
    if (file === undefined) {
      missing.push(route);
      continue;
    }
    const reading = readListPage(readFileSync(join(PORTALS, portal, file)), { url: request.url, request });
    readings.push(reading);
    queue.push(...reading.next);
  }
  return { readings, missing, asked };
}

describe.each(readdirSync(PORTALS).filter((name) => !name.includes('.')))('%s', (portal) => {
  const expected = readJson<Expected>(portal, 'expected.json');
  const { replies } = readJson<Routes>(portal, 'routes.json');
  const { readings, missing, asked } = follow(portal);
  const byKey = new Map(readings.flatMap(({ candidates }) => candidates).map((one) => [one.key, one]));
  const candidates = [...byKey.values()];

  it('offers its reports, with title, date and year', () => {
    const offered = candidates.filter(({ verdict }) => verdict !== 'other').sort((a, b) => (a.url < b.url ? -1 : 1));
    const wanted = [...expected.reports].sort((a, b) => ((a.url ?? '') < (b.url ?? '') ? -1 : 1));
    expect(offered.map(({ url }) => url)).toEqual(wanted.map(({ url }) => url));
    expect(offered).toMatchObject(wanted);
  });

  it('leaves out what is none', () => {
    const titles = candidates.filter(({ verdict }) => verdict === 'other').map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining([...expected.others]));
  });

  it('is followed to its end, and no further', () => {
    expect(missing).toEqual(expected.missing);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThanOrEqual(new Set(Object.values(replies)).size - 1);
    expect(readings.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('says what it is', () => {
    expect(readings[0]?.family).toBe(expected.family);
    expect(readings[0]?.isReport).toBe(false);
    if (expected.pages !== null) expect(readings.at(-1)?.pages).toBe(expected.pages);
  });

  it('numbers its pages from 1 and gives all of one list the same name', () => {
    const pages = readings.flatMap(({ next }) => next).filter(({ page }) => page !== null);
    expect(pages.every(({ page }) => Number.isInteger(page) && (page ?? 0) > 0)).toBe(true);
    expect(new Set(pages.map(({ list }) => list)).size).toBeLessThanOrEqual(1);
  });
});
