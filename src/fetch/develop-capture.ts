/**
 * An answer as transferred → a capture. In: the raw answer and how many bytes its body may become. Out: the capture, its body
 * without content codings, secrets taken out of its header fields. Refuses a page whose coding cannot be undone; the
 * body of an error or a redirect is kept as it came.
 */
import type { Capture } from '../model/capture.js';
import { hideCookies } from './cookie-jar.js';
import { type Decoded, decodeContent } from './decode-content.js';
import type { RawAnswer } from './exchange.js';
import type { FetchNote } from './fetcher.js';
import { readField, readList } from './header-fields.js';

export interface Developed {
  readonly capture: Capture;
  readonly notes: readonly FetchNote[];
}

const DAY = 86_400_000;

export async function developCapture(raw: RawAnswer, maxBytes: number): Promise<Developed> {
  const { body, applied } = await decode(raw, maxBytes);
  const { url, ip, tlsVerified, request, response } = raw;
  const capture: Capture = {
    url,
    retrievedAt: new Date(raw.sentAt).toISOString(),
    ip,
    request: { ...request, headers: hideCookies(request.headers) },
    response: { ...response, headers: hideCookies(response.headers) },
    body,
    tlsVerified,
  };
  return { capture, notes: notesOf(raw, applied) };
}

async function decode({ response }: RawAnswer, maxBytes: number): Promise<Decoded> {
  const { payload, headers, status } = response;
  const decoding = decodeContent({ payload, codings: readList(headers, 'content-encoding'), maxBytes });
  const isPage = status >= 200 && status < 300;
  return isPage ? decoding : decoding.catch(() => ({ body: payload, applied: false }));
}

function notesOf(raw: RawAnswer, applied: boolean): readonly FetchNote[] {
  const { headers, payload } = raw.response;
  const isOpenEnded =
    payload.length > 0 && ['content-length', 'transfer-encoding'].every((name) => readField(headers, name) === null);
  const date = readField(headers, 'date') ?? '';
  const isOff = Math.abs(Date.parse(date) - raw.sentAt) > DAY;
  const notes: readonly (FetchNote | null)[] = [
    applied
      ? null
      : { code: 'encoding-not-applied', values: { coding: readList(headers, 'content-encoding').join(', ') } },
    isOpenEnded ? { code: 'length-unknown', values: { bytes: payload.length } } : null,
    isOff ? { code: 'clock-differs', values: { date } } : null,
    raw.tlsVerified === false ? { code: 'tls-not-verified', values: {} } : null,
  ];
  return notes.filter((note) => note !== null);
}
