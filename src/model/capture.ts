/**
 * One exchange with a server, as it went over the wire: what `fetch/` gives, what `archive/` keeps and gives back, and what
 * the rest of the program is told of both. Header fields keep their order, their case and their repetitions.
 */

export type HeaderFields = readonly (readonly [name: string, value: string])[];

export interface CapturedRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: HeaderFields;
  readonly body: Uint8Array | null;
}

export interface CapturedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderFields;
  /** The entity as it was transferred: chunks joined, content codings (gzip, br) still on. */
  readonly payload: Uint8Array;
}

/** One request and its response; a chain of redirects is a list of these. */
export interface Capture {
  /** The address that was asked, absolute. */
  readonly url: string;
  /** When the request was sent: UTC, ISO 8601 with milliseconds. */
  readonly retrievedAt: string;
  /** Address of the peer, or null where a proxy stood between. */
  readonly ip: string | null;
  readonly request: CapturedRequest;
  readonly response: CapturedResponse;
  /** The payload without its content codings; the very same array where there were none. */
  readonly body: Uint8Array;
  /** False where the certificate was not verified (an exception for this host); null over plain HTTP. */
  readonly tlsVerified: boolean | null;
}

/** What a source or a map states about the agency of a page; kept with its capture so that the archive alone rebuilds it. */
export interface StatedAgency {
  readonly key?: string;
  readonly name?: string;
  readonly region?: { readonly code: string; readonly name: string };
}

/** What a fetch is for; limits and conditional requests differ. */
export type Purpose = 'page' | 'list' | 'attachment' | 'robots';

/** What an earlier capture tells a conditional request. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}
