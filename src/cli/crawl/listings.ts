/**
 * What the lists of a run offer, beside what they offered before. In: the offers of each list page, and what could not be
 * read of a list; out: the starts whose lists were followed to their end, and the reports that these no longer offer.
 */
import type { FormerListing, ListedReport } from './read-listings.js';

export interface Unlisted extends ListedReport {
  readonly start: string;
}

export class Listings {
  readonly #before: ReadonlyMap<string, FormerListing>;
  readonly #keyOf: (url: string) => string;
  /** What was offered before, by its key: of what is offered now, nothing else is remembered. */
  readonly #missed: Set<string>;
  /** Starts that have a list, and those of which something is not known. */
  readonly #started = new Set<string>();
  readonly #spoilt = new Set<string>();

  constructor(before: ReadonlyMap<string, FormerListing>, keyOf: (url: string) => string) {
    this.#before = before;
    this.#keyOf = keyOf;
    this.#missed = new Set([...before.values()].flatMap(({ reports }) => reports.map(({ url }) => keyOf(url))));
  }

  add(start: string | null, urls: readonly string[]): void {
    if (start !== null) this.#started.add(start);
    if (this.#missed.size === 0) return;
    for (const url of urls) this.#missed.delete(this.#keyOf(url));
  }

  /** A part of the lists behind this start is not known: what they do not show may stand there. */
  spoil(start: string | null): void {
    if (start !== null) this.#spoilt.add(start);
  }

  /** True for an address that was a list when it was asked before. */
  wasList(start: string | null, url: string): boolean {
    return start !== null && this.#before.get(start)?.lists.has(url) === true;
  }

  get complete(): readonly string[] {
    return [...this.#started].filter((start) => !this.#spoilt.has(start));
  }

  /** What a complete list has left out that it offered before. */
  findUnlisted(): readonly Unlisted[] {
    return this.complete.flatMap((start) => {
      const reports = this.#before.get(start)?.reports ?? [];
      return reports.filter(({ url }) => this.#missed.has(this.#keyOf(url))).map((report) => ({ ...report, start }));
    });
  }
}
