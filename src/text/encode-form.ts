/**
 * In: names and values of a form, and the page's charset. Out: the body that a browser would send: every byte of the charset
 * that is no letter, digit or `*-._` as `%XX`, a blank as `+`.
 */
import iconv from 'iconv-lite';

export const FORM_TYPE = 'application/x-www-form-urlencoded';

const DOUBLE_BYTE: ReadonlySet<string> = new Set(['gb18030', 'big5']);
const KEPT = /^[\w*.-]$/;
const LINE_BREAK = /\r\n?|\n/g;

export function encodeForm(fields: readonly (readonly [name: string, value: string])[], charset: string): string {
  const encode = (text: string): string => {
    const bytes = iconv.encode(text.replace(LINE_BREAK, '\r\n'), DOUBLE_BYTE.has(charset) ? charset : 'utf8');
    return [...bytes].map(encodeByte).join('');
  };
  return fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (KEPT.test(character)) return character;
  return byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
