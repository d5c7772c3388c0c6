/**
 * The key of a capture in the index. In: its address, and what was posted to it; out: the SURT key that replay tools look for:
 * a posted form is written into the query as `__wb_method=POST&…`, so that pages of one list have keys of their own.
 */
import type { CapturedRequest } from '../model/capture.js';
import type { IndexEntry } from './cdxj.js';
import { fieldOf } from './http-message.js';
import type { Warcio } from './load-warcio.js';

/** The library's own limit. */
const MOST_QUERY = 4096;
const CONTENT_TYPE = 'content-type';

/** Null where nothing was posted. */
export function writePosted({ method, headers, body }: CapturedRequest, { postToGetUrl }: Warcio): string | null {
  if (method !== 'POST') return null;
  const sent = new Map([[CONTENT_TYPE, fieldOf(headers, CONTENT_TYPE) ?? '']]);
  const asked = { method, url: '', headers: sent, postData: body ?? new Uint8Array(), requestBody: '' };
  postToGetUrl(asked, MOST_QUERY);
  return String(asked.requestBody);
}

export function writeIndexKey({ url, requestBody }: IndexEntry, { getSurt, appendRequestQuery }: Warcio): string {
  return getSurt(requestBody === null ? url : appendRequestQuery(url, decode(requestBody), 'POST'));
}

/** As the library does; what is no UTF-8 is left out of the key. */
function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return '';
  }
}
