/**
 * The list table of 2014-2018: 统计指标, 单位, 统计数. Ordinals are counted as the rows are printed, so that rows a
 * province inserted shift those below, as on real pages.
 */
import { type ListRow, ROWS_2014 } from '../forms/list-2014.js';
import { type Cell, cell, type Grid, grid } from '../model.js';
import { chineseOrdinal, type TableContext } from './context.js';
import { withNotes } from './notes.js';

const JIANGSU_REPLACES = 'organization.reading_points';
const POWERS = [
  '行政许可',
  '行政处罚',
  '行政强制',
  '行政征收',
  '行政给付',
  '行政裁决',
  '行政确认',
  '行政奖励',
  '行政征用',
  '其他行政权力',
];
const DROPPABLE = [
  'complaints',
  'organization.offices',
  'response.channels.social_media',
  'proactive.channels.wechat',
  'training.sessions',
];

class Ordinals {
  #first = 0;
  #second = 0;
  #third = 0;
  constructor(
    readonly stop: string,
    readonly lost: boolean,
    readonly shift: number,
  ) {}

  mark(row: Pick<ListRow, 'mark'>): string {
    if (row.mark === 'A') return this.#show(`${chineseOrdinal(this.#nextFirst())}、`);
    if (row.mark === 'B') {
      this.#third = 0;
      this.#second += 1;
      return this.#show(`（${chineseOrdinal(this.#second)}）`);
    }
    if (row.mark === 'C') {
      this.#third += 1;
      return this.#show(`${this.#third}${this.stop}`);
    }
    return row.mark === 'Q' ? '其中：' : '';
  }

  #nextFirst(): number {
    this.#second = 0;
    this.#third = 0;
    this.#first += 1;
    return this.#first > 3 ? this.#first + this.shift : this.#first;
  }

  #show(ordinal: string): string {
    return this.lost ? '' : ordinal;
  }
}

/** Rows of this page, in print order. */
function chooseRows(context: TableContext): ListRow[] {
  const jiangsu = context.has('local-jiangsu');
  const dropped = new Set(context.has('missing-rows') ? context.random.sample(DROPPABLE, 2) : []);
  for (const row of ROWS_2014) {
    const absent = dropped.has(row.code) || (jiangsu && row.code === JIANGSU_REPLACES);
    if (absent && !row.local) context.ledger.absent.add(row.code);
  }
  return ROWS_2014.filter((row) => (jiangsu || !row.local) && !context.ledger.absent.has(row.code));
}

/** Typing errors seen on real pages. */
const TYPOS: Record<string, string> = {
  'litigation.upheld': '维持具有行政行为或者驳回原告诉讼请求数',
  'training.meetings': '召开政府信息公开工作会或专题会议数',
  'proactive.items.normative_documents': '主动公开规范性文件总数',
};

function wording(context: TableContext, row: ListRow): string {
  const typo = TYPOS[row.code];
  if (typo !== undefined && context.has('label-typos')) return typo;
  if (row.long === null || !context.random.chance(0.7)) return row.label;
  const account = context.random.pick(['', '', '      ', `${context.random.pick(['微', '发布'])}政务`]);
  return row.long.replace('*', account);
}

interface Line {
  readonly label: Cell;
  readonly unit: Cell | null;
  readonly value: Cell;
  readonly mark: ListRow['mark'];
}

function groupFiller(context: TableContext, filler: string): Cell {
  return cell('filler', context.kind === 'html' && filler === '' && context.random.chance(0.3) ? '\u00a0' : filler);
}

function buildLine(
  context: TableContext,
  row: ListRow,
  style: { ordinals: Ordinals; filler: string; withUnit: boolean },
): Line {
  const label = cell('label', style.ordinals.mark(row) + wording(context, row));
  if (row.code === 'proactive.channels' && context.has('group-figure'))
    return groupLine(context, label, style.withUnit);
  if (row.unit === null) {
    const unit = style.withUnit ? groupFiller(context, style.filler) : null;
    return { label, unit, value: groupFiller(context, style.filler), mark: row.mark };
  }
  const figure = { indicator: row.code, value: context.figures.get(row.code) ?? 0, unit: row.unit };
  const unit = style.withUnit ? cell('unit', row.unit) : null;
  return { label, unit, value: context.ledger.value(figure), mark: row.mark };
}

/** A group that prints a figure of its own. */
function groupLine(context: TableContext, label: Cell, withUnit: boolean): Line {
  const channels = ['gazette', 'website', 'weibo', 'wechat', 'other'].map((name) => `proactive.channels.${name}`);
  const value = channels.reduce((sum, code) => sum + (context.figures.get(code) ?? 0), 0);
  const item = context.ledger.value({ indicator: 'proactive.channels', value, unit: withUnit ? '条' : null });
  return { label, unit: withUnit ? cell('unit', '条') : null, value: item, mark: 'B' };
}

function powersLines(context: TableContext, style: { ordinals: Ordinals; filler: string; withUnit: boolean }): Line[] {
  const head = cell(
    'label',
    `${style.ordinals.mark({ mark: 'A' })}行政权力办件情况（${context.year}年部门实际办件数）`,
  );
  const filler = (): Cell => groupFiller(context, style.filler);
  const lines: Line[] = [{ label: head, unit: style.withUnit ? filler() : null, value: filler(), mark: 'A' }];
  for (const power of POWERS) {
    const label = cell('label', style.ordinals.mark({ mark: 'B' }) + power);
    const value = context.ledger.local(power, context.random.pick([0, 0, 0, 3, 41]));
    lines.push({ label, unit: style.withUnit ? cell('unit', '件') : null, value, mark: 'B' });
  }
  return lines;
}

const HEAD_LABELS = ['统计指标', '统 计 指 标', '统　计　指　标', '指标名称', '统计指标名称'];
const HEAD_VALUES = ['统计数', '统 计 数', '数量', '统计数量'];

export function buildList2014(context: TableContext): Grid {
  const withUnit = !context.has('no-unit-column');
  const stop = context.has('small-full-stops') ? '﹒' : context.random.pick(['.', '．', '、', '.']);
  const shift = context.has('shifted-ordinals') ? context.random.pick([1, 2]) : 0;
  const ordinals = new Ordinals(stop, context.has('lost-ordinals'), shift);
  const style = { ordinals, withUnit, filler: context.random.pick(['', '', '', '----', '—']) };
  const lines = chooseRows(context).map((row) => buildLine(context, row, style));
  if (context.has('local-powers')) lines.push(...powersLines(context, style));
  const head = [cell('head', context.random.pick(HEAD_LABELS))];
  if (withUnit) head.push(cell('head', context.random.pick(['单位', '单 位', '计量单位'])));
  head.push(cell('head', context.random.pick(HEAD_VALUES)));
  return context.has('table-notes') ? withNotes(arrange(context, head, lines), context) : arrange(context, head, lines);
}

function rowOf(line: Line): Cell[] {
  return line.unit === null ? [line.label, line.value] : [line.label, line.unit, line.value];
}

function arrange(context: TableContext, head: Cell[], lines: Line[]): Grid {
  if (context.has('row-numbers')) return withRowNumbers(head, lines);
  if (context.has('parent-column')) return withParentColumn(head, lines);
  if (context.has('side-by-side')) return sideBySide(head, lines);
  if (context.has('earlier-year')) return withEarlierYear(context, head, lines);
  return grid([head, ...lines.map(rowOf)]);
}

function withRowNumbers(head: Cell[], lines: Line[]): Grid {
  const numbered = lines.map((line, index) => [cell('filler', String(index + 1)), ...rowOf(line)]);
  return grid([[cell('head', '序号'), ...head], ...numbered]);
}

/** First-level rows without own figure stand in a first column that spans the rows below them. */
function withParentColumn(head: Cell[], lines: Line[]): Grid {
  const rows: Cell[][] = [];
  const [first, ...rest] = head;
  if (first !== undefined) rows.push([{ ...first, colspan: 2 }, ...rest]);
  let parent: Cell | null = null;
  for (const line of lines) {
    const isGroup = line.mark === 'A' && line.value.kind === 'filler';
    if (isGroup) {
      parent = { ...line.label, rowspan: 0 };
      continue;
    }
    if (line.mark === 'A') {
      parent = null;
      rows.push([{ ...line.label, colspan: 2 }, ...rowOf(line).slice(1)]);
      continue;
    }
    const opens = parent !== null && parent.rowspan === 0;
    if (parent === null) rows.push([{ ...line.label, colspan: 2 }, ...rowOf(line).slice(1)]);
    else {
      parent.rowspan += 1;
      rows.push(opens ? [parent, ...rowOf(line)] : rowOf(line));
    }
  }
  return grid(rows);
}

/** Two halves of the list beside each other under the same head. */
function sideBySide(head: Cell[], lines: Line[]): Grid {
  const half = Math.ceil(lines.length / 2);
  const empty = head.map(() => cell('filler', ''));
  const rows = lines.slice(0, half).map((line, index) => {
    const beside = lines[half + index];
    return [...rowOf(line), ...(beside ? rowOf(beside) : empty.map((item) => ({ ...item })))];
  });
  return grid([[...head, ...head.map((item) => ({ ...item }))], ...rows]);
}

/** A second value column, of the year before: its head alone tells the two apart. */
function withEarlierYear(context: TableContext, head: Cell[], lines: Line[]): Grid {
  const first = context.random.chance(0.5);
  const pair = <T>(own: T, earlier: T): T[] => (first ? [earlier, own] : [own, earlier]);
  const names = head.slice(0, -1);
  const years = pair(cell('head', `${context.year}年`), cell('head', `${context.year - 1}年`));
  const rows = lines.map((line, index) => {
    const printed = rowOf(line);
    const own = printed.at(-1) ?? line.value;
    const figure = line.value.kind === 'filler' ? '' : String(91_001 + index);
    return [...printed.slice(0, -1), ...pair(own, cell('filler', figure))];
  });
  return grid([[...names, ...years], ...rows]);
}
