import { describe, expect, it } from 'vitest';
import { ApplicantHeads } from '../../../../src/extract/statistics/tables/applicant-heads.js';
import { classifyCells } from '../../../../src/extract/statistics/tables/classify-cells.js';
import { Collected } from '../../../../src/extract/statistics/tables/observing.js';
import { wordsOf } from '../../../../src/extract/statistics/tables/words-of-form.js';
import { pipes, reading as words } from '../blocks.js';
import { APPLICANTS, CLAUSES } from '../later-form.js';
import { byCode, readSource, table } from '../read-html.js';

const LABELS = ['一、本年新收政府信息公开申请数量', '（一）予以公开', '（七）总计', '四、结转下年度继续办理'];

/** A flat head, and rows that count from 1 in every column. */
function read(head: readonly string[], options: { behind?: readonly string[]; before?: readonly string[] } = {}) {
  const { behind = [], before = [] } = options;
  const figures = head.length - 1 - behind.length - before.length;
  const rows = LABELS.map((label, index) => [
    label,
    ...before,
    ...Array.from({ length: figures }, (_, column) => String((index + 1) * 100 + column)),
    ...behind,
  ]);
  return readSource(table([...CLAUSES, head, ...rows]));
}

function columns(reading: ReturnType<typeof readSource>): Record<string, unknown> {
  const found = reading.observations.filter(
    ({ indicator, value }) => indicator === 'requests.received' && value !== null,
  );
  return Object.fromEntries(found.map(({ applicant, value }) => [applicant ?? '', value]));
}

const ALL = {
  natural_person: 100,
  enterprise: 101,
  research: 102,
  public_welfare: 103,
  legal_services: 104,
  other: 105,
  total: 106,
};

describe('the head of the request table', () => {
  it('may say 合计 for the total, and means a subtotal where 总计 stands beside it', () => {
    expect(columns(read(['项目', ...APPLICANTS.slice(0, 6), '合计']))).toEqual(ALL);
    const { total, ...others } = ALL;
    expect(columns(read(['项目', ...APPLICANTS.slice(0, 6), '合计', '总计']))).toEqual({
      ...others,
      subtotal: total,
      total: 107,
    });
  });

  it('may have columns that hold no figures', () => {
    expect(columns(read(['项目', '单位', ...APPLICANTS], { before: ['件'] }))).toEqual(ALL);
    expect(columns(read(['项目', '序号', ...APPLICANTS], { before: ['1'] }))).toEqual(ALL);
    expect(columns(read(['项目', ...APPLICANTS, '备注'], { behind: [''] }))).toEqual(ALL);
    expect(columns(read(['项目', ...APPLICANTS, '备注'], { behind: ['含跨年件'] }))).toEqual(ALL);
    expect(columns(read(['项目', ...APPLICANTS, '备注'], { behind: ['含3件跨年'] }))).toEqual(ALL);
  });

  it('may abbreviate, as long as each head shares its words with one applicant', () => {
    expect(columns(read(['项目', '自然人', '企业', '科研', '公益组织', '法律服务', '其他', '总计']))).toEqual(ALL);
    const reading = read(['项目', '自然人', '企业', '科研', '公益组织', '律所', '其他', '总计']);
    expect(columns(reading)).toEqual({});
    expect(reading.diagnostics.map(({ code }) => code)).toContain('head-unknown');
  });

  it('may name fewer applicants, or organizations as one', () => {
    expect(columns(read(['项目', '自然人', '商业企业', '科研机构', '其他', '总计']))).toEqual({
      natural_person: 100,
      enterprise: 101,
      research: 102,
      other: 103,
      total: 104,
    });
    expect(columns(read(['项目', '自然人', '法人或其他组织', '总计']))).toEqual({
      natural_person: 100,
      subtotal: 101,
      total: 102,
    });
  });

  it('names nothing when a row has more figures than it has columns', () => {
    const [label = ''] = LABELS;
    const rows = [
      [label, '1', '', '', '', '', '', '1'],
      [LABELS[1] ?? '', '1', '2', '3'],
    ];
    const found = byCode(
      readSource(
        table([...CLAUSES, ['项目', '自然人', '其他', '总计'], ...rows, [LABELS[2] ?? '', '1', '2', '3', '4']]),
      ),
    );
    expect(found.get('outcome.granted@natural_person')).toMatchObject({ value: null, status: 'unreadable' });
  });

  it('may print both storeys in one cell', () => {
    const [first = '', ...others] = APPLICANTS;
    const merged = [first, ...others.slice(0, 5).map((name) => `法人或其他组织-${name}`), '总计'];
    expect(columns(read(['项目', ...merged]))).toEqual(ALL);
  });
});

describe('columns beside the applicants', () => {
  const head = (beside: { before?: string; behind?: string; total?: boolean }) => {
    const own = (text?: string) => (text === undefined ? '' : `<td rowspan="3">${text}</td>`);
    return `<tr><td rowspan="3" colspan="3">（勾稽关系）</td>${own(beside.before)}<td colspan="7">申请人情况</td>${own(beside.behind)}</tr>
<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td>${beside.total === false ? '' : '<td rowspan="2">总计</td>'}</tr>
<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>`;
  };
  const row = (label: string, values: readonly string[]) =>
    `<tr><td colspan="3">${label}</td>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`;
  const read = (above: string, values: readonly string[]) =>
    byCode(
      readSource(
        `${table(CLAUSES)}<table>${above}${['一、本年新收政府信息公开申请数量', '（一）予以公开', '四、结转下年度继续办理'].map((label) => row(label, values)).join('')}</table>`,
      ),
    );

  it('hold figures that are none of theirs', () => {
    for (const behind of ['比上年增减', '占比（%）', '满意率']) {
      const found = read(head({ behind }), ['1', '2', '3', '4', '5', '6', '7', '8']);
      expect(found.get('outcome.granted@natural_person')?.value).toBe(1);
      expect(found.get('outcome.granted@total')?.value).toBe(7);
    }
    expect(
      read(head({ before: '单位' }), ['件', '1', '2', '3', '4', '5', '6', '7']).get('outcome.granted@total')?.value,
    ).toBe(7);
  });

  it('leave a row that lacks a figure', () => {
    const found = read(head({ behind: '比上年增减' }), ['1', '2', '3', '4', '5', '6', '7']);
    expect(found.get('outcome.granted@natural_person')?.value ?? null).toBeNull();
  });

  it('are never taken for the total that the head lacks', () => {
    const found = read(head({ behind: '比上年增减', total: false }), ['1', '2', '3', '4', '5', '6', '8']);
    expect(found.get('outcome.granted@other')?.value).toBe(6);
    expect(found.get('outcome.granted@total')?.value ?? null).toBeNull();
  });
});

describe('ApplicantHeads', () => {
  const form = words.forms.find(({ id }) => id === 'national-2021');
  if (form === undefined) throw new Error('there is a form of 2021');
  const open = () => {
    const out = new Collected(words.cells);
    return { out, heads: new ApplicantHeads(wordsOf(form), words, out) };
  };
  const labelsOf = (row: readonly string[]) => classifyCells(pipes([row]).rows[0] ?? [], words.cells).labels;

  /** Rows of a head → its columns, `-` for one beside them, `?` for one that nobody knows; then what else is said. */
  function columnsUnder(...rows: readonly (readonly string[])[]): readonly [string, ...string[]] {
    const { out, heads } = open();
    for (const row of rows) heads.add(labelsOf(row));
    const { columns, complete, besides, assumed } = heads.readColumns();
    expect(heads.readColumns().columns).toBe(columns);
    const named = columns.map(({ applicant, beside }) => applicant ?? (beside ? '-' : '?')).join(' ');
    const told = [
      ...(complete ? [] : ['not all']),
      ...(besides > 0 ? [`${besides} beside`] : []),
      ...(assumed ? ['assumed'] : []),
    ];
    return [named, ...told, ...out.diagnostics.map(({ code }) => code)];
  }

  const SEVEN = 'natural_person enterprise research public_welfare legal_services other total';
  const [UPPER, LOWER] = [['自然人', '法人或其他组织', '总计'], APPLICANTS.slice(1, 6)];
  const renamed = (...names: readonly (readonly [string, string])[]) =>
    APPLICANTS.map((name) => new Map(names).get(name) ?? name);

  it.each<[string, readonly string[], readonly (readonly string[])[]]>([
    ['in one storey', [SEVEN], [['项目', ...APPLICANTS]]],
    ['in two', [SEVEN], [UPPER, LOWER]],
    ['in two, behind a word over the labels', [SEVEN], [['申请人情况', ...UPPER], ['某类', ...LOWER].slice(1)]],
    [
      'in two, the total first',
      [`total ${SEVEN.replace(' total', '')}`],
      [['总计', '自然人', '法人或其他组织'], LOWER],
    ],
    ['in two, copied', [SEVEN], [UPPER, UPPER, LOWER, LOWER]],
    ['in two, both in each cell', [SEVEN], [['自然人', ...LOWER.map((name) => `法人或其他组织-${name}`), '总计']]],
    [
      'in other words of the form',
      [SEVEN],
      [renamed(['自然人', '公民'], ['自然人', '公民个人'], ['其他', '其他组织'])],
    ],
    ['not parted', ['natural_person subtotal total', 'not all'], [UPPER]],
    ['with a sum of organizations below', [SEVEN.replace(' total', ' subtotal total')], [UPPER, [...LOWER, '小计']]],
    ['with such a sum that says 合计', [SEVEN.replace(' total', ' subtotal total')], [UPPER, [...LOWER, '合计']]],
    ['with 合计 for the total', [SEVEN], [renamed(['总计', '合计'])]],
    ['with 合计 and 总计', [SEVEN.replace(' total', ' subtotal total')], [[...APPLICANTS.slice(0, 6), '合计', '总计']]],
    ['with units and remarks', [`- ${SEVEN} -`, '1 beside'], [['项目', '单位', ...APPLICANTS, '备注']]],
    ['with two columns behind', [`${SEVEN} - -`, '2 beside'], [['项目', ...APPLICANTS, '说明', '备注']]],
    ['with units over the labels', [SEVEN], [['单位', ...APPLICANTS]]],
    [
      'with units and remarks over two storeys',
      [`- ${SEVEN} -`, '1 beside'],
      [['项目', '单位', ...UPPER, '备注'], LOWER],
    ],
    ['with a column more', [`${SEVEN} ?`], [['项目', ...APPLICANTS, '某列']]],
    ['of some', ['natural_person other total', 'not all'], [['项目', '自然人', '其他', '总计']]],
    ['nowhere', [SEVEN, 'assumed', 'head-missing'], []],
  ])('named %s', (_, told, rows) => {
    expect(columnsUnder(...rows)).toEqual(told);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['the one that no other names', [SEVEN, 'head-position'], renamed(['社会公益组织', '某某'])],
    [
      'those whose words they share',
      [SEVEN, 'head-position'],
      renamed(['社会公益组织', '公益团体'], ['法律服务机构', '法律事务所']),
    ],
    [
      'none: one shares no words',
      ['', 'not all', 'head-unknown'],
      renamed(['社会公益组织', '公益团体'], ['法律服务机构', '律所']),
    ],
    [
      'none: both share words with the same',
      ['', 'not all', 'head-unknown'],
      renamed(['社会公益组织', '公益团体'], ['法律服务机构', '公益机关']),
    ],
    [
      'none: two share as many words',
      ['', 'not all', 'head-unknown'],
      renamed(['科研机构', '机构'], ['法律服务机构', '社会公益']),
    ],
  ])('in unknown words: taken for %s', (_, told, row) => {
    expect(columnsUnder(['项目', ...row])).toEqual(told);
  });

  it('says which it took, and how many it does not know', () => {
    const messages = (row: readonly string[]) => {
      const { out, heads } = open();
      heads.add(labelsOf(row));
      heads.readColumns();
      return out.diagnostics.map(({ message }) => message);
    };
    expect(messages(renamed(['社会公益组织', '公益团体'], ['法律服务机构', '法律事务所']))).toEqual([
      'heads in unknown words are taken for public_welfare, legal_services, which no other head names',
    ]);
    expect(messages(renamed(['社会公益组织', '公益团体'], ['法律服务机构', '律所']))).toEqual([
      '2 heads of the request table are unknown; it is not read',
    ]);
  });

  it('holds a column in unknown words behind the group, and knows the words over all applicants', () => {
    expect(columnsUnder(['法人或其他组织', '某列', '总计'])).toEqual(['', 'not all', 'head-unknown']);
    const { heads } = open();
    expect(['某某', '申请人情况'].map((text) => heads.noteAbove(labelsOf([text])))).toEqual([false, true]);
  });

  it('begins anew below rows that were read', () => {
    const { heads } = open();
    heads.add(labelsOf(['项目', '自然人', '其他', '总计']));
    expect(heads.readColumns().columns).toHaveLength(3);
    heads.add(labelsOf(UPPER));
    heads.add(labelsOf(LOWER));
    expect(
      heads
        .readColumns()
        .columns.map(({ applicant }) => applicant)
        .join(' '),
    ).toBe(SEVEN);
  });

  it('is opened by two applicants, or by one below others', () => {
    const { heads } = open();
    const opens = (...row: readonly string[]) => heads.opens(labelsOf(row));
    expect([opens('自然人'), opens('自然人', '某某'), opens('自然人', '总计'), opens('某某', '单位')]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(heads.started).toBe(false);
    heads.add(labelsOf(['自然人']));
    expect([heads.started, opens('总计'), opens('某某')]).toEqual([false, true, false]);
    heads.add(labelsOf(['总计']));
    expect(heads.started).toBe(true);
  });
});

describe('two rows of heads that no group parts', () => {
  const LOWER = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
  const td = (text: string, spans = '') => `<td${spans}>${text}</td>`;
  const read = (group: string) => {
    const head = `<tr>${td('（勾稽关系）', ' rowspan="2"')}${td('自然人', ' rowspan="2"')}${group}${td('总计', ' rowspan="2"')}</tr>
<tr>${LOWER.map((text) => td(text)).join('')}</tr>`;
    const rows = LABELS.map(
      (label) => `<tr>${td(label)}${['1', '2', '3', '4', '5', '6', '21'].map((value) => td(value)).join('')}</tr>`,
    );
    return readSource(`${table(CLAUSES)}<table>${head}${rows.join('')}</table>`);
  };

  it('are in the order of their columns', () => {
    const found = byCode(read(td('', ' colspan="5"')));
    expect(found.get('outcome.granted@enterprise')?.value).toBe(2);
    expect(found.get('outcome.granted@other')?.value).toBe(6);
    expect(found.get('outcome.granted@total')?.value).toBe(21);
  });

  it('are not read where the columns put the total before its parts', () => {
    const reading = read('');
    expect(byCode(reading).get('outcome.granted@enterprise')).toMatchObject({ value: null, status: 'unreadable' });
    expect(reading.diagnostics.map(({ code }) => code)).toContain('head-order');
  });
});
