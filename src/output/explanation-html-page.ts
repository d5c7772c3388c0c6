/**
 * The left side: the page's text block by block, each with the letter of its use, every value that went into the record
 * marked at its place and linked to its partner on the right. Yields piece by piece; all page text is escaped.
 */
import type { Cell, Grid } from '../model/document.js';
import type { ExplainedRow, Explanation } from '../model/explanation.js';
import type { Mark, Marks } from './explanation-html-marks.js';
import { cutText, escapeAttribute, escapeText, writeLink } from './explanation-html-markup.js';
import {
  type Item,
  keyOfCaption,
  keyOfCell,
  LONGEST_CELL,
  LONGEST_PARAGRAPH,
  listUnits,
  MOST_CELLS,
  type Plan,
} from './explanation-html-plan.js';
import { LETTERS, type SheetWords } from './explanation-html-words.js';

export interface PageDesk {
  readonly explanation: Explanation;
  readonly plan: Plan;
  readonly marks: Marks;
  readonly say: SheetWords;
}

const LONGEST_RAW = 2000;
const LONGEST_LINE = 300;
const MOST_LINES = 3000;
const WIDEST = 400;

export function* writePageSide(desk: PageDesk): Generator<string> {
  const { plan, explanation, say } = desk;
  const { title } = explanation.page;
  if (title) yield note(`${say('sheet.pageTitle')} ${cutText(title.text, LONGEST_RAW)}`);
  const writer = new PageWriter(desk);
  for (const item of plan.items) yield* writer.writeItem(item);
  if (plan.left > 0) yield note(say('sheet.blocksLeft', { count: plan.left }));
}

function note(text: string): string {
  return `<p class="note">${escapeText(text)}</p>\n`;
}

class PageWriter {
  /** A value that stands in several pieces is led to by its first. */
  private readonly named = new Set<string>();

  constructor(private readonly desk: PageDesk) {}

  *writeItem(item: Item): Generator<string> {
    const { as, why } = item.use;
    const { say } = this.desk;
    const label = `${LETTERS[as]} ${say(`sheet.use.${as}`)}`;
    yield `<section id="p-b${item.index}${item.table === null ? '' : `-${item.table}`}" class="use-${as}">`;
    yield `<h4><b>${escapeText(label)}</b> <span>${item.index} · ${escapeText(why)}</span></h4>\n`;
    if (item.content.kind === 'grid') yield* this.writeGrid(item, item.content);
    else yield* this.writeWords(item);
    if (item.blocks.length > 1) yield* this.writeLines(item);
    yield '</section>\n';
  }

  private *writeWords(item: Item): Generator<string> {
    const { say } = this.desk;
    const { content } = item;
    for (const { key, text } of listUnits(item)) yield `<p>${this.writeMarked(key, text)}</p>\n`;
    if (content.kind !== 'paragraph') return;
    if (content.text.length > LONGEST_PARAGRAPH)
      yield note(say('sheet.textLeft', { count: content.text.length - LONGEST_PARAGRAPH }));
    if (content.raw !== content.text && item.use.as !== 'header')
      yield note(`${say('sheet.printed')} ${cutText(content.raw, LONGEST_RAW)}`);
  }

  private *writeGrid(item: Item, grid: Grid): Generator<string> {
    const { say } = this.desk;
    yield '<div class="wide"><table>\n';
    if (grid.caption !== null)
      yield `<caption>${this.writeMarked(keyOfCaption(item), cutText(grid.caption.text, LONGEST_CELL))}</caption>\n`;
    for (const [y, row] of grid.rows.slice(0, item.rows).entries()) yield* this.writeRow(item, row, y);
    yield '</table></div>\n';
    if (item.rows < grid.rows.length) yield note(say('sheet.rowsLeft', { count: grid.rows.length - item.rows }));
  }

  private *writeRow(item: Item, row: readonly Cell[], y: number): Generator<string> {
    yield '<tr>';
    for (const [x, cell] of row.slice(0, MOST_CELLS).entries()) yield this.writeCell(item, cell, { x, y });
    if (row.length > MOST_CELLS)
      yield `<td>${escapeText(this.desk.say('sheet.cellsLeft', { count: row.length - MOST_CELLS }))}</td>`;
    yield '</tr>\n';
  }

  private writeCell(item: Item, cell: Cell, { x, y }: { x: number; y: number }): string {
    const key = keyOfCell(item, y, x);
    const rows = this.desk.marks.inCells.get(key) ?? [];
    const tag = cell.head ? 'th' : 'td';
    const spans = `${writeSpan('colspan', cell.colspan, WIDEST)}${writeSpan('rowspan', cell.rowspan, item.rows - y)}`;
    const text = cutText(cell.raw, LONGEST_CELL);
    if (rows.length === 0) return `<${tag}${spans}>${this.writeMarked(key, text)}</${tag}>`;
    const values = rows.map((index) => this.writeValue(index, { text, behind: x }));
    return `<${tag}${spans} class="value">${values.join('')}</${tag}>`;
  }

  /** A figure of the statistics with what it was read as. */
  private writeValue(index: number, { text, behind }: { text: string; behind: number }): string {
    const row = this.desk.explanation.rows[index];
    if (row === undefined) return '';
    const { say } = this.desk;
    const lost = (row.cell?.cell ?? 0) > behind;
    const words = lost ? say('sheet.noCell') : text === '' ? say('sheet.blank') : text;
    const before = lost ? `<span>${escapeText(text)}</span>` : '';
    return (
      `${before}<a id="p-o${index}" class="mark is-${row.status}" href="#r-o${index}" title="${escapeAttribute(titleOf(row))}">` +
      `${escapeText(words)}</a><small>${escapeText(describeRow(row, index))}</small>`
    );
  }

  /** Text with its marks; a mark that bears several names is led to by each of them. */
  private writeMarked(key: string, text: string): string {
    const marks = this.desk.marks.inText.get(key) ?? [];
    let at = 0;
    let written = '';
    for (const mark of marks) {
      written += escapeText(text.slice(at, mark.start)) + this.writeMark(mark, text.slice(mark.start, mark.end));
      at = mark.end;
    }
    return written + escapeText(text.slice(at));
  }

  private writeMark({ names }: Mark, text: string): string {
    const fresh = names.filter((name) => !this.named.has(name));
    for (const name of fresh) this.named.add(name);
    const opened = fresh.map((name) => `<mark id="p-${name}">`).join('');
    const tags = fresh.map((name) => writeLink(`r-${name}`, name)).join(' ');
    const inner = opened === '' ? `<mark>${escapeText(text)}</mark>` : opened + escapeText(text);
    return inner + '</mark>'.repeat(fresh.length) + (tags === '' ? '' : `<sup>${tags}</sup>`);
  }

  /** What a rebuilt table was made of, as the page prints it. */
  private *writeLines(item: Item): Generator<string> {
    const { explanation, say } = this.desk;
    const values = { first: item.blocks[0] ?? 0, last: item.blocks.at(-1) ?? 0 };
    yield `<details><summary>${escapeText(`${say('sheet.rebuilt', values)} · ${say('sheet.lines')}`)}</summary>\n`;
    for (const index of item.blocks.slice(0, MOST_LINES)) {
      const line = explanation.blocks[index]?.text ?? '';
      yield `<p>${index} ${escapeText(cutText(line, LONGEST_LINE))}</p>\n`;
    }
    if (item.blocks.length > MOST_LINES)
      yield note(say('sheet.blocksLeft', { count: item.blocks.length - MOST_LINES }));
    yield '</details>\n';
  }
}

function writeSpan(name: string, span: number, most: number): string {
  const cells = Math.min(span, most);
  return cells > 1 ? ` ${name}="${cells}"` : '';
}

function describeRow({ indicator, applicant, match, status }: ExplainedRow, index: number): string {
  const whose = applicant === null ? '' : ` @${applicant}`;
  return `o${index} ${indicator ?? '–'}${whose}\n${match ?? '–'} · ${status}`;
}

function titleOf({ path, label, value, unit, why }: ExplainedRow): string {
  const reading = value === null ? '' : ` = ${value}${unit ?? ''}`;
  return cutText(`${[...path, label].join(' > ')}${reading}${why === null ? '' : ` (${why})`}`, LONGEST_LINE);
}
