/** A record to write and to store: plain and small, any field replaced at will. */
import { createHash } from 'node:crypto';
import type { DisclosureRecord, Observation, Source } from '../../src/model/record.js';

export type RecordChanges = Partial<Omit<DisclosureRecord, 'source'>> & { readonly source?: Partial<Source> };

export function observe(
  indicator: string | null,
  value: number | null,
  changes: Partial<Observation> = {},
): Observation {
  return {
    indicator,
    applicant: null,
    value,
    unit: '条',
    status: value === null ? 'blank' : 'reported',
    raw: value === null ? '' : String(value),
    note: null,
    label: `（一）${indicator ?? '自设事项'}`,
    path: ['一、主动公开情况'],
    match: indicator === null ? null : 'exact',
    at: { table: 0, row: 1, column: 2 },
    ...changes,
  };
}

export function sampleRecord({ source, ...changes }: RecordChanges = {}): DisclosureRecord {
  const sha256 = createHash('sha256')
    .update(JSON.stringify([changes, source]))
    .digest('hex');
  return {
    schema: 'govdisclose/record/1',
    id: '321200-青溪市审计局/2016',
    year: 2016,
    agency: {
      key: '321200-青溪市审计局',
      name: '青溪市审计局',
      publisher: '市审计局',
      region: { code: '321200', name: '青溪市' },
    },
    title: '青溪市审计局2016年政府信息公开工作年度报告',
    form: 'national-2014',
    header: {
      indexNumber: '3212000038/2017-355033',
      categories: ['其他', '公报'],
      publisher: '市审计局',
      issuedOn: '2017-02-24',
      documentNumber: null,
      validity: null,
      contentSource: '市政府',
      publishedAt: '2017-02-24T13:44+08:00',
      keywords: null,
      summary: null,
      viewCount: null,
      entries: [{ label: '索引号', value: '3212000038/2017-355033' }],
    },
    sections: [
      { number: null, heading: null, topic: null, paragraphs: ['2016年，我局推进公开。'] },
      { number: 1, heading: '概述', topic: 'overview', paragraphs: ['一是加强领导。', '二是加强审查。'] },
      { number: 2, heading: '主动公开政府信息的情况', topic: 'proactive', paragraphs: ['主动公开396条。'] },
    ],
    observations: [
      observe('proactive.items', 396, { label: '（一）主动公开政府信息数' }),
      observe('proactive.channels.website', 49),
      observe('requests.received', null),
    ],
    tables: [
      {
        index: 0,
        caption: null,
        kind: 'statistics',
        rows: [
          ['统计指标', '单位', '统计数'],
          ['主动公开政府信息数', '条', '396'],
        ],
      },
    ],
    missing: ['organization.reading_points'],
    claims: [{ indicator: 'proactive.items', value: 396, text: '主动公开396条', section: 2 }],
    checks: [
      {
        rule: 'requests_sum',
        outcome: 'pass',
        severity: 'error',
        expected: 0,
        actual: 0,
        message: 'adds up',
        observations: [2],
      },
      {
        rule: 'channels_sum',
        outcome: 'fail',
        severity: 'warning',
        expected: 396,
        actual: 49,
        message: 'the channels add up to less than the items',
        observations: [0, 1],
      },
    ],
    diagnostics: [{ code: 'TEXT_PINYIN', severity: 'info', message: '12 pinyin marks were removed', at: null }],
    attachments: [{ title: '附件', href: 'a.xls', mediaType: null }],
    navigation: { previous: null, next: { title: '下一篇', href: null } },
    ...changes,
    source: {
      url: null,
      finalUrl: null,
      path: 'page.html',
      retrievedAt: null,
      sha256,
      bytes: 1234,
      charset: 'utf-8',
      charsetFrom: 'proof',
      script: 'simplified',
      trust: 'unknown',
      archive: null,
      parser: 'govdisclose/0.1.0',
      ...source,
    },
  };
}
