/** Decoded text → HTML or a plain-text dump, by the tags that stand in it. A dump may hold a stray tag fragment. */
const TAG =
  /<(?:!doctype\s+html|\/?(?:html|head|body|meta|title|table|tbody|tr|td|th|div|p|span|ul|li|dl|h[1-6]|font|a|img|script|style|section|article)\b)/gi;
/** Markdown has no other way to break a line within a cell: it makes HTML only of text without lines of cells. */
const LINE_BREAK_TAG = /<br\s{0,3}\/?>/gi;
const CELL_LINE = /^[^\n]{0,2000}\|/m;
/** Tags among the first characters that make a page HTML. */
const ENOUGH = 3;
const SAMPLE = 60_000;

export function detectFormat(text: string): 'html' | 'text' {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  if (!sample.includes('<')) return 'text';
  if (countTo(ENOUGH, TAG, sample)) return 'html';
  return countTo(ENOUGH, LINE_BREAK_TAG, sample) && !CELL_LINE.test(sample) ? 'html' : 'text';
}

function countTo(enough: number, tag: RegExp, sample: string): boolean {
  tag.lastIndex = 0;
  let count = 0;
  while (count < enough && tag.test(sample)) count++;
  return count >= enough;
}
