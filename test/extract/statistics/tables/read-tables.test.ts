/** Rows of a later form, handed to the reader that knows their words. */
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../../src/extract/statistics/tables/read-tables.js';
import { body, reading } from '../blocks.js';
import { APPLICANTS, CLAUSES, RESULTS } from '../later-form.js';

const form = reading.forms.find(({ id }) => id === 'national-2021');
if (form === undefined) throw new Error('there is a form of 2021');
type Rows = readonly (readonly string[])[];

function read(tables: readonly Rows[], titles: readonly string[] = []) {
  const titled = tables.map((rows, index) => ({
    table: body(rows, { index, block: index * 10 }),
    above: titles[index] ?? '',
  }));
  return readTables(titled, form as never, reading);
}

const HEAD = ['项目', ...APPLICANTS];
const GRANTED = ['（一）予以公开', ...'1234567'];
const PARTLY = ['（二）部分公开', ...'2345678'];
const REVIEW = [['行政复议'], RESULTS, ['1', '2', '3', '4', '10']];
const values = (result: ReturnType<typeof read>) =>
  result.observations.map(
    ({ indicator, applicant, value }) => `${indicator}${applicant === null ? '' : `@${applicant}`} ${value}`,
  );

describe('readTables', () => {
  it('reads all parts, in one table or in several, and knows what each is about', () => {
    const one = read([[...CLAUSES, HEAD, GRANTED, ...REVIEW]]);
    const apart = read([CLAUSES, [HEAD, GRANTED], REVIEW]);
    expect(values(one)).toEqual(values(apart));
    expect(values(one)).toContain('normative_documents.in_force 106');
    expect(values(one)).toContain('outcome.granted@total 7');
    expect(values(one)).toContain('reconsideration.total 10');
    expect([...one.topics]).toEqual([[0, 'proactive']]);
    expect([...apart.topics]).toEqual([
      [0, 'proactive'],
      [10, 'requests'],
      [20, 'review'],
    ]);
    expect([one.local, one.diagnostics]).toEqual([false, []]);
  });

  it('counts rows from the first below the head of each table', () => {
    const { printedRows, observations } = read([
      [['标题'], HEAD, GRANTED, PARTLY],
      [HEAD, ['（七）总计', ...'1234567']],
    ]);
    expect(printedRows).toEqual(
      new Map([
        [0, [2, 3]],
        [1, [1]],
      ]),
    );
    expect(
      observations.map(({ at }) => `${at.table} ${at.row}`).filter((place, index, all) => all.indexOf(place) === index),
    ).toEqual(['0 0', '0 1', '1 0']);
  });

  it('lists what no part shows', () => {
    const { missing } = read([[...CLAUSES, HEAD, GRANTED, ...REVIEW]]);
    for (const code of ['licensing.decisions', 'requests.received', 'litigation_direct.upheld'])
      expect(missing).toContain(code);
    for (const code of ['regulations.issued', 'outcome.granted', 'reconsideration.total', 'outcome'])
      expect(missing).not.toContain(code);
  });

  it('goes on with the part of the row before, for rows in words that no part has', () => {
    const own = ['本地事项', ...'1234567'];
    expect(read([[HEAD, GRANTED, own]]).observations.at(-1)).toMatchObject({
      label: '本地事项',
      applicant: 'total',
      value: 7,
    });
    expect(read([[own]]).observations).toEqual([]);
    expect(read([[...CLAUSES, ['本地事项', '7']]]).observations.at(-1)).toMatchObject({
      label: '本地事项',
      value: 7,
      applicant: null,
    });
    expect(read([[HEAD, GRANTED], [PARTLY]]).observations.at(-1)).toMatchObject({
      indicator: 'outcome.partly_granted',
      value: 8,
    });
  });

  it('tells 总计 and 其他 by the row that they stand in', () => {
    expect(values(read([[HEAD, GRANTED, ['总计', ...'1234567']]]))).toContain('outcome.total@total 7');
    expect(values(read([[...REVIEW.slice(0, 2), ['总计', '1', '2', '3', '4', '10']]]))).toContain(
      'reconsideration.total 10',
    );
    expect(read([[HEAD, GRANTED, ['自然人', '总计'], ['（二）部分公开', '3', '8']]]).observations.at(-1)).toMatchObject(
      { applicant: 'total', value: 8 },
    );
  });

  it('knows labels with explanations in brackets', () => {
    expect(values(read([[HEAD, ['（一）予以公开（件）', ...'1234567']]]))).toContain('outcome.granted@total 7');
    expect(values(read([[...CLAUSES.slice(0, 2), ['规章（件）', '1', '2', '3']]]))).toContain('regulations.in_force 3');
  });

  it('knows such a label before any other row, and a part by the first of its rows that is read', () => {
    expect(values(read([[['（一）予以公开（件）', ...'1234567']]]))).toContain('outcome.granted@total 7');
    expect([...read([[['规章', '1'], HEAD, GRANTED]]).topics]).toEqual([[0, 'requests']]);
  });

  it('reads a table under the block that the line over it names', () => {
    expect(values(read([REVIEW.slice(1)], ['二、行政复议']))).toContain('reconsideration.total 10');
    expect(read([REVIEW.slice(1)]).observations).toEqual([]);
    expect(
      read([
        [
          ['行政复议', '结果维持', '1'],
          ['结果纠正', '2'],
        ],
      ]).observations.map(({ value }) => value),
    ).toEqual([1, 2]);
  });

  it('fits the rows of a part together, and those of another part apart', () => {
    const rows = [
      ['（一）予以公开', '', ...'1234567'],
      ['（二）部分公开', '', '', '2', '3', '4', '5', '6', '7'],
    ];
    const last = read([[HEAD, ...rows, ...REVIEW]]).observations.filter(
      ({ indicator }) => indicator === 'outcome.partly_granted',
    );
    expect(last.map(({ value }) => value)).toEqual([null, 2, 3, 4, 5, 6, 7]);
  });
});
