import { describe, expect, it } from 'vitest';
import { writeCodebookText } from '../../src/output/codebook-text.js';
import { listStaticTables, listTables } from '../../src/output/tables/list-tables.js';
import { defaultKnowledge } from '../../src/pipeline.js';

const { forms, tables: knowledge } = defaultKnowledge;
const tables = [...listTables(forms, knowledge), ...listStaticTables(forms, knowledge)];
const text = writeCodebookText({ tables, forms, knowledge });

describe('codebook.md', () => {
  it('names every column of every table, every indicator, sum, concept and break', () => {
    for (const { name, columns } of tables.filter((table) => !table.name.startsWith('wide-'))) {
      expect([name, columns.filter((column) => !text.includes(`| \`${column.name}\` |`))]).toEqual([name, []]);
    }
    for (const { id, tables: parts } of forms) {
      const rules = parts.flatMap(({ sums }) => sums.map(({ rule }: { rule: string }) => `${id}.${rule}`));
      expect(rules.filter((rule) => !text.includes(`| \`${rule}\` |`))).toEqual([]);
    }
    for (const { code, label, labelEn } of knowledge.concepts)
      expect(text).toContain(`| \`${code}\` | ${label} | ${labelEn} |`);
    for (const { code } of knowledge.breaks) expect(text).toContain(`| ${code} |`);
  });

  it('tells indicators in both languages, with applicants put together', () => {
    expect(text).toContain('| `out_granted_*` | `outcome.granted` | 予以公开 | granted | 件 | count |  |');
    expect(text).toContain(
      '| `fees_collected` | `fees.collected` | 依申请公开信息收取的费用 | Fees collected for disclosure upon request | 万元 | amount | unit in `fees_collected_unit` |',
    );
  });

  it('is made of tables whose rows have one width', () => {
    const widths = text
      .split('\n\n')
      .filter((part) => part.startsWith('|'))
      .map(
        (part) =>
          new Set(
            part
              .trim()
              .split('\n')
              .map((line) => line.split(' | ').length),
          ),
      );
    expect(widths.filter(({ size }) => size !== 1)).toEqual([]);
  });
});
