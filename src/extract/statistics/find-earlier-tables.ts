/**
 * Statistics tables that the lines above them name an earlier year for, beside others of the report's own year: tables
 * printed for comparison. A year that nothing else on the page stands against tells nothing.
 */
import type { Page } from '../../model/document.js';
import type { BodyTable } from './body-table.js';

/** A year, not part of a date or of a longer number. */
const YEAR = /(?:^|[^\d./-])(20\d\d)(?![\d./-])/;
const LONGEST_LINE = 60;
const FARTHEST = 3;

export interface Years {
  /** Table index → year that the lines above it name. */
  readonly tables: ReadonlyMap<number, string>;
  /** The year that the page's title and headings agree on, or null. */
  readonly report: string | null;
}

export function findYears(page: Page, tables: readonly BodyTable[], isHeading: (text: string) => boolean): Years {
  const years = new Map<number, string>();
  let above: BodyTable | null = null;
  for (const table of tables) {
    const own = readAbove(page, { table, from: above?.blocks.at(-1) ?? -1 }, isHeading);
    const year = own === 'none' ? above && years.get(above.index) : own;
    if (year) years.set(table.index, year);
    above = table;
  }
  return { tables: years, report: readTitleYear(page, tables[0]?.block ?? 0) };
}

/** Null where a section begins; `none` where no line tells. */
function readAbove(
  page: Page,
  place: { table: BodyTable; from: number },
  isHeading: (text: string) => boolean,
): string | null | 'none' {
  const caption = YEAR.exec(place.table.grid.caption?.text ?? '')?.[1];
  if (caption !== undefined) return caption;
  const { block } = place.table;
  for (let at = block - 1; at > place.from; at--) {
    const line = page.blocks[at];
    if (line?.kind !== 'paragraph' || line.text.length > LONGEST_LINE) return null;
    const year = block - at <= FARTHEST ? YEAR.exec(line.text)?.[1] : undefined;
    if (year !== undefined) return year;
    if (isHeading(line.text)) return null;
  }
  return place.from < 0 ? null : 'none';
}

/** From the title and the headings before the first table; null where they do not agree. */
function readTitleYear(page: Page, before: number): string | null {
  const lines = [page.title?.text ?? ''];
  let first: string | null = null;
  for (let at = 0; at < before; at++) {
    const block = page.blocks[at];
    if (block?.kind !== 'paragraph') continue;
    first ??= block.text;
    if (block.level > 0) lines.push(block.text);
  }
  if (lines.length === 1 && first !== null) lines.push(first);
  return findOnlyYear(lines);
}

function findOnlyYear(lines: readonly string[]): string | null {
  let only: string | null = null;
  for (const line of lines) {
    const year = YEAR.exec(line)?.[1];
    if (year === undefined || year === only) continue;
    if (only !== null) return null;
    only = year;
  }
  return only;
}
