/**
 * In: a pair and the words for dates. Out: its value in the type of its field, or null when the value is a placeholder,
 * empty, or cannot be that type. Nothing is guessed: a date that is no date stays in the entries only.
 */
import type { HeaderField } from '../../model/header-knowledge.js';
import type { DateWords } from '../../model/text-knowledge.js';
import { readInstant } from '../../text/read-date.js';
import type { CompiledHeader } from './compile-header.js';
import type { Pair } from './pairs.js';

export interface FieldReader {
  readonly header: CompiledHeader;
  readonly dates: DateWords;
}

const LONGEST: Readonly<Partial<Record<HeaderField | 'control', number>>> = {
  summary: 700,
  title: 160,
  keywords: 200,
  download: 160,
  other: 200,
  control: 300,
};
const SHORT = 80;
const BLANKS = /[\s\u200b]+/gu;
/** What BLANKS and LOST take off. */
const LOOSE = /[\s\u200b?]/u;
const LOST = /\?/gu;
const SEPARATORS = /[\s,，;；/\\|]+/u;
const LISTED = /[;；]/gu;
const NUMBER = /^[\d,，]{1,12}$/u;
const COMMAS = /[,，]/gu;

/** True for an empty value and for what stands for one (无文号, None, -). */
export function isPlaceholder(text: string, header: CompiledHeader): boolean {
  const dense = LOOSE.test(text) ? text.replace(BLANKS, '').replace(LOST, '') : text;
  const key = dense.toLowerCase();
  if (key === '' || header.placeholders.has(key)) return true;
  return key.length <= 40 && header.knowledge.placeholderParts.some((part) => key.includes(part));
}

/** A short text, or null. */
export function readText(text: string, header: CompiledHeader): string | null {
  return isPlaceholder(text, header) ? null : text.trim();
}

/** The instant a value begins with; what stands after it is another thing (a control, a place). */
export function readMoment(text: string, reader: FieldReader): string | null {
  const whole = readInstant(text, reader.dates);
  if (whole !== null) return whole;
  const part = reader.header.knowledge.trailingDate.exec(text);
  return part !== null && part.index === 0 ? readInstant(part[0], reader.dates) : null;
}

/** A number printed next to its label: `6135`, `1,234次`; a counter that a script fills is null. */
export function readViews(text: string, header: CompiledHeader): number | null {
  let bare = text.replace(BLANKS, '');
  for (const unit of header.knowledge.viewUnits) {
    if (bare.endsWith(unit)) bare = bare.slice(0, -unit.length);
  }
  return NUMBER.test(bare) ? Number(bare.replace(COMMAS, '')) : null;
}

export function readCategories(text: string, header: CompiledHeader): string[] {
  if (isPlaceholder(text, header)) return [];
  return text.split(SEPARATORS).filter((part) => !isPlaceholder(part, header));
}

/** Whether the value may belong to the field at all: this keeps prose out of the header. */
export function fitsField(pair: Pair, reader: FieldReader): boolean {
  const field = pair.meaning?.field ?? 'other';
  const text = pair.value.text;
  if (isPlaceholder(text, reader.header)) return true;
  if (field === 'issuedOn' || field === 'publishedAt') return readMoment(text, reader) !== null;
  if (field === 'viewCount') return readViews(text, reader.header) !== null || text.length <= 6;
  if (field === 'validity') return reader.header.knowledge.validities.test(text);
  if (text.length > (LONGEST[field] ?? SHORT)) return false;
  if (field === 'summary' || field === 'control' || field === 'title') return true;
  // Categories are listed, also between semicolons.
  return !reader.header.knowledge.sentence.test(field === 'categories' ? text.replace(LISTED, ' ') : text);
}
