/** Tables that must not disturb the statistics: an appendix sharing words with the form, a copy, a hidden template. */
import { type Block, cell, grid } from '../model.js';
import type { TableContext } from './context.js';

export function decoyTables(context: TableContext): Block[] {
  if (!context.has('appendix-table')) return [];
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
