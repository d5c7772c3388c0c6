/** In: any text. Out: the same for a query or a form; halves of characters, which no address can hold, become U+FFFD. */
const HALVES = /[\ud800-\udfff]/gu;

export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(HALVES, '\ufffd'));
}
