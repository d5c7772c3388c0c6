/** Labels of two small forms, looked up: whose they are, how sure that is, and what a head may look like. */
import { describe, expect, it } from 'vitest';
import { readLabel } from '../../../src/extract/statistics/read-label.js';
import { Vocabulary } from '../../../src/extract/statistics/vocabulary.js';
import type { Form, FormColumn, FormRow } from '../../../src/model/form.js';
import { statistics } from './statistics-tools.js';

const row = (code: string, label: string, aliases: readonly string[] = []): FormRow => ({
  code,
  label,
  labelEn: '',
  aliases,
});
const column = (code: string, label: string, more: Partial<FormColumn> = {}): FormColumn => ({
  code,
  label,
  labelEn: '',
  ...more,
});
const about = { title: '', titleEn: '', authority: '', years: [2014, null], note: '' } as const;

const LIST: Form = {
  ...about,
  id: 'list',
  tables: [
    {
      ...{ id: 'list', layout: 'list', columns: [], sums: [] },
      rows: [
        row('requests', '收到申请数', ['申请总数']),
        row('requests.other', '其他申请（含信函）'),
        row('named', '微博公开数', ['微博名称:*,公开数']),
        row('litigation', '被纠错数'),
        row('review', '被纠错数'),
        row('shared', '公开总数'),
      ],
    },
  ],
};
const LATER: Form = {
  ...about,
  id: 'later',
  tables: [
    {
      ...{ id: 'clauses', layout: 'clauses', section: '', sums: [] },
      clauses: [
        {
          clause: '第一项',
          columns: [column('issued', '本年制发件数', { aliases: ['本年制发总数'] })],
          rows: [row('rules', '规章'), row('shared', '公开总数')],
        },
      ],
    },
    {
      ...{ id: 'requests', layout: 'matrix', section: '', unit: '件', dimension: 'applicant', sums: [] },
      columns: [
        column('person', '自然人', { aliases: ['公民个人'] }),
        column('firm', '商业企业', { groupLabel: '法人组织' }),
      ],
      rows: [row('received', '本年新收数量')],
    },
    {
      ...{ id: 'review', layout: 'row', section: '', unit: '件', sums: [] },
      columns: [
        column('a.upheld', '结果维持', { groupLabel: '行政复议' }),
        column('b.upheld', '结果维持', { groupLabel: '行政诉讼/直接起诉' }),
      ],
    },
  ],
};
const vocabulary = new Vocabulary([LIST, LATER]);
const label = (text: string) => readLabel(text, statistics);
const find = (text: string) => {
  const found = vocabulary.find(label(text));
  return found && `${found.match}: ${found.entries.map(({ form, row: { code } }) => `${form} ${code}`).join(', ')}`;
};

describe('Vocabulary', () => {
  it.each<[string, string | null]>([
    ['收到申请数', 'exact: list requests'],
    ['一、收到申请数', 'exact: list requests'],
    ['申请总数', 'alias: list requests'],
    ['收到申请数（件）', 'alias: list requests'],
    ['申请总数（件）', 'alias: list requests'],
    ['收到申请数（累计）', null],
    ['其他申请（含信函）', 'exact: list requests.other'],
    ['其他申请', 'alias: list requests.other'],
    ['被纠错数', 'exact: list litigation, list review'],
    ['公开总数', 'exact: list shared, later shared'],
    ['微博名称：甲县发布，公开数', 'alias: list named'],
    ['微博名称：，公开数', 'alias: list named'],
    ['微博名称', null],
    ['名称：甲县，公开数', null],
    ['规章', 'exact: later rules'],
    ['第一项', 'exact: later 第一项'],
    ['本年制发件数', 'exact: later column issued'],
    ['本年制发总数', 'alias: later column issued'],
    ['本年新收数量', 'exact: later received'],
    ['结果维持', 'exact: later result 结果维持'],
    ['自然人', null],
    ['某项', null],
    ['', null],
    ['——', null],
  ])('finds %j: %s', (text, found) => {
    expect(find(text)).toBe(found);
  });

  it.each<[string, boolean]>([
    ['本年制发件数', true],
    ['本年制发总数', true],
    ['本年制', true],
    ['本年', false],
    ['本年制发错字数', true],
    ['本年制发这是一句说明文字', true],
    ['本年制发这是一句说明文字了', false],
    ['本年制造总数', false],
    ['自然人', true],
    ['公民个人', true],
    ['公民个', true],
    ['法人组织', true],
    ['法人组织（含个体）', true],
    ['法人组织（累计）', false],
    ['结果维持', true],
    ['行政诉讼', true],
    ['直接起诉', true],
    ['收到申请数', false],
    ['规章', false],
  ])('takes %s for a head: %s', (text, isHead) => {
    expect(vocabulary.isHead(label(text))).toBe(isHead);
  });

  it.each<[string, boolean]>([
    ['收到申请数', true],
    ['申请总数', true],
    ['其他申请', true],
    ['自然人', true],
    ['自然', false],
    ['某项', false],
    ['', false],
  ])('knows %j as a whole name: %s', (key, isName) => {
    expect(vocabulary.isName(key)).toBe(isName);
  });

  it('counts what a form can be recognized by, and numbers its rows', () => {
    expect([vocabulary.countNames('list'), vocabulary.countNames('later'), vocabulary.countNames('none')]).toEqual([
      6, 6, 1,
    ]);
    expect(vocabulary.countNumbers).toBe(12);
    const names = ['收到申请数', '被纠错数', '公开总数', '规章'].flatMap((text) =>
      (vocabulary.find(label(text))?.entries ?? []).map(({ name, index }) => [name, index]),
    );
    expect(names).toEqual([
      [0, 0],
      [3, 3],
      [4, 4],
      [5, 5],
      [9, 3],
      [8, 2],
    ]);
  });

  it('tells rows whose label no other form has', () => {
    expect(
      ['requests', 'litigation', 'review', 'shared', 'rules'].map((code) => vocabulary.isOwn('list', code)),
    ).toEqual([true, true, true, false, false]);
    expect(
      ['rules', 'shared', 'column issued', 'result 结果维持'].map((code) => vocabulary.isOwn('later', code)),
    ).toEqual([true, false, true, true]);
    expect(vocabulary.isOwn('none', 'requests')).toBe(false);
  });
});
