/**
 * Requests and responses ↔ the HTTP messages that a WARC record holds. Header fields keep order, case and repetitions, one
 * character a byte. Leaves out secrets; what no longer holds of a payload whose chunks are joined is renamed, and restored.
 */
import type { CapturedRequest, CapturedResponse, HeaderFields } from '../model/capture.js';

export interface HttpMessage {
  readonly startLine: string;
  readonly headers: HeaderFields;
  /** What follows the empty line, as it stands. */
  readonly rest: Uint8Array;
}

export interface StatusLine {
  readonly status: number;
  readonly statusText: string;
}

const SECRETS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);
/** The prefix that crawlers give to a field that held on the wire and does not hold in the record. */
const AS_CRAWLED = 'X-Crawl-';
const RENAMED = /^X-Crawl-(?:Transfer-Encoding|Content-Length)$/i;
const LINE_BREAKS = /[\r\n\0]+/g;
const NOT_LATIN = /[^\0-\xff]/;
const STATUS_LINE = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?:[ \t](.*))?$/;
const REQUEST_LINE = /^([A-Z]+) /;
const FIELD_END = /\r?\n/;
const CONTINUED = /^[ \t]/;
const EMPTY_LINES = [Buffer.from('\r\n\r\n'), Buffer.from('\n\n')] as const;

/** The head of a response whose payload follows it, or would follow it (a revisit). */
export function writeResponseHead({ status, statusText, headers, payload }: CapturedResponse): Buffer {
  const fields = status === 304 ? headers : tellLength(headers, payload.length);
  return writeHead(`HTTP/1.1 ${status} ${statusText}`.trimEnd(), fields);
}

export function writeRequest({ method, headers, body }: CapturedRequest, url: string): Buffer {
  const { pathname, search } = new URL(url);
  const open = headers.filter(([name]) => !SECRETS.has(name.toLowerCase()));
  const head = writeHead(`${method} ${pathname}${search} HTTP/1.1`, open);
  return body === null ? head : Buffer.concat([head, body]);
}

export function readMessage(block: Uint8Array): HttpMessage | null {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const head = endOfHead(bytes);
  if (head === null) return null;
  const [startLine = '', ...lines] = bytes.toString('latin1', 0, head.end).split(FIELD_END);
  return { startLine, headers: readFields(lines), rest: block.subarray(head.next) };
}

export function readStatusLine(startLine: string): StatusLine | null {
  const [, status, statusText = ''] = STATUS_LINE.exec(startLine) ?? [];
  return status === undefined ? null : { status: Number(status), statusText };
}

export function readRequest({ startLine, headers, rest }: HttpMessage): CapturedRequest {
  const [, method] = REQUEST_LINE.exec(startLine) ?? [];
  return { method: method === 'POST' ? 'POST' : 'GET', headers, body: rest.length === 0 ? null : rest };
}

/** The fields as they were on the wire. */
export function restoreFields(headers: HeaderFields): HeaderFields {
  if (!headers.some(([name]) => RENAMED.test(name))) return headers;
  return headers
    .filter(([name]) => name.toLowerCase() !== 'content-length')
    .map(([name, value]) => [RENAMED.test(name) ? name.slice(AS_CRAWLED.length) : name, value] as const);
}

export function fieldOf(headers: HeaderFields, name: string): string | null {
  return headers.find(([other]) => other.toLowerCase() === name)?.[1] ?? null;
}

/** All values of a list field, in order and in lower case. */
export function listField(headers: HeaderFields, name: string): readonly string[] {
  return headers
    .filter(([other]) => other.toLowerCase() === name)
    .flatMap(([, value]) => value.split(','))
    .map((value) => value.trim().toLowerCase())
    .filter((value) => value !== '');
}

/** Chunks are joined: the length is known, and said. */
function tellLength(headers: HeaderFields, length: number): HeaderFields {
  if (!headers.some((field) => isUntrue(field, length))) return headers;
  const told = headers.map(([name, value]) => [isAboutLength(name) ? `${AS_CRAWLED}${name}` : name, value] as const);
  return [...told, ['Content-Length', String(length)]];
}

function isAboutLength(name: string): boolean {
  return RENAMED.test(`${AS_CRAWLED}${name}`);
}

function isUntrue([name, value]: HeaderFields[number], length: number): boolean {
  return isAboutLength(name) && !(name.toLowerCase() === 'content-length' && value === String(length));
}

function writeHead(startLine: string, headers: HeaderFields): Buffer {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`)].map(inOneLine);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** What is no byte is written as the bytes of UTF-8. */
function inOneLine(line: string): string {
  const flat = line.replace(LINE_BREAKS, ' ');
  return NOT_LATIN.test(flat) ? Buffer.from(flat, 'utf8').toString('latin1') : flat;
}

function endOfHead(bytes: Buffer): { readonly end: number; readonly next: number } | null {
  const ends = EMPTY_LINES.map((mark) => ({ end: bytes.indexOf(mark), size: mark.length }))
    .filter(({ end }) => end >= 0)
    .sort((a, b) => a.end - b.end);
  const [first] = ends;
  return first === undefined ? null : { end: first.end, next: first.end + first.size };
}

function readFields(lines: readonly string[]): HeaderFields {
  const fields: [string, string][] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    const colon = line.indexOf(':');
    if (last !== undefined && CONTINUED.test(line)) last[1] = `${last[1]} ${line.trim()}`.trim();
    else if (colon > 0) fields.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return fields;
}
