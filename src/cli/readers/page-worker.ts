/**
 * What runs in a worker: pages → of each its record's head and texts, or why it is refused. In: a job; out: replies in its
 * order whose texts are handed over, not copied. Knows no file and no network.
 */
import { headOf, writeRecordTexts } from '../../dataset/filing.js';
import { parsePage } from '../../index.js';
import type { PageJob, PageReply } from './page-reader.js';

/** As in pool-reader.ts, imported while the worker starts. */
const pool = import('tinypool');

export default async function readJob({ pages, texts }: PageJob): Promise<readonly PageReply[]> {
  const owned: ArrayBuffer[] = [];
  const replies = pages.map(({ bytes, context }): PageReply => {
    const result = parsePage(bytes, context);
    if (!result.ok) return { ok: false, refusal: result.refusal };
    const { record } = result;
    const written = Object.entries(writeRecordTexts(record, texts)).map(
      ([kind, text]) => [kind, ownBytes(text)] as const,
    );
    for (const [, { buffer }] of written) owned.push(buffer);
    return { ok: true, head: headOf(record), texts: Object.fromEntries(written) };
  });
  return handOver(replies, owned);
}

async function handOver(replies: readonly PageReply[], owned: readonly ArrayBuffer[]): Promise<readonly PageReply[]> {
  const { Tinypool } = await pool;
  const reply = { [Tinypool.valueSymbol]: replies, [Tinypool.transferableSymbol]: owned };
  return Tinypool.move(reply as never) as unknown as readonly PageReply[];
}

/** Small buffers share their memory with others, and cannot be handed over. */
function ownBytes(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}
