/**
 * Whose reports an address gives. In: pages of an archive in the order of their capture; out: whether a page is of another
 * agency than its address was before, which is a server's mix-up until somebody accepts it. The rule of `fetch`, for a
 * dataset that is made from its archive again.
 */
import type { StatedAgency } from '../model/capture.js';
import type { DisclosureRecord } from '../model/record.js';
import type { PageContext } from '../model/result.js';
import type { CapturedBy } from './read-archive.js';

export interface CapturedPage {
  readonly context: PageContext;
  readonly by: CapturedBy;
}

/** What the operator states is never a mix-up, and says nothing about the page. */
export function isStated(agency: StatedAgency | null | undefined): boolean {
  return agency?.key !== undefined || agency?.name !== undefined;
}

export class AddressOwners {
  readonly #owners = new Map<string, string>();

  isForeign({ context, by }: CapturedPage, { id, agency }: Pick<DisclosureRecord, 'id' | 'agency'>): boolean {
    const address = context.finalUrl ?? context.url ?? null;
    if (address === null || id === null || by.method === 'POST') return false;
    if (by.accepted) this.#owners.delete(address);
    if (isStated(context.agency)) return false;
    const owner = this.#owners.get(address);
    if (owner === undefined) this.#owners.set(address, agency.key);
    return owner !== undefined && owner !== agency.key;
  }
}
