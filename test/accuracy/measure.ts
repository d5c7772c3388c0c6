/** Generated pages through the whole program, tallied by layout, header, quirk and the like. */
import { parsePage } from '../../src/index.js';
import { describe, type GeneratedPage, type GeneratorOptions, generatePage } from '../generator/index.js';
import { compareRecord, type Tally } from './compare.js';

export interface Line {
  pages: number;
  cells: number;
  right: number;
  silent: number;
  missed: number;
  fields: number;
  wrongFields: number;
  refused: number;
}

export interface Measured {
  readonly lines: ReadonlyMap<string, Line>;
  /** What went wrong, page by page, for people. */
  readonly findings: readonly string[];
}

const NOTHING: Line = { pages: 0, cells: 0, right: 0, silent: 0, missed: 0, fields: 0, wrongFields: 0, refused: 0 };

export function measure(seeds: Iterable<number>, options: Partial<GeneratorOptions> = {}): Measured {
  const lines = new Map<string, Line>();
  const findings: string[] = [];
  for (const seed of seeds) {
    const page = generatePage(seed, options);
    const result = parsePage(page.bytes, { url: page.url });
    const tally = compareRecord(page, result.ok ? result.record : null);
    for (const name of listGroups(page)) add(lines, name, tally, !result.ok);
    const wrong = [
      ...tally.silent.map((text) => `SILENT ${text}`),
      ...tally.missed.map((text) => `missed ${text}`),
      ...tally.wrongFields,
    ];
    if (wrong.length > 0) findings.push([describe(page), ...wrong.slice(0, 6)].join('\n    '));
  }
  return { lines, findings };
}

function listGroups(page: GeneratedPage): string[] {
  const { layout } = page;
  return [
    'all',
    page.truth.form,
    `all ${page.kind}`,
    page.kind === 'text' ? `text ${layout.textShape}` : `html ${layout.cms}`,
    `header ${layout.headerLayout}`,
    ...layout.quirks.map((quirk) => `quirk ${quirk}`),
  ];
}

function add(lines: Map<string, Line>, name: string, tally: Tally, refused: boolean): void {
  const line = lines.get(name) ?? { ...NOTHING };
  lines.set(name, line);
  line.pages++;
  line.cells += tally.cells;
  line.right += tally.right;
  line.silent += tally.silent.length;
  line.missed += tally.missed.length;
  line.fields += tally.fields;
  line.wrongFields += tally.wrongFields.length;
  if (refused) line.refused++;
}
