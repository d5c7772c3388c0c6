/**
 * In: the parts of a page's text. Out: where another report begins on the same page: a line that reads like a title of
 * its own, with a year, at the end of a part, and behind it a part that is numbered 1 again. Null where none does.
 */
import type { Section } from '../../model/record.js';
import type { TitleKnowledge } from '../../model/section-knowledge.js';
import { isReportTitle } from './read-title.js';

export interface SecondReport {
  /** Index of its first part. */
  readonly section: number;
  readonly title: string;
}

/** The agency and a line on the date may stand below the title. */
const LAST_LINES = 4;
const MARKS = /[^\p{L}\d]+/gu;

/** Letters and digits: the same title may be printed twice, with other blanks. */
function namesOf(title: string): string {
  return title.replace(MARKS, '');
}

export function findSecondReport(
  sections: readonly Section[],
  title: string | null,
  knowledge: TitleKnowledge,
): SecondReport | null {
  if (title === null) return null;
  for (let at = 1; at < sections.length; at++) {
    if (sections[at]?.number !== 1 || sections[at - 1]?.heading === null) continue;
    const lines = sections[at - 1]?.paragraphs.slice(-LAST_LINES) ?? [];
    const other = lines.find((line) => isReportTitle(line, knowledge) && namesOf(line) !== namesOf(title));
    if (other !== undefined) return { section: at, title: other };
  }
  return null;
}
