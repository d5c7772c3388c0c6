/** `tables/reports.csv`: one row per report file: header, source, form, and how much of what was read. */
import type { FiledRecord } from '../../model/finding.js';
import type { CheckResult, DisclosureRecord, Header, Source } from '../../model/record.js';
import type { Severity, ValueStatus } from '../../model/text.js';
import type { CsvCell } from '../observation-csv.js';
import { collectFigures } from './figures.js';
import { type Column, type ColumnType, type DatasetTable, KEY, keyColumns, tableOf, truth } from './table.js';

/** Between the entries of a list in one cell. */
const LIST_STEP = '; ';

type ReportColumn = Column<FiledRecord>;

function column(name: string, description: string, cell: (record: DisclosureRecord) => CsvCell): ReportColumn {
  return { name, type: 'string', description, cell: ({ record }) => cell(record) };
}

function typed(type: ColumnType, { type: _, ...rest }: ReportColumn): ReportColumn {
  return { ...rest, type };
}

function count(name: string, description: string, cell: (record: DisclosureRecord) => number | null): ReportColumn {
  return typed('integer', column(name, description, cell));
}

const ofHeader =
  <Field extends keyof Header>(field: Field) =>
  ({ header }: DisclosureRecord): Header[Field] =>
    header[field];
const ofSource =
  <Field extends keyof Source>(field: Field) =>
  ({ source }: DisclosureRecord): Source[Field] =>
    source[field];
const withStatus =
  (status: ValueStatus) =>
  ({ observations }: DisclosureRecord): number =>
    observations.filter((one) => one.status === status).length;
const checked =
  (wanted: Partial<CheckResult>) =>
  ({ checks }: DisclosureRecord): number =>
    checks.filter((check) => check.outcome === wanted.outcome && check.severity === (wanted.severity ?? check.severity))
      .length;
const diagnosed =
  (severity: Severity) =>
  ({ diagnostics }: DisclosureRecord): number =>
    diagnostics.filter((one) => one.severity === severity).length;

const agencyColumns: readonly ReportColumn[] = [
  {
    name: 'preferred',
    type: 'boolean',
    description: 'True for the report that the wide tables and the series are made from',
    cell: ({ variant }) => truth(variant === null),
  },
  column('agency', 'Name of the agency that reports', ({ agency }) => agency.name),
  column('publisher', 'Who put the page on line', ({ agency }) => agency.publisher),
  column('region_code', 'GB/T 2260 code of the region', ({ agency }) => agency.region?.code ?? null),
  column('region', 'Name of the region', ({ agency }) => agency.region?.name ?? null),
  column('title', 'Title of the page', ({ title }) => title),
  column('form', 'The statutory form of the statistics table; empty where there is none', ({ form }) => form),
];

const headerColumns: readonly ReportColumn[] = [
  column('index_number', 'Index number of the header block', ofHeader('indexNumber')),
  column('categories', 'Categories of the header block, joined by "; "', ({ header }) =>
    header.categories.length === 0 ? null : header.categories.join(LIST_STEP),
  ),
  column('header_publisher', 'Publisher by the header block', ofHeader('publisher')),
  typed('date', column('issued_on', 'Date of issue', ofHeader('issuedOn'))),
  column('published_at', 'Date and time of publication, as precise as printed', ofHeader('publishedAt')),
  column('document_number', 'Document number', ofHeader('documentNumber')),
  column('validity', 'Validity', ofHeader('validity')),
  column('content_source', 'Source of the content by the header block', ofHeader('contentSource')),
  column('keywords', 'Keywords', ofHeader('keywords')),
  column('summary', 'Summary', ofHeader('summary')),
  count('view_count', 'How often the page was viewed, as printed', ofHeader('viewCount')),
];

const countColumns: readonly ReportColumn[] = [
  count('sections', 'Number of sections', ({ sections }) => sections.length),
  count('characters', 'Characters of the paragraphs of all sections', ({ sections }) =>
    sections.reduce((sum, { paragraphs }) => sum + paragraphs.reduce((all, { length }) => all + length, 0), 0),
  ),
  count('observations', 'Number of observations', ({ observations }) => observations.length),
  count('reported', 'Observations with a number', withStatus('reported')),
  count('blank', 'Observations whose cell is empty', withStatus('blank')),
  count('placeholder', 'Observations whose cell holds a mark for nothing', withStatus('placeholder')),
  count('unreadable', 'Observations whose cell is not readable as one number', withStatus('unreadable')),
  count(
    'unknown_rows',
    'Observations of rows that the form does not know',
    ({ observations }) => observations.filter(({ indicator }) => indicator === null).length,
  ),
  count(
    'conflicting',
    'Indicators that the page reports with different values',
    (record) => [...collectFigures(record.observations).values()].filter((figure) => figure === 'conflicting').length,
  ),
  count('missing', 'Indicators of the form that the page does not show', ({ missing }) => missing.length),
  count('claims', 'Figures stated by the prose', ({ claims }) => claims.length),
  count('checks_passed', 'Checks that passed', checked({ outcome: 'pass' })),
  count('checks_open', 'Checks that could not be assessed', checked({ outcome: 'not-assessable' })),
  count('failed_errors', 'Checks that failed: errors', checked({ outcome: 'fail', severity: 'error' })),
  count('failed_warnings', 'Checks that failed: warnings', checked({ outcome: 'fail', severity: 'warning' })),
  count('failed_infos', 'Checks that failed: information', checked({ outcome: 'fail', severity: 'info' })),
  count('diagnostic_errors', 'Diagnostics of severity error', diagnosed('error')),
  count('diagnostic_warnings', 'Diagnostics of severity warning', diagnosed('warning')),
  count('attachments', 'Number of attachments', ({ attachments }) => attachments.length),
];

const sourceColumns: readonly ReportColumn[] = [
  column('url', 'Address of the page', ofSource('url')),
  column('final_url', 'Address after redirects', ofSource('finalUrl')),
  column('path', 'Path of the file that was parsed, as given', ofSource('path')),
  column('sha256', 'SHA-256 of the bytes', ofSource('sha256')),
  count('bytes', 'Number of bytes', ofSource('bytes')),
  column('charset', 'Charset they were decoded with', ofSource('charset')),
  column('charset_from', 'How the charset was known', ofSource('charsetFrom')),
  column('script', 'simplified, traditional or mixed', ofSource('script')),
  column('trust', 'official, mirror or unknown', ofSource('trust')),
  column('parser', 'Program and version that read the page', ofSource('parser')),
];

export const reportsTable: DatasetTable = tableOf<FiledRecord>({
  name: 'reports',
  title: 'Reports: one row per report',
  columns: [...keyColumns, ...agencyColumns, ...headerColumns, ...countColumns, ...sourceColumns],
  primaryKey: KEY,
  foreignKeys: [],
  list: (filed) => [filed],
});
