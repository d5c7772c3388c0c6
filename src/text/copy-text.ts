/**
 * In: a text. Out: the same characters as a text of its own. A piece cut out of a page is but a view of it, and keeps the whole
 * page in memory for as long as it is remembered.
 */
export function copyText(text: string): string {
  return text.split('').join('');
}
