/**
 * In: a region, a name and where the page came from. Out: the agency's key, made of checked characters only, so that it
 * can be a folder's name. A page without a name gets a key of its host; it is held and never stored under it.
 */
import type { Region } from '../model/record.js';

export type Digest = (text: string) => string;

export interface KeyParts {
  readonly region: Region | null;
  readonly name: string | null;
  /** True when the name begins with a place, even one that several divisions share. */
  readonly placed: boolean;
  readonly host: string | null;
  /** SHA-256 in hexadecimal. */
  readonly digest: Digest;
}

const DROPPED = /[^\p{Script=Han}A-Za-z\d]+/gu;
const COMMON_HAN = /^[\u4e00-\u9fff]*$/;
const LONGEST = 60;
const HEX = 8;
const NO_REGION = '000000';

export function writeAgencyKey(parts: KeyParts): string {
  const code = parts.region?.code ?? NO_REGION;
  const { kept, dropped } = sortCharacters(parts.name ?? '');
  const unplaced = parts.region === null && !parts.placed;
  // Brackets and marks are printed in two widths: the same name keeps its key on a copy that narrows them.
  const unnamed = unplaced || kept === '';
  const rest = unnamed || dropped !== '' ? dropped.normalize('NFKC') + (unnamed ? (parts.host ?? '') : '') : null;
  const hash = rest === null ? '' : parts.digest(rest).slice(0, HEX);
  return [code, kept, hash].filter((part) => part !== '').join('-');
}

/** The characters that stay in a key, and all others. */
function sortCharacters(printed: string): { kept: string; dropped: string } {
  if (printed.length <= LONGEST && COMMON_HAN.test(printed)) return { kept: printed, dropped: '' };
  const name = printed.normalize('NFC');
  const letters = name.replace(DROPPED, '');
  const kept = [...letters].slice(0, LONGEST).join('');
  return { kept, dropped: [...name.matchAll(DROPPED)].join('') + letters.slice(kept.length) };
}
