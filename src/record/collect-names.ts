/**
 * In: the page's texts. Out: every name they give for the reporting agency, best source first, each once. Names of the
 * publisher and the contact are weak: they may be another office of the same authority.
 */
import type { AgencyKnowledge } from '../model/record-knowledge.js';
import type { AgencyEvidence } from './detect-agency.js';
import {
  cleanName,
  readContactName,
  readProseName,
  readSentenceName,
  readSourceName,
  readTitleName,
  readWholeName,
} from './read-agency-name.js';

export interface NameCandidate {
  readonly name: string;
  readonly from: string;
  readonly text: string;
  readonly weak: boolean;
}

type Read = (text: string, words: AgencyKnowledge) => string | null;

interface SourceOfNames {
  readonly from: string;
  /** Looked for only when no source before it decides. */
  readonly texts: () => readonly (string | null)[];
  readonly read: Read;
  readonly weak: boolean;
}

const BLANKS = /\s+/gu;
const OPENING = 6;
const EXCERPT = 60;
const CLOSING = 4;

/** Lines above or below a date at the end, or the last line where no other name stands before it: who signs the report. */
function findSigned(paragraphs: readonly string[], words: AgencyKnowledge): string[] {
  const closing = paragraphs.slice(-CLOSING).map((text) => text.replace(BLANKS, ''));
  const dated = (at: number): boolean => words.signatureDate.test(closing[at] ?? '');
  const signed = closing.filter((_, at) => dated(at + 1) || dated(at - 1));
  const [before, last] = closing.slice(-2);
  const alone = last !== undefined && readWholeName(before ?? '', words) === null;
  return alone ? [...signed, last] : signed;
}

function listSources(evidence: AgencyEvidence, words: AgencyKnowledge): SourceOfNames[] {
  const { paragraphs } = evidence;
  const opening = (): readonly string[] => paragraphs.slice(0, OPENING);
  const edges = (): readonly string[] => [...paragraphs.slice(0, CLOSING), ...paragraphs.slice(-CLOSING)];
  return [
    { from: 'title', texts: () => evidence.titles, read: readTitleName, weak: false },
    { from: 'sentence', texts: opening, read: readSentenceName, weak: false },
    { from: 'signature', texts: () => findSigned(paragraphs, words), read: readWholeName, weak: false },
    { from: 'prose', texts: opening, read: readProseName, weak: false },
    { from: 'line', texts: edges, read: readWholeName, weak: false },
    { from: 'caption', texts: () => evidence.captions, read: readTitleName, weak: true },
    { from: 'belongs-to', texts: () => [evidence.belongsTo], read: cleanName, weak: true },
    { from: 'contact', texts: () => paragraphs, read: readContactName, weak: true },
    { from: 'publisher', texts: () => [evidence.publisher], read: cleanName, weak: true },
    { from: 'source', texts: () => [evidence.contentSource], read: readSourceName, weak: true },
  ];
}

/**
 * The names that a page gives, best source first. A text is read only when the names before it do not decide: on most
 * pages the title does.
 */
export class NameCandidates {
  private readonly read: NameCandidate[] = [];
  private readonly unread: Iterator<NameCandidate>;

  constructor(evidence: AgencyEvidence, words: AgencyKnowledge) {
    this.unread = readNames(evidence, words);
  }

  get first(): NameCandidate | undefined {
    return this.find(() => true);
  }

  find(fits: (candidate: NameCandidate) => boolean): NameCandidate | undefined {
    const known = this.read.find(fits);
    if (known) return known;
    for (let next = this.unread.next(); !next.done; next = this.unread.next()) {
      this.read.push(next.value);
      if (fits(next.value)) return next.value;
    }
    return undefined;
  }

  all(): readonly NameCandidate[] {
    this.find(() => false);
    return this.read;
  }
}

function* readNames(evidence: AgencyEvidence, words: AgencyKnowledge): Generator<NameCandidate, void> {
  const found = new Set<string>();
  for (const { from, texts, read, weak } of listSources(evidence, words)) {
    for (const text of texts()) {
      const name = text === null ? null : read(text, words);
      if (text === null || name === null || found.has(name)) continue;
      found.add(name);
      yield { name, from, text: text.slice(0, EXCERPT), weak };
    }
  }
}
