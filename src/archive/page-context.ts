/**
 * What `parsePage` is told of a captured page. In: addresses, first capture, media type, what was stated; out: the
 * context. The one place that makes it, so that a page fetched and the same page read from the archive give one record.
 */
import type { StatedAgency } from '../model/capture.js';
import type { ArchiveLocation } from '../model/record.js';
import type { PageContext } from '../model/result.js';

export interface CapturedPage {
  /** The address asked first, before redirects. */
  readonly askedUrl: string;
  readonly url: string;
  readonly firstRetrievedAt: string;
  readonly location: ArchiveLocation;
  readonly contentType: string | null;
  readonly stated: StatedAgency | null;
}

export function contextOfPage(page: CapturedPage): PageContext {
  return {
    url: page.askedUrl,
    finalUrl: page.url,
    path: null,
    retrievedAt: page.firstRetrievedAt,
    contentType: page.contentType,
    agency: page.stated,
    archive: page.location,
  };
}
