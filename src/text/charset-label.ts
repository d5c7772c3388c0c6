/**
 * In: a `Content-Type` or the first bytes of a page. Out: the charset that is claimed there, as the name of a decoder we
 * use (`utf-8`, `gb18030`, `big5`, `utf-16le`, …), or `other` for any label that no page in Chinese can mean.
 */
export type Charset = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be';

export interface Claim {
  readonly charset: Charset | 'other';
  /** As written, in lower case. */
  readonly label: string;
}

const LABELS: ReadonlyMap<string, Charset> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['unicode-1-1-utf-8', 'utf-8'],
  ['gb2312', 'gb18030'],
  ['gb_2312', 'gb18030'],
  ['gb_2312-80', 'gb18030'],
  ['gb-2312', 'gb18030'],
  ['csgb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['cp936', 'gb18030'],
  ['ms936', 'gb18030'],
  ['windows-936', 'gb18030'],
  ['euc-cn', 'gb18030'],
  ['chinese', 'gb18030'],
  ['big5', 'big5'],
  ['big-5', 'big5'],
  ['big5-hkscs', 'big5'],
  ['x-x-big5', 'big5'],
  ['cp950', 'big5'],
  ['windows-950', 'big5'],
]);
const HEADER_CHARSET = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([^\s"';,]{1,40})/i;
const META_TAG = /^<(?:meta|\?xml)\b[^>]{0,600}/i;
const META_CHARSET = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i;
const PRESCAN = 4096;
const LONGEST_TAG = 606;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const SMALL_M = 0x6d;
const CASE = 0x20;

export function readHeaderCharset(contentType: string | null): Claim | null {
  return contentType === null ? null : toClaim(HEADER_CHARSET.exec(contentType.slice(0, 1000))?.[1]);
}

/** Only what may be such a tag is made text: the head of a page is scripts and styles for the greater part. */
export function readMetaCharset(bytes: Uint8Array): Claim | null {
  const head = bytes.subarray(0, PRESCAN);
  for (let at = head.indexOf(LESS); at >= 0; at = head.indexOf(LESS, at + 1)) {
    const next = head[at + 1] ?? 0;
    if (next !== QUESTION && (next | CASE) !== SMALL_M) continue;
    const [tag] = META_TAG.exec(spell(head, at)) ?? [];
    const claim = tag === undefined ? null : toClaim(META_CHARSET.exec(tag)?.[1]);
    if (claim !== null) return claim;
  }
  return null;
}

/** A tag, byte by byte: names of charsets are ASCII. A decoder for so little costs more than all of this. */
function spell(bytes: Uint8Array, start: number): string {
  let tag = '';
  for (let at = start; at < bytes.length && at < start + LONGEST_TAG; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === GREATER) break;
    tag += String.fromCharCode(byte);
  }
  return tag;
}

function toClaim(label: string | undefined): Claim | null {
  if (label === undefined) return null;
  const name = label.toLowerCase();
  return { label: name, charset: LABELS.get(name) ?? 'other' };
}
