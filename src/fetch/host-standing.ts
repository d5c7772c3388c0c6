/**
 * How a host has answered, and whether it may still be asked. In: what became of each request. Out: nothing, or the fault
 * that stands for all further pages of the host: it blocks programs, does not answer, or wants to be left alone for long.
 */
import { FetchFault } from './fetch-fault.js';
import type { HostReport } from './fetcher.js';
import type { Settings } from './fetcher-options.js';

/** 412 and 521 are what a firewall answers to a program; 403 may be about one page. */
const FIREWALL: ReadonlySet<number> = new Set([412, 521]);
const BLOCKED_IN_A_ROW = 2;
const UNANSWERED_IN_A_ROW = 3;
/** The last moment that `Date` knows, for a server that says a million years. */
const END_OF_TIME = 8.64e15;

export class HostStanding {
  state: HostReport['state'] = 'open';
  #fault: FetchFault | null = null;
  #until = 0;
  /** The same by the clock that nobody sets. */
  #waitsUntil = 0;
  #answered = 0;
  #blocked = 0;
  #unanswered = 0;

  constructor(
    readonly host: string,
    readonly clock: Pick<Settings, 'now' | 'elapsed'>,
  ) {}

  /** Throws where the host is not to be asked. */
  refuse(): void {
    if (this.state === 'deferred' && this.clock.elapsed() >= this.#waitsUntil) {
      this.state = 'open';
      this.#fault = null;
    }
    if (this.#fault !== null) throw this.#fault;
  }

  /** A page, or an error about that page alone. */
  answered(): void {
    this.#answered += 1;
    this.#blocked = 0;
    this.#unanswered = 0;
  }

  /** A lone 403 among pages is about that page; anything else a firewall says is about us. */
  blocked(status: number): void {
    this.#blocked += 1;
    const isHost = FIREWALL.has(status) || this.#answered === 0 || this.#blocked >= BLOCKED_IN_A_ROW;
    if (isHost) this.#close('blocked', { why: 'why.hostBlocked', status });
  }

  unanswered(): void {
    this.#unanswered += 1;
    if (this.#unanswered >= UNANSWERED_IN_A_ROW) this.#close('unreachable', { why: 'why.hostUnreachable' });
  }

  deferred(milliseconds: number): void {
    this.#until = Math.min(this.clock.now() + milliseconds, END_OF_TIME);
    this.#waitsUntil = this.clock.elapsed() + milliseconds;
    this.#close('deferred', { why: 'why.hostDeferred', until: new Date(this.#until).toISOString() });
  }

  get until(): string | null {
    return this.state === 'deferred' ? new Date(this.#until).toISOString() : null;
  }

  #close(state: HostReport['state'], values: Readonly<Record<string, string | number>>): void {
    this.state = state;
    this.#fault = new FetchFault('ERR_FETCH_COOLED', { host: this.host, ...values });
  }
}
