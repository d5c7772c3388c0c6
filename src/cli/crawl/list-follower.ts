/**
 * Which further pages of a list are worth asking. In: readings of list pages; out: the requests to add. A list ends where
 * a page brings nothing new, whatever its own paging says; what a bound leaves out is counted, never silently dropped.
 */
import { KeyIndex, keyOf } from '../../memory/key-index.js';
import type { Candidate, ListReading, ListRequest } from '../../model/list.js';

export interface ListBounds {
  readonly pagesPerList: number;
  readonly linksPerList: number;
}

/** Far above what real columns of annual reports have; a calendar or an endless `?page=` meets them. */
export const LIST_BOUNDS: ListBounds = { pagesPerList: 500, linksPerList: 20_000 };

/** What readers of pages say when they have read up to their own bounds. */
const LEFT_OUT = 'links-left-out';

interface ListState {
  readonly number: number;
  links: number;
  pages: number;
  isExhausted: boolean;
}

export interface Followed {
  readonly candidates: readonly Candidate[];
  readonly next: readonly ListRequest[];
  /** Links and pages that a bound left out, at the least: of a page that was read up to its bound, it counts one. */
  readonly cut: number;
}

export class ListFollower {
  readonly #lists = new Map<string, ListState>();
  /** List and link. */
  readonly #links = new KeyIndex();
  readonly #bounds: ListBounds;

  constructor(bounds: ListBounds = LIST_BOUNDS) {
    this.#bounds = bounds;
  }

  /** True when an earlier page of the same list has shown that it has ended. */
  isEnded(request: ListRequest | null): boolean {
    return request !== null && this.#lists.get(request.list)?.isExhausted === true;
  }

  follow(reading: ListReading, request: ListRequest | null, url: string): Followed {
    const state = this.#stateOf(request?.list ?? reading.next[0]?.list ?? url);
    state.pages += 1;
    const keyed = reading.candidates.map((candidate) => ({ candidate, key: keyOf([state.number, candidate.key]) }));
    const fresh = keyed.filter(({ key }) => !this.#links.has(key));
    const room = Math.max(0, this.#bounds.linksPerList - state.links);
    const taken = fresh.slice(0, room);
    const before = this.#links.size;
    for (const { key } of taken) this.#links.set(key, 0);
    state.links += this.#links.size - before;
    const candidates = taken.map(({ candidate }) => candidate);
    const opens = state.pages === 1 || (request?.page ?? 2) <= 1;
    if (fresh.length === 0 && !opens) state.isExhausted = true;
    const wanted = state.isExhausted ? [] : reading.next;
    const next = state.pages < this.#bounds.pagesPerList ? wanted : [];
    const unread = reading.diagnostics.some(({ code }) => code === LEFT_OUT) ? 1 : 0;
    return { candidates, next, cut: fresh.length - candidates.length + wanted.length - next.length + unread };
  }

  #stateOf(list: string): ListState {
    const state = this.#lists.get(list) ?? { number: this.#lists.size, links: 0, pages: 0, isExhausted: false };
    this.#lists.set(list, state);
    return state;
  }
}
