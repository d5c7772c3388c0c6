/** Headings are remembered over pages: what is remembered must be what reading gives, whatever was read before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeadingBehind } from '../../../src/extract/sections/read-heading.js';
import { readLine } from '../../../src/extract/sections/read-line.js';
import { readLineOrdinal } from '../../../src/extract/sections/read-line-ordinal.js';
import { sectionWords } from './read-whole.js';

function readAnew(text: string) {
  const ordinal = readLineOrdinal(text, sectionWords);
  return { ordinal, heading: readHeadingBehind(ordinal, sectionWords) };
}

const LINES = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、',
  '（一）总体情况：2019年',
  '2020年1月3日',
  '总体情况',
  '',
];

describe('readLine', () => {
  it.each(LINES)('reads %j again as it was read first', (text) => {
    const first = readLine(text, sectionWords);
    expect(first).toEqual(readAnew(text));
    expect(readLine(text, sectionWords)).toEqual(first);
  });

  it('gives one answer for a heading, and makes no difference of what was read before it', () => {
    const line = fc.constantFrom(...LINES, '一、总体情况'.repeat(20), '四、存在的主要问题及改进情况');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        for (const text of lines) expect(readLine(text, sectionWords)).toEqual(readAnew(text));
      }),
      { numRuns: 50 },
    );
  });

  it('remembers a heading', () => {
    readLine('一、总体情况', sectionWords);
    expect(readLine('一、总体情况', sectionWords)).toBe(readLine('一、总体情况', sectionWords));
  });
});
