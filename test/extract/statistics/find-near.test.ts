import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../src/compile-knowledge.js';
import { DAMAGE, findNear } from '../../../src/extract/statistics/find-near.js';
import type { Label } from '../../../src/extract/statistics/read-label.js';
import { beginReading } from '../../../src/extract/statistics/reading.js';
import type { FormRow } from '../../../src/model/form.js';
import { defaultKnowledge } from '../../../src/pipeline.js';

const { statistics } = compileKnowledge(defaultKnowledge);
const ROWS = defaultKnowledge.forms.flatMap(({ tables }) =>
  tables.flatMap((table) => (table.layout === 'list' ? table.rows : [])),
);

function near(text: string): string | undefined {
  return findNear(beginReading(statistics).cells.read(text).label, ROWS, statistics.words.negations)?.code;
}

describe('a label that no form knows', () => {
  it('is near by the wording that it shares, brackets or none', () => {
    expect(near('回应公众关注热点或重大与情数（不同方式回应同一热点计1次）')).toBe('response.events');
    expect(near('召开政府信息公开工作会议或专题会议次数')).toBe('training.meetings');
  });

  it('is allowed as many errors as its own words are long, whatever its brackets say', () => {
    expect(near('微信申请数（含通过政务服务热线转办的申请）')).toBeUndefined();
    expect(near('其他申请书（含通过政务服务热线转办的申请）')).toBeUndefined();
  });

  it('is not near the row whose words it ends with, where it ends as another row does', () => {
    expect(near('（一参加政府网站在线访谈次数')).toBeUndefined();
    expect(near('（政府网站在线访谈次数')).toBe('response.channels.interviews');
    expect(near('（责同志参加政府网站在线访谈次数')).toBe('response.channels.interviews.led');
  });

  it('is never near what a negation sets apart', () => {
    expect(near('不同意部分公开答复数')).toBeUndefined();
  });
});

const row = (label: string, ...aliases: readonly string[]): FormRow => ({
  code: label,
  label,
  labelEn: label,
  aliases,
});

/** Letters for words: only their number and order tell. */
function nearest(key: string, rows: readonly FormRow[], { stem = key, text = key }: Partial<Label> = {}) {
  const label: Label = { text, ordinal: null, ofWhich: false, key, stem, figure: false };
  return findNear(label, rows, '不')?.code ?? null;
}

describe('as many errors as a wording is long', () => {
  it.each([
    ['abcdex', 'abcdef', true],
    ['abcdxy', 'abcdef', false],
    ['abcdx', 'abcde', false],
    ['abcdefghijkx', 'abcdefghijkl', true],
    ['abcdefghijxy', 'abcdefghijkl', true],
    ['abcdefghixyz', 'abcdefghijkl', false],
    ['abcdefghixy', 'abcdefghijk', false],
    ['abcdefghijk', 'abcdefghijkl', true],
    ['abcdefghij', 'abcdefghijkl', false],
  ])('%s for %s: %s', (key, wording, isNear) => {
    expect(nearest(key, [row(wording)])).toBe(isNear ? wording : null);
  });

  it.each([
    ['abcd', '?', 'abcdef', true],
    ['abc', '?', 'abcd', false],
    ['abcdefg', '\ufffd', 'abcdefghi', true],
    ['abcdefg', '\ue000', 'abcdefghij', false],
    ['abcdefghij', '□', 'abcdefghijklm', true],
    ['abcdefghij', '□', 'abcdefghijklmn', false],
  ])('%s with %s, destroyed, for %s: %s', (key, damage, wording, isNear) => {
    expect(nearest(key, [row(wording)], { text: `${key}${damage}` })).toBe(isNear ? wording : null);
  });

  it('takes no short wording, not even the same', () => {
    expect([nearest('abcde', [row('abcde')]), nearest('abc', [row('abc')], { text: 'abc?' })]).toEqual([null, null]);
  });

  it('takes an alias, and the key before its brackets', () => {
    expect(nearest('abcdex', [row('uvwxyz', 'abcdef')])).toBe('uvwxyz');
    expect(nearest('abcdexinbrackets', [row('abcdef')], { stem: 'abcdex' })).toBe('abcdef');
    expect(nearest('abcdexinbrackets', [row('abcdef')], { stem: '' })).toBeNull();
  });

  it('takes the nearest, and none of two that are as near', () => {
    expect(nearest('abcdefghijkx', [row('abcdefghijxy'), row('abcdefghijkl')])).toBe('abcdefghijkl');
    expect(nearest('abcdex', [row('abcdef'), row('abcdeg')])).toBeNull();
    expect(nearest('abcdef', [row('abcdef'), row('abcdeg')])).toBe('abcdef');
    expect(nearest('abcdefghijxy', [row('abcdefghijkl'), row('abcdefghizzz')])).toBe('abcdefghijkl');
    expect(nearest('abcdex', [])).toBeNull();
    // As near, though that is one error more than its own words are allowed.
    const rows = [row('abcdefghijkl'), row('uvwxab')];
    expect(nearest('abcdefghijxy', rows, { stem: 'uvwxyz' })).toBeNull();
    expect(nearest('abcdefghijky', rows, { stem: 'uvwxyz' })).toBe('abcdefghijkl');
  });

  it('takes none that a negation sets apart, on either side', () => {
    expect(nearest('不abcde', [row('abcde')])).toBeNull();
    expect(nearest('abcdef', [row('不abcdef')])).toBeNull();
    expect(nearest('不abcdex', [row('不abcdef')])).toBe('不abcdef');
    expect(nearest('不不abcdef', [row('不abcdef')])).toBeNull();
  });
});

describe('DAMAGE', () => {
  it.each([
    'a\ufffd',
    'a\ue000',
    'a?',
    '？a',
    'a□',
    'a■',
    'a�',
    'a*',
    'aā}',
    '（abc',
    'a(b',
    '{a',
    'a）',
    'b}c',
    '｛a',
  ])('is seen in %j', (text) => {
    expect(DAMAGE.test(text)).toBe(true);
  });

  it.each(['abc', '公开（数）', 'a(b)', 'a.b'])('is not seen in %j', (text) => {
    expect(DAMAGE.test(text)).toBe(false);
  });
});
