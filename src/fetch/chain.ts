/**
 * One fetch under way: the address that was asked, the redirects that were followed, what was seen on the way. In: the
 * request; out: what the outcome says beside the page. Notes that say the same twice are one.
 */
import type { Capture } from '../model/capture.js';
import { type CookieJar, openCookieJar } from './cookie-jar.js';
import type { FetchNote, FetchRequest, NoteCode } from './fetcher.js';
import type { Settings } from './fetcher-options.js';

export interface Chain {
  readonly request: FetchRequest;
  readonly signal: AbortSignal;
  readonly jar: CookieJar;
  readonly captures: Capture[];
  readonly robots: Capture[];
  asked: number;
  repeated: number;
  note(code: NoteCode, values?: FetchNote['values']): void;
  notes(): readonly FetchNote[];
  end(): void;
}

export interface ChainOptions {
  readonly request: FetchRequest;
  readonly settings: Settings;
  /** The fetcher is being closed. */
  readonly closing: AbortSignal;
}

export function openChain({ request, settings, closing }: ChainOptions): Chain {
  const notes = new Map<string, FetchNote>();
  const { signal, end } = joinSignals(closing, request.signal);
  return {
    request,
    signal,
    jar: openCookieJar(settings.now),
    captures: [],
    robots: [],
    asked: 0,
    repeated: 0,
    note: (code, values = {}) => notes.set(`${code} ${JSON.stringify(values)}`, { code, values }),
    notes: () => [...notes.values()],
    end,
  };
}

/** How often the page was tried. */
export function attemptsOf({ asked, repeated }: Chain): number {
  return asked === 0 ? 0 : repeated + 1;
}

/** Not `AbortSignal.any`: on Node 20 it holds on to every signal joined to one that lives long. */
function joinSignals(closing: AbortSignal, own: AbortSignal | undefined): { signal: AbortSignal; end: () => void } {
  if (own === undefined) return { signal: closing, end: () => undefined };
  const either = new AbortController();
  const stop = () => either.abort();
  const sources = [closing, own];
  for (const source of sources) source.addEventListener('abort', stop);
  if (sources.some(({ aborted }) => aborted)) stop();
  const end = () => {
    for (const source of sources) source.removeEventListener('abort', stop);
  };
  return { signal: either.signal, end };
}
