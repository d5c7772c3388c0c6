/**
 * The public entry without input or output: bytes in, record out. Node's own SHA-256 is handed to the core here; the
 * core itself knows no host.
 */
import { hash } from 'node:crypto';
import { openDatasetCheck as openCheck } from './checks/check-dataset.js';
import { checkRecord } from './checks/check-record.js';
import { findingOf } from './checks/report-figures.js';
import { canonicalAddress as unifyAddress } from './discover/canonical-address.js';
import { judgeNeighbours as judgeLinks } from './discover/judge-neighbours.js';
import { requestKey as keyOf } from './discover/list-scene.js';
import { readList } from './discover/read-list.js';
import { explain } from './explain.js';
import type { Explanation } from './model/explanation.js';
import type { DatasetCheck, Finding } from './model/finding.js';
import type { Knowledge } from './model/knowledge.js';
import type { Candidate, ListContext, ListReading, ListRequest } from './model/list.js';
import type { DisclosureRecord, Navigation } from './model/record.js';
import type { PageContext, ParseResult } from './model/result.js';
import { type Digest, defaultKnowledge, parse } from './pipeline.js';
import { compileRegions } from './record/compile-regions.js';

export { findForward } from './discover/find-forward.js';
export { judgeCandidate } from './discover/judge-candidate.js';
export type { Explanation } from './model/explanation.js';
export type { DatasetCheck, FiledRecord, Finding, FindingOperand } from './model/finding.js';
export type { Form } from './model/form.js';
export type { Knowledge } from './model/knowledge.js';
export type * from './model/list.js';
export type * from './model/record.js';
export type { LooksLike, PageContext, ParseResult, Refusal } from './model/result.js';
export type { Diagnostic } from './model/text.js';
export { defaultKnowledge } from './pipeline.js';
export { VERSION } from './version.js';

const digest: Digest = (data) => hash('sha256', data, 'hex');

/**
 * Reads one page. Never throws: any bytes give a record or a typed refusal.
 *
 * @param bytes the page as served or saved, in any charset; HTML or a plain-text dump
 * @param context what the caller knows beside the bytes; every field optional
 * @param knowledge forms, labels and words to read with
 */
export function parsePage(
  bytes: Uint8Array,
  context: PageContext = {},
  knowledge: Knowledge = defaultKnowledge,
): ParseResult {
  return parse({ bytes, context, knowledge, digest });
}

/** The same reading with its trail: how each block, row and value was read. */
export function explainPage(bytes: Uint8Array, context: PageContext = {}): Explanation {
  return explain({ bytes, context, digest });
}

/** The checks of one record, made anew from its figures, its prose and its dates; each with its figures written out. */
export function checkReport(
  record: DisclosureRecord,
  { forms }: Pick<Knowledge, 'forms'> = defaultKnowledge,
): readonly Finding[] {
  return checkRecord(record, forms).map((check) => findingOf(record, check));
}

/** Checks of records against each other: feed them agency after agency, years upward, preferred before variants. */
export function openDatasetCheck({ forms }: Pick<Knowledge, 'forms'> = defaultKnowledge): DatasetCheck {
  return openCheck({ forms, digest });
}

/**
 * Reads a list page, or a reply that brings a list's records: the documents it links, judged by their titles, and the
 * requests for its further pages. Never throws; follows nothing itself.
 *
 * @param bytes the page or reply as served, in any charset
 * @param context its address, and the request that brought it where an earlier reading asked for it
 */
export function readListPage(
  bytes: Uint8Array,
  context: ListContext,
  knowledge: Knowledge = defaultKnowledge,
): ListReading {
  const { url, contentType = null } = context;
  return readList({ bytes, context, knowledge, isReport: () => parsePage(bytes, { url, contentType }, knowledge).ok });
}

/** The previous and the next page that a report names (上一篇, 下一篇), judged like links of a list. */
export function judgeNeighbours(
  navigation: Navigation,
  url: string,
  knowledge: Knowledge = defaultKnowledge,
): readonly Candidate[] {
  return judgeLinks(navigation, { url, knowledge });
}

/** The address that all spellings of a document's address share, for telling documents apart; null for no web address. */
export function canonicalAddress(url: string, { lists }: Pick<Knowledge, 'lists'> = defaultKnowledge): string | null {
  return unifyAddress(url, lists.addresses);
}

const divisions = compileRegions(defaultKnowledge.regions);

/** The name of an administrative division by its code (GB/T 2260), in force or former; null for no such code. */
export function nameRegion(code: string): string | null {
  return divisions().byCode.get(code)?.name ?? null;
}

/** Requests with the same key bring the same reply. */
export function requestKey(request: ListRequest, { lists }: Pick<Knowledge, 'lists'> = defaultKnowledge): string {
  return keyOf(request, lists);
}
