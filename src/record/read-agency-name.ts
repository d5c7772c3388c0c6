/**
 * In: a title, a sentence, a caption. Out: the agency's name in it, clean of years, of words about the report and of
 * spam, or null. A name ends as names of authorities end; what does not is refused.
 */
import type { AgencyKnowledge } from '../model/record-knowledge.js';

const BLANKS = /[\s?？\u200b]+/gu;
const EDGES = /^[^\p{Script=Han}A-Za-z\d]+|[^\p{Script=Han}A-Za-z\d）)]+$/gu;
const NAME = /^[\p{Script=Han}A-Za-z\d（）()·—、-]{2,40}$/u;
/** A bracket without its partner: the rest of an ordinal or of a note. */
const OPEN = /[（(]/gu;
const CLOSED = /[)）]/gu;
const CLAUSE_END = /[,，。;；:：]/u;
/** Who is written to: `县政府信息公开办：`. */
const SALUTATION = /[:：]\s*$/u;
const LONGEST_SALUTATION = 40;
const HAN = /\p{Script=Han}/u;
const LONGEST = 30;
/** The dash before a subtitle. */
const SUBTITLE = /^[-—–－]{1,6}/u;
const LONGEST_VERB = 8;
const LONGEST_TEXT = 400;
const MOST_TRIES = 12;

/** Last characters of all endings, once for each knowledge: most strings are refused by their last character. */
const LAST_CHARACTERS = new WeakMap<AgencyKnowledge, ReadonlySet<string>>();

function lastCharacters(words: AgencyKnowledge): ReadonlySet<string> {
  const known = LAST_CHARACTERS.get(words) ?? new Set(words.endings.map((ending) => ending.at(-1) ?? ''));
  LAST_CHARACTERS.set(words, known);
  return known;
}

export function endsLikeAgency(name: string, words: AgencyKnowledge): boolean {
  if (!lastCharacters(words).has(name.at(-1) ?? '')) return false;
  return words.endings.some((ending) => name.endsWith(ending) && name.length > ending.length);
}

/** A clean name or null. Short forms (市政务办) pass: whether a name is full is decided by whoever knows the places. */
export function cleanName(text: string, words: AgencyKnowledge): string | null {
  let name = text.replace(BLANKS, '').replace(EDGES, '').replace(words.formerName, '').replace(words.trailing, '');
  for (const [pattern, full] of words.expansions) if (pattern.test(name)) name = name.replace(pattern, full);
  if (!NAME.test(name) || !HAN.test(name) || !isBalanced(name)) return null;
  if (words.notAgency.test(name) || words.spam.test(name)) return null;
  return words.pronoun.test(name) ? null : name;
}

function isBalanced(name: string): boolean {
  return (name.match(OPEN)?.length ?? 0) === (name.match(CLOSED)?.length ?? 0);
}

/** What a title says before it speaks of the report; years anywhere in it are taken off. */
export function readTitleName(title: string, words: AgencyKnowledge): string | null {
  const dense = title
    .slice(0, LONGEST_TEXT)
    .replace(BLANKS, '')
    .replace(words.titleMark, '')
    .replace(words.yearInTitle, '');
  const cut = dense.replace(words.titleTail, '');
  if (cut === dense) return null;
  const bare = cut.replace(words.titleHead, '').replace(words.titleAbout, '');
  return cleanName(bare, words) ?? readTown(bare, words) ?? readNameBehind(dense, words);
}

/** `2016年政府信息公开工作年度报告（某县农业局）`. */
function readNameBehind(title: string, words: AgencyKnowledge): string | null {
  const match = words.nameBehind.exec(title);
  return readGroup(match?.[1] ?? match?.[2], words);
}

/** `X town's government`, whatever the character is that X begins with. */
function readTown(text: string, words: AgencyKnowledge): string | null {
  const name = text.replace(BLANKS, '').replace(EDGES, '').replace(words.trailing, '');
  return words.town.test(name) && !words.spam.test(name) ? name : null;
}

/** The name a clause begins with, when words follow that may follow a name. */
function readLeadingName(clause: string, words: AgencyKnowledge): string | null {
  for (let length = 3; length <= LONGEST && length < clause.length; length++) {
    if (CLAUSE_END.test(clause[length - 1] ?? '')) return null;
    const name = clause.slice(0, length);
    if (!endsLikeAgency(name, words)) continue;
    if (words.afterName.test(clause.slice(length, length + LONGEST_VERB))) return cleanName(name, words);
  }
  return null;
}

function readGroup(group: string | undefined, words: AgencyKnowledge): string | null {
  const name = group === undefined ? null : cleanName(group, words);
  return name !== null && endsLikeAgency(name, words) ? name : null;
}

/** The first match of a global pattern that is a name; a match may begin inside one that is none. */
function readMatches(text: string, pattern: RegExp, words: AgencyKnowledge): string | null {
  pattern.lastIndex = 0;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const match = pattern.exec(text);
    if (match === null) return null;
    const name = readGroup(match[1], words);
    if (name !== null) return name;
    pattern.lastIndex = match.index + 1;
  }
  return null;
}

/** Blanks off, and the brackets that give a name its short form. */
function condense(text: string, words: AgencyKnowledge): string {
  const dense = text.slice(0, LONGEST_TEXT).replace(BLANKS, '');
  return dense.includes(words.nicknameHint) ? dense.replace(words.nickname, '') : dense;
}

/** The name at the start of a sentence: `2016年度,泰州市政务服务管理办公室根据…`. */
export function readProseName(paragraph: string, words: AgencyKnowledge): string | null {
  if (paragraph.length <= LONGEST_SALUTATION && SALUTATION.test(paragraph)) return null;
  const dense = condense(paragraph, words).replace(words.beforeName, '');
  return beginsInTitle(dense) ? null : readLeadingName(dense, words);
}

/** A paragraph cut inside the title of a law names the law's maker, not who reports. */
function beginsInTitle(text: string): boolean {
  const [closed, open] = [text.indexOf('》'), text.indexOf('《')];
  return closed >= 0 && (open < 0 || closed < open);
}

/** Sentences about the report itself: `本报告由X编制`, `现将X2016年…`. */
export function readSentenceName(paragraph: string, words: AgencyKnowledge): string | null {
  const dense = condense(paragraph, words);
  for (const pattern of words.sentences) {
    const name = readMatches(dense, pattern, words);
    if (name !== null) return name;
  }
  return null;
}

export function readContactName(paragraph: string, words: AgencyKnowledge): string | null {
  if (!words.contactHint.test(paragraph)) return null;
  return readGroup(words.contact.exec(paragraph.slice(-LONGEST_TEXT).replace(BLANKS, ''))?.[1], words);
}

/** Who supplied the page's content, where that is an authority and no medium. */
export function readSourceName(source: string, words: AgencyKnowledge): string | null {
  if (words.notSource.test(source)) return null;
  const name = cleanName(source, words);
  return name !== null && endsLikeAgency(name, words) ? name : null;
}

/** A line that is nothing but a name: a signature, or the agency above its title. */
export function readWholeName(line: string, words: AgencyKnowledge): string | null {
  if (line.length > LONGEST || line.length < 4) return null;
  // The name must be the whole line: most lines are out by how they end.
  const dense = line.replace(BLANKS, '').replace(SUBTITLE, '');
  return endsLikeAgency(dense, words) && cleanName(dense, words) === dense ? dense : null;
}
