import { describe, expect, it } from 'vitest';
import { fitCell, guardFormula, MOST_CHARACTERS } from '../../src/output/spreadsheet-cells.js';

describe('cells for spreadsheets', () => {
  it.each([
    '=1+1',
    '+1',
    '-5',
    '@x',
    '\t=1',
    '\rx',
    ' =1',
    '"=1',
    "'=1",
    '\ufeff=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－',
    '＠x',
  ])('get a mark before what looks like a formula: %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  it.each(['', '12', 'a=b', '市审计局', '1-2', '“=”'])('are left as they are: %j', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  it('are cut to what a cell holds, with a note, and never through a character', () => {
    const fits = 'x'.repeat(MOST_CHARACTERS);
    expect(fitCell(fits, ' see a.csv')).toBe(fits);
    const cut = fitCell(`${fits}y`, ' see a.csv');
    expect([cut.length, cut.endsWith('x see a.csv')]).toEqual([MOST_CHARACTERS, true]);
    const pairs = fitCell(`x${'😀'.repeat(20_000)}`, ' see a.csv');
    expect(pairs.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(/[\ud800-\udbff](?![\udc00-\udfff])/.test(pairs)).toBe(false);
  });
});
