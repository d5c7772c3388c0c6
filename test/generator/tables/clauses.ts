/** The tables of article 20: what was issued, decided, charged and bought. One table, one per clause, or clause names in a first column. */
import { CLAUSES_2019, CLAUSES_2021, type Clause, type ClauseColumn } from '../forms/clauses.js';
import { type Cell, cell, type Grid, grid } from '../model.js';
import type { TableContext } from './context.js';

const WIDTH = 4;

/** Where a row has sub-rows the table is one column wider, and all other labels span two columns. */
function labelSpan(context: TableContext): number {
  return context.has('sub-rows') ? 2 : 1;
}

const EXPLAINED: Record<string, string> = {
  items_last_year: '（指上一年度事项数）',
  items_change: '（减少用负值表示，如 -8）',
  decisions: '（指本年办件量）',
};

const EXPLAINED_ROWS: Record<string, string> = {
  regulations: '（设区的市、自治州人民政府应提供相关数据）',
  normative_documents: '（行政机关制定发布的决定、公告等）',
};

/** How the amounts are printed on this page: unit in the head, in the value, or nowhere. */
export interface AmountStyle {
  readonly head: string;
  readonly unit: string | null;
  readonly inValue: boolean;
}

export function chooseAmount(context: TableContext): AmountStyle {
  const { random } = context;
  if (context.form === 'national-2021') {
    return random.pick([
      { head: '（单位：万元）', unit: '万元', inValue: false },
      { head: '（单位：万元）', unit: '万元', inValue: false },
      { head: '（单位：元）', unit: '元', inValue: false },
      { head: '', unit: '万元', inValue: false },
    ] as const);
  }
  return random.pick([
    { head: '', unit: null, inValue: false },
    { head: '（万元）', unit: '万元', inValue: false },
    { head: '', unit: '元', inValue: true },
  ] as const);
}

export function clausesOf(form: TableContext['form']): readonly Clause[] {
  return form === 'national-2019' ? CLAUSES_2019 : CLAUSES_2021;
}

export function buildClauses(context: TableContext): Grid[] {
  const amount = chooseAmount(context);
  const parts = clausesOf(context.form).map((clause) => clauseRows(context, clause, amount));
  if (context.has('clause-tables')) return parts.map((rows) => grid(rows, 2));
  if (context.has('clause-column')) return [grid(parts.flatMap(asColumn), 1)];
  return [grid(parts.flat(), 2)];
}

/** Title row, head row, data rows of one clause, four columns wide. */
function clauseRows(context: TableContext, clause: Clause, amount: AmountStyle): Cell[][] {
  const title = [cell('clause', clause.name, { colspan: WIDTH - 1 + labelSpan(context) })];
  const head = [
    cell('head', '信息内容', { colspan: labelSpan(context) }),
    ...clause.columns.map((column, index) => headCell(context, { column, amount, index })),
  ];
  const spans = spansFor(context, clause.columns.length);
  head.slice(1).forEach((item, index) => {
    item.colspan = spans.head[index] ?? 1;
  });
  return [title, head, ...clauseBody(context, clause, { amount, spans: spans.body })];
}

/** Column spans of head and body: equal, or at different places as some pages have them. */
function spansFor(context: TableContext, count: number): { head: number[]; body: number[] } {
  const spread = (at: number): number[] =>
    Array.from({ length: count }, (_, index) => (index === at ? WIDTH - count : 1));
  if (context.has('inconsistent-spans')) return { head: spread(count - 1), body: spread(0) };
  return { head: spread(count - 1), body: spread(count - 1) };
}

/** Typing errors of heads seen on real pages; the second head of 2019 repeats the first. */
const HEAD_TYPOS: Record<string, string> = {
  newly_disclosed: '本年新制作数量',
  in_force: '现行有效件',
  repealed: '本年废止件数量',
};

function headCell(context: TableContext, place: { column: ClauseColumn; amount: AmountStyle; index: number }): Cell {
  const { column, amount, index } = place;
  const label = column.code === 'amount' ? column.label + amount.head : column.label;
  const typo = HEAD_TYPOS[column.code];
  if (typo !== undefined && context.has('label-typos')) return cell('head', typo);
  if (context.has('head-cut') && label.startsWith('本年新')) return cell('head', '本年新');
  if (context.has('head-blanks')) return cell('head', `${label.slice(0, 3)} ${label.slice(3)}`);
  const explained = context.has('head-explanations') ? (EXPLAINED[column.code] ?? '') : '';
  const item = cell('head', label + explained);
  if (index < 2 && context.random.chance(0.3)) item.breakAt = 3;
  return item;
}

function clauseBody(context: TableContext, clause: Clause, style: { amount: AmountStyle; spans: number[] }): Cell[][] {
  const rows = clause.rows.flatMap((row) => {
    if (row.code === DROPPED && context.has('missing-rows')) return dropRow(context, clause);
    const explained = context.has('label-explanations') ? (EXPLAINED_ROWS[row.code] ?? '') : '';
    if (row.code === 'other_services' && context.has('sub-rows')) return subRows(context, clause, row.label);
    const values = clause.columns.map((column) => valueCell(context, { code: row.code, column, amount: style.amount }));
    return [spanned([cell('label', row.label + explained, { colspan: labelSpan(context) }), ...values], style.spans)];
  });
  return clause.name.includes('（一）') && context.has('local-documents-row')
    ? [...rows, localRow(context, clause, style.spans)]
    : rows;
}

const DROPPED = 'coercion';

function dropRow(context: TableContext, clause: Clause): Cell[][] {
  for (const column of clause.columns) context.ledger.absent.add(`${DROPPED}.${column.code}`);
  return [];
}

function spanned(row: Cell[], spans: readonly number[]): Cell[] {
  row.slice(1).forEach((item, index) => {
    item.colspan = spans[index] ?? 1;
  });
  return row;
}

function valueCell(context: TableContext, place: { code: string; column: ClauseColumn; amount: AmountStyle }): Cell {
  const { code, column, amount } = place;
  const indicator = `${code}.${column.code}`;
  const isAmount = column.code === 'amount';
  const value = context.figures.get(indicator) ?? 0;
  const unit = isAmount && !(amount.inValue && value === 0) ? amount.unit : isAmount ? null : column.unit;
  const suffix = isAmount ? { suffix: amount.inValue && value !== 0 ? '元' : '' } : {};
  return context.ledger.value({ indicator, value, unit, signed: column.signed, ...suffix });
}

/** The local row 其他主动公开文件; the form of 2019 has codes for it. */
function localRow(context: TableContext, clause: Clause, spans: readonly number[]): Cell[] {
  const values = clause.columns.map((column) => {
    const value = context.random.int(0, 60);
    return context.ledger.value({ indicator: `other_documents.${column.code}`, value, unit: column.unit });
  });
  return spanned([cell('label', '其他主动公开文件', { colspan: labelSpan(context) }), ...values], spans);
}

/** 其他对外管理服务事项 split into parts, whose own figures the form does not know. */
function subRows(context: TableContext, clause: Clause, label: string): Cell[][] {
  for (const column of clause.columns) context.ledger.unrecoverable.add(`other_services.${column.code}`);
  return ['行政检查', '行政确认'].map((part, index) => {
    const values = clause.columns.map(() => context.ledger.local(part, context.random.int(0, 30)));
    const first = index === 0 ? [cell('label', label, { rowspan: 2 })] : [];
    return [...first, cell('label', part), ...values];
  });
}

/** Clause name in a first column that spans head and rows. */
function asColumn(rows: Cell[][]): Cell[][] {
  const [title, ...rest] = rows;
  const name = title?.[0];
  if (name === undefined) return rows;
  const side = cell('clause', name.text, { rowspan: rest.length });
  return rest.map((row, index) => (index === 0 ? [side, ...row] : row));
}
