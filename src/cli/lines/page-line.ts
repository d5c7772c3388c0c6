/**
 * One line of NDJSON → the page it names. In: the line's bytes; out: its id, where the page is (a path, or bytes in base64)
 * and what is known of it; or the id, where it can be told, and what is wrong. Fields it does not know are left alone:
 * engines send whole rows.
 */
import type { PageContext } from '../../model/result.js';
import { readStatedAgency } from '../stated-agency.js';

/** As it was sent: text, a whole number, or nothing. */
export type LineId = string | number | null;

export type PageLine = { readonly id: LineId } & (
  | { readonly page: { readonly path: string } | { readonly bytes: Uint8Array }; readonly context: PageContext }
  | { readonly fault: LineFault }
);

export type LineFault = 'blank' | 'text' | 'json' | 'object' | 'id' | 'url' | 'path' | 'base64' | 'both' | 'neither';

type Fields = Readonly<Record<string, unknown>>;

const WEB_ADDRESS = /^https?:\/\/[^\s/]/i;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const BLANK = /^\s*$/;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

export function readPageLine(line: Uint8Array): PageLine {
  const text = decode(line);
  if (text === null) return { id: null, fault: 'text' };
  if (BLANK.test(text)) return { id: null, fault: 'blank' };
  const found = parse(text);
  if (found === undefined) return { id: null, fault: 'json' };
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return { id: null, fault: 'object' };
  return readFields(found as Fields);
}

function readFields(fields: Fields): PageLine {
  const given = fields['id'] ?? null;
  if (!isId(given)) return { id: null, fault: 'id' };
  const url = fields['url'] ?? null;
  if (url !== null && !(typeof url === 'string' && WEB_ADDRESS.test(url))) return { id: given, fault: 'url' };
  const page = readPage(fields['path'] ?? null, fields['html_base64'] ?? null);
  if (typeof page === 'string') return { id: given, fault: page };
  const agency = readStatedAgency({ agency: textOf(fields['agency']), region: textOf(fields['region']) });
  const context = { ...(url !== null && { url }), ...(agency !== null && { agency }) };
  return { id: given, page, context };
}

/** A larger number would come back as another one. */
function isId(given: unknown): given is LineId {
  return given === null || typeof given === 'string' || Number.isSafeInteger(given);
}

function readPage(path: unknown, base64: unknown) {
  if (path !== null && base64 !== null) return 'both';
  if (path !== null) return typeof path === 'string' && path !== '' ? { path } : 'path';
  if (base64 === null) return 'neither';
  const isWhole = typeof base64 === 'string' && base64.length % 4 === 0 && BASE64.test(base64);
  return isWhole ? { bytes: Buffer.from(base64, 'base64') } : 'base64';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function decode(line: Uint8Array): string | null {
  try {
    return strictUtf8.decode(line);
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
