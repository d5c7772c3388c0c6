/**
 * In: where a tag stands in the page. Out: all of its attributes, names in small letters, references in values decoded; the
 * first of two with one name counts. For the few tags of which any attribute may matter.
 */
import type { CharacterReferences } from './character-references.js';

const MOST = 64;
const LONGEST = 20_000;
const ELEMENT = /^<[^\s/>]*/;
const ATTRIBUTE = /([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g;

export function readAttributes(
  source: string,
  tag: { readonly start: number; readonly end: number },
  references: CharacterReferences,
): Map<string, string> {
  const attributes = new Map<string, string>();
  const text = source.slice(tag.start, tag.end);
  ATTRIBUTE.lastIndex = ELEMENT.exec(text)?.[0].length ?? 0;
  for (let found = ATTRIBUTE.exec(text); found !== null && attributes.size < MOST; found = ATTRIBUTE.exec(text)) {
    const [whole, name = '', double, single, bare] = found;
    const value = double ?? single ?? bare ?? '';
    if (attributes.has(name.toLowerCase())) continue;
    const quoted = double !== undefined || single !== undefined;
    const end = tag.start + found.index + whole.length - (quoted ? 1 : 0);
    const start = end - Math.min(value.length, LONGEST);
    attributes.set(name.toLowerCase(), value.includes('&') ? references.decodeAttribute(start, end) : value);
  }
  return attributes;
}
