/**
 * `tables/cross-checks.csv`: what a report says together with others: year against year, version against version, agency
 * against agency. In: a report with the findings that compare it; out: one row per finding, with the report that it was
 * compared with and the places of the figures in both, so that they lead to rows of the observations.
 */
import type { FiledRecord, Finding, FindingOperand } from '../../model/finding.js';
import type { CsvCell } from '../observation-csv.js';
import { figureKey } from './figures.js';
import { type Column, type DatasetTable, KEY, keyColumns, TO_REPORT, tableOf, within } from './table.js';
import { PLACE_KEY } from './wide-table.js';

interface CrossRow {
  readonly filed: FiledRecord;
  readonly finding: Finding;
  /** Place among the findings of the report. */
  readonly index: number;
}

const STEP = ' ';
const AGAINST = ['against_agency_key', 'against_year'] as const;

function column(
  name: string,
  description: string,
  cell: (finding: Finding) => CsvCell,
  type: Column<unknown>['type'] = 'string',
): Column<CrossRow> {
  return { name, type, description, cell: ({ finding }) => cell(finding) };
}

const placesOn =
  (side: FindingOperand['side']) =>
  ({ operands }: Finding): string | null =>
    operands
      .filter((operand) => operand.side === side)
      .map(({ observation }) => observation)
      .join(STEP) || null;

/** `requests.carried_out@total:2021=3`: codes, the year of the report, the number or what stood there instead. */
function listFigures({ operands }: Finding): string | null {
  const figures = operands.map(({ indicator, applicant, label, year, value, status }) => {
    const name = indicator === null ? label : figureKey(indicator, applicant);
    return `${name}:${year ?? ''}=${value ?? status}`;
  });
  return figures.join(STEP) || null;
}

export const crossChecksTable: DatasetTable = tableOf<CrossRow>({
  name: 'cross-checks',
  title: 'Cross-checks: what adds up between reports and what does not, one row per rule and report',
  columns: [
    ...within<CrossRow>(keyColumns),
    {
      name: 'finding',
      type: 'integer',
      description: 'Place among the findings of the report, from 0',
      key: true,
      cell: ({ index }) => index,
    },
    column('rule', 'The rule; what it compares stands before the dot', ({ rule }) => rule),
    column('outcome', 'pass, fail or not-assessable', ({ outcome }) => outcome),
    column('severity', 'error, warning or info', ({ severity }) => severity),
    column(AGAINST[0], 'Agency of the report it was compared with', ({ against }) => against?.agency ?? null),
    column(AGAINST[1], 'Year of that report, the preferred one', ({ against }) => against?.year ?? null, 'year'),
    column('expected', 'What the rule asks for', ({ expected }) => expected),
    column('actual', 'What the report says', ({ actual }) => actual),
    column('message', 'The rule with its figures', ({ message }) => message),
    column('figures', 'Figures it looked at: indicator, year of the report, value', listFigures),
    column('observations', 'Places of its observations in the report', placesOn('this')),
    column('against_observations', 'Places of its observations in the other report', placesOn('against')),
  ],
  primaryKey: [...KEY, 'finding'],
  foreignKeys: [TO_REPORT, { fields: AGAINST, table: 'reports', references: PLACE_KEY }],
  list: (filed, together) => together.map((finding, index) => ({ filed, finding, index })),
});
