import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/document/detect-format.js';
import { readPage } from '../../src/document/read-page.js';

const MARKDOWN =
  '# 报告\n\n| 项目 | 法人<br>企业 | 法人<br>其他 | 总<br>计 |\n| --- | --- | --- | --- |\n| 收到 | 1 | 2 | 3 |\n';

describe('the format of a page', () => {
  it('is told by tags, and not by line breaks alone where lines have cells', () => {
    expect(detectFormat('<p>一</p><p>二</p>')).toBe('html');
    expect(detectFormat('一、总体情况<br>二、其他<br/>三、无<br />')).toBe('html');
    expect(detectFormat(MARKDOWN)).toBe('text');
  });

  it('keeps the lines of a Markdown cell', () => {
    const treat = (texts: readonly string[]) => ({
      texts,
      script: 'simplified' as const,
      diagnostics: [],
      questions: false,
    });
    const { page } = readPage(MARKDOWN, { containers: { content: new Set(), chrome: new Set() }, treat });
    const grid = page.blocks.find((block) => block.kind === 'grid');
    expect(grid?.kind === 'grid' && grid.rows[0]?.map(({ text }) => text)).toEqual([
      '项目',
      '法人\n企业',
      '法人\n其他',
      '总\n计',
    ]);
  });
});
