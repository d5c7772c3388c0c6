/**
 * Bytes of a list or a map that a person wrote → text without a byte order mark. UTF-8, UTF-16 with a mark, else
 * GB18030, as Excel in China saves it. Never fails.
 */

const BOM = '\ufeff';

export function decodeConfig(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = decodeStrictly(bytes) ?? new TextDecoder('gb18030').decode(bytes);
  return text.startsWith(BOM) ? text.slice(1) : text;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
