/**
 * One spoilt archive, WARC or zip, from its seed to what is wrong with its reading. One record or entry is spoilt; it is then
 * told as damaged or read whole, never with another body, and the others are read as if nothing had happened.
 */
import { createHash } from 'node:crypto';
import { memorySource } from '../../src/archive/byte-source.js';
import { readZip, readZipPlace, ZipDamage } from '../../src/archive/zip-entries.js';
import { packed, readAll, response } from '../archive/foreign-warc.js';
import { makeZip } from '../archive/make-zip.js';
import { Random } from '../generator/random.js';
import { spoilBytes } from './spoil-bytes.js';

const BODIES = [1, 2, 3, 4, 5].map(
  (number) => `<html><body><p>${`page ${number} `.repeat(20 * number)}</p></body></html>`,
);
const LIMIT = 1024 * 1024;
const SEAL = /^WARC-Block-Digest: sha256:[0-9a-f]{64}\r?$/im;
/** A line of a head whose name has characters that no name may have: the head is visibly damaged. */
const NO_FIELD = /^[^:\r\n]*[^\x21-\x7e:\r\n][^:\r\n]*:/m;

function addressOf(index: number): string {
  return `http://a.example/${index}`;
}

function writeRecord(body: string, index: number, sealed: boolean): Buffer {
  const written = response(body, { url: addressOf(index) });
  if (!sealed) return written;
  const block = written.subarray(written.indexOf('\r\n\r\n') + 4, -4);
  const digest = `sha256:${createHash('sha256').update(block).digest('hex')}`;
  return response(body, { url: addressOf(index), fields: { 'WARC-Block-Digest': digest } });
}

/** Bodies of records that were not spoilt come out; what comes out of the spoilt one is its body, or nothing. */
export async function fuzzWarc(seed: number): Promise<string[]> {
  const random = new Random(seed);
  const isPacked = random.chance(0.6);
  const records = BODIES.map((body, index) => writeRecord(body, index, !isPacked)).map((record) =>
    isPacked ? packed(record) : record,
  );
  const victim = random.int(0, records.length - 1);
  const from = records.slice(0, victim).reduce((sum, { length }) => sum + length, 0);
  const whole = Buffer.concat(records);
  const spoilt = spoilBytes(whole, random, { from, to: from + (records[victim]?.length ?? 0) });
  const items = await readAll(spoilt);
  const pages = items.flatMap((item) => (item.kind === 'page' ? [item] : []));
  const told = items.length > pages.length;
  const bodies = pages.map(({ body }) => Buffer.from(body).toString());
  const sealed = isPacked || isSealed(spoilt.subarray(from, from + (records[victim]?.length ?? 0)));
  const foreign = bodies
    .filter((body) => !BODIES.includes(body) && sealed)
    .map((body) => `a body that was never captured: ${body.slice(0, 60)}`);
  const lost = BODIES.filter((body, index) => !bodies.includes(body) && (index !== victim || !told));
  // Without a checksum of its own a plain record can hide where the next begins; then it must be told.
  const missing = isPacked || !told ? lost : lost.filter((body) => BODIES.indexOf(body) < victim);
  const untold = missing.filter((body) => !isVictimUnread(body, victim, items.length));
  return [...foreign, ...untold.map((body) => `lost without a word: ${body.slice(0, 40)}`)];
}

/**
 * A plain record is protected by its digest alone. Where the same damage took that field as well, under a name that is still one,
 * nothing in the file tells: such a record is as good as one that never had a digest, and most crawlers write none.
 */
function isSealed(record: Uint8Array): boolean {
  const [head = ''] = Buffer.from(record).toString('latin1').split('\r\n\r\n');
  return SEAL.test(head) || NO_FIELD.test(head);
}

/** A record that is no capture any more (its type, its status, its address) is no page, and no damage. */
function isVictimUnread(body: string, victim: number, count: number): boolean {
  return body === BODIES[victim] && count >= BODIES.length - 1;
}

export async function fuzzZip(seed: number): Promise<string[]> {
  const random = new Random(seed);
  const whole = makeZip(...BODIES.map((data, index) => ({ name: `${index}.html`, data, method: random.pick([0, 8]) })));
  const source = memorySource(spoilBytes(whole, random));
  const broken: string[] = [];
  try {
    for await (const { name, locate } of readZip(source)) {
      const place = await locate(LIMIT);
      const bytes = typeof place === 'string' ? place : readZipPlace(source, place);
      if (typeof bytes === 'string') continue;
      const text = Buffer.from(bytes).toString();
      if (text !== '' && !BODIES.includes(text))
        broken.push(`${name} holds what was never packed: ${text.slice(0, 60)}`);
    }
  } catch (error) {
    if (!(error instanceof ZipDamage)) broken.push(`threw ${error instanceof Error ? error.stack : String(error)}`);
  }
  return broken;
}
