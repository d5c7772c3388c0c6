/** What the text of a cell can be, and what is remembered of it: on a page, and over pages. */
import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../src/compile-knowledge.js';
import { CellText, type CellWords, SharedCells } from '../../../src/extract/statistics/read-cell.js';
import { defaultKnowledge } from '../../../src/pipeline.js';
import { compileNumbers, type Numbers } from '../../../src/text/read-number.js';

/** What only texts with words are asked for is not asked here. */
const words = {
  numbers: compileNumbers(defaultKnowledge.text.numbers),
  units: new Set(defaultKnowledge.text.numbers.units),
} as unknown as CellWords;
const read = (text: string) => new CellText(text, words);

describe('a text by itself', () => {
  it.each<[string, boolean, boolean]>([
    ['申请', true, true],
    ['a', true, true],
    ['12', false, false],
    ['—', false, false],
    ['', false, false],
    ['\ufffd', false, true],
    ['\ue000', false, true],
    ['12\ufffd', false, true],
  ])('%j has letters: %s, words: %s', (text, hasLetters, hasWords) => {
    const cell = read(text);
    expect([cell.hasLetters, cell.hasWords]).toEqual([hasLetters, hasWords]);
  });

  it.each<[string, string | null, boolean, boolean]>([
    ['申请数', null, true, false],
    ['件', '件', false, false],
    ['（件）', '件', false, false],
    ['12', null, false, false],
    ['十二', null, false, false],
    ['12件', null, false, false],
    ['减3', null, false, false],
    ['无', null, false, false],
    ['几十', null, false, true],
    [' 五百余件 ', null, false, true],
    ['几十件申请', null, true, false],
    ['\ufffd\ufffd', null, true, false],
    ['', null, false, false],
  ])('%j has unit %s, is worded: %s, is vague: %s', (text, unit, isWorded, isVague) => {
    const cell = read(text);
    expect([cell.unit, cell.isWorded, cell.isVague]).toEqual([unit, isWorded, isVague]);
  });

  it('counts without signs, and changes with them', () => {
    expect([read('-3').counted.status, read('-3').signed.value]).toEqual(['unreadable', -3]);
    expect(read('减3').counted.status).toBe('unreadable');
    expect(read('减3').signed.value).toBe(-3);
    expect([read('3').counted.value, read('3').signed.value]).toEqual([3, 3]);
  });

  it.each([
    ['申请人/自然人', '自然人'],
    ['甲-乙－丙', '丙'],
    ['甲—乙', '乙'],
    ['甲/', ''],
    ['自然人', null],
  ])('%s: the lower storey is %s', (text, storey) => {
    expect(read(text).lowerStorey).toBe(storey);
  });

  it('is asked for what forms and heads know', () => {
    const { statistics } = compileKnowledge(defaultKnowledge);
    const asked: string[] = [];
    const vocabulary = {
      find: (label: { readonly key: string }) => {
        asked.push(label.key);
        return null;
      },
    };
    const cell = new CellText('收到申请数', { ...statistics, vocabulary } as unknown as CellWords);
    expect([cell.found, cell.found, cell.label.key]).toEqual([null, null, asked[0]]);
    expect(asked).toHaveLength(1);
  });

  it('is the head of a column, or none', () => {
    const { statistics } = compileKnowledge(defaultKnowledge);
    const head = (text: string) => new CellText(text, statistics).head?.kind ?? null;
    expect([head('单位'), head('统计数'), head('本地事项')]).toEqual(['unit', 'value', null]);
    const cell = new CellText('单位', statistics);
    const { head: first } = cell;
    expect(cell.head).toBe(first);
  });

  it('works every answer out once', () => {
    const counts = { vague: 0 };
    const vagueCount = {
      test: () => {
        counts.vague++;
        return true;
      },
    };
    const numbers = { ...words.numbers, vagueCount } as unknown as Numbers;
    const cell = new CellText('几十', { ...words, numbers });
    const [counted, signed] = [cell.counted, cell.signed];
    expect([cell.isVague, cell.isVague, cell.counted === counted, cell.signed === signed]).toEqual(Array(4).fill(true));
    expect(counts.vague).toBe(1);
  });
});

describe('what is remembered', () => {
  it('is shared by pages: single digits and short texts', () => {
    const shared = new SharedCells(words);
    const [one, other] = [shared.open(), shared.open()];
    for (const text of ['0', '5', '9', '12', '123', '申请数', '/', ':', 'a'.repeat(80), '1234a', 'a1234', '']) {
      expect(one.read(text)).toBe(other.read(text));
      expect([one.read(text).text, shared.read(text)]).toEqual([text, one.read(text)]);
    }
    expect(new Set(['0', '5', '9', '/', ':'].map((text) => shared.read(text))).size).toBe(5);
  });

  it('is a page’s own: long texts and long figures', () => {
    const shared = new SharedCells(words);
    const [one, other] = [shared.open(), shared.open()];
    for (const text of ['1234', '9,870', '0000', 'a'.repeat(81)]) {
      expect(one.read(text)).toBe(one.read(text));
      expect(one.read(text)).not.toBe(other.read(text));
      expect(one.read(text).text).toBe(text);
    }
  });

  it('is forgotten when there is too much of it', () => {
    const shared = new SharedCells(words);
    const first = shared.read('text 0');
    const digits = ['0', '7', '9'].map((digit) => shared.read(digit));
    for (let count = 1; count < 4000; count++) shared.read(`text ${count}`);
    expect(shared.read('text 0')).toBe(first);
    shared.read('one more');
    expect(shared.read('text 0')).not.toBe(first);
    expect(['0', '7', '9'].map((digit) => shared.read(digit) === digits.shift())).toEqual([true, true, true]);
  });

  it('is a row, by its cells', () => {
    const cells = new SharedCells(words).open();
    const row = [{ text: '申请数' }, { text: '3' }];
    const read = cells.readRow(row);
    expect(read.map(({ text }) => text)).toEqual(['申请数', '3']);
    expect(cells.readRow(row)).toBe(read);
    expect(cells.readRow([...row])).not.toBe(read);
    expect(cells.readRow([...row])[1]).toBe(read[1]);
    expect(cells.readRow([])).toEqual([]);
  });
});
