/** What `parsePage` takes beside the bytes, and what it gives: a record, or a typed refusal. Never an exception. */
import type { DisclosureRecord, Region } from './record.js';
import type { Diagnostic } from './text.js';

/** What the caller knows about the bytes. Every field is optional. */
export interface PageContext {
  readonly url?: string | null;
  readonly finalUrl?: string | null;
  /** Path of the parsed file, as given. */
  readonly path?: string | null;
  /** UTC, ISO 8601. */
  readonly retrievedAt?: string | null;
  /** `Content-Type` of the reply, for its charset. */
  readonly contentType?: string | null;
  /** Stated by `--map` or `--sources`; each wins over what the page says. */
  readonly agency?: { readonly key?: string; readonly name?: string; readonly region?: Region } | null;
  readonly archive?: { readonly file: string; readonly offset: number; readonly length: number } | null;
}

/** What a page that is no report looks like. */
export type LooksLike =
  | 'empty'
  | 'binary'
  | 'web-archive'
  | 'error-page'
  | 'challenge'
  | 'login'
  | 'list'
  | 'notice'
  | 'interpretation'
  | 'article'
  | 'stub'
  | 'unknown';

export interface Refusal {
  readonly looksLike: LooksLike;
  /** English, one sentence: what was seen on the page. */
  readonly reason: string;
  /** Short texts of the page that led to it. */
  readonly evidence: readonly string[];
  /** Number of links, for list pages. */
  readonly links: number;
}

export type ParseResult =
  | { readonly ok: true; readonly record: DisclosureRecord }
  | { readonly ok: false; readonly refusal: Refusal; readonly diagnostics: readonly Diagnostic[] };

/** How one block was read, for `explain`. */
export interface BlockUse {
  readonly as:
    | 'chrome'
    | 'navigation'
    | 'header'
    | 'title'
    | 'caption'
    | 'statistics'
    | 'table'
    | 'heading'
    | 'text'
    | 'attachment'
    | 'ignored';
  readonly why: string;
}
