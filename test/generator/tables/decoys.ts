/** Tables that must not disturb the statistics: an appendix sharing words with the form, a copy, a hidden template. */
import { type Block, cell, type Grid, grid } from '../model.js';
import type { TableContext } from './context.js';

export function withDecoys(context: TableContext, blocks: readonly Block[]): Block[] {
  if (context.has('appendix-table')) return [...blocks, ...appendix()];
  if (context.has('duplicate-table')) {
    return [...blocks, { type: 'paragraph', text: '以上表格另存如下：', align: 'left' }, ...copies(blocks, copyOf)];
  }
  if (!context.has('hidden-table')) return [...blocks];
  return blocks.flatMap((block) => (block.type === 'table' ? [...copies([block], hiddenTemplate), block] : [block]));
}

function copies(blocks: readonly Block[], copy: (table: Grid) => Grid): Block[] {
  return blocks.flatMap((block) =>
    block.type === 'table' ? [{ type: 'table' as const, grid: copy(block.grid) }] : [],
  );
}

function copyOf(table: Grid): Grid {
  return { ...table, rows: table.rows.map((row) => row.map((item) => ({ ...item }))) };
}

/** The same form with other figures, not shown to readers. */
function hiddenTemplate(table: Grid): Grid {
  const rows = table.rows.map((row) =>
    row.map((item) => ({ ...item, text: item.kind === 'value' ? '999' : item.text })),
  );
  return { ...table, rows, hidden: true };
}

function appendix(): Block[] {
  const head = ['序号', '文件名称', '公开方式'].map((text) => cell('head', text));
  const names = ['关于加强行政许可事项管理的通知', '关于做好依申请公开工作的意见', '行政处罚自由裁量基准'];
  const rows = names.map((name, index) => [
    cell('label', String(index + 1)),
    cell('label', name),
    cell('label', '政府网站'),
  ]);
  return [
    { type: 'caption', text: '附：主动公开规范性文件目录' },
    { type: 'table', grid: grid([head, ...rows]) },
  ];
}
