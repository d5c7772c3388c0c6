/**
 * Page text → text for the report: cut at a length, characters without a glyph named, identity and mobile numbers masked
 * (the record keeps them). And addresses: only those of the web are links.
 */
import { cutText, showUnseen } from '../explanation-html-markup.js';

/** Eighteen digits with a date of birth inside, the last one may be X; eleven digits of a mobile number. */
const IDENTITY =
  /(?<![0-9])([1-9]\d{5})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;
const MOBILE = /(?<![0-9.,])(1[3-9]\d)\d{8}(?![0-9.,])/g;
const LINES = /\s*\n\s*/g;
const WEB = /^https?:\/\/[^\s]+$/i;
const LONGEST_ADDRESS = 2000;

export function tameText(text: string, longest: number): string {
  return maskPersonal(showUnseen(cutText(text.replace(LINES, ' '), longest)));
}

export function maskPersonal(text: string): string {
  return text.replace(IDENTITY, '$1••••••••••••').replace(MOBILE, '$1••••••••');
}

/** The address, where it is one of the web; null for `javascript:`, files and everything else. */
export function webAddress(address: string | null): string | null {
  if (address === null || address.length > LONGEST_ADDRESS) return null;
  return WEB.test(address) ? address : null;
}
