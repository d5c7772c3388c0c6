/**
 * In: the bytes of a page and the reply's `Content-Type`. Out: its text, the charset used and how it was known. Order of
 * evidence: byte order mark, proof (bytes that are valid UTF-8 and not only ASCII), header, meta tag, guess. Labels lie:
 * gb2312 and gbk are read as gb18030, and a label that the bytes contradict is reported in `claimed`. Never throws.
 */
import iconv from 'iconv-lite';
import type { CharsetEvidence, DecodedText } from '../model/text.js';
import { type Charset, type Claim, readHeaderCharset, readMetaCharset } from './charset-label.js';
import { detectWideText } from './detect-wide-text.js';
import { scoreDoubleBytes } from './score-double-bytes.js';

interface Choice {
  readonly charset: Charset;
  readonly from: CharsetEvidence;
}

/** Whole texts only: nothing of one is kept for the next. */
const STRICT = new TextDecoder('utf-8', { fatal: true });
const BROKEN = /\ufffd+/g;
const WIDE_LETTERS = /[\u0800-\ufffc]/g;
/** A contradiction of a label needs this many pairs and this margin; less is what rare words do. */
/** Enough to tell a page in UTF-8 from others, counted from its first byte that is not ASCII. */
const SAMPLE = 6000;
const SURE_PAIRS = 12;
const SURE_MARGIN = 0.25;

export function decodeBytes(bytes: Uint8Array, contentType: string | null): DecodedText {
  const wide = detectWideText(bytes);
  if (wide !== null) {
    const from = bytes[0] === 0xff || bytes[0] === 0xfe ? 'bom' : 'proof';
    return finish(bytes, { charset: wide, from }, readHeaderCharset(contentType));
  }
  const claim = readHeaderCharset(contentType) ?? null;
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = decodeStrictly(bytes);
  const meta = claim === null || claim.charset === 'other' ? readMetaCharset(bytes) : null;
  const best = claim !== null && claim.charset !== 'other' ? claim : (meta ?? claim);
  const source: CharsetEvidence = best === null ? 'guess' : best === claim ? 'header' : 'meta';
  if (bom) return finish(bytes, { charset: 'utf-8', from: 'bom' }, best);
  if (text === null) return finish(bytes, chooseBroken(bytes, best, source), best);
  return { text, ...describeUtf8(text.length < bytes.length, best, source), replacements: 0 };
}

/** Null when the bytes are not UTF-8. */
function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

/** ASCII alone proves nothing, and needs no proof: every charset we know reads it alike. */
function describeUtf8(
  multibyte: boolean,
  best: Claim | null,
  source: CharsetEvidence,
): Omit<DecodedText, 'text' | 'replacements'> {
  const agrees = best !== null && best.charset === 'utf-8';
  const from = multibyte ? 'proof' : agrees ? source : 'guess';
  return { charset: 'utf-8', charsetFrom: from, claimed: best === null || agrees ? null : best.label };
}

/** Bytes that are not valid UTF-8: a few broken ones in a UTF-8 page, or one of the double-byte sets. */
function chooseBroken(bytes: Uint8Array, best: Claim | null, source: CharsetEvidence): Choice {
  if (isMostlyUtf8(bytes)) return { charset: 'utf-8', from: best?.charset === 'utf-8' ? source : 'guess' };
  const score = scoreDoubleBytes(bytes);
  const claimed = best?.charset === 'gb18030' || best?.charset === 'big5' ? best.charset : null;
  if (claimed === null) return { charset: score.charset, from: 'guess' };
  if (claimed !== score.charset && score.pairs >= SURE_PAIRS && score.margin >= SURE_MARGIN)
    return { charset: score.charset, from: 'guess' };
  return { charset: claimed, from: source };
}

/** Double-byte text read as UTF-8 is nearly all replacements, with hardly a character of three bytes. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const start = bytes.findIndex((byte) => byte >= 0x80);
  const text = new TextDecoder('utf-8').decode(bytes.subarray(start, start + SAMPLE));
  const broken = text.match(BROKEN)?.length ?? 0;
  return (text.match(WIDE_LETTERS)?.length ?? 0) >= broken * 3;
}

function finish(bytes: Uint8Array, choice: Choice, claim: Claim | null): DecodedText {
  const text = decodeAs(bytes, choice.charset);
  const claimed = claim === null || claim.charset === choice.charset ? null : claim.label;
  const replacements = countReplacements(text) - (choice.charset === 'utf-8' ? countPrinted(bytes) : 0);
  return { text, charset: choice.charset, charsetFrom: choice.from, claimed, replacements };
}

function decodeAs(bytes: Uint8Array, charset: Charset): string {
  // ICU's Big5 differs from the web's on thousands of codes; iconv-lite loads its tables on first use only.
  if (charset === 'big5') return iconv.decode(bytes, 'big5');
  return new TextDecoder(charset).decode(bytes);
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}

/** U+FFFD that the page itself holds (EF BF BD) was not put in by the decoder. */
function countPrinted(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
  }
  return count;
}
