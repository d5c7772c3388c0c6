/** Text → bytes in a charset, with a byte order mark for UTF-16; and the label the page claims. */
import iconv from 'iconv-lite';
import type { GeneratorOptions } from '../options.js';
import type { Random } from '../random.js';

type Charset = GeneratorOptions['charset'];

/** The charset that really can hold the text. */
export function chooseCharset(text: string, wanted: Charset): Charset {
  if (wanted !== 'big5' && wanted !== 'gb18030') return wanted;
  return iconv.decode(iconv.encode(text, wanted), wanted) === text ? wanted : 'utf-8';
}

export function encode(text: string, charset: Charset): Uint8Array {
  const addBOM = charset === 'utf-16le' || charset === 'utf-16be';
  return new Uint8Array(iconv.encode(text, charset, { addBOM }));
}

const NAMES: Record<Charset, readonly string[]> = {
  'utf-8': ['utf-8', 'UTF-8'],
  gb18030: ['gb2312', 'GBK', 'gb18030'],
  'utf-16le': ['utf-16'],
  'utf-16be': ['utf-16'],
  big5: ['big5'],
};

export function labelOf(random: Random, charset: Charset, label: GeneratorOptions['charsetLabel']): string | null {
  if (label === 'none' && charset !== 'big5') return null;
  if (label === 'right' || charset === 'big5') return random.pick(NAMES[charset]);
  return charset === 'utf-8' ? 'gb2312' : 'utf-8';
}
