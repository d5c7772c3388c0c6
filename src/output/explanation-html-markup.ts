/**
 * Any text → markup that says the same and does nothing. In: page text, hostile or not; out: text for an element or for
 * a quoted attribute. Characters that cannot be seen, or turn the direction of writing, are shown as `\u{202e}`.
 */

/** Everything but line feed that has no glyph of its own: controls, formats, lone surrogates, private use. */
const UNSEEN = /[^\P{C}\n]|[\u2028\u2029\u3164\ufe00-\ufe0f]/gu;
const BLANKS = /[\t\r\f\v]/g;
const SPECIAL = /[&<>"'`]/g;
const LINES = /\n+/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text between tags; line feeds stay, the style shows them. */
export function escapeText(text: string): string {
  return escapeSpecial(text).replace(UNSEEN, (char) => `<i>${nameUnseen(char)}</i>`);
}

/** A value between double quotes. */
export function escapeAttribute(text: string): string {
  return escapeSpecial(text.replace(LINES, ' ')).replace(UNSEEN, nameUnseen);
}

/** The text itself, for places that take any text: only what has no glyph is named. */
export function showUnseen(text: string): string {
  return text.replace(BLANKS, ' ').replace(UNSEEN, nameUnseen);
}

function escapeSpecial(text: string): string {
  return text.replace(BLANKS, ' ').replace(SPECIAL, (char) => ENTITIES[char] ?? '');
}

function nameUnseen(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

/** At most so many characters; what is cut off is told by an ellipsis. */
export function cutText(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** A link within the page. Marks and their partners name each other by numbers only, never by page text. */
export function writeLink(target: string, text: string): string {
  return `<a href="#${target}">${escapeText(text)}</a>`;
}
