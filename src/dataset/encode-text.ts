/**
 * What goes into files → its bytes of UTF-8. In: values for JSON, or text; out: the bytes of `writeJsonDocument`,
 * `writeJsonLine` and of the text itself. That no character must be escaped is told from the bytes, where a few searches
 * for their first ones cost a twentieth of a look at every character.
 */
import { escapeSteering, layOutDocument } from '../output/record-json.js';

const encoder = new TextEncoder();
/** The engine asks for three bytes a character at most. */
const WIDEST = 3;
const LINE_FEED = 0x0a;
const SMALLEST_ROOM = 1 << 18;
/** A larger room is given back after use. */
const LARGEST_KEPT = 1 << 23;
/** Where texts are encoded before they are copied out: nothing in it outlives a call. */
let room = Buffer.alloc(0);

/** Where a text goes: so many bytes, all of which are written over. */
export type Home = (length: number) => Buffer<ArrayBuffer>;

const newHome: Home = (length) => Buffer.allocUnsafe(length);

export function encodeText(text: string, home: Home = newHome): Buffer<ArrayBuffer> {
  return moveOut(encodeInRoom(text, ''), home);
}

export function encodeJsonDocument(value: unknown, home: Home = newHome): Buffer<ArrayBuffer> {
  return encodeJson(layOutDocument(value), '\n', home);
}

export function encodeJsonLine(value: unknown, home: Home = newHome): Buffer<ArrayBuffer> {
  return encodeJson(JSON.stringify(value), '', home);
}

function encodeJson(json: string, end: '' | '\n', home: Home): Buffer<ArrayBuffer> {
  const bytes = encodeInRoom(json, end);
  return moveOut(maySteer(bytes) ? encodeInRoom(escapeSteering(json), end) : bytes, home);
}

/** With a line feed at the end where asked for: a long text is not joined with one, which would copy it. */
function encodeInRoom(text: string, end: '' | '\n'): Buffer {
  const most = text.length * WIDEST + end.length;
  if (room.length < most) room = Buffer.allocUnsafeSlow(Math.max(most, SMALLEST_ROOM));
  const { written } = encoder.encodeInto(text, room);
  if (end !== '') room[written] = LINE_FEED;
  return room.subarray(0, written + end.length);
}

function moveOut(bytes: Buffer, home: Home): Buffer<ArrayBuffer> {
  const moved = home(bytes.length);
  bytes.copy(moved);
  if (room.length > LARGEST_KEPT) room = Buffer.alloc(0);
  return moved;
}

/** First bytes of the characters that `escapeSteering` escapes, and whether the bytes behind belong to one. */
const OPENINGS: readonly (readonly [number, (second: number, third: number) => boolean])[] = [
  [0x7f, () => true],
  [0xc2, (second) => second < 0xa0],
  [0xd8, (second) => second === 0x9c],
  [
    0xe2,
    (second, third) => (second === 0x80 ? isSteeringMark(third) : second === 0x81 && third >= 0xa6 && third <= 0xa9),
  ],
];

/** U+200E, U+200F, U+2028 to U+202E. */
function isSteeringMark(third: number): boolean {
  return third === 0x8e || third === 0x8f || (third >= 0xa8 && third <= 0xae);
}

function maySteer(bytes: Buffer): boolean {
  for (const [first, belongs] of OPENINGS) {
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
      if (belongs(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)) return true;
  }
  return false;
}
