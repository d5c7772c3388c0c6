/** A text → one word of a shell, whatever stands in it. */

const QUOTE = /'/g;
const QUOTE_OR_BACKSLASH = /['\\]/g;

/** For sh, bash and zsh. */
export function quote(text: string): string {
  return `'${text.replace(QUOTE, "'\\''")}'`;
}

/** For fish, which knows a backslash inside of quotes. */
export function quoteForFish(text: string): string {
  return `'${text.replace(QUOTE_OR_BACKSLASH, '\\$&')}'`;
}
