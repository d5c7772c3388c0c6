/** WARC files as other crawlers write them: plain or packed, with other digests, chunks and codings left on. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { OpenSource } from '../../src/archive/byte-source.js';
import { memorySource } from '../../src/archive/byte-source.js';
import { openWarcPages, type WarcFile, type WarcPage, type WarcProblem } from '../../src/archive/warc-pages.js';

export interface ForeignRecord {
  readonly type: string;
  readonly url?: string;
  readonly date?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly block: string | Uint8Array;
}

export const DATE = '2019-03-04T05:06:07Z';

export function writeForeign({
  type,
  url = 'http://a.example/1',
  date = DATE,
  fields = {},
  block,
}: ForeignRecord): Buffer {
  const bytes = Buffer.from(block as Uint8Array);
  const all = {
    'WARC-Type': type,
    'WARC-Target-URI': url,
    'WARC-Date': date,
    'WARC-Record-ID': `<urn:uuid:${createHash('md5').update(bytes).digest('hex')}>`,
    'Content-Length': String(bytes.length),
    ...fields,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${head.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

export function http(body: string | Uint8Array, headers: readonly string[] = [], status = '200 OK'): Buffer {
  const head = [`HTTP/1.1 ${status}`, 'Content-Type: text/html', ...headers].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body as Uint8Array)]);
}

export function response(
  body: string | Uint8Array,
  changes: Partial<ForeignRecord> & { readonly headers?: readonly string[] } = {},
): Buffer {
  return writeForeign({ type: 'response', block: http(body, changes.headers), ...changes });
}

export function packed(...records: readonly Buffer[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(record)));
}

export function chunked(text: string): string {
  return `${text.length.toString(16)};x=1\r\n${text}\r\n0\r\n\r\n`;
}

export function fileOf(name: string, bytes: Uint8Array): WarcFile {
  const open = (): OpenSource => ({ ...memorySource(bytes), close: () => undefined });
  return { name, open };
}

export async function readAll(...files: readonly Uint8Array[]): Promise<readonly (WarcPage | WarcProblem)[]> {
  const pages = await openWarcPages();
  const found: (WarcPage | WarcProblem)[] = [];
  for (const [index, bytes] of files.entries())
    for await (const item of pages.read(fileOf(`${index}.warc`, bytes))) found.push(item);
  return found;
}

/** `text@offset` of a page, `fault@offset` of a problem. */
export function tell(item: WarcPage | WarcProblem): string {
  return item.kind === 'page' ? Buffer.from(item.body).toString() || '(same)' : `!${item.fault}`;
}
