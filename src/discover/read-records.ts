/**
 * In: the source of a page or of a reply. Out: the markup of records that it carries as data: a datastore's CDATA sections
 * (in a `<script type="text/xml">`, or as the whole reply), an array of strings in a script. Linear in the source.
 */
import type { LoadWords } from '../model/list-knowledge.js';

export interface StoredRecords {
  readonly markup: readonly string[];
  /** Addresses of the calls for the records after these, one for each list. */
  readonly next: readonly string[];
  /** How many lists they belong to. */
  readonly lists: number;
  readonly total: number | null;
  readonly pages: number | null;
}

const MOST_RECORDS = 20_000;
const MOST_LISTS = 50;
const AMPERSAND = /&amp;/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '', v: '' };
const HEX = /^[0-9a-fA-F]+$/;

export function readRecords(source: string, words: LoadWords): StoredRecords | null {
  const stored = splitRecords(source, words);
  const markup = stored.length > 0 ? stored : readRecordArray(source, words);
  const calls = [...source.matchAll(words.nextRecords)].map(([, address = '']) =>
    address.trim().replace(AMPERSAND, '&'),
  );
  const next = calls.filter((address) => address !== '').slice(0, MOST_LISTS);
  const total = readCount(source, words.totalRecords);
  const pages = readCount(source, words.totalPages);
  if (markup.length === 0 && next.length === 0 && total === null) return null;
  return { markup, next, lists: source.split(words.store, MOST_LISTS).length - 1, total, pages };
}

function readCount(source: string, pattern: RegExp): number | null {
  const count = pattern.exec(source)?.[1];
  return count === undefined ? null : Number(count);
}

function splitRecords(source: string, { record }: LoadWords): string[] {
  const records: string[] = [];
  let at = source.indexOf(record.open);
  while (at >= 0 && records.length < MOST_RECORDS) {
    const start = at + record.open.length;
    const text = source.indexOf(record.textOpen, start);
    const end = source.indexOf(record.close, start);
    if (end < 0) break;
    const isText = text >= 0 && text < end && source.slice(start, text).trim() === '';
    records.push(isText ? takeText(source, text + record.textOpen.length, record.textClose) : source.slice(start, end));
    at = source.indexOf(record.open, Math.max(end, start));
  }
  return records;
}

function takeText(source: string, start: number, close: string): string {
  const end = source.indexOf(close, start);
  return source.slice(start, end < 0 ? source.length : end);
}

/** `dataStore = ['<li>…</li>', …]`: texts of a script up to the closing bracket. */
function readRecordArray(source: string, { recordArray }: LoadWords): string[] {
  const match = recordArray.exec(source);
  if (match === null) return [];
  const records: string[] = [];
  let at = match.index + match[0].length;
  while (at < source.length && records.length < MOST_RECORDS) {
    const char = source.charAt(at);
    if (char === ']') break;
    if (char !== "'" && char !== '"') {
      at++;
      continue;
    }
    const [text, end] = readScriptText(source, at);
    records.push(text);
    at = end;
  }
  return records;
}

/** A quoted text with its escapes undone, and where it ends. */
export function readScriptText(source: string, start: number): [string, number] {
  const quote = source.charAt(start);
  let text = '';
  let at = start + 1;
  while (at < source.length && source.charAt(at) !== quote) {
    if (source.charAt(at) !== '\\') {
      text += source.charAt(at++);
      continue;
    }
    const [char, length] = readEscape(source, at + 1);
    text += char;
    at += 1 + length;
  }
  return [text, at + 1];
}

function readEscape(source: string, at: number): [string, number] {
  const char = source.charAt(at);
  const size = char === 'u' ? 4 : char === 'x' ? 2 : 0;
  const digits = source.slice(at + 1, at + 1 + size);
  if (size > 0 && digits.length === size && HEX.test(digits))
    return [String.fromCharCode(Number.parseInt(digits, 16)), size + 1];
  return [Object.hasOwn(ESCAPES, char) ? (ESCAPES[char] ?? '') : char, 1];
}
