/**
 * The way to one host: one request after the other, with a gap between them. In: exchanges to be made. Out: their answers, in
 * turn, and the report about the host. Refuses to ask a host whose standing is lost.
 */
import PQueue from 'p-queue';
import { type Connection, openConnection } from './connection.js';
import { type Ask, exchange, type RawAnswer } from './exchange.js';
import { FetchFault } from './fetch-fault.js';
import type { HostReport } from './fetcher.js';
import type { Settings } from './fetcher-options.js';
import { HostStanding } from './host-standing.js';
import { openPace } from './pace.js';

export interface LaneOptions {
  readonly host: string;
  readonly settings: Settings;
  /** Limits how many hosts are asked at the same time. */
  readonly crowd: PQueue;
}

/** What a request needs of a lane. */
export type Lane = Pick<HostLane, 'ask' | 'rest' | 'strained' | 'repeated' | 'standing'>;

export class HostLane {
  readonly standing: HostStanding;
  readonly #options: LaneOptions;
  readonly #queue: PQueue;
  readonly #pace;
  readonly #idle: Connection[] = [];
  readonly #failures = new Map<string, number>();
  readonly #count = { requests: 0, repeated: 0, bytes: 0 };
  /** By the clock that nobody sets; it may begin with a negative number. */
  #nextAt = Number.NEGATIVE_INFINITY;

  constructor(options: LaneOptions) {
    const { host, settings } = options;
    this.#options = options;
    this.standing = new HostStanding(host, settings);
    this.#queue = new PQueue({ concurrency: settings.connectionsPerHost });
    this.#pace = openPace(settings.delayMs);
  }

  /** Waits for its turn and asks; a repetition and robots.txt go before the pages that wait. */
  ask(ask: Ask, first: boolean): Promise<RawAnswer> {
    return this.#queue.add(() => this.#askInTurn(ask), { priority: first ? 1 : 0 });
  }

  /** Nothing is asked before this time has passed. */
  rest(milliseconds: number): void {
    this.#nextAt = Math.max(this.#nextAt, this.#options.settings.elapsed() + milliseconds);
  }

  strained(): void {
    this.#pace.strained();
  }

  /** robots.txt asks for this gap, which begins with its own answer. */
  atLeast(milliseconds: number): void {
    this.#pace.atLeast(milliseconds);
    this.rest(milliseconds);
  }

  repeated(): void {
    this.#count.repeated += 1;
  }

  failed(code: string): void {
    this.#failures.set(code, (this.#failures.get(code) ?? 0) + 1);
  }

  report(): HostReport {
    const { host, state, until } = this.standing;
    const failures = Object.fromEntries(this.#failures);
    return {
      host,
      ...this.#count,
      failures,
      state,
      until,
      delayMs: this.#pace.delay(),
      latencyMs: this.#pace.latency(),
    };
  }

  close(): void {
    for (const connection of this.#idle.splice(0)) connection.destroy();
  }

  async #askInTurn(ask: Ask): Promise<RawAnswer> {
    const { settings, crowd } = this.#options;
    const gap = this.#nextAt - settings.elapsed();
    this.standing.refuse();
    if (gap > 0) await settings.sleep(gap, ask.signal);
    if (ask.signal.aborted) throw new FetchFault('ERR_FETCH_STOPPED');
    this.standing.refuse();
    return crowd.add(() => this.#exchange(ask));
  }

  async #exchange(ask: Ask): Promise<RawAnswer> {
    const { settings } = this.#options;
    const connection = this.#takeConnection(ask.url);
    this.#count.requests += 1;
    try {
      const answer = await exchange(connection, ask, settings);
      this.#keep(connection);
      this.#count.bytes += answer.response.payload.length;
      this.#pace.eased(answer.latencyMs);
      return answer;
    } finally {
      this.rest(this.#pace.delay());
    }
  }

  #takeConnection(url: URL): Connection {
    const { settings } = this.#options;
    const at = this.#idle.findIndex(({ origin }) => origin === url.origin);
    const [known] = at === -1 ? [] : this.#idle.splice(at, 1);
    if (known !== undefined) return known;
    if (this.#idle.length >= settings.connectionsPerHost) this.#idle.shift()?.destroy();
    const opened: Connection = openConnection(url, settings, () => this.#drop(opened));
    return opened;
  }

  #keep(connection: Connection): void {
    if (connection.isOpen) this.#idle.push(connection);
    else connection.destroy();
  }

  /** A host that is done with would hold on to what it was asked with. */
  #drop(connection: Connection): void {
    const at = this.#idle.indexOf(connection);
    if (at === -1) return;
    this.#idle.splice(at, 1);
    connection.destroy();
  }
}
