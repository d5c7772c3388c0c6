import * as library from 'fflate';
import { describe, expect, it } from 'vitest';
import { WorkbookFile } from '../../../src/dataset/copies/workbook-file.js';
import { defaultKnowledge } from '../../../src/index.js';
import type { SheetCell } from '../../../src/output/spreadsheet-xml.js';

const plain = (...values: readonly (string | number | null)[]): readonly SheetCell[] =>
  values.map((value) => ({ value, style: 'plain' }));

/** The parts of the archive as text, in their order; and its bytes. */
function write(rows: readonly (readonly SheetCell[])[], mostRows?: number) {
  const pieces: Uint8Array[] = [];
  const book = new WorkbookFile({
    library,
    names: defaultKnowledge.tables.workbook,
    write: (bytes) => pieces.push(Uint8Array.from(bytes)),
    title: '数值',
    frame: { widths: [24, 13], frozen: { rows: 1, columns: 1 } },
    heads: [plain('甲', '乙')],
    ...(mostRows !== undefined && { mostRows }),
  });
  for (const row of rows) book.add(row);
  book.finish();
  const bytes = Buffer.concat(pieces);
  const parts = Object.entries(library.unzipSync(bytes));
  return { bytes, pieces, parts: new Map(parts.map(([name, part]) => [name, Buffer.from(part).toString('utf8')])) };
}

const sheetOf = (parts: ReadonlyMap<string, string>, number = 1) => parts.get(`xl/worksheets/sheet${number}.xml`) ?? '';
const rowsOf = (sheet: string) => [...sheet.matchAll(/<row r="(\d+)">/g)].map(([, row]) => Number(row));

describe('a workbook', () => {
  it('names its parts, and every part that it names is there', () => {
    const { parts } = write([plain('a', 1)]);
    const named = [...(parts.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect([...parts.keys()].sort()).toEqual(
      [...named, '[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels'].sort(),
    );
    expect(sheetOf(parts)).toContain(
      '<c r="A2" t="inlineStr"><is><t xml:space="preserve">a</t></is></c><c r="B2"><v>1</v></c>',
    );
    expect(parts.get('xl/workbook.xml')).toContain('<sheet name="数值" sheetId="1" r:id="rId1"/>');
  });

  it('has its heads where the table has no rows', () => {
    expect(rowsOf(sheetOf(write([]).parts))).toEqual([1]);
  });

  it('goes on in a second sheet, with the heads again, where the first is full', () => {
    const { parts } = write(
      Array.from({ length: 5 }, (_, index) => plain('a', index)),
      3,
    );
    expect([1, 2, 3].map((number) => rowsOf(sheetOf(parts, number)))).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2],
    ]);
    expect(parts.get('xl/workbook.xml')).toContain('name="数值 3" sheetId="3"');
    expect(sheetOf(parts, 3)).toContain('<v>4</v>');
    expect([1, 2, 3].filter((number) => sheetOf(parts, number).includes('tabSelected'))).toEqual([1]);
  });

  it('has the same bytes whenever and wherever it is written', () => {
    const rows = [plain('=a', 1.5), plain(null, -3)];
    const before = process.env['TZ'];
    const first = write(rows).bytes;
    process.env['TZ'] = 'Pacific/Auckland';
    const second = write(rows).bytes;
    process.env['TZ'] = before;
    expect(second.equals(first)).toBe(true);
  });

  it('is written while its rows come', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => plain(`${index * 7919}-${index * 104729}`, index));
    const { pieces, bytes } = write(words);
    expect(bytes.length).toBeGreaterThan(200_000);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(bytes.length / 2);
  });

  it('holds any text as a text: signs of XML, characters that it cannot hold, what looks like a formula', () => {
    const { parts } = write([plain('<a&b>"', '=cmd|1'), plain('\u0000\r_x000D_\ud800', '\u202eאב\n')]);
    const sheet = sheetOf(parts);
    expect(sheet).toContain('>&lt;a&amp;b&gt;"</t>');
    expect(sheet).toContain('<c r="B2" s="6" t="inlineStr"><is><t xml:space="preserve">=cmd|1</t>');
    expect(sheet).toContain('>_x0000__x000D__x005F_x000D_\ufffd</t>');
    expect(sheet).toContain('>\u202eאב\n</t>');
    expect(sheet).not.toContain('<f');
  });

  it('names its columns as spreadsheets do', () => {
    const { parts } = write([plain(...Array.from({ length: 703 }, () => 1))]);
    expect(sheetOf(parts)).toMatch(/<c r="Z2">.*<c r="AA2">.*<c r="AZ2">.*<c r="BA2">.*<c r="ZZ2">.*<c r="AAA2">/);
  });
});
