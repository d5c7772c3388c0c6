/**
 * In: the pairs of a header block in page order. Out: the record's header and what disagreed. Among labels of one
 * field the better tier wins (发布日期 before 更新时间); two values of the same tier give null and a diagnostic.
 */
import type { HeaderField } from '../../model/header-knowledge.js';
import type { Header, HeaderEntry } from '../../model/record.js';
import type { Diagnostic } from '../../model/text.js';
import type { Pair } from './pairs.js';
import { type FieldReader, readCategories, readMoment, readText, readViews } from './read-value.js';

interface Candidate {
  readonly value: string;
  readonly tier: number;
}

const DAY_LENGTH = 10;

/** All readable values of a field in the best tier that has any. */
function collect(pairs: readonly Pair[], field: HeaderField, read: (text: string) => string | null): Candidate[] {
  let found: Candidate[] = [];
  let best = Number.POSITIVE_INFINITY;
  for (const { meaning, value } of pairs) {
    if (meaning?.field !== field || meaning.tier > best) continue;
    const readable = read(value.text);
    if (readable === null) continue;
    if (meaning.tier < best) found = [];
    best = meaning.tier;
    found.push({ value: readable, tier: best });
  }
  return found;
}

/** A day and a minute of the same day do not contradict each other; the more precise one is taken. */
function mergePrecisions(values: readonly string[]): string[] {
  return values.filter((value) => !values.some((other) => other !== value && other.startsWith(value)));
}

function decide(field: HeaderField, candidates: readonly Candidate[], diagnostics: Diagnostic[]): string | null {
  if (candidates.length <= 1) return candidates[0]?.value ?? null;
  const distinct = mergePrecisions([...new Set(candidates.map((candidate) => candidate.value))]);
  if (distinct.length <= 1) return distinct[0] ?? null;
  diagnostics.push({
    code: 'header-conflict',
    severity: 'warning',
    message: `the header gives ${distinct.length} values: ${distinct.slice(0, 3).join(' | ')}; none is taken`,
    at: `/header/${field}`,
  });
  return null;
}

/** A date printed behind another value is not part of it: `来源:市政府 2020-01-20 10:20`. */
function readSource(text: string, reader: FieldReader): string | null {
  const date = reader.header.knowledge.trailingDate.exec(text);
  const bare = date !== null && date.index > 0 ? text.slice(0, date.index).trim() : text;
  return readText(bare, reader.header);
}

function readDay(text: string, reader: FieldReader): string | null {
  const moment = readMoment(text, reader);
  return moment !== null && moment.length >= DAY_LENGTH ? moment.slice(0, DAY_LENGTH) : null;
}

function readAllCategories(pairs: readonly Pair[], reader: FieldReader): string[] {
  const all = new Set<string>();
  for (const { meaning, value } of pairs) {
    if (meaning?.field !== 'categories') continue;
    for (const category of readCategories(value.text, reader.header)) all.add(category);
  }
  return [...all];
}

function readViewCount(pairs: readonly Pair[], reader: FieldReader): number | null {
  for (const pair of pairs) {
    const views = pair.meaning?.field === 'viewCount' ? readViews(pair.value.text, reader.header) : null;
    if (views !== null) return views;
  }
  return null;
}

function writeEntries(pairs: readonly Pair[]): HeaderEntry[] {
  const labelled = pairs.filter((pair) => pair.label.raw !== '' || pair.meaning?.field !== 'title');
  return labelled.map((pair) => ({ label: pair.label.raw, value: pair.value.raw }));
}

export function readFields(
  pairs: readonly Pair[],
  reader: FieldReader,
): { header: Header; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const text = (value: string) => readText(value, reader.header);
  const pick = (field: HeaderField, read: (value: string) => string | null) =>
    decide(field, collect(pairs, field, read), diagnostics);
  const header: Header = {
    indexNumber: pick('indexNumber', text),
    categories: readAllCategories(pairs, reader),
    publisher: pick('publisher', text),
    issuedOn: pick('issuedOn', (value) => readDay(value, reader)),
    documentNumber: pick('documentNumber', text),
    validity: pick('validity', text),
    contentSource: pick('contentSource', (value) => readSource(value, reader)),
    publishedAt: pick('publishedAt', (value) => readMoment(value, reader)),
    keywords: pick('keywords', text),
    summary: pick('summary', text),
    viewCount: readViewCount(pairs, reader),
    entries: writeEntries(pairs),
  };
  return { header, diagnostics };
}

/** Values of a field that the record's header lacks: titles, the agency that a page belongs to, files. */
export function readEvidence(pairs: readonly Pair[], field: HeaderField, reader: FieldReader): string[] {
  return [...new Set(collect(pairs, field, (value) => readText(value, reader.header)).map((found) => found.value))];
}
