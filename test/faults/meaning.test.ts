/** F69 to F70d, faults of meaning: year, agency, form, unit and version are what the page says, or are left open. */
import { describe, expect, it } from 'vitest';
import { pageOf as reportOf } from '../../src/dataset/same-report.js';
import { settlePages } from '../../src/dataset/settle.js';
import type { DisclosureRecord } from '../../src/index.js';
import { generatePage } from '../generator/index.js';
import {
  codesOf,
  find,
  findAll,
  HEADER,
  ITEMS,
  PROSE,
  pageOf,
  ROWS,
  recordOf,
  rowsWith,
  TITLE,
  tableOf,
} from './pages.js';

const CLEAN = recordOf(pageOf());

describe('the year', () => {
  it('F69 the year is the one the report is about, not that of its address or its publication', () => {
    const header = HEADER.replace('2017-02-24', '2019-05-06');
    const url = 'http://www.taizhou.gov.cn/art/2019/5/6/art_1_2.html';
    expect(recordOf(pageOf({ header }), { url })).toMatchObject({ year: 2016, header: { issuedOn: '2019-05-06' } });
  });

  it('F69 years that are stated differently are reported as a conflict', () => {
    const record = recordOf(
      pageOf({ prose: PROSE.replaceAll('2016年1', '2015年1').replaceAll('2016年12', '2015年12') }),
    );
    expect(record.year).toBe(2016);
    expect(codesOf(record)).toContain('year-conflict');
    expect(codesOf(CLEAN)).not.toContain('year-conflict');
  });

  it('F69 the year is left open where two statements weigh the same, and where there is none', () => {
    const prose = PROSE.replace('2016年度，', '').replaceAll('2016', '2015');
    const split = recordOf(pageOf({ prose, header: '', table: `<p>附：政府信息公开情况统计表</p>${tableOf()}` }));
    expect(split).toMatchObject({ year: null, id: null });
    expect(codesOf(split)).toContain('year-conflict');
    const none = recordOf(pageOf().replaceAll('2016年', '本年').replaceAll('2016', ''));
    expect(none).toMatchObject({ year: null, id: null });
    expect(codesOf(none)).toContain('year-unknown');
  });

  it.each(['2017-02-30', '2017年2月', '0001-01-01', '2017-13-01', '17-02-24'])(
    'F69 a date that no calendar has is none, and stays as printed: %s',
    (date) => {
      const { header } = recordOf(pageOf({ header: HEADER.replace('2017-02-24', date) }));
      expect(header.issuedOn).toBeNull();
      expect(header.entries).toContainEqual({ label: '发文日期', value: date });
    },
  );

  it.each(['2017-02-2\ufffd', '2017-02-2\ue004', '2017-02-2④', '2017-02-245', '2017-2-1\u202e2', '2017年2月2\ufffd日'])(
    'F69 a date whose day is damaged is none, and no other day: %j',
    (date) => {
      const { header } = recordOf(pageOf({ header: HEADER.replace('2017-02-24', date) }));
      expect(header.issuedOn).toBeNull();
    },
  );

  it.each([
    ['2017-02-24 3:30 PM', '2017-02-24'],
    ['2017-02-24 13:445', '2017-02-24'],
    ['2017-02-24 13:44 来源', '2017-02-24T13:44+08:00'],
    ['2017-02-2413:44 来源', '2017-02-24T13:44+08:00'],
    ['2017-02-24 23:30', '2017-02-24T23:30+08:00'],
    ['2017-02-24T23:30:00+08:00', '2017-02-24T23:30:00+08:00'],
    ['2017-02-24 23:30 CST', '2017-02-24T23:30+08:00'],
    ['2017-02-24T23:30:00Z', '2017-02-25T07:30:00+08:00'],
    ['2016-12-31 16:00 UTC', '2017-01-01T00:00+08:00'],
    ['2017-02-24T23:30:00+00:00', '2017-02-25T07:30:00+08:00'],
    ['2017-02-24T23:30:00-05:00', '2017-02-25T12:30:00+08:00'],
    ['2017-02-24 08:30-17:00', '2017-02-24T08:30+08:00'],
  ])('F69 a time is China’s where no other zone is named, and told in China’s where one is: %s', (printed, instant) => {
    const header = `${HEADER}<ul><li>发布日期：${printed}</li></ul>`;
    expect(recordOf(pageOf({ header })).header.publishedAt).toBe(instant);
  });
});

describe('the agency', () => {
  it('F70 who reports and who publishes are kept apart', () => {
    const { agency } = recordOf(pageOf({ header: HEADER.replace('泰州市水利局', '市行政审批局') }));
    expect(agency).toMatchObject({ name: '泰州市水利局', publisher: '市行政审批局', region: { code: '321200' } });
  });

  it('F70 an agency of a short name without a place is not given one by guess', () => {
    const page = pageOf({ header: '' }).replaceAll('泰州市水利局', '市水利局');
    const { agency } = recordOf(page, { url: 'http://www.example.com/1.html' });
    expect(agency.region).toBeNull();
    expect(agency.key).toMatch(/^000000-市水利局-[0-9a-f]{8}$/);
    const elsewhere = recordOf(page, { url: 'http://www.example.org/1.html' });
    expect(elsewhere.agency.key).not.toBe(agency.key);
  });

  it('F70 an agency that an account of the publishing system stands for is named by title and text', () => {
    const { agency } = recordOf(pageOf({ header: HEADER.replace('泰州市水利局', 'admin01') }));
    expect(agency).toMatchObject({ name: '泰州市水利局', publisher: 'admin01' });
  });

  it.each(['（原泰州市水务局）', '(原市水务局)', '（前身为泰州市水务局）'])(
    'F70 a renamed agency has one key, with its former name behind it and without: %s',
    (former) => {
      const title = TITLE.replace('水利局', `水利局${former}`);
      expect(recordOf(pageOf({ title })).agency).toEqual(CLEAN.agency);
    },
  );

  it('F70 two agencies that report together are no one of them', () => {
    const joint = '泰州市水利局、泰州市林业局';
    const { agency } = recordOf(pageOf({ title: TITLE.replace('泰州市水利局', joint) }));
    expect(agency.name).toBe(joint);
    expect(agency.key).not.toBe(CLEAN.agency.key);
  });

  it('F70 an agency that nothing names is unknown, and reported so', () => {
    const record = recordOf(pageOf({ header: '' }).replaceAll('泰州市水利局', '本机关'));
    expect(record.agency.name).toBeNull();
    expect(codesOf(record)).toContain('agency-unknown');
  });
});

describe('the form', () => {
  it.each(['national-2014', 'national-2019', 'national-2021'] as const)(
    'F70a a form is known by its rows, and every printed figure is read under it: %s',
    (form) => {
      const page = generatePage(7, { form, kind: 'html', quirks: [], charset: 'utf-8' });
      const record = recordOf(page.bytes);
      expect(record.form).toBe(form);
      const got = record.observations.map(({ indicator, applicant, value }) => `${indicator} ${applicant} ${value}`);
      expect(got.sort()).toEqual(
        page.truth.cells.map(({ indicator, applicant, value }) => `${indicator} ${applicant} ${value}`).sort(),
      );
    },
  );

  it('F70a rows that the form does not know are kept as printed, and none is dropped', () => {
    const local = [
      ['十一、行政权力办件情况', '', ''],
      ['（一）行政许可办件数', '件', '101'],
      ['（二）行政处罚办件数', '件', '102'],
      ['（三）古怪事项数', '件', '103'],
    ];
    const record = recordOf(pageOf({ table: tableOf([...ROWS, ...local]) }));
    const printed = [...ROWS, ...local].filter(([, unit]) => unit !== '');
    expect(record.observations.map(({ label, value }) => [label, value])).toEqual(
      printed.map(([label, , value]) => [label, Number(value)]),
    );
    expect(record.observations.at(-1)).toMatchObject({ indicator: null, label: '（三）古怪事项数', match: null });
  });

  it('F70a a report from before the national forms has no form, and nothing is missing of it', () => {
    const record = recordOf(
      pageOf({
        title: TITLE.replace('2016', '2012'),
        prose: PROSE.replaceAll('2016', '2012'),
        table: '<p>全年公开信息12条。</p>',
      }),
    );
    expect(record).toMatchObject({ form: null, missing: [], observations: [], year: 2012 });
  });
});

describe('rows', () => {
  it('F70b the same label under two parents is two indicators', () => {
    const values = (code: string) => find(CLEAN, code).value;
    expect([values('reconsideration.corrected'), values('reconsideration.other')]).toEqual([0, 1]);
    expect([values('litigation.corrected'), values('litigation.other')]).toEqual([0, 0]);
    expect(find(CLEAN, 'litigation.other').path.join()).toContain('行政诉讼');
  });

  it('F70b a label that the source mistyped is matched as near, reported, and kept as printed', () => {
    const table = tableOf().replace('（一）维持具体行政行为数', '（一）维持具有行政行为数');
    const record = recordOf(pageOf({ table }));
    const row = find(record, 'reconsideration.upheld');
    expect(row).toMatchObject({ value: 1, label: '（一）维持具有行政行为数' });
    expect(['near', 'alias']).toContain(row.match);
    const odd = recordOf(pageOf({ table: tableOf().replace('2.政府网站公开政府信息数', '2.政府网占公开政府信息数') }));
    expect(find(odd, 'proactive.channels.website')).toMatchObject({ value: 49, match: 'near' });
    expect(codesOf(odd)).toContain('label-near');
  });

  it('F70c a unit that is not the form’s is kept, reported, and never converted', () => {
    const rows = rowsWith({}).map(([label, unit, value]) => [
      label,
      unit === '万元' ? '元' : unit,
      value === '3.5' ? '35000' : value,
    ]);
    const record = recordOf(pageOf({ table: tableOf(rows) }));
    expect(find(record, 'organization.budget')).toMatchObject({ value: 35000, unit: '元' });
    expect(record.checks.find(({ rule }) => rule === 'values.U1')).toMatchObject({
      outcome: 'fail',
      expected: '万元',
      actual: '元',
    });
    expect(CLEAN.checks.find(({ rule }) => rule === 'values.U1')?.outcome).toBe('pass');
  });
});

describe('units', () => {
  it.each(['万条', '千条', '卷', '条（万）'])(
    'F70c a unit that we do not know is kept as printed, and not taken for the form’s: %s',
    (unit) => {
      const table = tableOf().replace('<td>条</td><td>396</td>', `<td>${unit}</td><td>396</td>`);
      const record = recordOf(pageOf({ table }));
      expect(find(record, ITEMS)).toMatchObject({ value: 396, unit });
      expect(record.checks.find(({ rule }) => rule === 'values.U1')).toMatchObject({ outcome: 'fail', actual: unit });
    },
  );
});

describe('versions of a report', () => {
  const at = (host: string, figures: Readonly<Record<string, string>> = {}): DisclosureRecord =>
    recordOf(`${pageOf({ table: tableOf(rowsWith(figures)) })}<!-- ${host} -->`, { url: `http://${host}/a.html` });
  const settle = (records: readonly DisclosureRecord[]) => {
    let settled = settlePages([], reportOf(records[0] as DisclosureRecord));
    const duplicates = [];
    for (const record of records.slice(1)) {
      settled = settlePages(settled.kept, reportOf(record));
      duplicates.push(...settled.duplicates);
    }
    return { kept: settled.kept.map(({ record }) => record.source.url), duplicates: duplicates.length };
  };

  it('F70d the same report at three addresses is one, the official one, in whatever order they come', () => {
    const records = [at('www.mirror.com'), at('www.taizhou.gov.cn'), at('old.mirror.com')];
    for (const order of [records, [...records].reverse()])
      expect(settle(order)).toEqual({ kept: ['http://www.taizhou.gov.cn/a.html'], duplicates: 2 });
  });

  it('F70d a corrected report stands beside the one it corrects, and the same one is preferred in either order', () => {
    const records = [at('a.taizhou.gov.cn'), at('b.taizhou.gov.cn', { 主动公开政府信息数: '395' })];
    const [one, other] = [settle(records), settle([...records].reverse())];
    expect(one.kept).toHaveLength(2);
    expect(other).toEqual(one);
    expect(findAll(records[1] as DisclosureRecord, ITEMS)[0]?.value).toBe(395);
  });
});
