/**
 * A paragraph → sentences of clauses, with their places. Commas that group the digits of a number split nothing.
 */
export interface Clause {
  readonly text: string;
  /** Offset in its sentence. */
  readonly start: number;
}

export interface Sentence {
  readonly text: string;
  readonly clauses: readonly Clause[];
}

const SENTENCE_END = /[。；;！!？?\n]/;
const CLAUSE_END = /(?<!\d),|,(?!\d{3}(?!\d))|，/g;

export function splitSentences(paragraph: string): string[] {
  return paragraph.split(SENTENCE_END).filter((sentence) => sentence !== '');
}

export function splitClauses(text: string): Sentence {
  const clauses: Clause[] = [];
  let start = 0;
  CLAUSE_END.lastIndex = 0;
  for (let match = CLAUSE_END.exec(text); match; match = CLAUSE_END.exec(text)) {
    clauses.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  clauses.push({ text: text.slice(start), start });
  return { text, clauses };
}
