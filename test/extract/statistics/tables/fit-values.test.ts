import { describe, expect, it } from 'vitest';
import { CLAUSES, REQUESTS, replaceRow } from '../later-form.js';
import { byCode, dump, readSource, table } from '../read-html.js';

const RECEIVED = '一、本年新收政府信息公开申请数量';

function received(rows: readonly (readonly string[])[], print: (rows: readonly (readonly string[])[]) => string) {
  const found = byCode(readSource(print([...CLAUSES, ...rows])));
  return ['natural_person', 'enterprise', 'other', 'total'].map(
    (applicant) => found.get(`requests.received@${applicant}`)?.value,
  );
}

const tabs = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n');
const stripped = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t').trimEnd()).join('\n');

describe('spans of labels written out as empty cells', () => {
  const blankAtEnd = replaceRow(REQUESTS, 3, [RECEIVED, '', '', '5', '6', '0', '0', '0', '', '']);
  const blankAtFront = replaceRow(REQUESTS, 3, [RECEIVED, '', '', '', '6', '0', '0', '0', '3', '9']);

  it('are told from blank values by the rows around them', () => {
    for (const print of [table, dump, tabs]) {
      expect(received(REQUESTS, print)).toEqual([201, 202, 206, 207]);
      expect(received(blankAtEnd, print)).toEqual([5, 6, null, null]);
      expect(received(blankAtFront, print)).toEqual([null, 6, 3, 9]);
    }
  });

  it('shift nothing where the blanks at the end of a line were cut off', () => {
    expect(received(blankAtEnd, stripped)).toEqual([5, 6, null, null]);
    const five = replaceRow(REQUESTS, 3, [RECEIVED, '', '', '5', '6', '', '', '', '', '']);
    expect(received(five, stripped)).toEqual([null, null, null, null]);
  });

  it('leave a row unread where no other row tells', () => {
    const head = REQUESTS.slice(0, 3);
    const alone = [...head, [RECEIVED, '', '', '5', '6', '0', '0', '0', '', '']];
    expect(received(alone, table)).toEqual([null, null, null, null]);
  });

  it('stand behind the values where the rows say so', () => {
    const behind = REQUESTS.map((row, index) => (index < 3 ? row : [...row.filter((cell) => cell !== ''), '', '']));
    expect(received(behind, dump)).toEqual([201, 202, 206, 207]);
    expect(received(replaceRow(behind, 3, [RECEIVED, '', '6', '0', '0', '0', '', '', '', '']), dump)).toEqual([
      null,
      6,
      null,
      null,
    ]);
  });
});

describe('clauses', () => {
  it('follow the layout of their table as well', () => {
    const wide = CLAUSES.map(([label = '', ...cells]) => [label, '', ...cells]);
    const blank = replaceRow(wide, 3, ['行政规范性文件', '', '7', '8', '']);
    for (const print of [table, dump, tabs]) {
      const found = byCode(readSource(print(blank)));
      expect(
        ['issued', 'repealed', 'in_force'].map((column) => found.get(`normative_documents.${column}`)?.value),
      ).toEqual([7, 8, null]);
    }
  });
});
