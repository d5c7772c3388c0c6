/**
 * What was read from a page → null when it is a report, else what it looks like and why. A report shows the statistics of a
 * form, or the parts of a report under its title or opening, or its title over a body. Words of portals (page gone, please
 * log in) decide only where nothing of a report was read: reports speak of such things too.
 */
import type { Page } from '../../model/document.js';
import type { RefusalKnowledge } from '../../model/refusal-knowledge.js';
import type { Refusal } from '../../model/result.js';
import { judgeTitle } from './judge-title.js';
import {
  declaresItself,
  ENOUGH_OBSERVATIONS,
  isDigest,
  isList,
  isOpened,
  isTitled,
  namesItself,
  type ReportEvidence,
  type Scene,
  SHORT_PAGE,
  speaksAsNews,
  speaksOfDisclosure,
  statesPeriod,
  type Verdict,
  YEAR,
} from './report-signs.js';
import { type Survey, surveyPage } from './survey-page.js';

const ENOUGH_PROSE = 200;
const SCRIPT_PAGE = 80;
const DIGIT = /\d/;
const LONGEST_EXCERPT = 60;

export function recognizeReport(evidence: ReportEvidence, knowledge: RefusalKnowledge): Refusal | null {
  const scene = new ReportScene(evidence, knowledge);
  const verdict = judgeTitle(scene) ?? (isReport(scene) ? null : judgeRest(scene));
  if (verdict === null) return null;
  const [looksLike, reason, ...texts] = verdict;
  return {
    looksLike,
    reason,
    evidence: texts.map((text) => text.slice(0, LONGEST_EXCERPT)),
    links: scene.survey.links.length,
  };
}

/** Most pages show by their title and their table that they are reports: they are surveyed only when more is asked. */
class ReportScene implements Scene {
  readonly topics: number;
  private known: Survey | null = null;

  constructor(
    readonly evidence: ReportEvidence,
    readonly knowledge: RefusalKnowledge,
  ) {
    this.topics = new Set(evidence.sections.map(({ topic }) => topic).filter((topic) => topic !== null)).size;
  }

  get survey(): Survey {
    this.known ??= surveyPage(this.evidence.page, this.evidence.used);
    return this.known;
  }
}

function isReport(scene: Scene): boolean {
  const { evidence, topics, knowledge } = scene;
  if (evidence.form !== null && evidence.figures >= ENOUGH_OBSERVATIONS) return true;
  const titled = isTitled(evidence.title, knowledge);
  const named = titled || evidence.titles.some((title) => YEAR.test(title) && isTitled(title, knowledge));
  if (isDigest(scene)) return false;
  if (topics > 0 && statesPeriod(evidence, knowledge)) return true;
  if (
    (topics > 2 && (named || speaksOfDisclosure(evidence))) ||
    (topics > 1 && (named || isOpened(evidence, knowledge)))
  )
    return true;
  if (topics === 0 && (speaksAsNews(evidence, knowledge) || isErrorPage(scene))) return false;
  if (namesItself(evidence.title, knowledge) && showsBody(scene)) return true;
  const { survey } = scene;
  if (isList(survey, knowledge)) return false;
  if (survey.unlinked >= ENOUGH_PROSE && declaresItself(evidence, knowledge)) return true;
  if (!named) return false;
  const dated = YEAR.test([evidence.title, ...evidence.titles].join(' '));
  return survey.unlinked >= ENOUGH_PROSE || topics > 0 || (dated && showsBody(scene));
}

/** A document, a picture or figures in the prose: the body of a report however short, whatever else the page lists. */
function showsBody({ survey, evidence }: Scene): boolean {
  return survey.documents + survey.pictures + evidence.claims > 0;
}

/** What a page without a report is, most telling sign first. */
function judgeRest(scene: Scene): Verdict {
  const { survey, knowledge, evidence } = scene;
  const page = judgeScript(scene) ?? findPageWords(scene);
  if (page !== null) return page;
  const first = firstLine(evidence, survey);
  if (survey.prose.trim() === '' && evidence.page.blocks.length === 0) return ['empty', 'the page shows no text'];
  if (isList(survey, knowledge) || isDigest(scene))
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
