/**
 * In: the text of a page in which GB18030 bytes slid by one (`?。ㄒ唬` for （一）: half of a full-width space was lost). Out: the
 * ordinals and brackets that this destroyed, put back. The damage is played forward from the clean numerals and compared; text
 * behind them is read again from its bytes with A1 in front, and taken only if words of reports make up most of it.
 */
import { dropEdits, type Edit, type Repair } from './repair.js';

export interface ShiftKnowledge {
  /** Damaged form → ordinal in brackets, longest first; those with a lost character stand by themselves. */
  readonly ordinals: ShiftedOrdinals;
  readonly encode: (text: string) => readonly number[] | null;
  /** Bytes of the double-byte set → text. One decoder for all places: making one costs more than using it. */
  readonly decode: (bytes: readonly number[]) => string;
  readonly words: readonly string[];
  readonly simplify: (text: string) => string;
}

export interface ShiftedOrdinals {
  /** All of them. */
  readonly all: readonly (readonly [string, string])[];
  readonly broken: readonly (readonly [string, string])[];
}

const FRONT = /[?\uff1f][?\uff1f\s\u3000]{0,20}\u3002/g;
const LOST = /[\ue000-\uf8ff\ufffd]/;
/** Private-use characters stand for byte pairs that the set leaves undefined: they still hold the bytes. */
const RUN = /^[^\u0000-\u00a0\ufffd\ud800-\udfff]{1,120}/;
const LOST_ALL = /[\ue000-\uf8ff\ufffd]/g;
const HAN_ALL = /[\u4e00-\u9fff]/g;
const MIN_COVERAGE = 0.7;
const PAIRS_FROM = 0x81;
const OPEN = '\uff08';
const CLOSE = '\uff09';
/** First byte of full-width punctuation, where the closing bracket stands. */
const PUNCTUATION_LEAD = 0xa3;
const OPEN_TRAIL = 0xa8;
const CLOSE_TRAIL = 0xa9;

export function repairShift(text: string, knowledge: ShiftKnowledge): Repair {
  const edits: Edit[] = [];
  for (const match of text.matchAll(FRONT)) {
    const start = match.index;
    const stop = start + match[0].length - 1;
    if (!opensBracket(text.charAt(stop + 1), knowledge)) continue;
    const edit = repairOrdinal(text, { start, stop }, knowledge) ?? repairBracket(text, { start, stop }, knowledge);
    if (edit !== null && (edits.at(-1)?.end ?? 0) <= start) edits.push(edit);
  }
  return dropEdits(text, edits);
}

/** An opening bracket was there if the next pair begins with its second byte; this spares the rest for other text. */
function opensBracket(char: string, { encode }: ShiftKnowledge): boolean {
  return isLost(char.charCodeAt(0)) || encode(char)?.[0] === OPEN_TRAIL;
}

/** The same as LOST of one character. */
function isLost(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd;
}

interface Place {
  readonly start: number;
  /** Offset of the false full stop. */
  readonly stop: number;
}

function repairOrdinal(text: string, { start, stop }: Place, knowledge: ShiftKnowledge): Edit | null {
  const { all, broken } = knowledge.ordinals;
  const exact = broken.find(([damaged]) => text.startsWith(damaged, stop));
  const window = readWindow(text, stop, knowledge);
  const hit = exact ?? all.find(([damaged]) => window.text.startsWith(damaged));
  if (hit === undefined) return null;
  const length = hit[0].length;
  const end = exact === undefined ? (window.ends[length - 1] ?? stop + 1) : stop + length;
  const behind = skipLost(text, end);
  const tail = repairTail(text, end, knowledge) ?? (behind > end ? repairTail(text, behind, knowledge) : null);
  return { start, end: tail?.end ?? behind, with: hit[1] + (tail?.with ?? '') };
}

/** The next characters without those a decoder put in for undefined pairs, and where each ends. */
function readWindow(text: string, from: number, knowledge: ShiftKnowledge): { text: string; ends: readonly number[] } {
  let window = '';
  const ends: number[] = [];
  for (let at = from; at < text.length && window.length < 6; at += 1) {
    if (isLost(text.charCodeAt(at))) continue;
    window += text.charAt(at);
    ends.push(at + 1);
  }
  const simplified = knowledge.simplify(window);
  return { text: simplified.length === window.length ? simplified : window, ends };
}

function skipLost(text: string, from: number): number {
  return isLost(text.charCodeAt(from)) ? from + 1 : from;
}

/** The half character at the end of a run was already printed as a replacement. */
function skipHalf(text: string, from: number): number {
  return text.charAt(from) === '\ufffd' ? from + 1 : from;
}

/** Behind a closing bracket whose second byte was drawn into the next pair, all is shifted up to the next ASCII. */
function repairTail(text: string, from: number, knowledge: ShiftKnowledge): { end: number; with: string } | null {
  // No Han character begins with that byte: what the run is simplified to cannot change its first.
  if (knowledge.encode(text.charAt(from))?.[0] !== CLOSE_TRAIL) return null;
  const run = RUN.exec(text.slice(from, from + 120))?.[0];
  const bytes = run === undefined ? null : knowledge.encode(knowledge.simplify(run));
  if (run === undefined || bytes === null || bytes[0] !== CLOSE_TRAIL) return null;
  const decoded = decodePairs(bytes.slice(1), knowledge);
  return isPlausible(decoded, knowledge.words) ? { end: skipHalf(text, from + run.length), with: decoded } : null;
}

/** A bracket that holds words, not a numeral. */
function repairBracket(text: string, { start, stop }: Place, knowledge: ShiftKnowledge): Edit | null {
  const run = RUN.exec(text.slice(stop, stop + 120))?.[0];
  const bytes = run === undefined ? null : knowledge.encode(knowledge.simplify(run));
  if (run === undefined || bytes === null) return null;
  const decoded = decodePairs(bytes.slice(1), knowledge);
  if (!decoded.startsWith(OPEN) || !isPlausible(decoded, knowledge.words)) return null;
  return { start, end: skipHalf(text, stop + run.length), with: decoded };
}

/** A last byte without its partner is a lost character, but for a bracket that stands open. */
function decodePairs(bytes: readonly number[], { decode }: ShiftKnowledge): string {
  const whole = bytes.length - (bytes.length % 2);
  const text = whole === 0 ? '' : decode(bytes.slice(0, whole));
  const dangling = bytes[whole];
  if (dangling === undefined) return text;
  const open = text.lastIndexOf(OPEN) > text.lastIndexOf(CLOSE);
  return text + (dangling === PUNCTUATION_LEAD && open ? CLOSE : '\ufffd');
}

/** The last letter before a lost one is half a word: it says nothing. */
function isPlausible(decoded: string, words: readonly string[]): boolean {
  const text = decoded.endsWith('\ufffd') ? decoded.slice(0, -2) : decoded;
  const letters = text.match(HAN_ALL)?.length ?? 0;
  if (letters < 2 || LOST.test(text)) return false;
  let rest = text;
  for (const word of words) rest = rest.replaceAll(word, '');
  return (rest.match(HAN_ALL)?.length ?? 0) <= letters * (1 - MIN_COVERAGE);
}

/** Two-byte codes of GBK by UTF-16 unit, made from the decoder itself. Null for text it cannot hold. */
export function compileEncoder(): ShiftKnowledge['encode'] {
  const codes = new Uint16Array(0x10000);
  for (let lead = PAIRS_FROM; lead <= 0xfe; lead += 1) fillLead(codes, lead);
  return (text) => {
    const bytes: number[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const code = codes[text.charCodeAt(at)] ?? 0;
      if (code === 0) return null;
      bytes.push(code >> 8, code & 0xff);
    }
    return bytes;
  };
}

function fillLead(codes: Uint16Array, lead: number): void {
  const trails = Array.from({ length: 0xbf }, (_, at) => 0x40 + at).filter((trail) => trail !== 0x7f);
  const text = new TextDecoder('gb18030').decode(Uint8Array.from(trails.flatMap((trail) => [lead, trail])));
  if (text.length !== trails.length) return;
  for (const [at, trail] of trails.entries()) {
    if (text.charAt(at) !== '\ufffd') codes[text.charCodeAt(at)] = lead * 256 + trail;
  }
}

export function compileDecoder(): ShiftKnowledge['decode'] {
  const decoder = new TextDecoder('gb18030');
  return (bytes) => decoder.decode(Uint8Array.from(bytes));
}

/** Plays the damage forward for `（numeral）`; where two numerals look alike afterwards, the first in the list has it. */
export function compileShiftedOrdinals(numerals: readonly string[], encode: ShiftKnowledge['encode']): ShiftedOrdinals {
  const found = new Map<string, string>();
  for (const numeral of numerals) {
    const printed = OPEN + numeral + CLOSE;
    const bytes = encode(printed);
    const damaged = bytes === null ? '' : shiftBytes(bytes);
    for (const form of [damaged, damaged.replace(LOST_ALL, '')]) {
      if (form.length >= 2 && !found.has(form)) found.set(form, printed);
    }
  }
  const ordinals = [...found].sort(([a], [b]) => b.length - a.length);
  const isBroken = ([damaged]: readonly [string, string]): boolean => LOST.test(damaged);
  return { all: ordinals, broken: ordinals.filter(isBroken) };
}

function shiftBytes(bytes: readonly number[]): string {
  const shifted = [0xa1, ...bytes.slice(0, -1)];
  return new TextDecoder('gb18030').decode(Uint8Array.from(shifted));
}
