/**
 * In: the page and the tag of a field (`<input>`, `<textarea>`, `<select>`). Out: the text that it shows: its value, what
 * was typed, the option that is chosen. Null for other elements and kinds, for lists that show several options, and for a
 * field without an end.
 */
import { CharacterReferences } from './character-references.js';
import type { TagScanner } from './scan-tag.js';

/** Longer ones hold no figure; a field that was never closed would take the rows behind it. */
const LONGEST = 4000;
const END = { textarea: /<\/textarea[\s>]/i, select: /<\/select[\s>]/i } as const;
const ROW = /<\/?t[dhr][\s>]/i;
const OPTION = /<option(?=[\s>])([^<>]{0,400})>([^<]{0,400})/gi;
const CHOSEN = /\sselected(?![\w-])/i;
const BARRED = /\sdisabled(?![\w-])/i;
const SEVERAL = /\smultiple(?![\w-])|\ssize\s{0,9}=\s{0,9}["']?(?:[2-9]|\d\d)/i;

/** Fields that show their value as it is. */
const SHOWN: ReadonlySet<string> = new Set(['', 'text', 'number', 'tel']);

export function isHiddenField(tag: TagScanner): boolean {
  return tag.element.name === 'input' && typeOf(tag) === 'hidden';
}

function typeOf({ attributes }: TagScanner): string {
  return attributes.read('type').trim().toLowerCase();
}

export function readShownField(source: string, tag: TagScanner): string | null {
  const { name } = tag.element;
  if (name === 'input') return SHOWN.has(typeOf(tag)) ? tag.attributes.read('value') : null;
  return name === 'textarea' || name === 'select' ? readClosed(source, tag, name) : null;
}

function readClosed(source: string, { start, end }: TagScanner, name: 'textarea' | 'select'): string | null {
  const inside = source.slice(end, end + LONGEST);
  const length = inside.search(END[name]);
  if (length < 0 || ROW.test(inside.slice(0, length))) return null;
  if (name === 'textarea') return decode(inside.slice(0, length));
  return SEVERAL.test(source.slice(start, end)) ? null : decode(findOption(inside.slice(0, length)));
}

/** The last that is marked as chosen, else the first that may be. */
function findOption(inside: string): string {
  const options = [...inside.matchAll(OPTION)];
  const marked = options.filter(([, attributes = '']) => CHOSEN.test(attributes)).at(-1);
  const first = options.find(([, attributes = '']) => !BARRED.test(attributes));
  return (marked ?? first)?.[2] ?? '';
}

function decode(text: string): string {
  return new CharacterReferences(text).decodeAttribute(0, text.length);
}
