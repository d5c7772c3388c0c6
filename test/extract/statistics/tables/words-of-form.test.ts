/** What the labels of a later form mean, of a form small enough to be seen at once. */
import { describe, expect, it } from 'vitest';
import { findBlock, findByLabel, KIND, wordsOf } from '../../../../src/extract/statistics/tables/words-of-form.js';
import type { Form, FormColumn, FormRow } from '../../../../src/model/form.js';

const row = (code: string, label: string, more: Partial<FormRow> = {}): FormRow => ({
  code,
  label,
  labelEn: '',
  ...more,
});
const column = (code: string, label: string, more: Partial<FormColumn> = {}): FormColumn => ({
  code,
  label,
  labelEn: '',
  ...more,
});
const about = { title: '', titleEn: '', authority: '', years: [2019, null], note: '' } as const;

const issued = column('issued', '制发件数', { aliases: ['制发数（件）'] });
const [decided, charged] = [column('decided', '处理数'), column('decided', '处理数')];
const [rules, licences, fees] = [
  row('rules', '规章', { aliases: ['规章类'] }),
  row('licences', '行政许可'),
  row('fees', '收费', { local: true }),
];
const granted = row('granted', '予以公开', { parent: 'outcome' });
const [person, firm] = [
  column('person', '自然人', { aliases: ['公民'] }),
  column('firm', '企业', { groupLabel: '法人组织' }),
];
const [kept, mended] = [
  column('a.kept', '维持', { groupLabel: '行政复议' }),
  column('b.kept', '维持', { groupLabel: '诉讼/直接起诉', aliases: ['维持原判'], groupAliases: ['直接诉讼'] }),
];
const FORM: Form = {
  ...about,
  id: 'own',
  tables: [
    {
      ...{ id: 'clauses', layout: 'clauses', section: '', sums: [] },
      clauses: [
        { clause: '第（一）项', columns: [issued, decided], rows: [rules] },
        { clause: '第（二）项', columns: [charged], rows: [licences, fees] },
      ],
    },
    {
      id: 'requests',
      layout: 'matrix',
      section: '',
      unit: '件',
      dimension: 'applicant',
      sums: [],
      columns: [person, firm],
      rows: [granted],
    },
    { id: 'review', layout: 'row', section: '', unit: '件', sums: [], columns: [kept, mended] },
  ],
};
const words = wordsOf(FORM);

describe('wordsOf', () => {
  it('is made once per form', () => {
    expect(wordsOf(FORM)).toBe(words);
    expect(words.form).toBe(FORM);
    expect([words.clauses, words.matrix, words.review]).toEqual(FORM.tables);
  });

  it('knows the clauses, their rows and heads', () => {
    expect([...words.clauseTitles.keys()]).toEqual(['第一项', '第二项']);
    expect(words.clauseCodes).toEqual(['rules.issued', 'rules.decided', 'licences.decided']);
    expect([...words.clauseRows].map(([key, { row: found, codes }]) => [key, found.code, codes])).toEqual([
      ['规章', 'rules', ['rules.issued', 'rules.decided']],
      ['规章类', 'rules', ['rules.issued', 'rules.decided']],
      ['行政许可', 'licences', ['licences.decided']],
      ['收费', 'fees', ['fees.decided']],
    ]);
    expect(words.clauseRows.get('规章')?.clause.clause).toBe('第（一）项');
    expect([...words.clauseHeads]).toEqual([
      ['制发件数', [issued]],
      ['制发数件', [issued]],
      ['制发数', [issued]],
      ['处理数', [decided, charged]],
    ]);
  });

  it('knows the rows and columns of requests', () => {
    expect([...words.matrixRows]).toEqual([['予以公开', granted]]);
    expect([...words.matrixCodes]).toEqual([['granted', granted]]);
    expect([...words.applicants]).toEqual([
      ['自然人', person],
      ['公民', person],
      ['企业', firm],
    ]);
    expect([...words.applicantGroups]).toEqual(['', '法人组织']);
  });

  it('knows the blocks and results of reviews', () => {
    expect(words.blocks.map(({ name, group }) => [name, group])).toEqual([
      ['行政复议', '行政复议'],
      ['直接起诉', '诉讼/直接起诉'],
      ['直接诉讼', '诉讼/直接起诉'],
    ]);
    expect([...words.blockGroups]).toEqual(['诉讼']);
    expect([...words.measures].map(([group, measures]) => [group, [...measures]])).toEqual([
      ['行政复议', [['维持', kept]]],
      [
        '诉讼/直接起诉',
        [
          ['维持', mended],
          ['维持原判', mended],
        ],
      ],
    ]);
    expect([[...words.measureKeys], words.measureNames, words.measureCount]).toEqual([
      ['维持', '维持原判'],
      ['维持', '维持原判'],
      1,
    ]);
  });

  it('knows its own wordings, and what a key can be', () => {
    expect([...words.own]).toEqual(['规章', '行政许可', '收费', '予以公开']);
    const kinds = {
      自然人: KIND.applicant,
      予以公开: KIND.matrixRow,
      规章类: KIND.clauseRow,
      第一项: KIND.clauseHead,
      处理数: KIND.clauseHead,
      维持: KIND.measure,
    };
    for (const [key, kind] of Object.entries(kinds)) expect(words.kinds.get(key)).toBe(kind);
    const both = wordsOf({
      ...FORM,
      tables: FORM.tables.map((table) =>
        table.layout === 'matrix' ? { ...table, rows: [row('person', '自然人')] } : table,
      ),
    });
    expect(both.kinds.get('自然人')).toBe(KIND.applicant | KIND.matrixRow);
  });

  it('is empty for a form that has no such tables', () => {
    const none = wordsOf({ ...FORM, tables: [] });
    expect([none.clauses, none.matrix, none.review]).toEqual([null, null, null]);
    for (const index of [
      none.kinds,
      none.clauseTitles,
      none.clauseRows,
      none.clauseHeads,
      none.matrixRows,
      none.matrixCodes,
      none.applicants,
      none.applicantGroups,
      none.blockGroups,
      none.measures,
      none.measureKeys,
      none.own,
    ])
      expect(index.size).toBe(0);
    expect([none.blocks, none.clauseCodes, none.measureNames, none.measureCount]).toEqual([[], [], [], 0]);
  });
});

describe('a label', () => {
  const label = (key: string, stem: string) => ({ text: '', ordinal: null, ofWhich: false, key, stem, figure: false });

  it('is found by its key, then without its brackets', () => {
    const index = new Map([
      ['甲', 1],
      ['甲乙', 2],
      ['', 3],
    ]);
    expect(
      [label('甲乙', '甲'), label('甲丙', '甲'), label('丙', ''), label('丙', '丁')].map((one) =>
        findByLabel(index, one),
      ),
    ).toEqual([2, 1, undefined, undefined]);
  });

  it.each<[string, string | null]>([
    ['行政复议', '行政复议'],
    ['一二三四五行政复议', '行政复议'],
    ['一二三行政复议四五', '行政复议'],
    ['一二三四五六行政复议', null],
    ['直接诉讼', '诉讼/直接起诉'],
    ['行政复议后直接起诉', null],
    ['复议直接起诉', '诉讼/直接起诉'],
    ['直接起诉直接诉讼', '诉讼/直接起诉'],
    ['诉讼', null],
    ['', null],
  ])('names a block: %s, %s', (key, block) => {
    expect(findBlock(words, key)).toBe(block);
  });

  it('names the block of more words, where it holds two', () => {
    const longer = wordsOf({
      ...FORM,
      tables: [
        {
          id: 'review',
          layout: 'row',
          section: '',
          unit: '件',
          sums: [],
          columns: [
            column('a', '维持', { groupLabel: '复议' }),
            column('b', '维持', { groupLabel: '诉讼/复议后起诉' }),
            column('c', '维持', { groupLabel: '起诉' }),
          ],
        },
      ],
    });
    expect(findBlock(longer, '复议后起诉')).toBe('诉讼/复议后起诉');
  });
});
