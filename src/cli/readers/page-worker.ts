/**
 * What runs in a worker: pages → of each its record's head and texts, or why it is refused. In: a job; out: replies in its
 * order whose texts are handed over, not copied. Knows no file and no network.
 */
import { headOf, writeRecordTexts } from '../../dataset/filing.js';
import { parsePage } from '../../index.js';
import { LentMemory } from './lent-memory.js';
import type { PageJob, PageReply } from './page-reader.js';

/** As in pool-reader.ts, imported while the worker starts. */
const pool = import('tinypool');
const memory = new LentMemory();

export default async function readJob({ pages, texts, spare }: PageJob): Promise<readonly PageReply[]> {
  memory.add(spare);
  const owned: ArrayBuffer[] = [];
  const home = (length: number): Buffer<ArrayBuffer> => {
    const room = memory.take(length);
    owned.push(room.buffer);
    return room;
  };
  const replies = pages.map(({ bytes, context }): PageReply => {
    const result = parsePage(bytes, context);
    if (!result.ok) return { ok: false, refusal: result.refusal };
    const { record } = result;
    return { ok: true, head: headOf(record), texts: writeRecordTexts(record, texts, home) };
  });
  return handOver(replies, owned);
}

async function handOver(replies: readonly PageReply[], owned: readonly ArrayBuffer[]): Promise<readonly PageReply[]> {
  const { Tinypool } = await pool;
  const reply = { [Tinypool.valueSymbol]: replies, [Tinypool.transferableSymbol]: owned };
  return Tinypool.move(reply as never) as unknown as readonly PageReply[];
}
