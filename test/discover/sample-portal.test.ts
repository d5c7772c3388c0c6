/** The sample portal: all of its reports are found from its lists and read completely, figure by figure. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Portal, type PortalReport, startPortal } from '../../fixtures/portal/server.mjs';
import { type Candidate, type ListRequest, parsePage, readListPage, requestKey } from '../../src/index.js';

const SOURCES = fileURLToPath(new URL('../../fixtures/portal/sources.yaml', import.meta.url));
const PLACEHOLDER = /http:\/\/portal\.invalid(\/\S+)/g;
const MOST = 200;

let good: Portal;
let faulty: Portal;

beforeAll(async () => {
  [good, faulty] = await Promise.all([startPortal({ faults: false }), startPortal()]);
});

afterAll(async () => {
  await Promise.all([good.stop(), faulty.stop()]);
});

async function ask(url: string, post: ListRequest['post'] = null): Promise<{ bytes: Uint8Array; type: string | null }> {
  const init = post === null ? {} : { method: 'POST', body: post.body, headers: { 'content-type': post.contentType } };
  const reply = await fetch(url, init);
  return { bytes: new Uint8Array(await reply.arrayBuffer()), type: reply.headers.get('content-type') };
}

/** Addresses of the lists, in the order of the file. */
function listStarts(portal: Portal): string[] {
  return [...readFileSync(SOURCES, 'utf8').matchAll(PLACEHOLDER)].map(([, path]) => `${portal.url}${path}`);
}

async function follow(start: string): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  const first = await ask(start);
  const queue: ListRequest[] = [];
  const seen = new Set<string>();
  const take = (bytes: Uint8Array, url: string, contentType: string | null, request: ListRequest | null): void => {
    const reading = readListPage(bytes, { url, contentType, request });
    for (const candidate of reading.candidates) found.set(candidate.key, candidate);
    queue.push(...reading.next);
  };
  take(first.bytes, start, first.type, null);
  for (let request = queue.shift(); request !== undefined && seen.size < MOST; request = queue.shift()) {
    if (seen.has(requestKey(request))) continue;
    seen.add(requestKey(request));
    const { bytes, type } = await ask(request.url, request.post);
    take(bytes, request.url, type, request);
  }
  return [...found.values()];
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

describe('the sample portal', () => {
  it('has the reports of nine authorities, all forms', () => {
    expect(new Set(good.reports.map(({ agency }) => agency)).size).toBe(9);
    expect(new Set(good.reports.map(({ form }) => form))).toEqual(
      new Set(['local', 'national-2014', 'national-2019', 'national-2021']),
    );
    expect(good.reports.map(({ year }) => year).sort()).toEqual(expect.arrayContaining([2012, 2024]));
  });

  it('offers each of its reports in a list, and nothing else as one', async () => {
    const candidates = (await Promise.all(listStarts(good).map(follow))).flat();
    const reports = candidates.filter(({ verdict }) => verdict === 'report');
    expect(reports.map(({ url }) => pathOf(url)).sort()).toEqual(good.reports.map(({ path }) => path).sort());
    const byPath = new Map(good.reports.map((report) => [report.path, report]));
    expect(
      reports.filter(({ url, year, date }) => {
        const report = byPath.get(pathOf(url));
        return report?.year !== year || report.date !== date;
      }),
    ).toEqual([]);
    expect(candidates.filter(({ verdict }) => verdict === 'other').length).toBeGreaterThan(5);
  });

  it('is read completely, every figure as it was printed', async () => {
    const wrong: unknown[] = [];
    for (const report of good.reports) wrong.push(...(await compare(good, report)));
    expect(wrong).toEqual([]);
  });

  it('is the same on every start', async () => {
    const again = await startPortal({ faults: false });
    const path = good.reports[3]?.path ?? '';
    const [one, two] = await Promise.all([ask(`${good.url}${path}`), ask(`${again.url}${path}`)]);
    await again.stop();
    expect(again.reports).toEqual(good.reports);
    expect(one.bytes).toEqual(two.bytes);
  });

  it('has faults when asked for: gone, not there, forbidden, moved, cut, failing once', async () => {
    const [city] = listStarts(faulty);
    const candidates = await follow(city ?? '');
    expect(candidates.filter(({ verdict }) => verdict === 'report').length).toBe(41 + 3);
    const status = async (part: string) => {
      const url = candidates.find(({ url: one }) => one.includes(part))?.url ?? '';
      return (await fetch(url, { redirect: 'manual' })).status;
    };
    expect(await status('_404')).toBe(404);
    expect(await status('/old/')).toBe(301);
    expect([await status('_czj17141'), await status('_czj17141')]).toEqual([500, 200]);
    expect((await ask(`${faulty.url}/robots.txt`)).bytes.length).toBeGreaterThan(0);
    expect(faulty.requests().length).toBeGreaterThan(5);
  });

  it('answers conditional requests', async () => {
    const url = `${good.url}${good.reports[0]?.path}`;
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });
});

async function compare(portal: Portal, report: PortalReport): Promise<unknown[]> {
  const { bytes, type } = await ask(`${portal.url}${report.path}`);
  const parsed = parsePage(bytes, { url: `${portal.url}${report.path}`, contentType: type });
  if (!parsed.ok) return [{ path: report.path, refusal: parsed.refusal }];
  const { record } = parsed;
  const { title, year, agency, region, date, form, printed } = report;
  const expected = { title, year, agency, region, date, form: printed.length > 0 ? form : null, printed };
  const read = {
    title: record.title,
    year: record.year,
    agency: record.agency.name,
    region: record.agency.region?.code,
    date: record.header.publishedAt?.slice(0, 10),
    form: record.form,
    printed: record.observations.map(({ value }) => value),
  };
  const same = JSON.stringify(read) === JSON.stringify(expected) && record.missing.length === 0;
  return same ? [] : [{ path: report.path, read, expected, missing: record.missing }];
}
