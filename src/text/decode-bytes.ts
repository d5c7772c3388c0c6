import type { DecodedText } from '../model/text.js';
export function decodeBytes(bytes: Uint8Array, _contentType: string | null): DecodedText {
  return {
    text: new TextDecoder('utf-8').decode(bytes),
    charset: 'utf-8',
    charsetFrom: 'guess',
    claimed: null,
    replacements: 0,
  };
}
