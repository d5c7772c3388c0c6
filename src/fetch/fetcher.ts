/**
 * What a fetcher is asked and what it answers. In: an address, what it is for, and what an earlier capture knows of it.
 * Out: the exchanges as they went over the wire, or an error with its code; never an exception for what a server does.
 */
import type { GovdiscloseError } from '../errors.js';
import type { Capture, Purpose, Validators } from '../model/capture.js';

export interface Fetcher {
  /** Waits for its turn at the host, asks, follows and tries again as the options say. Rejects only for a bug of ours. */
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  /** One line per host that was asked, or that was not asked any more. */
  hosts(): readonly HostReport[];
  /** Ends what is under way (those outcomes are ERR_FETCH_STOPPED) and closes all connections. */
  close(): Promise<void>;
}

export interface FetchRequest {
  readonly url: string;
  readonly purpose: Purpose;
  /** Makes the request conditional. */
  readonly validators?: Validators | null;
  /** The address that the validators came from, where a redirect led to it; they are sent there only. Default: `url`. */
  readonly validatorsOf?: string;
  /** The page that asks, for calls that a server answers to its own pages only; told to the host of that page alone. */
  readonly referer?: string;
  readonly post?: { readonly contentType: string; readonly body: string };
  /** Judges the host name of the address and of every redirect (lower case, without port); any host without it. */
  readonly allowedHosts?: (host: string) => boolean;
  /** Bytes of the body, inflated; the fetcher's own limit without it. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

interface Outcome {
  /** The chain of redirects of the last attempt as far as it was received whole; the last is the page (or the 404, …). */
  readonly captures: readonly Capture[];
  /** Exchanges about robots.txt that this request caused: for the archive. Each is given once per run. */
  readonly robots: readonly Capture[];
  /** How often the page was tried; a redirect is no attempt of its own. 0 where nothing was asked. */
  readonly attempts: number;
  readonly notes: readonly FetchNote[];
}

export interface Fetched extends Outcome {
  readonly kind: 'fetched';
  readonly finalUrl: string;
}

/** The server says that what the validators came from is still what is there. */
export interface NotModified extends Outcome {
  readonly kind: 'not-modified';
  readonly finalUrl: string;
}

export interface FetchFailed extends Outcome {
  readonly kind: 'failed';
  readonly error: GovdiscloseError;
  /** Another run may cure it (exit 75). */
  readonly retryable: boolean;
}

export type FetchOutcome = Fetched | NotModified | FetchFailed;

export type NoteCode =
  /** The coding that the header names is not on the body; the body was taken as it is. */
  | 'encoding-not-applied'
  /** Neither a length nor chunks: a body that was cut looks whole (values: bytes). */
  | 'length-unknown'
  /** What came of a body before it failed (values: bytes, sha256). */
  | 'partial-body'
  /** The answer came from another host than was asked (values: from, to). */
  | 'host-changed'
  /** The server's date is more than a day from ours (values: date). */
  | 'clock-differs'
  /** The certificate was not verified, by exception. */
  | 'tls-not-verified'
  /** Old TLS was allowed, by exception. */
  | 'tls-legacy'
  /** 304 to a request that was not conditional; it was asked again. */
  | 'unasked-not-modified'
  /** robots.txt was not asked, by option. */
  | 'robots-ignored'
  /** robots.txt holds no rules: it is a page, or it was not found (values: status). */
  | 'robots-without-rules'
  /** robots.txt asks for a pause (values: seconds, kept: the seconds that are kept). */
  | 'crawl-delay';

export interface FetchNote {
  readonly code: NoteCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface HostReport {
  readonly host: string;
  /** Requests sent, robots.txt, redirects and repetitions included. */
  readonly requests: number;
  readonly repeated: number;
  /** Bytes of bodies as transferred. */
  readonly bytes: number;
  /** Fetches that failed, by code. */
  readonly failures: Readonly<Record<string, number>>;
  /** `blocked` and `unreachable` hosts are not asked any more in this run; `deferred` ones not before `until`. */
  readonly state: 'open' | 'blocked' | 'unreachable' | 'deferred';
  readonly until: string | null;
  /** The gap between two requests as it stands now. */
  readonly delayMs: number;
  /** Mean time from request to the end of the body. */
  readonly latencyMs: number | null;
}
