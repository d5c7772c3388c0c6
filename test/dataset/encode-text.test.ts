import { expect, it } from 'vitest';
import { encodeJsonDocument, encodeJsonLine, encodeText } from '../../src/dataset/encode-text.js';
import { writeJsonDocument, writeJsonLine } from '../../src/output/record-json.js';

const UNITS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

it('gives the bytes of the JSON that is written as text, whatever characters it holds', () => {
  for (let from = 0; from < UNITS.length; from += 16) {
    const value = { text: UNITS.slice(from, from + 16).join('x'), pair: '\u{1f600}', half: '\ud83d', rows: [] };
    expect(encodeJsonDocument(value)).toEqual(Buffer.from(writeJsonDocument(value)));
    expect(encodeJsonLine(value)).toEqual(Buffer.from(writeJsonLine(value)));
  }
});

it('escapes what steers a terminal and leaves the marks of ordinary text', () => {
  expect(encodeJsonLine('\u009b').toString()).toBe('"\\u009b"');
  expect(encodeJsonLine('\u202e').toString()).toBe('"\\u202e"');
  expect(encodeJsonLine('“引”—…·\u00a0').toString()).toBe('"“引”—…·\u00a0"');
});

it('encodes long texts after short ones, and short ones after long ones, each for itself', () => {
  const long = '信息公开'.repeat(1_000_000);
  const [short, whole, again] = [encodeText('a\n'), encodeText(`${long}\n`), encodeText('b\n')];
  expect([short.toString(), again.toString()]).toEqual(['a\n', 'b\n']);
  expect(whole.equals(Buffer.from(`${long}\n`))).toBe(true);
});
