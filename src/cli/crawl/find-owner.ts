/**
 * The agency whose report an address gave first, or gave when the operator accepted it last. In: an archive, and a page of
 * the address; out: the agency's key, null where no other body of the address is a report, or this very one came first.
 */
import type { Archive } from '../../archive/archive.js';
import type { PageContext } from '../../model/result.js';
import type { Core } from '../environment.js';

export interface OwnedPage {
  readonly archive: Archive;
  readonly core: Core;
  readonly context: PageContext;
}

/** Challenges and errors that came before the first report; an address that gives more of them belongs to nobody. */
const MOST_BODIES = 20;

export async function findOwner({ archive, core, context }: OwnedPage, sha256: string): Promise<string | null> {
  for (const body of archive.bodiesOf(context.finalUrl ?? context.url ?? '').slice(0, MOST_BODIES)) {
    if (body.sha256 === sha256) return null;
    const capture = await archive.read(body.location);
    const result = core.parsePage(capture.body, { ...context, contentType: contentTypeOf(capture) });
    if (result.ok && result.record.id !== null) return result.record.agency.key;
  }
  return null;
}

function contentTypeOf({ response }: Awaited<ReturnType<Archive['read']>>): string | null {
  return response.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
}
