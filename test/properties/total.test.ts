/** Reading is total: any bytes give a record or a typed refusal, and a record's values stand on the page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/index.js';
import { generatePage } from '../generator/index.js';

const FRAGMENTS = [
  '<table>',
  '</table>',
  '<tr>',
  '<td rowspan=3>',
  '<td colspan=9>',
  '<th>',
  '</td>',
  '<p>',
  '</p>',
  '<br>',
  '<dl><dt>',
  '<dd>',
  '<div style="display:none">',
  '</div>',
  '<script>',
  '</script>',
  '<textarea>',
  '<!--',
  '-->',
  '<a href="',
  '">',
  '&nbsp;',
  '&#0;',
  '&amp;nbsp;',
  '一、',
  '（一）',
  '其中：',
  '主动公开政府信息数',
  '收到申请数',
  '申请办结数',
  '第二十条第（一）项',
  '信息内容',
  '本年制发件数',
  '规章',
  '自然人',
  '总计',
  '本年新收政府信息公开申请数量',
  '结果维持',
  '行政复议',
  '条',
  '件',
  '万元',
  '12',
  '１２',
  '-',
  '/',
  '无',
  '?',
  '约30',
  '|',
  '| |',
  '\n',
  '\t',
  '2016年',
  '索引号：',
  '发布日期：2017-02-30',
  '發(fā)布',
  '(fā)',
  '?。ㄒ唬',
  '\u0000',
  '\ud800',
];

describe('parsePage', () => {
  it('never throws on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(typeof parsePage(bytes).ok).toBe('boolean');
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('never throws on fragments of pages in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 120 }), (parts) => {
        expect(typeof parsePage(new TextEncoder().encode(parts.join(''))).ok).toBe('boolean');
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  it('gives no value that the page does not print, whatever bytes of a report are lost', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.array(fc.tuple(fc.nat(), fc.nat(60)), { minLength: 1, maxLength: 4 }),
        (seed, cuts) => {
          const page = generatePage(seed, { quirks: [] });
          const bytes = cuts.reduce((rest, [at, length]) => cut(rest, at, length), page.bytes);
          const result = parsePage(bytes);
          for (const { value, raw } of result.ok ? result.record.observations : []) {
            if (value !== null)
              expect(raw.normalize('NFKC').replace(/[^\d]/g, '')).toContain(
                String(Math.abs(Math.trunc(value))).slice(0, 1),
              );
          }
        },
      ),
      { numRuns: 120, seed: 13 },
    );
  });

  it('gives the same record for the same bytes', () => {
    const { bytes } = generatePage(5);
    expect(parsePage(bytes)).toEqual(parsePage(bytes));
  });
});

function cut(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const from = bytes.length === 0 ? 0 : at % bytes.length;
  return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + length)]);
}
