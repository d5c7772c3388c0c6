import { describe, expect, it } from 'vitest';
import { MatrixReader } from '../../../../src/extract/statistics/tables/matrix-reader.js';
import { CLAUSES, REQUESTS } from '../later-form.js';
import { byCode, dump, readSource, table } from '../read-html.js';
import { walkTables } from './walk-rows.js';

describe('the request table', () => {
  it('reads rows whose label was copied into every column that it spans', () => {
    const rows = REQUESTS.map((row) =>
      row[1] === '（七）总计' ? ['三、本年度办理结果', '（七）总计', '（七）总计', ...row.slice(3)] : row,
    );
    expect(byCode(readSource(table([...CLAUSES, ...rows]))).get('outcome.total@total')?.value).toBe(237);
  });

  it('takes nothing from a table that shares its words and has another head', () => {
    const other = [
      ['公开方式', '数量'],
      ['予以公开', '901'],
      ['不予公开', '902'],
      ['总计', '903'],
    ];
    const reading = readSource(table([...CLAUSES, ...REQUESTS]) + table(other));
    const found = byCode(reading);
    expect(found.get('outcome.granted@natural_person')?.value).toBe(211);
    expect(found.get('outcome.total@natural_person')?.value).toBe(231);
    expect(reading.observations.filter(({ value }) => value === 901).map(({ indicator }) => indicator)).toEqual([null]);
  });

  it('reads nothing where figures stand above their labels', () => {
    const figures = (from: number) => Array.from({ length: 7 }, (_, index) => String(from + index));
    const lines = [
      ...REQUESTS.slice(0, 3).flat(),
      ...figures(1),
      '一、本年新收政府信息公开申请数量',
      ...figures(11),
      '二、上年结转政府信息公开申请数量',
      ...figures(21),
      '（一）予以公开',
      '（二）部分公开',
    ].filter((line) => line !== '');
    const found = byCode(readSource(lines.join('\n')));
    expect(found.get('requests.received@natural_person')?.value ?? null).toBeNull();
    expect(found.get('requests.carried_in@natural_person')?.value ?? null).toBeNull();
  });

  it('leaves the one row that is longer than all others, whatever stands behind its figures', () => {
    const head = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计', '备注'];
    const rows = [
      ['一、本年新收政府信息公开申请数量', '1', '2', '3', '4', '5', '6', '21', '含重复1件'],
      ['（一）予以公开', '1', '2', '3', '4', '5', '6', '21', ''],
      ['（二）部分公开', '', '74', '', '', '29', '', '83', '186', '含重复1件'],
    ];
    const found = byCode(readSource(table([...CLAUSES, head, ...rows])));
    expect(found.get('outcome.partly_granted@total')).toMatchObject({ value: null, status: 'unreadable' });
  });

  it('leaves a row in which a unit stands where a figure should', () => {
    const head = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
    const rows = [['（一）予以公开', '件', '1', '2', '3', '4', '5', '15']];
    const found = byCode(readSource(table([...CLAUSES, head, ...rows])));
    expect(found.get('outcome.granted@enterprise')).toMatchObject({ value: null, status: 'unreadable' });
  });

  it('knows a misspelt row beside the group that spans it', () => {
    const rows = REQUESTS.map((row) =>
      row[2] === '1.属于国家秘密' ? ['', '（三）不予公开', '1.属于国家机密', ...row.slice(3)] : row,
    );
    expect(byCode(readSource(table([...CLAUSES, ...rows]))).get('outcome.refused.state_secret@total')).toMatchObject({
      value: 227,
      match: 'near',
    });
  });

  it('leaves a remark behind the figures, whatever cells are blank', () => {
    const head = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计', ''];
    const rows = [
      ['一、本年新收政府信息公开申请数量', '', '5', '', '', '', '', '5', '含3件跨年'],
      ['（一）予以公开', '1', '2', '0', '0', '0', '0', '3', ''],
    ];
    const found = byCode(readSource(table([...CLAUSES, head, ...rows])));
    expect(
      ['natural_person', 'enterprise', 'total'].map((applicant) => found.get(`requests.received@${applicant}`)?.value),
    ).toEqual([null, 5, 5]);
  });

  it('takes no part of a group for the group', () => {
    const rows = [...REQUESTS.slice(0, 7), ['3.其他处理', '7', '0', '0', '0', '0', '0', '7']];
    const reading = readSource(table([...CLAUSES, ...rows]));
    expect(byCode(reading).has('outcome.other@total')).toBe(false);
    expect(reading.observations.filter(({ label, value }) => label === '3.其他处理' && value === 7)).toHaveLength(2);
  });
});

const CODES = ['natural_person', 'enterprise', 'research', 'public_welfare', 'legal_services', 'other', 'total'];
const HEAD_WHY = 'it names the applicants';
const ROW_WHY = 'its label is the form’s';

describe('what is said of a row of the request table', () => {
  const reading = readSource(table([...CLAUSES, ...REQUESTS]));
  const requests = reading.observations.filter(({ applicant }) => applicant !== null);

  it('names its applicants, its parents and its place', () => {
    expect(requests.slice(14, 21)).toEqual(
      CODES.map((applicant, index) => ({
        indicator: 'outcome.refused.state_secret',
        applicant,
        value: 221 + index,
        unit: '件',
        status: 'reported',
        raw: String(221 + index),
        note: null,
        label: '1.属于国家秘密',
        path: ['三、本年度办理结果', '（三）不予公开'],
        match: 'exact',
        at: { table: 0, row: 11, column: 3 + index },
      })),
    );
    expect(requests.map(({ value }) => value)).toEqual(
      [20, 21, 22, 23, 24].flatMap((ten) => CODES.map((_, index) => ten * 10 + index + 1)),
    );
    expect([...new Set(requests.map(({ path }) => path.join('/')))]).toEqual([
      '',
      '三、本年度办理结果',
      '三、本年度办理结果/（三）不予公开',
    ]);
    expect(reading.diagnostics).toEqual([]);
  });

  it('leaves a trail', () => {
    const told = { table: 0, reading: 'value', match: 'exact', why: ROW_WHY };
    expect(reading.rows.slice(9)).toEqual([
      ...['自然人 | 法人或其他组织 | 总计', '商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他'].map(
        (label, at) => ({
          ...{ table: 0, row: 9 + at, label, reading: 'head' },
          ...{ indicator: null, match: null, why: HEAD_WHY },
        }),
      ),
      { ...told, row: 11, label: '一、本年新收政府信息公开申请数量', indicator: 'requests.received' },
      { ...told, row: 12, label: '（一）予以公开', indicator: 'outcome.granted' },
      { ...told, row: 13, label: '1.属于国家秘密', indicator: 'outcome.refused.state_secret' },
      { ...told, row: 14, label: '（七）总计', indicator: 'outcome.total' },
      { ...told, row: 15, label: '四、结转下年度继续办理', indicator: 'requests.carried_out' },
    ]);
  });

  it('tells what the page does not show', () => {
    const { missing } = reading;
    expect(missing).toContain('requests.carried_in');
    expect(missing).toContain('outcome.refused.other_law');
    for (const code of ['requests.received', 'outcome.total', 'outcome.other']) expect(missing).not.toContain(code);
  });
});

describe('rows of the request table that are not as they should be', () => {
  const RECEIVED = '一、本年新收政府信息公开申请数量';
  const read = (...rows: readonly (readonly string[])[]) =>
    readSource(table([...CLAUSES, ...REQUESTS.slice(1, 3), ...rows]));
  const of = (reading: ReturnType<typeof read>) => reading.observations.filter(({ applicant }) => applicant !== null);
  const values = (reading: ReturnType<typeof read>) => of(reading).map(({ value }) => value);

  it('are kept as printed where cells are missing', () => {
    const reading = read(['（一）予以公开', '1', '2', '3']);
    expect(of(reading)).toMatchObject(
      CODES.map((applicant) => ({ indicator: 'outcome.granted', applicant, value: null, raw: '1 | 2 | 3' })),
    );
    expect(of(reading).every(({ status, at }) => status === 'unreadable' && at.column === 1)).toBe(true);
    const message = '"（一）予以公开" has 3 cells under 7 columns; none is read';
    expect(reading.diagnostics).toMatchObject([{ code: 'row-cells', severity: 'warning', message }]);
  });

  it('have no indicator where no form knows them', () => {
    const reading = read(
      [RECEIVED, ...'1234567'],
      ['本地分类', '本地事项', ...'2345678'],
      ['另一事项', '', '', '', '', '', '', ''],
    );
    const local = of(reading).slice(7);
    expect(local).toMatchObject(
      CODES.map((applicant, index) => ({
        ...{ indicator: null, applicant, value: index + 2, unit: '件', match: null },
        ...{ label: '本地事项', path: ['本地分类'] },
      })),
    );
    expect(reading.rows.at(-1)).toMatchObject({ label: '本地事项', reading: 'value', why: 'the form has no such row' });
  });

  it('are groups where they print no figure, and rows where they do', () => {
    const group = (...cells: readonly string[]) => read([RECEIVED, ...'1234567'], ['（六）其他处理', ...cells]);
    expect(values(group('', '', '', '', '', '', ''))).toHaveLength(7);
    expect(group('', '', '', '', '', '', '').rows.at(-1)).toMatchObject({
      reading: 'group',
      indicator: 'outcome.other',
    });
    expect(values(group('—', '—', '—', '—', '—', '—', '—'))).toHaveLength(7);
    expect(values(group('１', '0', '0', '0', '0', '0', '1')).slice(7)).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });

  it('are alias or near, and say so', () => {
    const matches = read(['一、本年新收政府信息公开申请数', ...'1234567'], ['1.属于国家机密', ...'2345678']);
    expect([...new Set(of(matches).map(({ indicator, match }) => `${indicator} ${match}`))]).toEqual([
      'requests.received near',
      'outcome.refused.state_secret near',
    ]);
  });

  it('are no row that was read before, nor one above it', () => {
    const twice = read(['1.属于国家秘密', ...'1234567'], ['1.属于国家机密', ...'2345678']);
    expect(
      of(twice)
        .slice(7)
        .map(({ indicator }) => indicator),
    ).toEqual(Array(7).fill(null));
    const above = read(['（七）总计', ...'1234567'], ['1.属于国家机密', ...'2345678']);
    expect(
      of(above)
        .slice(7)
        .map(({ indicator }) => indicator),
    ).toEqual(Array(7).fill(null));
  });

  it('are read alike from a dump', () => {
    const rows = [...CLAUSES, ...REQUESTS.slice(1)].map((row) => row.filter((cell) => cell !== ''));
    const found = byCode(readSource(dump(rows)));
    expect(CODES.map((applicant) => found.get(`outcome.total@${applicant}`)?.value)).toEqual([
      231, 232, 233, 234, 235, 236, 237,
    ]);
  });
});

describe('MatrixReader', () => {
  const GRANTED = '（一）予以公开';
  const RECEIVED = '一、本年新收政府信息公开申请数量';
  const SHORT = ['项目', '自然人', '其他', '总计'];
  const [UPPER, LOWER] = [
    ['自然人', '法人或其他组织', '总计'],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
  ];
  const FLAT = ['项目', ...UPPER.slice(0, 1), ...LOWER, '总计'];
  const walk = (...tables: readonly (readonly (readonly string[])[])[]) =>
    walkTables(tables, { Reader: MatrixReader, begin: (reader) => reader.beginTable() });
  const applicantsOf = (walked: ReturnType<typeof walk>, row: string) =>
    CODES.map((code) => walked.values[`${row}@${code}`]);
  const SEVEN = [1, 2, 3, 4, 5, 6, 7];
  const UNREAD = Array(7).fill('unreadable');
  const BLANK = Array(7).fill('blank');

  it.each<[string, readonly (readonly string[])[], readonly unknown[]]>([
    ['whole', [UPPER, LOWER], SEVEN],
    ['with a word below it', [UPPER, LOWER, ['机构']], SEVEN],
    ['with a line below it that was cut off it', [UPPER, LOWER, ['某组织', '某机构']], UNREAD],
    ['with figures below it that have no label', [UPPER, LOWER, ['1', '2']], UNREAD],
    ['cut in two by such a line', [UPPER, ['某组织', '某机构'], LOWER], UNREAD],
    [
      'cut, and printed again below a row',
      [UPPER, LOWER, ['某组织', '某机构'], [RECEIVED, ...'1234567'], UPPER, LOWER],
      SEVEN,
    ],
  ])('a head %s', (_, head, values) => {
    expect(applicantsOf(walk([...head, [GRANTED, ...'1234567']]), 'outcome.granted')).toEqual(values);
  });

  it.each<[string, readonly string[], boolean]>([
    ['words with figures', ['本地事项', '1', '2', '3'], true],
    ['words with figures that are a row of clauses', ['行政处罚', '1', '2', '3'], false],
    ['words alone', ['本地事项'], false],
    ['a misspelt row alone', ['一、本年新收政府信息公开申请数星'], false],
    ['words and empty cells', ['本地事项', '', '', ''], false],
  ])('%s are taken or not', (_, row, taken) => {
    expect(walk([SHORT, [GRANTED, '1', '2', '3'], row]).taken).toEqual([true, true, taken]);
  });

  it.each<[string, readonly string[]]>([
    ['a part of a group in its words', ['3.其他处理', '7', '', '', '', '', '', '7']],
    ['a label that no form knows', ['本地事项', '1', '2', '3', '4', '5', '6', '7']],
    ['a misspelt row', ['一、本年新收政府信息公开申请数星', '1', '2', '3', '4', '5', '6', '7']],
    ['其他, which may be anything', ['其他', '1', '2', '3', '4', '5', '6', '7']],
  ])('takes nothing before its head or a row: %s', (_, row) => {
    const { taken, out } = walk([row]);
    expect(taken).toEqual([false]);
    expect([out.observations, out.diagnostics, out.trail]).toEqual([[], [], []]);
  });

  it('takes rows for the form’s before any head, and says so', () => {
    const walked = walk([['（七）总计', ...'1234567']]);
    expect(applicantsOf(walked, 'outcome.total')).toEqual(SEVEN);
    expect(walked.codes).toEqual(['head-missing']);
    const beside = (...cells: readonly string[]) =>
      applicantsOf(
        walk([
          [GRANTED, ...'1234567'],
          ['（七）总计', ...cells],
        ]),
        'outcome.granted',
      );
    expect([beside(...'1234567', '8'), beside(...'1234567', '')]).toEqual([UNREAD, SEVEN]);
  });

  it('knows 总计 and 其他 as rows before values, and as heads where they stand alone', () => {
    const head = [UPPER, LOWER, [RECEIVED, ...'1234567']];
    expect(applicantsOf(walk([...head, ['总计', ...'1234567']]), 'outcome.total')).toEqual(SEVEN);
    expect(applicantsOf(walk([...head, ['其他', ...'1234567']]), 'outcome.other.other')).toEqual(SEVEN);
    expect(Object.keys(walk([...head, ['总计']]).values)).toHaveLength(7);
    expect(walk([...head, ['总计', '其他', ...'123456']]).out.shown).toEqual(new Set(['requests.received']));
  });

  it('takes the figures of a part for no group, where only one of them is filled', () => {
    const { values, out } = walk([UPPER, LOWER, [RECEIVED, ...'1234567'], ['3.其他处理', '', '', '', '', '', '', '7']]);
    expect(out.shown.has('outcome.other')).toBe(false);
    expect(values['3.其他处理@total']).toBe(7);
    const group = walk([UPPER, LOWER, [RECEIVED, ...'1234567'], ['（六）其他处理', '', '', '', '', '', '', '7']]);
    expect(applicantsOf(group, 'outcome.other')).toEqual([...BLANK.slice(0, 6), 7]);
  });

  it('takes the words behind a row of the form for a row below it', () => {
    const { out } = walk([
      UPPER,
      LOWER,
      [RECEIVED, '其中：本地事项', ...'1234567'],
      ['（三）不予公开', '1.属于国家机密', ...'1234567'],
    ]);
    const told = out.observations.filter(({ applicant }) => applicant === 'total');
    expect(told.map(({ indicator, label, path, match }) => [indicator, label, path, match])).toEqual([
      [null, '其中：本地事项', [RECEIVED], null],
      ['outcome.refused.state_secret', '1.属于国家机密', ['（三）不予公开'], 'near'],
    ]);
  });

  it('tells other wordings of the form from its own', () => {
    const rows = [
      ['一、本年新收申请数量', ...'1234567'],
      [RECEIVED, ...'1234567'],
      ['合计', ...'1234567'],
    ];
    const { out } = walk([UPPER, LOWER, ...rows]);
    expect(out.trail.slice(2).map(({ indicator, match }) => [indicator, match])).toEqual([
      ['requests.received', 'alias'],
      ['requests.received', 'exact'],
      ['outcome.total', 'alias'],
    ]);
  });

  it.each<[string, readonly (readonly string[])[], readonly unknown[]]>([
    ['as many figures as columns', [['（二）部分公开', '4', '5', '6']], [1, 2, 3]],
    ['one more', [['（二）部分公开', '4', '5', '6', '7']], ['unreadable', 'unreadable', 'unreadable']],
    ['one more that is empty', [['（二）部分公开', '4', '5', '6', '']], [1, 2, 3]],
    ['one less', [['（二）部分公开', '4', '5']], [1, 2, 3]],
  ])('under a head of three, beside a row with %s', (_, rows, values) => {
    const walked = walk([SHORT, [GRANTED, '1', '2', '3'], ...rows]);
    expect(
      ['natural_person', 'other', 'total'].map((applicant) => walked.values[`outcome.granted@${applicant}`]),
    ).toEqual(values);
  });

  it.each<[string, readonly string[], readonly unknown[]]>([
    ['with its remark', [...'1234567', '含跨年'], SEVEN],
    ['with an empty remark', [...'1234567', ''], SEVEN],
    ['that ends before it', [...'1234567'], SEVEN],
    ['that lost a figure before an empty remark', [...'123456', ''], UNREAD],
    ['that lost a figure before words', [...'123456', '含跨年'], UNREAD],
    ['that lost a figure and ends before it', [...'123456'], UNREAD],
  ])('under a head with remarks: a row %s', (_, cells, values) => {
    expect(
      applicantsOf(
        walk([
          [...FLAT, '备注'],
          [GRANTED, ...cells],
        ]),
        'outcome.granted',
      ),
    ).toEqual(values);
  });

  it('knows no sign: nothing is counted downwards', () => {
    expect(walk([SHORT, [GRANTED, '1', '-3', '3']]).values['outcome.granted@other']).toBe('unreadable');
  });

  it('takes lines that are cut off its head for its own', () => {
    expect(walk([UPPER, LOWER, ['某组织', '某机构']]).taken).toEqual([true, true, true]);
  });

  it('reads no row that lost a figure before its remark, whatever stands before the figures', () => {
    const under = (...cells: readonly string[]) =>
      applicantsOf(
        walk([
          ['项目', '单位', ...FLAT.slice(1), '备注'],
          [GRANTED, '件', ...cells],
        ]),
        'outcome.granted',
      );
    expect([under(...'1234567', ''), under(...'1234567'), under(...'123456', '')]).toEqual([SEVEN, SEVEN, UNREAD]);
  });

  it('leaves a row under heads that nobody knows, for every applicant of the form', () => {
    const head = FLAT.map((text) => (text === '社会公益组织' || text === '法律服务机构' ? `某${text.at(0)}` : text));
    const walked = walk([head, [GRANTED, ...'1234567'], ['本地事项', ...'1234567']]);
    expect(applicantsOf(walked, 'outcome.granted')).toEqual(UNREAD);
    expect(walked.codes).toContain('head-unknown');
    expect(walked.out.observations.every(({ indicator }) => indicator === 'outcome.granted')).toBe(true);
  });

  it('leaves no value of a row that no form knows and that has too few cells, and tells of it', () => {
    const { out, codes } = walk([UPPER, LOWER, [GRANTED, ...'1234567'], ['本地事项', '1', '2']]);
    expect(out.observations).toHaveLength(7);
    expect(codes).toEqual(['row-cells']);
  });

  it('keeps the cells of a table without its head as they stand, where none of its rows fits', () => {
    const own = [UPPER, LOWER, [GRANTED, ...'1234567']];
    const { out } = walk(own, [
      ['（二）部分公开', '8', '9'],
      ['（七）总计', '8', '9'],
    ]);
    expect(out.observations.slice(7)).toMatchObject(
      ['（二）部分公开', '（七）总计'].flatMap((label) =>
        [8, 9].map((value) => ({ indicator: null, applicant: null, unit: null, value, label, match: null })),
      ),
    );
    const headed = walk(own, [UPPER, LOWER, ['（二）部分公开', '8', '9']]);
    expect(applicantsOf(headed, 'outcome.partly_granted')).toEqual(UNREAD);
  });

  it('is no head where a cell behind the names is filled', () => {
    expect(walk([[...UPPER, '1']]).out.trail).toEqual([]);
  });

  it('names a parent only where the page prints it', () => {
    const paths = (...rows: readonly (readonly string[])[]) =>
      walk([UPPER, LOWER, ...rows])
        .out.observations.filter(({ applicant }) => applicant === 'total')
        .map(({ path }) => path);
    const secret = ['1.属于国家秘密', ...'1234567'];
    expect(paths(secret)).toEqual([[]]);
    expect(paths(['三、本年度办理结果'], secret)).toEqual([['三、本年度办理结果']]);
  });
});
