/**
 * Bytes of a list page, or of a reply that brings a list's records → what the list offers. The kind of a reply is seen from its
 * text, whatever was asked for. Total: any bytes give a reading; what was left out or could not be followed is a diagnostic.
 */
import type { Knowledge } from '../model/knowledge.js';
import type { ListContext, ListReading } from '../model/list.js';
import type { Diagnostic } from '../model/text.js';
import { decodeBytes } from '../text/decode-bytes.js';
import { sniffBytes } from '../text/sniff-bytes.js';
import type { ListOffer } from './list-offer.js';
import { readJsonReply } from './read-articles.js';
import { readJsonOffer } from './read-json-offer.js';
import { readMarkupOffer } from './read-markup-offer.js';
import { recognizeFamily } from './recognize-family.js';

export interface ListInput {
  readonly bytes: Uint8Array;
  readonly context: ListContext;
  readonly knowledge: Knowledge;
  /** Whether the bytes are a report page; asked only of pages. */
  readonly isReport: () => boolean;
}

const JSON_START = /^\ufeff?\s*[{[]/;
/** JSON as the argument of a call. */
const WRAPPED = /^\ufeff?\s*[\w.$]{1,60}\s*\((?=\s*[{[])/;
/** Past this page a list is no list of reports but a trap. */
const LAST_PAGE = 5000;

export function readList({ bytes, context, knowledge, isReport }: ListInput): ListReading {
  const sniffed = sniffBytes(bytes);
  if (sniffed !== 'text') return refuse(`the reply is no list: ${sniffed}`);
  const { text: source, charset } = decodeBytes(bytes, context.contentType ?? null);
  const family = recognizeFamily(source, context.url, knowledge.lists.families);
  const json = unwrapJson(source);
  const reply = json === null ? null : readJsonReply(json, knowledge.lists.loads.fields);
  const replied = { context, charset, knowledge };
  const offer = reply === null ? readMarkupOffer(source, replied) : readJsonOffer(reply, replied);
  const evidence = family === null ? [] : [`${family.name}: ${family.mark}`];
  const bounded = boundPages(offer, context);
  const page = context.request?.page ?? null;
  return {
    ...bounded,
    family: family?.name ?? null,
    evidence: [...evidence, ...describeOffer(bounded)],
    page,
    isReport: reply === null && isReport(),
  };
}

function unwrapJson(source: string): string | null {
  const wrapped = WRAPPED.exec(source);
  if (wrapped === null) return JSON_START.test(source) ? source : null;
  return source.slice(wrapped[0].length, Math.max(wrapped[0].length, source.lastIndexOf(')')));
}

function refuse(message: string): ListReading {
  const diagnostics: Diagnostic[] = [{ code: 'not-a-list', severity: 'warning', message, at: null }];
  const nothing = { candidates: [], next: [], columns: [], page: null, pages: null };
  return { ...nothing, family: null, evidence: [], isReport: false, diagnostics };
}

function describeOffer({ candidates, next }: ListOffer): string[] {
  const reports = candidates.filter(({ verdict }) => verdict === 'report').length;
  return [`${candidates.length} links, ${reports} of them titled like reports`, `${next.length} further requests`];
}

/** A list that never ends (a calendar, a counter) ends here. */
function boundPages(offer: ListOffer, { request }: ListContext): ListOffer {
  if ((request?.page ?? 0) < LAST_PAGE || offer.next.length === 0) return offer;
  const message = `the list goes on after page ${LAST_PAGE}; its further pages are left out`;
  const diagnostic: Diagnostic = { code: 'discovery-truncated', severity: 'warning', message, at: null };
  return { ...offer, next: [], diagnostics: [...offer.diagnostics, diagnostic] };
}
