/**
 * What was read from a page → null when it is a report, else what it looks like and why. A report shows the statistics of a
 * form, or the parts of a report under its title or opening, or its title over a body. Words of portals (page gone, please
 * log in) decide only where nothing of a report was read: reports speak of such things too.
 */
import type { Page } from '../../model/document.js';
import type { Header, Section } from '../../model/record.js';
import type { RefusalKnowledge } from '../../model/refusal-knowledge.js';
import type { LooksLike, Refusal } from '../../model/result.js';
import { type Survey, surveyPage } from './survey-page.js';

export interface ReportEvidence {
  readonly page: Page;
  readonly title: string | null;
  /** Every title the page states, best first. */
  readonly titles: readonly string[];
  readonly sections: readonly Section[];
  /** How many observations of a form were read. */
  readonly observations: number;
  /** How many of them print a number: circulars carry blank forms. */
  readonly figures: number;
  readonly form: string | null;
  readonly claims: number;
  readonly header: Header;
  /** Blocks of navigation and furniture. */
  readonly used: ReadonlySet<number>;
  /** Decoded source, for pages that are only a script. */
  readonly source?: string;
}

interface Scene {
  readonly evidence: ReportEvidence;
  readonly survey: Survey;
  readonly topics: number;
  readonly knowledge: RefusalKnowledge;
}

type Verdict = readonly [LooksLike, string, ...string[]];

const ENOUGH_OBSERVATIONS = 5;
const ENOUGH_PROSE = 200;
const SHORT_PAGE = 600;
const PARTS_CARRIED = 3;
const SCRIPT_PAGE = 80;
const MANY_LINKS = 5;
const YEAR = /(?:19|20)\d\d/;
const EDGE = /^[\s【[(（《“"]+|[\s】\])）》”"]+$/g;
const DIGIT = /\d/;
const LONGEST_EXCERPT = 60;
const LEADING_LINES = 30;
const LONGEST_LEAD = 60;
const COMMON: ReadonlySet<string> = new Set(['overview', 'problems', 'plans', 'other']);
const SENTENCE = /[。；;！!]/;

export function recognizeReport(evidence: ReportEvidence, knowledge: RefusalKnowledge): Refusal | null {
  const survey = surveyPage(evidence.page, evidence.used);
  const topics = new Set(evidence.sections.map(({ topic }) => topic).filter((topic) => topic !== null)).size;
  const scene = { evidence, survey, topics, knowledge };
  const verdict = judgeTitle(scene) ?? (isReport(scene) ? null : judgeRest(scene));
  if (verdict === null) return null;
  const [looksLike, reason, ...texts] = verdict;
  return {
    looksLike,
    reason,
    evidence: texts.map((text) => text.slice(0, LONGEST_EXCERPT)),
    links: survey.links.length,
  };
}

/** A title that names another kind of text decides, whatever tables the page holds: circulars carry the blank form. */
function judgeTitle(scene: Scene): Verdict | null {
  const { evidence } = scene;
  const shown = [...listLeads(evidence, scene.knowledge), headlineOf(evidence.page)].filter((title) => title !== null);
  for (const title of shown.length > 0 ? shown : evidence.titles.slice(0, 1)) {
    const verdict = judgeOneTitle(title.replace(EDGE, ''), scene);
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
  const words = [...knowledge.subjects, ...knowledge.otherSubjects];
  return short.filter((line) => words.some((word) => line.includes(word)));
}

function judgeOneTitle(title: string, { evidence, survey, topics, knowledge }: Scene): Verdict | null {
  const scene = { evidence, survey, topics, knowledge };
  if (knowledge.noticeEndings.some((ending) => title.endsWith(ending)) && !carriesReport(title, scene)) {
    return ['notice', 'the title is that of a circular, not of a report', title];
  }
  const marked = knowledge.interpretationMarks.find((mark) => title.startsWith(mark) || title.endsWith(mark));
  if (marked !== undefined) return ['interpretation', 'the title announces an interpretation of a report', title];
  if (evidence.figures >= ENOUGH_OBSERVATIONS || statesPeriod(evidence, knowledge)) return null;
  const other = knowledge.otherEndings.some((ending) => title.endsWith(ending));
  const guide = other && (topics <= 1 || !speaksOfYear(evidence, knowledge));
  if (!guide && !isOtherSummary(title, knowledge) && !isOtherReport(title, knowledge)) return null;
  return [isList(survey, knowledge) ? 'list' : 'article', 'the title is that of another document', title];
}

function isOtherSummary(title: string, { summaryEndings, summarySubjects }: RefusalKnowledge): boolean {
  if (!summaryEndings.some((ending) => title.endsWith(ending))) return false;
  return !summarySubjects.some((subject) => title.includes(subject));
}

/** The report of another kind of work (法治政府建设年度报告), which speaks of disclosure in passing. */
function isOtherReport(title: string, { subjects, kinds, otherSubjects }: RefusalKnowledge): boolean {
  if (!kinds.some((kind) => title.endsWith(kind)) || subjects.some((subject) => title.includes(subject))) return false;
  return otherSubjects.some((subject) => title.includes(subject));
}

/** A circular, notice or letter that publishes the report in its own text, and does not ask others for theirs. */
function carriesReport(title: string, scene: Scene): boolean {
  const { evidence, topics, knowledge } = scene;
  if (knowledge.asksForReports.test(title) || topics < PARTS_CARRIED || !speaksOfDisclosure(evidence)) return false;
  const opening = evidence.sections.slice(0, 2).flatMap(({ paragraphs }) => paragraphs.slice(0, LEADING_LINES));
  return statesPeriod(evidence, knowledge) || opening.some((text) => knowledge.announced.test(text));
}

/** The first large heading of the body that is no link. */
function headlineOf({ blocks }: Page): string | null {
  const found = blocks.find(
    (block) => block.kind === 'paragraph' && block.level === 1 && block.zone !== 'chrome' && block.links.length === 0,
  );
  return found?.kind === 'paragraph' ? found.text : null;
}

function isReport(scene: Scene): boolean {
  const { evidence, survey, topics, knowledge } = scene;
  if (evidence.form !== null && evidence.figures >= ENOUGH_OBSERVATIONS) return true;
  const titled = isTitled(evidence.title, knowledge);
  const named = titled || evidence.titles.some((title) => YEAR.test(title) && isTitled(title, knowledge));
  if (topics > 0 && statesPeriod(evidence, knowledge)) return true;
  if (
    (topics > 2 && (named || speaksOfDisclosure(evidence))) ||
    (topics > 1 && (named || isOpened(evidence, knowledge)))
  )
    return true;
  if (!named || isList(survey, knowledge) || (topics === 0 && isErrorPage(scene))) return false;
  if (topics === 0 && speaksAsNews(evidence, knowledge)) return false;
  const dated = YEAR.test([evidence.title, ...evidence.titles].join(' '));
  const shown = survey.documents + survey.pictures + evidence.claims > 0 && dated;
  return survey.unlinked >= ENOUGH_PROSE || topics > 0 || shown;
}

/** An article that says that a report was published, and quotes it. */
function speaksAsNews({ sections }: ReportEvidence, { news }: RefusalKnowledge): boolean {
  return sections
    .slice(0, 2)
    .some(({ paragraphs }) => paragraphs.slice(0, LEADING_LINES).some((text) => news.test(text)));
}

function isTitled(title: string | null, { subjects, kinds }: RefusalKnowledge): boolean {
  if (title === null) return false;
  return subjects.some((word) => title.includes(word)) && kinds.some((word) => title.includes(word));
}

/** The paragraphs before the first heading say what a report's opening says. */
function isOpened({ sections }: ReportEvidence, { openings }: RefusalKnowledge): boolean {
  const before = sections.slice(0, 2).flatMap(({ paragraphs }) => paragraphs);
  return before.some((text) => openings.some((opening) => text.includes(opening)));
}

function statesPeriod({ sections }: ReportEvidence, { period, reports }: RefusalKnowledge): boolean {
  const texts = sections.slice(0, 2).flatMap(({ paragraphs }) => paragraphs.slice(0, LEADING_LINES));
  return texts.some((text) => period.test(text) && reports.some((report) => text.includes(report)));
}

/** Parts that other reports do not have: those on problems and plans are in every one. */
function speaksOfDisclosure({ sections }: ReportEvidence): boolean {
  return sections.some(({ topic }) => topic !== null && !COMMON.has(topic));
}

function speaksOfYear({ sections }: ReportEvidence, { ofYear }: RefusalKnowledge): boolean {
  return sections.some(({ paragraphs }) => paragraphs.some((text) => ofYear.test(text)));
}

/** Many links that read like titles of reports, or hardly anything but links. */
function isList(survey: Survey, knowledge: RefusalKnowledge): boolean {
  const reports = survey.links.filter(({ text }) => isTitled(text, knowledge) || knowledge.kinds.includes(text)).length;
  const dense = survey.links.length >= 2 * MANY_LINKS && survey.unlinked * 3 < survey.prose.length;
  return (reports >= MANY_LINKS && survey.unlinked < SHORT_PAGE) || dense;
}

/** What a page without a report is, most telling sign first. */
function judgeRest(scene: Scene): Verdict {
  const { survey, knowledge, evidence } = scene;
  const page = judgeScript(scene) ?? findPageWords(scene);
  if (page !== null) return page;
  const first = firstLine(evidence, survey);
  if (survey.prose.trim() === '' && evidence.page.blocks.length === 0) return ['empty', 'the page shows no text'];
  if (isList(survey, knowledge))
    return ['list', `the page lists ${survey.links.length} links and has little text of its own`, first];
  if (survey.unlinked >= ENOUGH_PROSE)
    return ['article', 'the page is a text without the parts or the table of a report', first];
  if (survey.unlinked < SCRIPT_PAGE && survey.links.length === 1)
    return ['stub', 'the page holds one link and no text', first];
  if (survey.prose.trim() === '') return ['empty', 'the page shows no text outside its frame'];
  return ['unknown', 'nothing of a report was found on the page', first];
}

/** Pages that are a script: they set a cookie and come again, or send on to another address. */
function judgeScript({ evidence, survey, knowledge }: Scene): Verdict | null {
  if (evidence.source === undefined || survey.unlinked > SCRIPT_PAGE) return null;
  const source = evidence.source.slice(0, 65536).toLowerCase();
  const script = knowledge.scripts.find((mark) => source.includes(mark.toLowerCase()));
  const redirect = knowledge.redirects.find((mark) => source.includes(mark));
  const cookie = script !== undefined && script !== 'location.reload';
  if (cookie) return ['challenge', 'the page is a script that tests the browser', script];
  return redirect === undefined ? null : ['stub', 'the page only sends on to another address', redirect];
}

/** A report may tell its readers to log in somewhere; it does not say that it is gone. */
function isErrorPage(scene: Scene): boolean {
  const verdict = findPageWords(scene);
  return verdict !== null && verdict[0] !== 'login';
}

/** Portal words in the title, or in a page with little text. */
function findPageWords({ evidence, survey, knowledge }: Scene): Verdict | null {
  const head = (evidence.page.title?.text ?? '').toLowerCase();
  const body = survey.unlinked > SHORT_PAGE ? '' : allText(evidence.page).toLowerCase();
  for (const { looksLike, words } of knowledge.pages) {
    const word = words.find((one) => says(head, one)) ?? words.find((one) => says(body, one));
    if (word !== undefined) return [looksLike, REASONS[looksLike], word];
  }
  return null;
}

/** The word, not as a part of a longer number: `404` in a telephone number says nothing. */
function says(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !DIGIT.test(text.charAt(at - 1)) && !DIGIT.test(text.charAt(at + word.length));
}

const REASONS = {
  'error-page': 'the page says that what was asked for is not there',
  challenge: 'the page asks the visitor to prove that he is no machine',
  login: 'the page asks the visitor to log in',
} as const;

/** The body, and the head of a page whose body is nothing: error texts often stand in odd containers. */
function allText(page: Page): string {
  const texts = page.blocks.map((block) => (block.kind === 'paragraph' && block.links.length === 0 ? block.text : ''));
  return texts.join('\n').slice(0, 4000);
}

function firstLine({ title, titles }: ReportEvidence, { prose }: Survey): string {
  return title ?? titles[0] ?? prose.trim().split('\n')[0] ?? '';
}
