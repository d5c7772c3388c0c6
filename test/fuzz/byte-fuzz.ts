/**
 * Bytes of a page spoilt, in any encoding, of generated pages and fixtures: flips, cuts, another charset than the label's,
 * two pages spliced. Out: what is wrong with the reading: it throws, is not valid, or gives a value that its own cell does
 * not print; reading twice gives two records; it takes far longer than the whole page did.
 */
import iconv from 'iconv-lite';
import { type PageContext, type ParseResult, parsePage } from '../../src/index.js';
import { generatePage } from '../generator/index.js';
import { Random } from '../generator/random.js';
import { listFixtures } from '../golden/fixtures.js';
import { checkSchema, checkValues } from './invariants.js';
import { spoilBytes } from './spoil-bytes.js';

interface Whole {
  readonly bytes: Buffer;
  readonly context: PageContext;
}

const FIXTURES: readonly Whole[] = listFixtures().map(({ bytes, context }) => ({ bytes: Buffer.from(bytes), context }));
const GENERATED = 300;
const CHARSETS = ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'latin1'];
/** No page takes so much longer for being spoilt; asked again before it is believed, for machines have other things to do. */
const MOST_TIMES = 25;
const GRACE_MS = 250;
const TRIES = 3;

function takeWhole(random: Random): Whole {
  if (random.chance(0.4)) return random.pick(FIXTURES);
  const { bytes, url } = generatePage(random.int(0, GENERATED - 1));
  return { bytes: Buffer.from(bytes), context: { url } };
}

type Spoil = (whole: Buffer, random: Random) => Buffer;
const SPOILS: readonly Spoil[] = [
  spoilBytes,
  spoilBytes,
  (bytes, random) => bytes.subarray(0, random.int(0, bytes.length)),
  (bytes, random) => iconv.encode(bytes.toString('utf8'), random.pick(CHARSETS)),
  (bytes, random) => {
    const other = takeWhole(random).bytes;
    return Buffer.concat([bytes.subarray(0, random.int(0, bytes.length)), other.subarray(random.int(0, other.length))]);
  },
  (bytes, random) =>
    Buffer.concat([
      Buffer.from(
        [
          [0xef, 0xbb, 0xbf],
          [0xff, 0xfe],
          [0xfe, 0xff],
        ][random.int(0, 2)] ?? [],
      ),
      bytes,
    ]),
];

export function fuzzBytes(seed: number): string[] {
  const random = new Random(seed);
  const { bytes, context } = takeWhole(random);
  const spoilt = random.pick(SPOILS)(bytes, random);
  const result = parsePage(spoilt, context);
  const broken = result.ok ? [...checkSchema(result.record), ...checkValues(result.record)] : [];
  if (!isSame(result, parsePage(spoilt, context))) broken.push('read twice, it gives two records');
  return isSlow(spoilt, { bytes, context }) ? [...broken, 'it takes far longer than the whole page'] : broken;
}

function isSame(one: ParseResult, two: ParseResult): boolean {
  return JSON.stringify(one) === JSON.stringify(two);
}

function timeOf(bytes: Uint8Array, context: PageContext): number {
  const begin = performance.now();
  parsePage(bytes, context);
  return performance.now() - begin;
}

function isSlow(spoilt: Buffer, { bytes, context }: Whole): boolean {
  const growth = Math.max(1, spoilt.length / Math.max(1, bytes.length));
  for (let tries = 0; tries < TRIES; tries++) {
    const most = GRACE_MS + MOST_TIMES * growth * timeOf(bytes, context);
    if (timeOf(spoilt, context) <= most) return false;
  }
  return true;
}
