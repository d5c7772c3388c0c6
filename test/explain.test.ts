/** A reading with its trail: every value of every fixture page is found again in the cell it came from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainPage } from '../src/index.js';

const PAGES = join(import.meta.dirname, '../fixtures/pages');
const SLUGS = readdirSync(PAGES);

function readFixture(slug: string): Uint8Array {
  const html = join(PAGES, slug, 'page.html');
  return readFileSync(existsSync(html) ? html : join(PAGES, slug, 'page.txt'));
}

describe('places of values', () => {
  it.each(SLUGS)('%s: each value stands in its cell', (slug) => {
    const { rows, page } = explainPage(readFixture(slug));
    const printed = rows.map(({ cell }) =>
      cell === null ? null : (page.tables[cell.table]?.grid.rows[cell.row]?.[cell.cell]?.raw ?? ''),
    );
    const misplaced = rows.filter(({ raw, status }, index) =>
      status === 'unreadable' ? !raw.startsWith(printed[index] ?? '?') : raw !== printed[index],
    );
    expect(misplaced).toEqual([]);
  });

  it('shows every block of the page', () => {
    const { blocks, page } = explainPage(readFixture('word-paste-2017'));
    expect(page.blocks.map(({ kind }) => kind)).toEqual(blocks.map(({ kind }) => kind));
  });

  it('has no page for bytes that are none', () => {
    expect(explainPage(Buffer.from('%PDF-1.4')).page).toEqual({ title: null, blocks: [], tables: [] });
  });
});
