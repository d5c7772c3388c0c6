/** The request table: rows of outcomes by seven applicants, with spanning labels, page breaks and a printed subtotal. */
import { APPLICANTS, MATRIX_2019, MATRIX_2021, type MatrixRow } from '../forms/clauses.js';
import { type Cell, cell, type Grid, grid } from '../model.js';
import { chineseOrdinal, type TableContext } from './context.js';

const LABEL_COLUMNS = 3;
const NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
const GROUP = '法人或其他组织';

export function matrixOf(form: TableContext['form']): readonly MatrixRow[] {
  return form === 'national-2019' ? MATRIX_2019 : MATRIX_2021;
}

export function buildRequests(context: TableContext): Grid[] {
  const table = grid([...headRows(context), ...bodyRows(context)], 3);
  const repeats = context.has('page-break-head');
  if (!repeats && !context.has('page-break')) return [table];
  const cut = cutRow(table);
  const head = repeats ? table.rows.slice(0, 3).map((row) => row.map((item) => ({ ...item }))) : [];
  return [grid(table.rows.slice(0, cut), 3), grid([...head, ...reopen(table.rows, cut)], repeats ? 3 : 0)];
}

function headRows(context: TableContext): Cell[][] {
  const subtotal = context.has('subtotal');
  const organisations = APPLICANTS.slice(1, 6);
  const count = organisations.length + (subtotal ? 1 : 0);
  const h = (text: string, span: { colspan?: number; rowspan?: number } = {}): Cell => cell('head', text, span);
  const third = organisations.map((applicant) => {
    const typo = applicant.code === 'research' && context.has('label-typos');
    const item = h(typo ? '科研企业' : applicant.label);
    if (applicant.label.length === 4 && context.random.chance(0.4)) item.breakAt = 2;
    return item;
  });
  return [
    [
      h(NOTE, { colspan: LABEL_COLUMNS, rowspan: 3 }),
      h('申请人情况', { colspan: count + 2 }),
      ...(context.has('remark-column') ? [h('备注', { rowspan: 3 })] : []),
    ],
    [
      h('自然人', { rowspan: 2 }),
      h(GROUP, { colspan: count }),
      h(context.has('sum-head') ? '合计' : '总计', { rowspan: 2 }),
    ],
    subtotal ? [...third, h('小计')] : third,
  ];
}

interface Numbered {
  readonly row: MatrixRow;
  readonly depth: number;
  readonly ordinal: string;
}

function numberRows(rows: readonly MatrixRow[]): Numbered[] {
  const counts = new Map<string | null, number>();
  return rows.map((row) => {
    const depth = row.parent === null ? 0 : row.parent === 'outcome' ? 1 : 2;
    const number = (counts.get(row.parent) ?? 0) + 1;
    counts.set(row.parent, number);
    const ordinal = [`${chineseOrdinal(number)}、`, `（${chineseOrdinal(number)}）`, `${number}.`][depth] ?? '';
    return { row, depth, ordinal };
  });
}

function bodyRows(context: TableContext): Cell[][] {
  const numbered = numberRows(matrixOf(context.form));
  const out: Cell[][] = [];
  let waiting: Cell[] = [];
  for (const item of numbered) {
    const label = cell('label', item.ordinal + wording(context, item.row));
    if (item.row.group) {
      label.rowspan = numbered.filter(
        (other) => !other.row.group && other.row.code.startsWith(`${item.row.code}.`),
      ).length;
      waiting.push(label);
      continue;
    }
    label.colspan = LABEL_COLUMNS - item.depth;
    out.push([...waiting, label, ...values(context, item.row.code), ...remark(context)]);
    waiting = [];
  }
  return out;
}

/** A last column for remarks: empty but for a few rows. */
function remark(context: TableContext): Cell[] {
  if (!context.has('remark-column')) return [];
  return [cell('filler', context.random.chance(0.1) ? context.random.pick(['含跨年件', '含3件跨年']) : '')];
}

function wording(context: TableContext, row: MatrixRow): string {
  return row.long !== null && context.random.chance(0.7) ? row.long : row.label;
}

function values(context: TableContext, code: string): Cell[] {
  const cells: Cell[] = [];
  let subtotal = 0;
  for (const applicant of APPLICANTS) {
    const value = context.figures.get(`${code}@${applicant.code}`) ?? 0;
    if (applicant.code === 'total' && context.has('subtotal')) {
      cells.push(context.ledger.value({ indicator: code, applicant: 'subtotal', value: subtotal, unit: '件' }));
    }
    if (applicant.code !== 'natural_person') subtotal += value;
    cells.push(context.ledger.value({ indicator: code, applicant: applicant.code, value, unit: '件' }));
  }
  return cells;
}

/** A row in the middle of the body where no second-level group is open. */
function cutRow(table: Grid): number {
  const at = table.rows.findIndex((row) => row.some((item) => item.kind === 'label' && item.text.includes('无法提供')));
  return at < 0 ? Math.floor(table.rows.length / 2) : at;
}

/** The rows after a page break: the outer group label is printed again or left out with its column. */
function reopen(rows: readonly Cell[][], cut: number): Cell[][] {
  const outcome = rows.flat().find((item) => item.kind === 'label' && item.text.includes('本年度办理结果'));
  const rest = rows.slice(cut);
  const inside = rest.length - 1;
  const [first, ...others] = rest;
  if (outcome === undefined || first === undefined) return [...rest];
  const side: Cell = { ...outcome, text: '', rowspan: inside };
  outcome.rowspan -= inside;
  return [[side, ...first], ...others];
}
