/** Bytes spoilt by a seeded source of choices: flipped, lost, doubled, put in, exchanged; within a stretch, or anywhere. */
import type { Random } from '../generator/random.js';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Change = (bytes: Buffer, at: number, random: Random) => Buffer;
const MOST = 40;

const CHANGES: readonly Change[] = [
  (bytes, at, random) => {
    const spoilt = Buffer.from(bytes);
    spoilt[at] = (spoilt[at] ?? 0) ^ (1 << random.int(0, 7));
    return spoilt;
  },
  (bytes, at, random) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.int(1, MOST))]),
  (bytes, at, random) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - random.int(1, MOST)))]),
  (bytes, at, random) => Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(PIECES)), bytes.subarray(at)]),
  (bytes, at, random) => {
    const spoilt = Buffer.from(bytes);
    return spoilt.fill(random.pick([0, 0x20, 0xff, 0x0a, 0x30]), at, Math.min(spoilt.length, at + random.int(1, MOST)));
  },
];
const PIECES = [
  '\n',
  '\r\n\r\n',
  '\0',
  '9',
  '-1',
  '{',
  '}',
  '"',
  ',',
  ':',
  '\ufeff',
  '中',
  '../',
  'WARC/1.0\r\n',
  'PK\u0003\u0004',
  '\u001f\u008b\b',
  ' ',
  '#',
  '- ',
  '&a',
  '*a',
  '!!x',
  '|',
  'null',
];

/** A stretch that loses or gains bytes does so within its bounds. */
export function spoilBytes(bytes: Buffer, random: Random, stretch: Stretch = { from: 0, to: bytes.length }): Buffer {
  let inside = Buffer.from(bytes.subarray(stretch.from, stretch.to));
  for (let times = random.pick([1, 1, 2, 4]); times > 0; times--)
    inside = Buffer.from(random.pick(CHANGES)(inside, random.int(0, Math.max(0, inside.length - 1)), random));
  return Buffer.concat([bytes.subarray(0, stretch.from), inside, bytes.subarray(stretch.to)]);
}
