/**
 * What runs in a worker: one page → its record's head and texts. In: a job; out: a reply whose texts are handed over, not
 * copied. Knows no file and no network.
 */
import { Tinypool } from 'tinypool';
import { headOf, type Texts, writeRecordTexts } from '../../dataset/filing.js';
import { parsePage } from '../../index.js';
import type { PageJob, PageReply } from './page-reader.js';

export default function readJob({ bytes, context, texts }: PageJob): PageReply {
  const result = parsePage(bytes, context);
  if (!result.ok) return { ok: false, refusal: result.refusal };
  const { record } = result;
  return handOver(headOf(record), writeRecordTexts(record, texts));
}

function handOver(head: Extract<PageReply, { ok: true }>['head'], written: Texts): PageReply {
  const texts = Object.fromEntries(Object.entries(written).map(([kind, text]) => [kind, ownBytes(text)]));
  const reply = {
    [Tinypool.valueSymbol]: { ok: true, head, texts },
    [Tinypool.transferableSymbol]: Object.values(texts).map(({ buffer }) => buffer),
  };
  return Tinypool.move(reply as never) as unknown as PageReply;
}

/** Small buffers share their memory with others, and cannot be handed over. */
function ownBytes(bytes: Buffer): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
