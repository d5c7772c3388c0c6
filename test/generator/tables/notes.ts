/** Rows of a table that are no data: its title, who filled it in, and a note with figures below the last row. */
import { type Cell, cell, type Grid } from '../model.js';
import type { TableContext } from './context.js';

export function withNotes(table: Grid, context: TableContext): Grid {
  const width = Math.max(...table.rows.map((row) => row.reduce((sum, item) => sum + item.colspan, 0)));
  const line = (text: string): Cell[] => [cell('clause', text, { colspan: width })];
  const above =
    context.form === 'national-2014' ? [line('政府信息公开情况统计表'), line(`（${context.year}年度）`)] : [];
  const below = [
    context.random.pick(['注：本表数据截至12月31日。', '说明：以上数据含上年结转2件，不含下属单位。']),
    `单位负责人：张某　　填报人：李某　　填报日期：${context.year + 1}年1月20日`,
  ].map(line);
  return { ...table, rows: [...above, ...table.rows, ...below], headRows: table.headRows + above.length };
}
