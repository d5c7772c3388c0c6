/**
 * Codes of indicators → names of columns that R, Stata and SQL take: a letter, then letters, digits and `_`, at most 32
 * characters. In: codes in their order; out: one name each, no two alike. A name depends on its own code and on those
 * before it only, so that a row added to a form renames nothing.
 */

const MAX_NAME = 32;
const PART = /[.@]/;
const UNFIT = /[^A-Za-z0-9]+/g;
const OUTER = /^[^A-Za-z]+|_+$/g;
const WORD_STEP = '_';

export interface NameOptions {
  readonly shortWords: Readonly<Record<string, string>>;
  /** Names that are taken already. */
  readonly taken: readonly string[];
}

export function nameColumns(codes: readonly string[], { shortWords, taken }: NameOptions): ReadonlyMap<string, string> {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const code of codes) {
    if (names.has(code)) continue;
    const name = freeName(nameColumn(code, shortWords), used);
    used.add(name.toLowerCase());
    names.set(code, name);
  }
  return names;
}

function nameColumn(code: string, shortWords: NameOptions['shortWords']): string {
  const parts = code.split(PART).map((part) => (Object.hasOwn(shortWords, part) ? shortWords[part] : part) ?? part);
  const words = parts.join(WORD_STEP).replace(UNFIT, WORD_STEP).replace(OUTER, '').split(WORD_STEP);
  return shorten(words);
}

/** Cuts words back together, letter by letter, until the name is short enough. */
function shorten(words: readonly string[]): string {
  let name = words.join(WORD_STEP) || 'x';
  for (let letters = MAX_NAME; name.length > MAX_NAME && letters > 0; letters -= 1) {
    name = words.map((word) => word.slice(0, letters)).join(WORD_STEP);
  }
  return name.slice(0, MAX_NAME);
}

function freeName(name: string, used: ReadonlySet<string>): string {
  if (!used.has(name.toLowerCase())) return name;
  for (let next = 2; ; next += 1) {
    const numbered = `${name.slice(0, MAX_NAME - String(next).length - 1)}_${next}`;
    if (!used.has(numbered.toLowerCase())) return numbered;
  }
}
