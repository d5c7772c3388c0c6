import { describe, expect, it } from 'vitest';
import { CLAUSES, REQUESTS } from '../later-form.js';
import { byCode, dump, readSource, table } from '../read-html.js';

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const tds = (texts: readonly string[]) => texts.map((text) => `<td>${text}</td>`).join('');
const read = (rows: string) => readSource(`${table([...CLAUSES, ...REQUESTS])}<table>${rows}</table>`);

/** `before` and `behind`: columns of the page's own. */
function review(own: { before: readonly string[]; behind: readonly string[] }, values: readonly string[]): string {
  const heads = (texts: readonly string[]) => texts.map((text) => `<td rowspan="3">${text}</td>`).join('');
  return `<tr>${heads(own.before)}<td colspan="5">行政复议</td><td colspan="10">行政诉讼</td>${heads(own.behind)}</tr>
<tr>${RESULTS.map((text) => `<td rowspan="2">${text}</td>`).join('')}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>${tds([...RESULTS, ...RESULTS])}</tr><tr>${tds(values)}</tr>`;
}

const FIGURES = Array.from({ length: 15 }, (_, index) => String(index + 1));

describe('columns of its own in the review table', () => {
  it('stand beside those of the form', () => {
    for (const [own, values] of [
      [{ before: ['单位'], behind: [] }, ['件', ...FIGURES]],
      [{ before: [], behind: ['备注'] }, [...FIGURES, '']],
      [{ before: [], behind: ['备注'] }, [...FIGURES, '另有1件撤回']],
      [{ before: [], behind: ['合计'] }, [...FIGURES, '40']],
    ] as const) {
      const found = byCode(read(review(own, values)));
      expect(found.get('reconsideration.upheld')?.value).toBe(1);
      expect(found.get('litigation_direct.total')).toMatchObject({ value: 10, path: ['未经复议直接起诉'] });
      expect(found.get('litigation_after_reconsideration.total')?.value).toBe(15);
    }
  });

  it('are told from values by where they stand', () => {
    const values = ['', ...FIGURES.slice(1), '无'];
    const found = byCode(read(review({ before: [], behind: ['备注'] }, values)));
    expect(found.get('reconsideration.upheld')?.status).toBe('blank');
    expect(found.get('reconsideration.corrected')?.value).toBe(2);
    expect(found.get('litigation_after_reconsideration.total')?.value).toBe(15);
  });

  it('leave a row that lacks a cell', () => {
    const reading = read(review({ before: ['单位'], behind: [] }, ['', ...FIGURES.slice(1)]));
    expect(byCode(reading).get('reconsideration.total')?.value ?? null).toBeNull();
    expect(byCode(reading).get('litigation_after_reconsideration.total')?.value ?? null).toBeNull();
  });
});

describe('what a page leaves open in the review table', () => {
  const upper = dump([...CLAUSES, ...REQUESTS]);
  const sources = (lines: readonly string[]) => byCode(readSource(`${upper}\n\n${lines.join('\n')}`));

  it('is whose the single figures are below blocks named one after the other', () => {
    const blocks = ['行政复议', '行政诉讼', '未经复议直接起诉', '复议后起诉'].map((block) => [block]);
    const rows = [...blocks, ...RESULTS.map((result, at) => [result, `${at}1`])];
    const found = byCode(readSource(table([...CLAUSES, ...REQUESTS]) + table(rows)));
    expect([...found].filter(([code, { value }]) => code.startsWith('litigation') && value !== null)).toEqual([]);
  });

  it('is whose the figures are beside remarks where the first cell is empty', () => {
    const found = sources([
      ['行政复议', '', '', '', '', '行政诉讼', '', '', '', '', '', '', '', '', '', '备注'].join(' | '),
      [...RESULTS, '未经复议直接起诉', '', '', '', '', '复议后起诉', '', '', '', '', ''].join(' | '),
      ['', '', '', '', '', ...RESULTS, ...RESULTS, ''].join(' | '),
      ['', ...FIGURES.slice(1), '无'].join(' | '),
    ]);
    expect(found.get('reconsideration.upheld')?.value ?? null).toBeNull();
    expect(found.get('reconsideration.total')?.value ?? null).toBeNull();
  });

  it('is whose the figures are below two blocks run into one', () => {
    const found = sources(['未经复议直接起诉复议后起诉', ...RESULTS.map((result, at) => `${result} | ${at}4`)]);
    expect([...found].filter(([code, { value }]) => code.startsWith('litigation') && value !== null)).toEqual([]);
  });
});

describe('a review table on its side', () => {
  const HEAD =
    '<tr><td rowspan="2">结果</td><td rowspan="2">行政复议</td><td colspan="2">行政诉讼</td></tr><tr><td>未经复议直接起诉</td><td>复议后起诉</td></tr>';
  const rows = (row: (result: string, at: number) => string) => RESULTS.map(row).join('');

  it('has the blocks side by side and the results down', () => {
    const found = byCode(
      read(HEAD + rows((result, at) => `<tr>${tds([result, `${at}1`, `${at}2`, at === 1 ? '' : `${at}3`])}</tr>`)),
    );
    expect(found.get('reconsideration.upheld')?.value).toBe(1);
    expect(found.get('litigation_direct.pending')).toMatchObject({ value: 32, label: '尚未审结' });
    expect(found.get('litigation_after_reconsideration.corrected')?.status).toBe('blank');
    expect(found.get('litigation_after_reconsideration.total')?.value).toBe(43);
  });

  it('leaves a row that lacks a cell', () => {
    const found = byCode(read(HEAD + rows((result) => `<tr>${tds([result, '3'])}</tr>`)));
    expect(found.get('reconsideration.upheld')).toMatchObject({ value: null, status: 'unreadable' });
    expect(found.get('litigation_after_reconsideration.upheld')?.value ?? null).toBeNull();
  });

  it('in three tables names its blocks in their captions', () => {
    const tables = ['行政复议', '未经复议直接起诉', '复议后起诉'].map(
      (block, at) =>
        `<table><caption>${block}</caption><tr>${tds(RESULTS)}</tr><tr>${tds(RESULTS.map((_, index) => `${at}${index}`))}</tr></table>`,
    );
    const found = byCode(readSource(table([...CLAUSES, ...REQUESTS]) + tables.join('')));
    expect(found.get('litigation_direct.corrected')?.value).toBe(11);
    expect(found.get('litigation_after_reconsideration.total')?.value).toBe(24);
  });
});
