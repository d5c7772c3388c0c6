/** A label cell → what it is compared by. */
import { describe, expect, it } from 'vitest';
import { joinLines, readLabel } from '../../../src/extract/statistics/read-label.js';
import { statistics } from './statistics-tools.js';

const read = (text: string) => readLabel(text, statistics);

describe('a label', () => {
  it.each<[string, string, string]>([
    ['收到申请数', '收到申请数', '收到申请数'],
    ['  收到 申请数 ', '收到申请数', '收到申请数'],
    ['收到申请数（件）', '收到申请数件', '收到申请数'],
    ['收到申请数(含（上年）结转)', '收到申请数含上年结转', ''],
    ['收到申请数（含（全部）结转）', '收到申请数含全部结转', '收到申请数'],
    ['收到申请数（件）数', '收到申请数件数', '收到申请数件数'],
    ['收到申请数（件） ', '收到申请数件', '收到申请数'],
    ['收到申请数（件', '收到申请数件', '收到申请数'],
    ['收到申请数）件', '收到申请数件', '收到申请数件'],
    ['收到申请数（件）（条）', '收到申请数件条', '收到申请数'],
    ['收到申请数（累计）', '收到申请数累计', ''],
    ['累计收到申请数', '累计收到申请数', '累计收到申请数'],
    ['收到申请数[件]', '收到申请数件', '收到申请数'],
    ['', '', ''],
  ])('%j is compared by %j, then by %j', (text, key, stem) => {
    expect(read(text)).toMatchObject({ key, stem, ordinal: null, ofWhich: false });
  });

  it.each<[string, readonly [level: number, number: number] | null, boolean, string]>([
    ['一、收到申请数', [1, 1], false, '收到申请数'],
    ['（二）收到申请数', [2, 2], false, '收到申请数'],
    ['3.收到申请数', [3, 3], false, '收到申请数'],
    ['? 3.收到申请数', [3, 3], false, '收到申请数'],
    ['·收到申请数', null, false, '收到申请数'],
    ['其中：收到申请数', null, true, '收到申请数'],
    ['其中、收到申请数', null, true, '收到申请数'],
    ['其中 收到申请数', null, true, '收到申请数'],
    ['其中：1.收到申请数', [3, 1], true, '收到申请数'],
    ['2. 其中：收到申请数', [3, 2], true, '收到申请数'],
    ['2.其中：1.收到申请数', [3, 2], true, '收到申请数'],
    ['收到其中申请数', null, false, '收到其中申请数'],
  ])('%s', (text, ordinal, ofWhich, key) => {
    const label = read(text);
    expect([label.text, label.ofWhich, label.key]).toEqual([text, ofWhich, key]);
    expect(label.ordinal === null ? null : [label.ordinal.level, label.ordinal.number]).toEqual(ordinal);
  });

  it.each<[string, boolean]>([
    ['约30', true],
    ['减少了约3件', true],
    ['减少了大约3件', false],
    ['增加约 3', true],
    ['大约几千3', true],
    ['五个字的词3', false],
    ['（约）3', true],
    ['3件', true],
    ['约三十', false],
    ['一、约30', true],
    ['收到申请数（含3件）', false],
    ['', false],
  ])('%j is figure-like: %s', (text, figure) => {
    expect(read(text).figure).toBe(figure);
  });
});

describe('joinLines', () => {
  it.each([
    ['收到\n申请数', '收到申请数'],
    ['收到 \n  申请\n数', '收到申请数'],
    ['WTO\nTBT', 'WTO TBT'],
    ['12\n34', '12 34'],
    ['a \n b\nc', 'a b c'],
    ['WTO\n通报', 'WTO通报'],
    ['收到 申请', '收到 申请'],
  ])('%j: %j', (text, joined) => {
    expect(joinLines(text)).toBe(joined);
    expect(read(text).text).toBe(joined);
  });
});
