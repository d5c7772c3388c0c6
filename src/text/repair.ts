/** What every treatment of text gives back, and how found places are cut out of a text in one pass. */
export interface Repair {
  readonly text: string;
  readonly count: number;
  /** The first place as it was printed, shortened. */
  readonly example: string | null;
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly with: string;
}

const CONTEXT = 6;

/** Edits in order, not overlapping. */
export function dropEdits(text: string, edits: readonly Edit[]): Repair {
  const [first] = edits;
  if (first === undefined) return { text, count: 0, example: null };
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.with);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), count: edits.length, example: excerpt(text, first) };
}

/** Replaces all matches, counting them. `repair` may return the match itself: then it is not counted. */
export function replaceCounted(text: string, pattern: RegExp, repair: (match: string) => string): Repair {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const [printed] = match;
    const repaired = repair(printed);
    if (repaired !== printed) edits.push({ start: match.index, end: match.index + printed.length, with: repaired });
  }
  return dropEdits(text, edits);
}

const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]/g;

function excerpt(text: string, place: Edit): string {
  const printed = text.slice(
    Math.max(0, place.start - CONTEXT),
    Math.min(text.length, place.end + CONTEXT, place.start + 40),
  );
  return printed.replace(UNPRINTABLE, (char) =>
    char === '\n' || char === SEPARATOR ? ' ' : `\\u{${char.charCodeAt(0).toString(16)}}`,
  );
}

/** Stands between the strings of a page while they are one text: no string may hold it, and no rule crosses it. */
export const SEPARATOR = '\u0002';
