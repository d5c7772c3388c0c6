/** Decoded text → HTML or a plain-text dump, by the tags that stand in it. A dump may hold a stray tag fragment. */
const TAG =
  /<(?:!doctype\s+html|\/?(?:html|head|body|meta|title|table|tbody|tr|td|th|div|p|span|br|ul|li|dl|h[1-6]|font|a|img|script|style|section|article)\b)/gi;
/** Tags among the first characters that make a page HTML. */
const ENOUGH = 3;
const SAMPLE = 60_000;

export function detectFormat(text: string): 'html' | 'text' {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  if (!sample.includes('<')) return 'text';
  TAG.lastIndex = 0;
  let count = 0;
  while (count < ENOUGH && TAG.test(sample)) count++;
  return count >= ENOUGH ? 'html' : 'text';
}
