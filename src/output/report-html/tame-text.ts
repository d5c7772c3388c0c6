/**
 * Page text → text for the report: cut at a length, characters without a glyph named, identity and mobile numbers masked
 * (the record keeps them). And addresses: only those of the web are links.
 */
import { cutText, showUnseen } from '../explanation-html-markup.js';

/** Eighteen digits with a date of birth inside, the last one may be X; eleven digits of a mobile number. Not in names of files. */
const IDENTITY =
  /(?<![\w.,/-])([1-9]\d{5})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\w.,/-])/g;
const MOBILE = /(?<![\w.,/-])(1[3-9]\d)\d{8}(?![\w.,/-])/g;
const LINES = /(?<!\s)\s*\n\s*/g;
const WEB = /^https?:\/\/[^\s]+$/i;
/** The member of anything told that holds an address. */
const ADDRESS = 'url';
const LONGEST_ADDRESS = 2000;

export function tameText(text: string, longest: number): string {
  return maskPersonal(showUnseen(cutText(text.replace(LINES, ' '), longest)));
}

export function maskPersonal(text: string): string {
  return text.replace(IDENTITY, '$1••••••••••••').replace(MOBILE, '$1••••••••');
}

/** The same value with every text in it tamed, but for addresses, which are links or null. */
export function tameAll<Value>(value: Value, longest: number): Value {
  return tameAny(value, longest) as Value;
}

function tameAny(value: unknown, longest: number): unknown {
  if (typeof value === 'string') return tameText(value, longest);
  if (Array.isArray(value)) return value.map((one) => tameAny(one, longest));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    name === ADDRESS ? webAddress(typeof member === 'string' ? member : null) : tameAny(member, longest),
  ]);
  return Object.fromEntries(members);
}

/** The address, where it is one of the web; null for `javascript:`, files and everything else. */
export function webAddress(address: string | null): string | null {
  if (address === null || address.length > LONGEST_ADDRESS) return null;
  return WEB.test(address) && showUnseen(address) === address ? address : null;
}
