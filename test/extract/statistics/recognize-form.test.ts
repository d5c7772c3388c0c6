/** Tables → the form whose labels they print, and which of them are its tables. */
import { describe, expect, it } from 'vitest';
import { recognizeForm } from '../../../src/extract/statistics/recognize-form.js';
import { body, reading } from './blocks.js';

type Rows = readonly (readonly string[])[];

function recognize(...tables: readonly Rows[]) {
  const {
    form,
    tables: chosen,
    candidates,
  } = recognizeForm(
    tables.map((rows, index) => body(rows, { index, block: index })),
    reading,
  );
  return { form: form?.id ?? null, chosen: chosen.map(({ index }) => index), candidates };
}

const rows = (...labels: readonly string[]): Rows => labels.map((label) => [label, '1']);
const OLD = ['收到申请数', '当面申请数', '传真申请数', '网络申请数', '信函申请数'];
/** Labels that the forms of 2019 and 2021 share. */
const LATER = ['予以公开', '部分公开', '属于国家秘密', '重复申请', '结转下年度继续办理'];

describe('recognizeForm', () => {
  it('asks for five labels, each counted once, whatever stands before them', () => {
    expect(recognize(rows(...OLD))).toMatchObject({ form: 'national-2014', chosen: [0] });
    expect(recognize(rows(...OLD.slice(0, 4)))).toEqual({ form: null, chosen: [], candidates: [] });
    expect(recognize(rows(...OLD.slice(0, 4), ...OLD.slice(0, 4))).form).toBeNull();
    expect(recognize(rows(...OLD.map((label, index) => `${index + 1}.${label}`))).form).toBe('national-2014');
    const noted = (length: number) => `${OLD[4]}（${'注'.repeat(length - 7)}）`;
    expect(recognize(rows(...OLD.slice(0, 4), noted(160))).form).toBe('national-2014');
    expect(recognize(rows(...OLD.slice(0, 4), noted(161))).form).toBeNull();
    expect(recognize()).toEqual({ form: null, chosen: [], candidates: [] });
  });

  it('counts a label of one form three times, and names those', () => {
    const [first] = recognize(rows(...OLD)).candidates;
    expect(first).toEqual({
      ...{ form: 'national-2014', score: 15 },
      evidence: ['', '.in_person', '.fax', '.online', '.mail'].map((code) => `requests.received${code}`),
    });
  });

  it('prefers the form with labels of its own, then the one of which more is there', () => {
    const { form, candidates } = recognize(rows(...LATER));
    expect(candidates.map(({ score }) => score)).toEqual([5, 5]);
    expect(candidates.map((one) => one.form).sort()).toEqual(['national-2019', 'national-2021']);
    expect(form).toBe('national-2021');
    expect(candidates[0]?.form).toBe('national-2021');
    expect(candidates[0]?.evidence).toHaveLength(5);
    const own = recognize(rows(...LATER, '申请人无正当理由逾期不补正', '本年制发件数'));
    expect(own.form).toBe('national-2021');
    const [best, second] = own.candidates;
    expect(best?.score).toBeGreaterThan(second?.score ?? 0);
    expect(best?.evidence.length).toBeLessThan(7);
  });

  it('knows two storeys of a head in one cell', () => {
    const blocks = ['行政复议', '直接起诉'].flatMap((block) =>
      ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((result) => `${block}-${result}`),
    );
    expect(recognize([blocks]).form).not.toBeNull();
    expect(recognize([blocks.map((text) => text.replace('-', '，'))]).form).toBeNull();
  });

  it('takes small tables beside one of the form, where half of their rows are its labels', () => {
    const large = rows(...OLD);
    const [small, thin] = [
      rows('申请办结数', '按时办结数', '甲', '乙'),
      rows('申请办结数', '按时办结数', '甲', '乙', '丙'),
    ];
    const other = rows('甲', '乙');
    expect(recognize(large, small).chosen).toEqual([0, 1]);
    expect(recognize(small, large).chosen).toEqual([0, 1]);
    expect(recognize(small, small, large, small, small).chosen).toEqual([0, 1, 2, 3, 4]);
    expect(recognize(thin, large, thin).chosen).toEqual([1]);
    expect(recognize(large, other, small).chosen).toEqual([0]);
    expect(recognize(rows('申请办结数'), large, rows('申请办结数')).chosen).toEqual([1]);
    expect(recognize(large, rows(...OLD)).chosen).toEqual([0, 1]);
  });

  it('adds up the labels of small tables, and chooses none of them alone', () => {
    expect(recognize(rows(...OLD.slice(0, 3)), rows(...OLD.slice(3)))).toMatchObject({
      form: 'national-2014',
      chosen: [],
    });
  });
});
