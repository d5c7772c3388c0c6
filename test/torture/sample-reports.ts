/**
 * Reports of the sample portal as pages for another portal. In: how many; out: so many of them, evenly over all its lists and
 * years, with the bytes that it serves.
 */
import { startPortal } from '../../fixtures/portal/server.mjs';
import type { Served } from '../cli/crawl/small-portal.js';

export async function servedSamples(count: number): Promise<readonly Served[]> {
  const portal = await startPortal({ faults: false });
  try {
    const step = Math.floor(portal.reports.length / count);
    const wanted = Array.from({ length: count }, (_, index) => portal.reports[index * step]);
    return await Promise.all(wanted.flatMap((report) => (report === undefined ? [] : [read(portal.url, report)])));
  } finally {
    await portal.stop();
  }
}

async function read(url: string, { path, title }: { readonly path: string; readonly title: string }): Promise<Served> {
  const reply = await fetch(`${url}${path}`);
  return { path, title, bytes: new Uint8Array(await reply.arrayBuffer()) };
}
