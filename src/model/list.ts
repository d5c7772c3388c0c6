/**
 * What a portal's list page offers: links judged as reports, further pages of the list, columns that hold such lists.
 * All plain data, so that a request can be stored and taken up by another run.
 */
import type { Diagnostic } from './text.js';

/**
 * How the reply to a request is read: `page` a page with links, `records` a datastore of markup records (XML or script),
 * `fragment` JSON around markup, `articles` JSON with one object per document. A reply of another kind is read as what it is.
 */
export type ListReader = 'page' | 'records' | 'fragment' | 'articles';

export interface ListRequest {
  /** Absolute, http or https. A fragment is there where a script of the page reads its column from it. */
  readonly url: string;
  /** Null for GET. */
  readonly post: { readonly contentType: string; readonly body: string } | null;
  /** Address of the page that asks, for servers that want a `Referer`. */
  readonly referer: string | null;
  readonly reader: ListReader;
  /** Number of the page in its list from 1, null where it is not known. */
  readonly page: number | null;
  /** How many pages the list says it has. */
  readonly pages: number | null;
  /** The same for all pages of one list: when a page brings nothing new, the rest of its list need not be asked. */
  readonly list: string;
  /** Name of the column that the list belongs to, as the page that asks knows it. */
  readonly column: string | null;
  /** True when its host is not that of the page that was read. */
  readonly offHost: boolean;
}

/** `report`: its title is that of an annual report; `maybe`: the page must tell; `other`: something else. */
export type CandidateVerdict = 'report' | 'maybe' | 'other';

export interface Candidate {
  /** Absolute, http or https, without fragment. */
  readonly url: string;
  /** Two candidates with the same key are one document: session ids and the like are off. */
  readonly key: string;
  /** Simplified; the whole title where the printed one was cut. */
  readonly title: string;
  /** As the list prints it beside the link, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** The report year that the title states. */
  readonly year: number | null;
  /** Who published it, as the list says beside the link. */
  readonly agency: string | null;
  readonly kind: 'page' | 'attachment';
  /** Of an attachment, by its name. */
  readonly mediaType: string | null;
  readonly offHost: boolean;
  readonly verdict: CandidateVerdict;
  /** English, one phrase: what decided. */
  readonly why: string;
}

export interface ListReading {
  /** Family of content management system whose marks were seen; data, never a condition. */
  readonly family: string | null;
  /** What was seen and used, for `explain` and logs. */
  readonly evidence: readonly string[];
  /** Every link to a document, each address once, in the order of the page. */
  readonly candidates: readonly Candidate[];
  /** Further pages of this list and calls that bring its records, lowest page first. */
  readonly next: readonly ListRequest[];
  /** Columns of annual reports that the page links to; not pages of this list. */
  readonly columns: readonly ListRequest[];
  /** Number of this page in its list from 1, where it shows. */
  readonly page: number | null;
  readonly pages: number | null;
  /** True when the page is itself a report. */
  readonly isReport: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the caller knows about the bytes of a list page. */
export interface ListContext {
  /** Address the bytes came from, after redirects; with its fragment, where the address that was given has one. */
  readonly url: string;
  /** `Content-Type` of the reply, for its charset. */
  readonly contentType?: string | null;
  /** The request that brought them, as an earlier reading gave it. */
  readonly request?: ListRequest | null;
}
