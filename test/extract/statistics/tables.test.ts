import { describe, expect, it } from 'vitest';
import { byCode, dump, readSource, table } from './read-html.js';

const CLAUSES = [
  ['第二十条第（一）项'],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '0', '0', '0'],
  ['行政规范性文件', '5', '2', '41'],
  ['第二十条第（五）项'],
  ['信息内容', '本年处理决定数量'],
  ['行政许可', '178'],
  ['第二十条第（六）项'],
  ['信息内容', '本年处理决定数量'],
  ['行政处罚', '12'],
  ['行政强制', '0'],
  ['第二十条第（八）项'],
  ['信息内容', '本年收费金额（单位：万元）'],
  ['行政事业性收费', '4068.208'],
];
const APPLICANTS = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const REQUESTS = [
  ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况'],
  ['自然人', '法人或其他组织', '总计'],
  APPLICANTS,
  ['一、本年新收政府信息公开申请数量', '3', '1', '0', '0', '0', '0', '4'],
  ['三、本年度办理结果', '（一）予以公开', '2', '1', '0', '0', '0', '0', '3'],
  ['（三）不予公开', '1.属于国家秘密', '1', '0', '0', '0', '0', '0', '1'],
  ['（七）总计', '3', '1', '0', '0', '0', '0', '4'],
];
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const REVIEW = [
  ['行政复议', '行政诉讼'],
  ['未经复议直接起诉', '复议后起诉'],
  [...RESULTS, ...RESULTS, ...RESULTS],
  ['1', '0', '0', '1', '2', '0', '3', '0', '0', '3', '', '0', '/', '0', '0'],
];

function values(source: string, ...codes: string[]): unknown[] {
  const found = byCode(readSource(source));
  return codes.map((code) => found.get(code)?.value);
}

describe('clause tables', () => {
  it('name an indicator by row and column', () => {
    const codes = [
      'normative_documents.issued',
      'normative_documents.in_force',
      'licensing.decisions',
      'penalty.decisions',
      'administrative_fees.amount',
    ];
    expect(values(table(CLAUSES), ...codes)).toEqual([5, 41, 178, 12, 4068.208]);
    expect(values(dump(CLAUSES), ...codes)).toEqual([5, 41, 178, 12, 4068.208]);
    expect(byCode(readSource(table(CLAUSES))).get('administrative_fees.amount')?.unit).toBe('万元');
  });

  it('take the unit from the value, then the head, then the form', () => {
    const money = (head: string, cell: string) => {
      const rows = [...CLAUSES.slice(0, 12), ['信息内容', head], ['行政事业性收费', cell]];
      return byCode(readSource(table(rows))).get('administrative_fees.amount')?.unit;
    };
    const inLabel = [...CLAUSES.slice(0, 12), ['信息内容', '本年收费金额'], ['行政事业性收费（元）', '3']];
    expect(byCode(readSource(table(inLabel))).get('administrative_fees.amount')?.unit).toBe('元');
    expect([money('本年收费金额（单位：元）', '3'), money('本年收费金额', '3'), money('本年收费金额', '3元')]).toEqual([
      '元',
      '万元',
      '元',
    ]);
  });

  it('go by place where heads are cut or doubled, and say so', () => {
    const rows = CLAUSES.map((row, index) =>
      index === 1 ? ['信息内容', '本年制发件数', '本年制发件数', '现行有效件数'] : row,
    );
    const reading = readSource(table(rows));
    expect(byCode(reading).get('normative_documents.repealed')).toMatchObject({ value: 2, match: 'position' });
    expect(reading.diagnostics.map(({ code }) => code)).toContain('head-position');
  });

  it('name no column where a head and its place say different things', () => {
    const rows = CLAUSES.map((row, index) =>
      index === 1 ? ['信息内容', '本年', '本年制发件数', '现行有效件数'] : row,
    );
    const reading = readSource(table(rows));
    expect(byCode(reading).has('normative_documents.issued')).toBe(false);
    expect(
      reading.observations.filter((row) => row.label === '行政规范性文件').map((row) => [row.indicator, row.value]),
    ).toEqual([
      [null, 5],
      [null, 2],
      [null, 41],
    ]);
    expect(reading.diagnostics.map(({ code }) => code)).toContain('head-ambiguous');
  });

  it('read no row when cells and columns do not agree', () => {
    const rows = CLAUSES.map((row, index) => (index === 3 ? ['行政规范性文件', '5', '41'] : row));
    expect(byCode(readSource(table(rows))).get('normative_documents.issued')).toMatchObject({
      value: null,
      status: 'unreadable',
    });
  });

  it('take nothing from another table that shares words with the form', () => {
    const appendix = [
      ['事项', '数量'],
      ['行政许可', '999'],
      ['行政处罚', '888'],
    ];
    expect(values(`${table(CLAUSES)}${table(appendix)}`, 'licensing.decisions', 'penalty.decisions')).toEqual([
      178, 12,
    ]);
    expect(readSource(table([...appendix, ['行政强制', '777'], ['行政征收', '1'], ['行政确认', '2']])).form).toBeNull();
  });

  it('own the first line of a table that a dump printed without its bar', () => {
    const source = `一、总体情况\n${CLAUSES[0]?.[0]}\n${dump(CLAUSES.slice(1))}`;
    const reading = readSource(source);
    expect(reading.uses.has(1)).toBe(true);
    expect(byCode(reading).get('normative_documents.issued')?.value).toBe(5);
  });

  it('fill the columns in order around a span written out, and leave a row that prints nothing blank', () => {
    const spanned = CLAUSES.map((row, index) => (index === 3 ? ['行政规范性文件', '5', '2', '', '41'] : row));
    const codes = ['normative_documents.issued', 'normative_documents.repealed', 'normative_documents.in_force'];
    expect(values(dump(spanned), ...codes)).toEqual([5, 2, 41]);
    const bare = byCode(readSource([...CLAUSES.slice(0, 6), ['行政许可'], ...CLAUSES.slice(7)].flat().join('\n')));
    expect(bare.get('licensing.decisions')).toMatchObject({ value: null, status: 'blank', raw: '' });
  });

  it('are tables of labels where a dump lost every value, and end up in no part of the text', () => {
    const labels = [...CLAUSES, ...REQUESTS].flat().filter((cell) => !/^[\d.]+$/.test(cell));
    const reading = readSource(labels.join('\n'));
    expect(reading.form).toBe('national-2021');
    expect(reading.observations.every(({ value, status }) => value === null && status === 'blank')).toBe(true);
    expect(reading.uses.size).toBe(labels.length);
  });

  it('keep rows under a row without adding them up', () => {
    const rows = [
      ['第二十条第（五）项'],
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政许可', '21', '+19', '40'],
      ['其他对外管理服务事项', '行政检查', '14', '减3', '206'],
      ['行政确认', '3', '1', '19'],
    ];
    const lines = readSource(rows.flat().join('\n')).observations.filter(({ label }) => label === '行政检查');
    expect(lines.map(({ value }) => value)).toEqual([14, -3, 206]);
    const reading = readSource(
      `${table([['第二十条第（一）项'], ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'], ['规章', '0', '0', '0']])}${table(rows)}`,
    );
    expect(byCode(reading).get('licensing.items_change')?.value).toBe(19);
    expect(reading.missing).toContain('other_services.decisions');
    expect(reading.observations.filter((row) => row.label === '行政检查').map((row) => row.value)).toEqual([
      14, -3, 206,
    ]);
  });
});

describe('the request table', () => {
  it('gives one observation per applicant, by the order of cells', () => {
    const codes = [
      'requests.received@natural_person',
      'requests.received@enterprise',
      'requests.received@total',
      'outcome.refused.state_secret@natural_person',
      'outcome.total@total',
    ];
    expect(values(table(REQUESTS), ...codes)).toEqual([3, 1, 4, 1, 4]);
    expect(values(dump(REQUESTS), ...codes)).toEqual([3, 1, 4, 1, 4]);
  });

  it('puts a subtotal where the head puts it', () => {
    const rows = REQUESTS.map((row, index) =>
      index === 2 ? [...APPLICANTS, '小计'] : index > 2 ? [...row.slice(0, -1), '1', row.at(-1) ?? ''] : row,
    );
    expect(values(table(rows), 'requests.received@subtotal', 'requests.received@total')).toEqual([1, 4]);
  });

  it('reads a misspelt label as near, and gives way to the label itself', () => {
    const typo = REQUESTS.map((row, index) =>
      index === 3 ? ['一、本年新收政府信息公开申请数星', ...row.slice(1)] : row,
    );
    expect(byCode(readSource(table(typo))).get('requests.received@total')).toMatchObject({ value: 4, match: 'near' });
    const both = [
      ...typo.slice(0, 4),
      ['一、本年新收政府信息公开申请数量', '9', '0', '0', '0', '0', '0', '9'],
      ...typo.slice(4),
    ];
    expect(values(table(both), 'requests.received@total')).toEqual([9]);
  });

  it('takes a head in other words for the one applicant that is not named, and never shifts a row otherwise', () => {
    const renamed = (from: string, to: string) =>
      REQUESTS.map((row, index) => (index === 2 ? row.map((cell) => (cell === from ? to : cell)) : row));
    expect(
      values(
        table(renamed('社会公益组织', '公益类社团')),
        'requests.received@natural_person',
        'requests.received@total',
      ),
    ).toEqual([3, 4]);
    const two = renamed('社会公益组织', '公益类社团').map((row, index) =>
      index === 2 ? row.map((cell) => (cell === '法律服务机构' ? '律所' : cell)) : row,
    );
    const blank = two.map((row, index) => (index === 3 ? [row[0] ?? '', '', '1', '0', '0', '0', '0', '1'] : row));
    expect(values(table(blank), 'requests.received@natural_person', 'requests.received@enterprise')).toEqual([
      null,
      null,
    ]);
  });

  it('follows the order in which applicants are printed', () => {
    const turned = [
      ['总计', '自然人', '法人或其他组织'],
      APPLICANTS,
      ['一、本年新收政府信息公开申请数量', '4', '3', '1', '0', '0', '0', '0'],
    ];
    const more = [
      ['二、上年结转政府信息公开申请数量', '0', '0', '0', '0', '0', '0', '0'],
      ['（一）予以公开', '4', '3', '1', '0', '0', '0', '0'],
      ['（二）部分公开', '0', '0', '0', '0', '0', '0', '0'],
      ['（七）总计', '4', '3', '1', '0', '0', '0', '0'],
    ];
    expect(
      values(
        table([...turned, ...more]),
        'requests.received@total',
        'requests.received@natural_person',
        'requests.received@enterprise',
      ),
    ).toEqual([4, 3, 1]);
  });

  it('reads no row of which cells are missing', () => {
    const rows = REQUESTS.map((row, index) => (index === 3 ? row.slice(0, -2) : row));
    expect(byCode(readSource(table(rows))).get('requests.received@natural_person')).toMatchObject({
      value: null,
      status: 'unreadable',
    });
  });

  it('leaves out spans written as empty cells only where one reading remains', () => {
    const padded = REQUESTS.map((row, index) => (index === 3 ? [row[0] ?? '', '', '', ...row.slice(1)] : row));
    expect(values(table(padded), 'requests.received@natural_person')).toEqual([3]);
    const open = REQUESTS.map((row, index) =>
      index === 3 ? [row[0] ?? '', '', '3', '1', '0', '0', '0', '4', ''] : row,
    );
    expect(values(table(open), 'requests.received@natural_person')).toEqual([null]);
  });
});

describe('the review table', () => {
  const codes = [
    'reconsideration.upheld',
    'reconsideration.total',
    'litigation_direct.corrected',
    'litigation_after_reconsideration.upheld',
    'litigation_after_reconsideration.other',
  ];

  it('reads fifteen values under three blocks', () => {
    const reading = byCode(readSource(table([...REQUESTS, ...REVIEW])));
    expect(codes.map((code) => [reading.get(code)?.value, reading.get(code)?.status])).toEqual([
      [1, 'reported'],
      [2, 'reported'],
      [3, 'reported'],
      [null, 'blank'],
      [null, 'placeholder'],
    ]);
  });

  it('reads three tables of five and a table on end the same way', () => {
    const figures = REVIEW[3] ?? [];
    const blocks = ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'];
    const three = blocks
      .map((block, index) => table([[block], RESULTS, figures.slice(index * 5, index * 5 + 5)]))
      .join('');
    const upright = table(
      blocks.flatMap((block, at) =>
        RESULTS.map((result, index) => [index === 0 ? block : '', result, figures[at * 5 + index] ?? '']),
      ),
    );
    const wanted = values(table(REVIEW), ...codes);
    expect(values(three, ...codes)).toEqual(wanted);
    expect(values(upright, ...codes)).toEqual(wanted);
  });

  it('follows the order in which blocks are printed', () => {
    const [, second = [], results = [], figures = []] = REVIEW;
    const turned = [['行政诉讼', '行政复议'], second, results, [...figures.slice(5), ...figures.slice(0, 5)]];
    expect(values(table([...REQUESTS, ...turned]), ...codes)).toEqual(
      values(table([...REQUESTS, ...REVIEW]), ...codes),
    );
  });

  it('reads no row of a dump that may have lost an empty cell at its front', () => {
    const lines = (row: readonly string[]) => [...row, '', ''].map((cell) => `${cell} |`).join('\n');
    const figures = [...(REVIEW[3] ?? [])];
    const whole = [...REQUESTS, ...REVIEW.slice(0, 3)].map(lines).join('\n');
    figures[figures.length - 1] = '4';
    expect(
      values(`${whole}\n${lines(figures)}`, 'reconsideration.upheld', 'litigation_after_reconsideration.total'),
    ).toEqual([1, 4]);
    expect(
      values(`${whole}\n${lines(['', ...figures.slice(1)])}`, 'reconsideration.upheld', 'reconsideration.total'),
    ).toEqual([null, null]);
  });

  it('reads nothing when the head does not go round', () => {
    const rows = REVIEW.map((row, index) => (index === 2 ? RESULTS : row));
    expect(values(table([...REQUESTS, ...rows]), 'reconsideration.upheld')).toEqual([undefined]);
  });
});

describe('forms', () => {
  it('are told by their labels, and all tables may be one', () => {
    const one = readSource(table([...CLAUSES, ...REQUESTS, ...REVIEW]));
    expect(one.form).toBe('national-2021');
    expect(byCode(one).get('reconsideration.total')?.value).toBe(2);
    expect(one.candidates[0]?.form).toBe('national-2021');
  });

  it('are read from one cell a line, up to a section heading', () => {
    const lines = [...CLAUSES.flat(), '三、收到和处理政府信息公开申请情况', ...REQUESTS.flat()].join('\n\n');
    const reading = readSource(lines);
    expect(reading.form).toBe('national-2021');
    expect(byCode(reading).get('requests.received@total')?.value).toBe(4);
    expect([...reading.uses.values()].filter(({ as }) => as === 'statistics').length).toBeGreaterThan(30);
  });

  it('are read from lines that ran together only where no doubt is left', () => {
    const glued = CLAUSES.map((row) => row.join('')).join('\n');
    expect(
      values(`${glued}\n${dump(REQUESTS)}`, 'licensing.decisions', 'penalty.decisions', 'regulations.issued'),
    ).toEqual([178, 12, null]);
  });
});
