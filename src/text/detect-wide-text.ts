/**
 * In: bytes. Out: `utf-16le`, `utf-16be` or null. Evidence is a byte order mark, or NUL bytes on one side of ASCII
 * characters among units that are nearly all common ones. UTF-16 of Han alone, without a mark, is left to the caller.
 */
const SAMPLE = 2048;
const MIN_UNITS = 4;

export type WideCharset = 'utf-16le' | 'utf-16be';

export function detectWideText(bytes: Uint8Array): WideCharset | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const units = Math.min(bytes.length, SAMPLE) >> 1;
  if (units < MIN_UNITS || bytes.subarray(0, units * 2).indexOf(0) < 0) return null;
  const low = countCommonUnits(bytes, units, 1);
  const big = countCommonUnits(bytes, units, 0);
  // Both counts must tell a text with some ASCII or blanks from two bytes that merely look like Han.
  if (low.ascii > 0 && low.common >= units * 0.95 && low.common > big.common) return 'utf-16le';
  if (big.ascii > 0 && big.common >= units * 0.95 && big.common > low.common) return 'utf-16be';
  return null;
}

/** Units that text of these pages consists of, when the high byte stands at `offset` of each pair. */
function countCommonUnits(bytes: Uint8Array, units: number, offset: 0 | 1): { common: number; ascii: number } {
  let common = 0;
  let ascii = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const high = bytes[unit * 2 + offset] ?? 0;
    const low = bytes[unit * 2 + 1 - offset] ?? 0;
    if (high === 0 && low >= 9 && low < 127) ascii += 1;
    if ((high === 0 && low >= 9) || (high >= 0x4e && high <= 0x9f) || high === 0x30 || high === 0xff || high === 0x20)
      common += 1;
  }
  return { common, ascii };
}
