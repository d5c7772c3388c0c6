import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { textKnowledge } from '../../../src/knowledge/text/index.js';
import { treatText } from '../../../src/text/treat-text.js';

const { script, damage, numbers, ordinals, dates, syllables } = textKnowledge;

describe('script', () => {
  const simplify = Converter({ from: 't', to: 'cn' });

  it('lists no character twice', () => {
    const all = [...script.traditionalOnly, ...script.simplifiedOnly];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((char) => char.length === 1)).toBe(true);
  });

  it('lists as traditional what conversion changes, as simplified what it leaves', () => {
    expect([...script.traditionalOnly].filter((char) => simplify(char) === char)).toEqual([]);
    expect([...script.simplifiedOnly].filter((char) => simplify(char) !== char)).toEqual([]);
  });

  it('knows the words of reports in both writings', () => {
    for (const char of '發機構網數據標準區經營處條個') expect(script.traditionalOnly).toContain(char);
    for (const char of '发机构网数据标准区经营处条个')
      expect('据准个'.includes(char) || script.simplifiedOnly.includes(char)).toBe(true);
    for (const char of '后里干台面公开了信息乾於') expect([...script.traditionalOnly]).not.toContain(char);
  });

  it.each(Object.entries(script.naive))('mends %s to %s on a page in traditional characters', (from, to) => {
    expect(treatText(['發佈機構網絡數據', from], textKnowledge).texts[1]).toBe(to);
  });
});

describe('damage', () => {
  it.each(Object.entries(damage.radicals))('folds %s to %s', (from, to) => {
    expect(from).toMatch(/^[\u2e80-\u2fdf]$/);
    expect(treatText([`甲${from}乙`], textKnowledge).texts[0]).toBe(`甲${simplifyOne(to)}乙`);
  });

  it.each(Object.entries(damage.entities))('decodes &%s;', (name, char) => {
    expect(treatText([`甲&${name};乙`], textKnowledge).texts[0]).toBe(`甲${char}乙`);
  });
});

describe('words', () => {
  it('are each said once', () => {
    for (const words of [
      numbers.units,
      numbers.placeholders,
      numbers.minus,
      numbers.plus,
      numbers.roughBefore,
      numbers.roughAfter,
      syllables,
    ])
      expect(new Set(words).size).toBe(words.length);
  });

  it('have units no longer than the reader looks, and placeholders in lower case without blanks', () => {
    for (const unit of numbers.units) expect(unit.length).toBeLessThanOrEqual(3);
    for (const word of numbers.placeholders) expect(word).toBe(word.toLowerCase().replace(/\s/g, ''));
  });

  it('hold nine numerals each', () => {
    expect([...ordinals.digits]).toHaveLength(9);
    expect([...ordinals.formalDigits]).toHaveLength(9);
    expect(new Set(Object.values(dates.digits)).size).toBe(10);
  });

  it('hold syllables in plain letters', () => {
    for (const syllable of syllables) expect(syllable).toMatch(/^[a-z]{1,6}$/);
    for (const syllable of ['fa', 'gou', 'lv', 'zhuang', 'er']) expect(syllables).toContain(syllable);
    for (const word of ['app', 'km', 'http', 'www', 'oa', 'pdf']) expect(syllables).not.toContain(word);
  });
});

function simplifyOne(char: string): string {
  return Converter({ from: 't', to: 'cn' })(char);
}
