/**
 * `discover`: the reports that list pages offer, as NDJSON on standard output: address, title, date, year, agency, kind,
 * verdict and the list. In: addresses and options; out: the exit code. Asks lists and what was named, no report behind them.
 */
import type { NetworkOptions } from '../crawl/fetch-options.js';
import type { YearRange } from '../flags.js';
import type { Session } from '../session.js';
import { runFetch } from './fetch.js';

export interface DiscoverOptions extends NetworkOptions {
  readonly input?: string;
  readonly sources?: string;
  readonly allowHost?: readonly string[];
  readonly years?: YearRange;
  readonly maxTime?: number;
}

export function runDiscover(session: Session, args: readonly string[], options: DiscoverOptions): Promise<number> {
  return runFetch(session, args, { ...options, dryRun: true });
}
