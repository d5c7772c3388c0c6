/**
 * The whole flow: bytes → parts → verdict → record with checks. Total: any bytes give a record or a typed refusal. The
 * only core file that brings in the default knowledge.
 */
import { checkRecord } from './checks/check-record.js';
import { compileKnowledge, type Tools } from './compile-knowledge.js';
import { type ClaimOptions, readClaims } from './extract/claims/read-claims.js';
import { recognizeReport } from './extract/refusal/recognize-report.js';
import { defaultKnowledge } from './knowledge/index.js';
import type { Form } from './model/form.js';
import type { Knowledge } from './model/knowledge.js';
import type { Claim, DisclosureRecord, Source } from './model/record.js';
import type { PageContext, ParseResult, Refusal } from './model/result.js';
import type { Diagnostic } from './model/text.js';
import { type Parts, readParts } from './read-parts.js';
import { assembleRecord } from './record/assemble-record.js';
import { type DetectedAgency, detectAgency } from './record/detect-agency.js';
import { detectTrust } from './record/detect-trust.js';
import { type DetectedYear, detectYear } from './record/detect-year.js';
import { foldDigits } from './text/fold-digits.js';
import { type Sniffed, sniffBytes } from './text/sniff-bytes.js';
import { PARSER } from './version.js';

/** SHA-256 in hexadecimal: the one thing the core needs from its host. */
export type Digest = (data: Uint8Array | string) => string;

export interface Request {
  readonly bytes: Uint8Array;
  readonly context: PageContext;
  readonly knowledge?: Knowledge;
  readonly digest: Digest;
}

export { defaultKnowledge } from './knowledge/index.js';

/** What was made of the parts, with the evidence that decided. */
export interface Verdict {
  readonly result: ParseResult;
  readonly parts: Parts;
  readonly year: DetectedYear;
  readonly agency: DetectedAgency;
}

export function parse(request: Request): ParseResult {
  const refusal = refuseBytes(request.bytes);
  return refusal ? { ok: false, refusal, diagnostics: [] } : read(request).result;
}

/** The flow for bytes that are text. */
export function read({ bytes, context, knowledge = defaultKnowledge, digest }: Request): Verdict {
  const tools = compileKnowledge(knowledge);
  const parts = readParts(bytes, context, tools);
  const prose = listProse(parts);
  return judge(parts, { bytes, context, tools, digest, prose, stated: listStated(parts, prose) });
}

interface Scene {
  readonly bytes: Uint8Array;
  readonly context: PageContext;
  readonly tools: Tools;
  readonly digest: Digest;
  /** Paragraphs of all sections. */
  readonly prose: readonly string[];
  /** Titles, prose and captions as years and names are looked for in them. */
  readonly stated: Stated;
}

interface Stated {
  readonly titles: readonly string[];
  readonly paragraphs: readonly string[];
  readonly captions: readonly string[];
}

function judge(parts: Parts, scene: Scene): Verdict {
  const { knowledge } = scene.tools;
  const year = findYear(parts, scene);
  const told = { ...listForms(parts, year.year, knowledge.forms), year: year.year };
  const claims = readClaims(parts.sections.sections.slice(0, parts.sections.own), told, scene.tools.claims);
  const refusal = recognizeReport(
    {
      page: parts.page,
      title: parts.sections.title,
      titles: parts.titles,
      sections: parts.sections.sections,
      observations: parts.statistics.observations.length,
      figures: parts.statistics.observations.filter(({ status }) => status === 'reported').length,
      form: parts.statistics.form,
      claims: claims.length,
      header: parts.header.header,
      used: new Set(parts.navigation.used),
      source: parts.decoded.text,
    },
    knowledge.refusal,
  );
  const agency = findAgency(parts, scene);
  const diagnostics = listDiagnostics(parts, year, agency);
  const result: ParseResult = refusal
    ? { ok: false, refusal, diagnostics }
    : { ok: true, record: writeRecord(parts, scene, { year, agency, claims, diagnostics }) };
  return { result, parts, year, agency };
}

/** The forms whose figures the prose may state: the page's own, else the one that its year asks for, or the first of all. */
function listForms(parts: Parts, year: number | null, forms: readonly Form[]): Pick<ClaimOptions, 'formIds' | 'shown'> {
  const { form } = parts.statistics;
  if (form !== null && forms.some(({ id }) => id === form)) return { formIds: [form], shown: true };
  const due = year === null ? undefined : (forms.findLast(({ years: [first] }) => first <= year) ?? forms[0]);
  return { formIds: due === undefined ? [] : [due.id], shown: false };
}

function listProse(parts: Parts): string[] {
  const prose: string[] = [];
  for (const { paragraphs } of parts.sections.sections) for (const paragraph of paragraphs) prose.push(paragraph);
  return prose;
}

/** A page that prints full-width digits (２０１６年) states its year with them. */
function listStated(parts: Parts, paragraphs: readonly string[]): Stated {
  const { captions } = parts.statistics;
  const stated = { titles: parts.titles, paragraphs, captions };
  if (!parts.repairs.some(({ code }) => code === 'full-width-characters')) return stated;
  return {
    titles: stated.titles.map(foldDigits),
    paragraphs: stated.paragraphs.map(foldDigits),
    captions: captions.map(foldDigits),
  };
}

function findYear(parts: Parts, { context, tools, stated }: Scene): DetectedYear {
  const { header } = parts.header;
  return detectYear(
    {
      titles: stated.titles,
      paragraphs: stated.paragraphs,
      captions: stated.captions,
      url: context.url ?? context.finalUrl ?? parts.page.savedFrom,
      indexNumber: header.indexNumber,
      issuedOn: header.issuedOn,
      publishedAt: header.publishedAt,
    },
    tools.knowledge.year,
  );
}

function findAgency(parts: Parts, { context, tools, digest, stated }: Scene): DetectedAgency {
  const { header, belongsTo, siteName, siteCode, columnName } = parts.header;
  return detectAgency(
    {
      titles: stated.titles,
      paragraphs: stated.paragraphs,
      captions: stated.captions,
      publisher: header.publisher,
      belongsTo,
      contentSource: header.contentSource,
      siteName,
      siteCode,
      indexNumber: header.indexNumber,
      places: columnName === null ? parts.navigation.breadcrumbs : [...parts.navigation.breadcrumbs, columnName],
      url: context.finalUrl ?? context.url ?? parts.page.savedFrom,
      context: context.agency ?? null,
    },
    { agency: tools.knowledge.agency, regions: tools.regions, digest },
  );
}

interface Found {
  readonly year: DetectedYear;
  readonly agency: DetectedAgency;
  readonly claims: readonly Claim[];
  readonly diagnostics: readonly Diagnostic[];
}

function writeRecord(parts: Parts, scene: Scene, found: Found): DisclosureRecord {
  const { statistics, sections } = parts;
  const record = {
    year: found.year.year,
    agency: found.agency.agency,
    title: sections.title,
    form: statistics.form,
    header: parts.header.header,
    sections: sections.sections,
    observations: statistics.observations,
    tables: statistics.tables,
    missing: statistics.missing,
    claims: found.claims,
    attachments: parts.attachments.attachments,
    navigation: parts.navigation.navigation,
    diagnostics: found.diagnostics,
    source: describeSource(parts, scene),
  };
  return assembleRecord(record, checkRecord(record, scene.tools.knowledge.forms));
}

function describeSource(parts: Parts, { bytes, context, digest, tools, prose }: Scene): Source {
  const { decoded, page, script } = parts;
  const url = context.url ?? page.savedFrom;
  const annotations = parts.repairs.some((repair) => repair.code === 'pinyin-annotations') ? 1 : 0;
  const texts = [...parts.titles, ...prose.slice(0, 3)];
  return {
    url,
    finalUrl: context.finalUrl ?? null,
    path: context.path ?? null,
    retrievedAt: context.retrievedAt ?? null,
    sha256: digest(bytes),
    bytes: bytes.length,
    charset: decoded.charset,
    charsetFrom: decoded.charsetFrom,
    script,
    trust: detectTrust(
      { url, finalUrl: context.finalUrl ?? null, script, annotations, texts },
      tools.knowledge.portals,
    ),
    archive: context.archive ?? null,
    parser: PARSER,
  };
}

function listDiagnostics(parts: Parts, year: DetectedYear, agency: DetectedAgency): Diagnostic[] {
  return [
    ...describeDecoding(parts),
    ...parts.page.diagnostics,
    ...parts.repairs,
    ...parts.header.diagnostics,
    ...parts.statistics.diagnostics,
    ...parts.sections.diagnostics,
    ...year.diagnostics,
    ...agency.diagnostics,
    ...describeTables(parts),
  ];
}

function describeDecoding({ decoded, page }: Parts): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const warn = (code: string, message: string): number =>
    diagnostics.push({ code, severity: 'warning', message, at: '/source/charset' });
  if (decoded.claimed !== null)
    warn('charset-label', `the page calls itself ${decoded.claimed}; it is ${decoded.charset}`);
  if (decoded.replacements > 0)
    warn(
      'broken-bytes',
      `${decoded.replacements} bytes or groups of bytes are no ${decoded.charset} and read as U+FFFD`,
    );
  if (page.truncated)
    diagnostics.push({
      code: 'maybe-truncated',
      severity: 'warning',
      message: 'the page ends before its markup does',
      at: null,
    });
  return diagnostics;
}

function describeTables({ statistics, attachments }: Parts): Diagnostic[] {
  if (statistics.form !== null) return [];
  const { tableElsewhere } = attachments;
  const message =
    tableElsewhere === null
      ? 'the page shows no statistics table of a known form'
      : `the page shows no statistics table; it may be in an ${tableElsewhere}`;
  return [
    {
      code: tableElsewhere === null ? 'table-missing' : `table-in-${tableElsewhere}`,
      severity: 'warning',
      message,
      at: '/form',
    },
  ];
}

const BYTE_REASONS: Readonly<Record<Exclude<Sniffed, 'text'>, readonly [Refusal['looksLike'], string]>> = {
  empty: ['empty', 'the input holds no characters'],
  mhtml: ['web-archive', 'the input is a web archive (MHTML); save the page as HTML instead'],
  pdf: ['binary', 'the input is a PDF document, not a page'],
  zip: ['binary', 'the input is a ZIP container (an Office document or an archive), not a page'],
  ole: ['binary', 'the input is an Office document of the old kind (DOC, XLS), not a page'],
  image: ['binary', 'the input is a picture, not a page'],
  gzip: ['binary', 'the input is compressed (gzip); unpack it first'],
  binary: ['binary', 'the input is binary data, not a page'],
};

/** Bytes that are no text are refused before anything is read. */
export function refuseBytes(bytes: Uint8Array): Refusal | null {
  const sniffed = sniffBytes(bytes);
  if (sniffed === 'text') return null;
  const [looksLike, reason] = BYTE_REASONS[sniffed];
  return { looksLike, reason, evidence: [sniffed], links: 0 };
}
