import { describe, expect, it } from 'vitest';
import { parsePage } from '../src/index.js';

function recordOf(title: string, ...lines: string[]) {
  const html = `<meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}`;
  const result = parsePage(new TextEncoder().encode(html));
  return result.ok ? result.record : null;
}

describe('the whole flow', () => {
  it('reads years in full-width digits, and leaves them as printed', () => {
    const record = recordOf(
      '某县水务局２０１６年政府信息公开工作年度报告',
      '一、概述',
      '２０１６年，我局认真落实条例，收到申请５件。',
    );
    expect(record).toMatchObject({ year: 2016, title: '某县水务局２０１６年政府信息公开工作年度报告' });
    expect(record?.claims.map(({ value }) => value)).toEqual([5]);
  });

  it('takes the figures of the prose for those of the form of the year, where the page shows no table', () => {
    const lines = ['一、依申请公开情况', '部分公开2件，同意部分公开1件，办理行政许可30件。'];
    const codes = (year: number) =>
      recordOf(`某县水务局${year}年政府信息公开工作年度报告`, ...lines)?.claims.map(({ indicator }) => indicator);
    expect(codes(2012)).toEqual(['requests.answered.partly_granted']);
    expect(codes(2020)).toEqual(['licensing.decisions']);
  });
});
