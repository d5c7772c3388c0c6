/**
 * In: a run of Chinese numerals and the words that define them. Out: the integer, or null where the run is no well-formed
 * numeral (二三 may be "two or three", 十百 is nothing). Positional writing (二〇一九) is taken only with a zero in it.
 */
import type { NumberWords } from '../model/text-knowledge.js';

interface Reading {
  total: number;
  /** Below ten thousand, what the last scale has not taken yet. */
  section: number;
  digit: number | null;
  lastMultiplier: number;
  lastScale: number;
  afterZero: boolean;
}

export function readNumeral(run: string, words: NumberWords): number | null {
  const positional = readPositional(run, words);
  if (positional !== null) return positional;
  const reading: Reading = {
    total: 0,
    section: 0,
    digit: null,
    lastMultiplier: 1e9,
    lastScale: 1e13,
    afterZero: false,
  };
  for (const char of run) if (!readCharacter(char, reading, words)) return null;
  if (reading.afterZero && reading.digit === null) return null;
  return closeReading(reading);
}

function readPositional(run: string, words: NumberWords): number | null {
  let value = 0;
  let zeros = 0;
  for (const char of run) {
    const zero = words.zeros.includes(char);
    const digit = zero ? 0 : words.digits[char];
    if (digit === undefined) return null;
    if (zero) zeros += 1;
    value = value * 10 + digit;
  }
  if (run.length > 1 && (zeros === 0 || words.zeros.includes(run.charAt(0)) || run.length > 15)) return null;
  return value;
}

function readCharacter(char: string, reading: Reading, words: NumberWords): boolean {
  if (words.zeros.includes(char)) return readZero(reading);
  const digit = words.digits[char];
  if (digit !== undefined) return readDigit(digit, reading);
  const multiplier = words.multipliers[char];
  if (multiplier !== undefined) return readMultiplier(multiplier, reading);
  const scale = words.scales[char];
  return scale !== undefined && readScale(scale, reading);
}

function readZero(reading: Reading): boolean {
  if (reading.digit !== null || reading.afterZero || reading.section + reading.total === 0) return false;
  reading.afterZero = true;
  return true;
}

function readDigit(digit: number, reading: Reading): boolean {
  if (reading.digit !== null) return false;
  // A bare digit behind a hundred skips the tens only with a zero: "one hundred five" may be 150.
  reading.digit = digit;
  return true;
}

function readMultiplier(multiplier: number, reading: Reading): boolean {
  if (multiplier >= reading.lastMultiplier) return false;
  // Only ten may stand without its digit, and only in front.
  if (reading.digit === null && (multiplier !== 10 || reading.section > 0)) return false;
  reading.section += (reading.digit ?? 1) * multiplier;
  reading.digit = null;
  reading.afterZero = false;
  reading.lastMultiplier = multiplier;
  return true;
}

function readScale(scale: number, reading: Reading): boolean {
  const section = closeSection(reading);
  if (section === null || section === 0 || scale >= reading.lastScale) return false;
  reading.total += section * scale;
  reading.section = 0;
  reading.digit = null;
  reading.afterZero = false;
  reading.lastMultiplier = 1e9;
  reading.lastScale = scale;
  return true;
}

function closeSection(reading: Reading): number | null {
  const skips = reading.lastMultiplier > 10 && (reading.section > 0 || reading.total > 0);
  if (reading.digit !== null && skips && !reading.afterZero) return null;
  return reading.section + (reading.digit ?? 0);
}

function closeReading(reading: Reading): number | null {
  const section = closeSection(reading);
  return section === null ? null : reading.total + section;
}
