/**
 * A page and the blocks that earlier stages claimed → its title and the top-level parts of its text.
 * Every other paragraph is in exactly one part, in page order; grids and pictures are in none. Never guesses a heading
 * from its number alone where the document does not number its parts that way.
 */
import type { Page } from '../../model/document.js';
import type { Section, Topic } from '../../model/record.js';
import type { BlockUse } from '../../model/result.js';
import type { Diagnostic } from '../../model/text.js';
import { assembleSections } from './assemble-sections.js';
import { chooseTopHeadings } from './choose-top-level.js';
import { type FoundHeading, findHeadings } from './find-headings.js';
import { findSecondReport, type SecondReport } from './find-second-report.js';
import { gatherLines, type Line } from './gather-lines.js';
import { readTitle } from './read-title.js';
import type { SectionWords } from './section-words.js';

export interface SectionsInput {
  readonly page: Page;
  /** Blocks that are header, navigation, caption or statistics. */
  readonly used: ReadonlySet<number>;
  /** Index of a statistics table's block → the part of the report it belongs to. */
  readonly tableTopics?: ReadonlyMap<number, Topic>;
  /** Treated titles from the page's head and header fields, best first. */
  readonly declaredTitles?: readonly string[];
}

export interface ReadSections {
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** Parts of this report: fewer where another one follows on the page. */
  readonly own: number;
  readonly uses: ReadonlyMap<number, BlockUse>;
  readonly diagnostics: readonly Diagnostic[];
}

const NO_TOPICS: ReadonlyMap<number, Topic> = new Map();

export function readSections(input: SectionsInput, words: SectionWords): ReadSections {
  const { page, used, tableTopics = NO_TOPICS, declaredTitles = [] } = input;
  const all = gatherLines(page, used, words);
  const found = findHeadings(all, words);
  const { title, blocks, columns } = readTitle({ page, lines: linesBefore(all, found), declaredTitles }, words.titles);
  const lines = blocks.size === 0 ? all : all.filter(({ block }) => !blocks.has(block) && !columns.has(block));
  const headings = chooseTopHeadings(blocks.size === 0 ? found : findHeadings(lines, words));
  const { sections, uses, diagnostics } = assembleSections({ lines, headings, tableTopics });
  addTitle(uses, blocks, columns);
  const second = findSecondReport(sections, title, words.titles);
  const own = second?.section ?? sections.length;
  return { title, sections, own, uses, diagnostics: second ? [...diagnostics, tellSecond(second)] : diagnostics };
}

function tellSecond({ section, title }: SecondReport): Diagnostic {
  const message = `another report begins here (${title}): its prose states nothing for this record`;
  return { code: 'second-report', severity: 'warning', message, at: `/sections/${section}` };
}

/** The title stands before the first numbered heading in known words. */
function linesBefore(lines: readonly Line[], found: readonly FoundHeading[]): readonly Line[] {
  return lines.slice(0, found.find((heading) => heading.sure && heading.level > 0)?.at ?? lines.length);
}

function addTitle(uses: Map<number, BlockUse>, blocks: ReadonlySet<number>, columns: ReadonlySet<number>): void {
  for (const block of columns) uses.set(block, { as: 'navigation', why: 'the name of the column above the title' });
  for (const block of blocks) uses.set(block, { as: 'title', why: 'the title of the report' });
}
