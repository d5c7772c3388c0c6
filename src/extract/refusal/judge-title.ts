/**
 * The titles of a page → what other document they announce, or null. A title that names another kind of text decides,
 * whatever tables the page holds: circulars carry the blank form. Names of columns (通知公告) printed large are no titles.
 */
import type { Page } from '../../model/document.js';
import type { RefusalKnowledge } from '../../model/refusal-knowledge.js';
import {
  ENOUGH_OBSERVATIONS,
  isList,
  LEADING_LINES,
  type ReportEvidence,
  type Scene,
  speaksOfDisclosure,
  speaksOfYear,
  statesPeriod,
  type Verdict,
} from './report-signs.js';

const PARTS_CARRIED = 3;
const LONGEST_LEAD = 60;
const EDGE = /^[\s【[(（《“"]+|(?<![\s】\])）》”"])[\s】\])）》”"]+$/g;
/** A note at the end (试行), its bracket perhaps lost. */
const NOTE = /[（(][^（）()]{0,12}[)）]?$/;
const SENTENCE = /[。；;！!]/;

export function judgeTitle(scene: Scene): Verdict | null {
  const { evidence } = scene;
  const headline = headlineOf(evidence.page);
  const column = evidence.title !== null && headline !== null && !speaksOf(headline, scene.knowledge);
  const leads = [...listLeads(evidence, scene.knowledge), column ? null : headline];
  const shown = leads.filter((title) => title !== null);
  for (const title of shown.length > 0 ? shown : evidence.titles.slice(0, 1)) {
    const verdict = judgeOneTitle(title.replace(scene.knowledge.harmlessNote, '').replace(EDGE, ''), scene);
    if (verdict !== null) return verdict;
  }
  return null;
}

/** The title, alone and with a line that ends it like a circular's; where none was read, lines that speak of disclosure. */
function listLeads(evidence: ReportEvidence, knowledge: RefusalKnowledge): (string | null)[] {
  const { title, sections } = evidence;
  const [first] = sections;
  const lines = first?.heading === null ? first.paragraphs.slice(0, LEADING_LINES) : [];
  const short = lines.filter((line) => line.length <= LONGEST_LEAD && !SENTENCE.test(line));
  const tails = short.filter((line) => knowledge.noticeTails.some((tail) => line.endsWith(tail)));
  if (title !== null) return [title, ...tails.map((line) => title + line)];
  if (evidence.figures >= ENOUGH_OBSERVATIONS || statesPeriod(evidence, knowledge)) return [];
  return short.filter((line) => speaksOf(line, knowledge));
}

function speaksOf(line: string, { subjects, otherSubjects }: RefusalKnowledge): boolean {
  return [...subjects, ...otherSubjects].some((word) => line.includes(word));
}

function judgeOneTitle(title: string, scene: Scene): Verdict | null {
  const { evidence, topics, knowledge } = scene;
  const bare = title.replace(NOTE, '');
  if (knowledge.noticeEndings.some((ending) => bare.endsWith(ending)) && !carriesReport(title, scene)) {
    return ['notice', 'the title is that of a circular, not of a report', title];
  }
  const marked = knowledge.interpretationMarks.find((mark) => title.startsWith(mark) || title.endsWith(mark));
  if (marked !== undefined) return ['interpretation', 'the title announces an interpretation of a report', title];
  if (knowledge.partOfYear.test(title))
    return ['article', 'the title is that of a report on a part of the year', title];
  if (evidence.figures >= ENOUGH_OBSERVATIONS) return null;
  if (knowledge.otherKinds.test(title)) return ['article', 'the title is that of another document', title];
  if (statesPeriod(evidence, knowledge)) return null;
  const other = knowledge.otherEndings.some((ending) => bare.endsWith(ending));
  const guide = other && (topics <= 1 || !speaksOfYear(evidence, knowledge));
  if (!guide && !isOtherSummary(title, knowledge) && !isOtherReport(title, knowledge)) return null;
  return [isList(scene.survey, knowledge) ? 'list' : 'article', 'the title is that of another document', title];
}

function isOtherSummary(title: string, { summaryEndings, ownSubjects }: RefusalKnowledge): boolean {
  if (!summaryEndings.some((ending) => title.endsWith(ending))) return false;
  return !ownSubjects.some((subject) => title.includes(subject));
}

/** The report of another kind of work (法治政府建设年度报告), which speaks of disclosure in passing. */
function isOtherReport(title: string, { summarySubjects, kinds, otherSubjects }: RefusalKnowledge): boolean {
  if (!kinds.some((kind) => title.endsWith(kind))) return false;
  if (summarySubjects.some((subject) => title.includes(subject))) return false;
  return otherSubjects.some((subject) => title.includes(subject));
}

/** A circular, notice or letter that publishes the report in its own text, and does not ask others for theirs. */
function carriesReport(title: string, scene: Scene): boolean {
  const { evidence, topics, knowledge } = scene;
  if (knowledge.asksForReports.test(title) || topics < PARTS_CARRIED || !speaksOfDisclosure(evidence)) return false;
  const opening = evidence.sections.slice(0, 2).flatMap(({ paragraphs }) => paragraphs.slice(0, LEADING_LINES));
  const filled = evidence.figures >= ENOUGH_OBSERVATIONS;
  return filled || statesPeriod(evidence, knowledge) || opening.some((text) => knowledge.announced.test(text));
}

/** The first large heading of the body that is no link. */
function headlineOf({ blocks }: Page): string | null {
  const found = blocks.find(
    (block) => block.kind === 'paragraph' && block.level === 1 && block.zone !== 'chrome' && block.links.length === 0,
  );
  return found?.kind === 'paragraph' ? found.text : null;
}
