/**
 * What a record says of its capture beside the bytes, in the field `WARC-JSON-Metadata` that crawlers use for this. In: the
 * address asked first, the purpose, what was stated; out: one line of ASCII, and back. Being in the record itself, it
 * is there whenever the record is. What others wrote into the field is left alone.
 */
import type { Purpose, StatedAgency } from '../model/capture.js';

export interface CaptureNote {
  /** Where a chain of redirects began; null where there was none. */
  readonly askedUrl: string | null;
  readonly purpose: Purpose | null;
  readonly method: 'POST' | null;
  readonly stated: StatedAgency | null;
  readonly tlsVerified: false | null;
  /** The operator said that what comes now is meant: `--accept`. */
  readonly accepted: true | null;
}

export const NOTE_FIELD = 'WARC-JSON-Metadata';
export const NO_NOTE: CaptureNote = {
  askedUrl: null,
  purpose: null,
  method: null,
  stated: null,
  tlsVerified: null,
  accepted: null,
};

const OWN_PART = 'govdisclose';
const PURPOSES: readonly Purpose[] = ['page', 'list', 'attachment', 'robots'];
const NOT_ASCII = /[^\x20-\x7e]/g;

type Fields = Readonly<Record<string, unknown>>;

/** Null where there is nothing to say. */
export function writeNote(note: CaptureNote): string | null {
  const told = Object.entries(note).filter(([, value]) => value !== null);
  return told.length === 0 ? null : writeAsciiJson({ [OWN_PART]: Object.fromEntries(told) });
}

export function readNote(text: string | null): CaptureNote {
  const { askedUrl, purpose, method, stated, tlsVerified, accepted } = asFields(asFields(parseOrNull(text))[OWN_PART]);
  return {
    askedUrl: textOrNull(askedUrl),
    purpose: PURPOSES.find((known) => known === purpose) ?? null,
    method: method === 'POST' ? 'POST' : null,
    stated: readStated(stated),
    tlsVerified: tlsVerified === false ? false : null,
    accepted: accepted === true ? true : null,
  };
}

export function writeAsciiJson(value: unknown): string {
  return JSON.stringify(value).replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function readStated(found: unknown): StatedAgency | null {
  const { key, name, region } = asFields(found);
  const { code, name: place } = asFields(region);
  const stated = {
    ...(typeof key === 'string' && { key }),
    ...(typeof name === 'string' && { name }),
    ...(typeof code === 'string' && typeof place === 'string' && { region: { code, name: place } }),
  };
  return Object.keys(stated).length === 0 ? null : stated;
}

function parseOrNull(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

export function asFields(found: unknown): Fields {
  return typeof found === 'object' && found !== null ? (found as Fields) : {};
}

export function textOrNull(found: unknown): string | null {
  return typeof found === 'string' ? found : null;
}
