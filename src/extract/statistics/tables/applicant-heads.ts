/**
 * Head rows of the request table → its value columns in printed order: applicants, subtotals, and columns that hold no
 * figures (单位, 序号, 备注). Two storeys make one row. Where a head in unknown words leaves doubt, there are no columns.
 */
import type { FormColumn } from '../../../model/form.js';
import { comparisonKey } from '../../../text/comparison-key.js';
import type { Label } from '../read-label.js';
import type { Reading } from '../reading.js';
import type { LabelCell } from './classify-cells.js';
import type { Collected } from './observing.js';
import { type FormWords, findByLabel } from './words-of-form.js';

const SUBTOTAL = 'subtotal';
const TOTAL = 'total';
/** 合计: the total, unless another head says 总计. */
const SUM = 'sum';
/** Stands over several columns. */
const GROUP = '';
const BESIDE = '-';
const UNKNOWN = '?';
/** Holds figures that are no applicant's of this year: 比上年增减, 占比, whatever stands beside 申请人情况. */
const OTHER = '~';
/** Applicants whose heads stand beside the group, not below it. */
const UPPER: ReadonlySet<string> = new Set(['natural_person', TOTAL, GROUP]);
const BESIDE_KINDS: ReadonlySet<string> = new Set(['unit', 'sequence', 'remark']);

export interface ValueColumn {
  /** Applicant code, or null for a column that holds no figures of applicants. */
  readonly applicant: string | null;
  readonly beside: boolean;
}

/** The columns under one head. */
export interface ValueColumns {
  readonly columns: readonly ValueColumn[];
  /** True when every column of the form is there: only then may empty cells be left out. */
  readonly complete: boolean;
  /** Columns at the end that hold no figures: a row may end before them. */
  readonly besides: number;
  /** True where no head names them: they are the form's, and the page may have others. */
  readonly assumed: boolean;
}

interface HeadCell {
  readonly code: string;
  /** What tells it from others: columns beside the figures (单位, 备注) are told by their words. */
  readonly name: string;
  /** Which row of the head it stands in. */
  readonly storey: number;
  /** Its column in the table. */
  readonly x: number;
}

interface Sides {
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

const NO_SIDES: Sides = { before: [], behind: [] };

export class ApplicantHeads {
  private heads: HeadCell[] = [];
  private storeys = 0;
  private columns: ValueColumns | null = null;
  /** Heads on both sides of 申请人情况 in the row above the head, and those of the head that is read. */
  private above: Sides = NO_SIDES;
  private sides: Sides = NO_SIDES;

  constructor(
    private readonly words: FormWords,
    private readonly reading: Reading,
    private readonly out: Collected,
  ) {}

  get started(): boolean {
    return this.heads.length >= 2;
  }

  /** True when the row is one of the head. */
  opens(labels: readonly LabelCell[]): boolean {
    const codes = labels.map(({ label }) => this.nameHead(label));
    const known = codes.filter(isApplicant).length;
    return known >= 2 || (known === 1 && (this.heads.length > 0 || codes.includes(GROUP)));
  }

  /** True for a row that names all applicants at once (申请人情况): heads beside that are columns, and of none of them. */
  noteAbove(labels: readonly LabelCell[]): boolean {
    const isUmbrella = ({ label }: LabelCell): boolean => this.words.umbrellas.has(label.key);
    const first = labels.findIndex(isUmbrella);
    if (first < 0) return false;
    const before = labels.slice(0, first).filter(({ at }) => at > 0);
    // Where spans are written out as copies, it stands over each of its columns.
    const behind = labels.slice(labels.findLastIndex(isUmbrella) + 1);
    this.above = {
      before: before.map(({ label }) => this.nameBeside(label)).filter((code) => code === BESIDE),
      behind: behind.map(({ label }) => this.nameBeside(label)),
    };
    return true;
  }

  private nameBeside(label: Label): string {
    return this.nameHead(label) === BESIDE ? BESIDE : `${OTHER}${label.key}`;
  }

  add(labels: readonly LabelCell[]): void {
    const codes = labels.map(({ label }) => this.nameHead(label));
    if (this.columns) this.clear();
    if (this.storeys === 0) this.sides = this.above;
    this.above = NO_SIDES;
    const storey = this.storeys++;
    for (const [index, code] of codes.entries()) {
      const name = code === BESIDE ? `${code}${labels[index]?.label.key}` : code;
      const x = labels[index]?.cell.x ?? 0;
      if (this.holdsColumn(code, { labels, codes, index })) this.heads.push({ code, name, storey, x });
    }
  }

  private clear(): void {
    this.heads = [];
    this.storeys = 0;
    this.columns = null;
  }

  /** What stands over the labels is no column: the first cells of the row, before its first applicant. */
  private holdsColumn(
    code: string,
    row: { labels: readonly LabelCell[]; codes: readonly string[]; index: number },
  ): boolean {
    if (isApplicant(code) || code === GROUP) return true;
    if (code === BESIDE) return (row.labels[row.index]?.at ?? 0) > 0;
    const before = !row.codes.slice(0, row.index).some((other) => isApplicant(other) || other === GROUP);
    return !(before && row.codes.some((other) => UPPER.has(other)));
  }

  private nameHead(label: Label): string {
    if (this.words.applicantGroups.has(label.key)) return GROUP;
    const column = findByLabel(this.words.applicants, label) ?? this.findBehindGroup(label);
    if (column) return this.isSum(column, label) ? SUM : column.code;
    const kind = this.reading.heads.get(label.key) ?? '';
    if (BESIDE_KINDS.has(kind)) return BESIDE;
    if (kind === 'cumulative') return `${OTHER}${label.key}`;
    return kind === 'total' ? SUBTOTAL : `${UNKNOWN}${label.key}`;
  }

  /** Two storeys in one cell: 法人或其他组织-商业企业. */
  private findBehindGroup({ key }: Label): FormColumn | undefined {
    const group = [...this.words.applicantGroups].find((name) => name !== '' && key.startsWith(name));
    return group === undefined ? undefined : this.words.applicants.get(key.slice(group.length));
  }

  private isSum(column: FormColumn, label: Label): boolean {
    return column.code === TOTAL && comparisonKey(column.label) !== label.key;
  }

  /** Without a column where the head leaves doubt. */
  readColumns(): ValueColumns {
    this.columns ??= this.describeColumns();
    return this.columns;
  }

  private describeColumns(): ValueColumns {
    const { before, behind } = this.sides;
    const columns = [...before, ...this.orderColumns(), ...behind].map((code) => ({
      applicant: isApplicant(code) ? code : null,
      beside: code === BESIDE,
    }));
    const form = this.words.matrix?.columns;
    const complete = form?.every(({ code }) => columns.some(({ applicant }) => applicant === code)) ?? false;
    const besides = columns.length - 1 - columns.findLastIndex(({ beside }) => !beside);
    return { columns, complete, besides, assumed: this.heads.length === 0 };
  }

  private orderColumns(): readonly string[] {
    const form = this.words.matrix?.columns ?? [];
    if (this.heads.length === 0) {
      this.out.report('head-missing', "no head names the applicants; columns are taken in the form's order");
      return form.map(({ code }) => code);
    }
    const printed = flatten(this.heads);
    if (printed === null) {
      this.out.report('head-order', 'nothing parts the two rows of heads of the request table; it is not read');
      return [];
    }
    return this.placeUnknown(nameSums(printed), form);
  }

  /** A head in unknown words is the one applicant that no other names, or the one whose words it shares. */
  private placeUnknown(columns: readonly string[], form: readonly FormColumn[]): readonly string[] {
    const unknown = columns.filter(isUnknown);
    const missing = form.filter(({ code }) => !columns.includes(code));
    if (unknown.length === 0 || missing.length === 0) return columns;
    const [only] = missing;
    const single = unknown.length === 1 && missing.length === 1 && only !== undefined;
    const named = new Map(unknown.map((head) => [head, single ? only : findAlike(head, missing)]));
    const found = [...named.values()].filter((column) => column !== null);
    if (new Set(found).size < unknown.length) {
      this.out.report('head-unknown', `${unknown.length} heads of the request table are unknown; it is not read`);
      return [];
    }
    const taken = found.map(({ code }) => code).join(', ');
    this.out.report('head-position', `heads in unknown words are taken for ${taken}, which no other head names`);
    return columns.map((code) => named.get(code)?.code ?? code);
  }
}

/** Characters that a head must share with an applicant's label, and with no other as many. */
const SHARED = 2;

function findAlike(head: string, columns: readonly FormColumn[]): FormColumn | null {
  const ranked = columns
    .map((column) => ({ column, shared: [...column.label].filter((character) => head.includes(character)).length }))
    .sort((a, b) => b.shared - a.shared);
  const [first, second] = ranked;
  return first && first.shared >= SHARED && first.shared !== second?.shared ? first.column : null;
}

function isUnknown(code: string): boolean {
  return code.startsWith(UNKNOWN);
}

function isApplicant(code: string): boolean {
  return code !== GROUP && code !== BESIDE && !isUnknown(code) && !code.startsWith(OTHER);
}

/**
 * Heads in the order they are printed: what stands below the group (法人或其他组织) takes its place among 自然人 and 总计.
 * Each head once: a copy of the head names nothing new.
 */
function flatten(heads: readonly HeadCell[]): string[] | null {
  const once = heads.filter((head, index) => heads.findIndex((other) => other.name === head.name) === index);
  const group = once.find((head) => head.code === GROUP);
  if (!group) return orderUngrouped(once);
  const below = once.findIndex((head) => head.storey >= group.storey && isLower(head.code));
  const isUpper = (head: HeadCell, index: number): boolean =>
    UPPER.has(head.code) || (!isLower(head.code) && head.storey === group.storey && index < below);
  const upper = once.filter(isUpper);
  const lower = once.filter((head, index) => !isUpper(head, index)).map((head) => head.code);
  return upper.flatMap((head) => (head.code === GROUP ? nameBelow(lower) : [head.code]));
}

/** Where 总计 stands over applicants, and the group beside it has no name, their columns tell the order, or nothing does. */
function orderUngrouped(once: readonly HeadCell[]): string[] | null {
  const total = once.find(({ code }) => code === TOTAL || code === SUM);
  const isAbove = total !== undefined && once.some(({ code, storey }) => isLower(code) && storey > total.storey);
  if (!isAbove) return once.map(({ code }) => code);
  const placed = [...once].sort((a, b) => a.x - b.x);
  const isLast = placed.indexOf(total) > placed.findLastIndex(({ code }) => isLower(code));
  return isLast && new Set(once.map(({ x }) => x)).size === once.length ? placed.map(({ code }) => code) : null;
}

/** A group that is not parted is the sum of its applicants. */
function nameBelow(lower: readonly string[]): string[] {
  return lower.length === 0 ? [SUBTOTAL] : lower.map((code) => (code === SUM ? SUBTOTAL : code));
}

/** An applicant that the form has below the group. */
function isLower(code: string): boolean {
  return isApplicant(code) && !UPPER.has(code) && code !== SUM && code !== SUBTOTAL;
}

function nameSums(columns: readonly string[]): string[] {
  const total = columns.includes(TOTAL);
  return columns.map((code) => (code === SUM ? (total ? SUBTOTAL : TOTAL) : code));
}
