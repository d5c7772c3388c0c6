import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/model/explanation.js';
import { writeExplanation } from '../../src/output/explanation.js';
import { measureColumns } from '../../src/output/terminal-text.js';
import { sampleRecord } from './sample-record.js';

const EXPLANATION: Explanation = {
  text: {
    bytes: 15000,
    characters: 9000,
    charset: 'gb18030',
    charsetFrom: 'meta',
    claimed: 'gb2312',
    replacements: 0,
    script: 'mixed',
  },
  format: 'html',
  repairs: [{ code: 'TEXT_PINYIN', severity: 'info', message: '12 marks', at: null }],
  blocks: [
    { index: 0, kind: 'paragraph', zone: 'chrome', text: '首页', use: { as: 'chrome', why: 'inside nav' } },
    { index: 1, kind: 'grid', zone: 'content', text: '统计指标 单位 统计数', use: { as: 'statistics', why: 'labels' } },
  ],
  forms: [
    { form: 'national-2014', score: 0.97, chosen: true, evidence: ['57 labels of 58'] },
    { form: 'national-2019', score: 0.1, chosen: false, evidence: [] },
  ],
  rows: [
    {
      at: { table: 0, row: 1, column: 2 },
      label: '（一）主动公开政府信息数',
      path: ['一、主动公开情况'],
      indicator: 'proactive.items',
      applicant: null,
      match: 'near',
      value: 396,
      unit: '条',
      status: 'reported',
      raw: '396',
      why: 'one character differs',
      cell: null,
    },
    {
      at: { table: 0, row: 2, column: 2 },
      label: '意见箱',
      path: [],
      indicator: null,
      applicant: 'total',
      match: null,
      value: null,
      unit: null,
      status: 'unreadable',
      raw: '约30',
      why: null,
      cell: null,
    },
  ],
  year: [{ value: '2016', from: 'title', text: '2016年度', weight: 3, chosen: true }],
  agency: [{ value: '市审计局', from: 'header', text: '发布机构', weight: null, chosen: false }],
  outcome: { ok: true, record: sampleRecord() },
  diagnostics: [{ code: 'TABLE_NEAR', severity: 'warning', message: 'one near match', at: '/observations/0' }],
  page: { title: null, blocks: [], tables: [] },
};

describe('an explanation', () => {
  it('tells each step of the reading', () => {
    const text = writeExplanation(EXPLANATION);
    for (const words of [
      'report: 321200-青溪市审计局/2016',
      'gb18030 (meta, claimed gb2312)',
      '* 2016  title 3  2016年度',
      '* national-2014  score 0.97',
      'inside nav  | 首页',
      '0/1/2     proactive.items',
      '396 条 from "396"',
      '(one character differs)',
      'unreadable "约30"',
      'warning TABLE_NEAR /observations/0: one near match',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('keeps to the width of the terminal', () => {
    for (const line of writeExplanation(EXPLANATION, 80).split('\n'))
      expect(measureColumns(line)).toBeLessThanOrEqual(80);
  });

  it('says why a page is no report, and leaves out what is empty', () => {
    const refusal = { looksLike: 'list', reason: '40 links', evidence: ['2016', '2017'], links: 40 } as const;
    const text = writeExplanation({ ...EXPLANATION, rows: [], outcome: { ok: false, refusal } });
    expect(text).toContain('no report: looks like list: 40 links');
    expect(text).not.toContain('Statistics');
  });
});
