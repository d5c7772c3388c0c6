/**
 * Whose reports an address gives. In: pages of an archive in the order of their capture; out: whether a page is of another
 * agency than its address was before, which is a server's mix-up until somebody accepts it. The rule of `fetch`, for a
 * dataset that is made from its archive again.
 */
import { KeyIndex, keyOf } from '../memory/key-index.js';
import type { StatedAgency } from '../model/capture.js';
import type { DisclosureRecord } from '../model/record.js';
import type { PageContext } from '../model/result.js';
import type { CapturedBy } from './read-archive.js';

export interface CapturedPage {
  readonly context: PageContext;
  readonly by: CapturedBy;
}

const NOBODY = 0;

/** What the operator states is never a mix-up, and says nothing about the page. */
export function isStated(agency: StatedAgency | null | undefined): boolean {
  return agency?.key !== undefined || agency?.name !== undefined;
}

export class AddressOwners {
  /** Address → the number of its owner: an archive has addresses by the hundred thousand. */
  readonly #owners = new KeyIndex();
  readonly #agencies = new KeyIndex();

  isForeign({ context, by }: CapturedPage, { id, agency }: Pick<DisclosureRecord, 'id' | 'agency'>): boolean {
    const address = context.finalUrl ?? context.url ?? null;
    if (address === null || id === null || by.method === 'POST') return false;
    const place = keyOf([address]);
    if (by.accepted) this.#owners.set(place, NOBODY);
    if (isStated(context.agency)) return false;
    const owner = Math.max(NOBODY, this.#owners.get(place));
    const number = this.#numberOf(agency.key);
    if (owner === NOBODY) this.#owners.set(place, number);
    return owner !== NOBODY && owner !== number;
  }

  #numberOf(agency: string): number {
    const key = keyOf([agency]);
    if (!this.#agencies.has(key)) this.#agencies.set(key, this.#agencies.size + 1);
    return this.#agencies.get(key);
  }
}
