/**
 * Blocks → figures. The body tables are numbered, the form is recognized by its labels, each table layout has its own
 * reader. What no form knows stays in `tables` as printed.
 */

import type { Page } from '../../model/document.js';
import type { Form } from '../../model/form.js';
import type { Observation } from '../../model/record.js';
import type { BlockUse } from '../../model/result.js';
import type { StatisticsReading } from '../../model/statistics.js';
import type { Diagnostic } from '../../model/text.js';
import { type BodyTable, locateTables, recordTable } from './body-table.js';
import { findYears } from './find-earlier-tables.js';
import { type ListResult, readList } from './list/read-list.js';
import { joinTwins, recognizeLocal } from './list/recognize-local.js';
import { type Caption, locateCaptions } from './locate-captions.js';
import { beginReading, type Reading, type StatisticsTools } from './reading.js';
import { type Recognized, recognizeForm } from './recognize-form.js';
import { type Groups, settleGroups } from './settle-groups.js';
import { settleRepeats } from './settle-repeats.js';
import { readTables, type TablesResult } from './tables/read-tables.js';

const LOCAL = 'local';
/** A form of the agency's own has groups that are not those of the national forms. */
const NO_GROUPS: Groups = new Map();
const NOTHING: TablesResult = {
  local: false,
  observations: [],
  missing: [],
  trail: [],
  diagnostics: [],
  topics: new Map(),
  printedRows: new Map(),
};

export function readStatistics(page: Page, used: ReadonlySet<number>, tools: StatisticsTools): StatisticsReading {
  const reading = beginReading(tools);
  const { tables, recognized } = recognizeTables(page, used, reading);
  const { chosen, result } = readChosen(page, { tables, recognized }, reading);
  const statistics = new Set(chosen);
  const captions = new Map(chosen.map((table) => [table, locateCaptions(page, table.block, tools.words)]));
  const form = chosen.length === 0 ? null : result.local ? LOCAL : (recognized.form?.id ?? null);
  const repeats = settleRepeats(result.observations, findYears(page, chosen, tools.isHeading));
  const settled = settleGroups(repeats.observations, tools.groups.get(form ?? '') ?? NO_GROUPS);
  return {
    form,
    observations: settled.observations,
    tables: tables.map((table) =>
      recordTable(table, { caption: nameTable(table, captions.get(table) ?? []), statistics: statistics.has(table) }),
    ),
    missing: result.missing,
    diagnostics: [
      ...diagnoseTie(recognized.candidates),
      ...result.diagnostics,
      ...describeMatches(settled.observations),
      ...repeats.diagnostics,
      ...settled.diagnostics,
    ],
    uses: listUses(tables, captions),
    topics: result.topics,
    captions: listTexts(captions.values()),
    candidates: recognized.candidates,
    rows: result.trail,
    places: tables.map(({ index, blocks, grid }) => ({
      index,
      blocks,
      grid,
      printedRows: result.printedRows.get(index) ?? [],
    })),
  };
}

interface RecognizedTables {
  readonly tables: readonly BodyTable[];
  readonly recognized: Recognized;
}

interface Chosen {
  readonly chosen: readonly BodyTable[];
  readonly result: TablesResult;
}

function readChosen(page: Page, { tables, recognized }: RecognizedTables, reading: Reading): Chosen {
  const { form } = recognized;
  const chosen = form ? recognized.tables : recognizeLocal(tables, reading);
  const result = form ? readForm(page, form, { tables: chosen, reading }) : readLocal(chosen, reading);
  const all = result.local ? joinTwins(chosen, tables, reading) : chosen;
  return all.length === chosen.length ? { chosen, result } : { chosen: all, result: readLocal(all, reading) };
}

/** A page with real tables of a form has none hidden in its lines of text. */
function recognizeTables(page: Page, used: ReadonlySet<number>, reading: Reading): RecognizedTables {
  if (page.format === 'html') {
    const tables = locateTables(page, { used, reading, dumps: false });
    const recognized = recognizeForm(tables, reading);
    if (recognized.form) return { tables, recognized };
  }
  const tables = locateTables(page, { used, reading, dumps: true });
  return { tables, recognized: recognizeForm(tables, reading) };
}

interface ChosenTables {
  readonly tables: readonly BodyTable[];
  readonly reading: Reading;
}

function readForm(page: Page, form: Form, { tables, reading }: ChosenTables): TablesResult {
  const [first] = form.tables;
  return first?.layout === 'list'
    ? withoutTopics(readList(tables, { form: first, local: false }, reading))
    : readTables(
        tables.map((table) => ({ table, above: findLineAbove(page, table.block) })),
        form,
        reading,
      );
}

function findLineAbove(page: Page, block: number): string {
  const above = page.blocks[block - 1];
  return above?.kind === 'paragraph' ? above.text : '';
}

/** A local form is read as a list; its rows are compared with those of the national list form. */
function readLocal(tables: readonly BodyTable[], reading: Reading): TablesResult {
  const form = reading.forms.flatMap((candidate) => candidate.tables).find((table) => table.layout === 'list');
  if (!form || tables.length === 0) return NOTHING;
  return withoutTopics(readList(tables, { form, local: true }, reading));
}

/** A list stands for no part of the report. */
function withoutTopics(result: ListResult): TablesResult {
  const { local, observations, missing, trail, diagnostics, printedRows } = result;
  return { local, observations, missing, trail, diagnostics, printedRows, topics: new Map() };
}

/** Labels that are not the form's own wording and were still read as a row of it. */
function describeMatches(observations: readonly Observation[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (let index = 0; index < observations.length; index++) {
    const { label, indicator, match } = observations[index] ?? NO_MATCH;
    if (match !== 'near' && match !== 'position') continue;
    const message = `"${label}" is read as ${indicator} (${match} match)`;
    diagnostics.push({ code: `label-${match}`, severity: 'warning', message, at: `/observations/${index}` });
  }
  return diagnostics;
}

const NO_MATCH = { label: '', indicator: null, match: null };

function diagnoseTie(candidates: readonly { form: string; score: number }[]): Diagnostic[] {
  const [first, second] = candidates;
  if (!first || first.score !== second?.score) return [];
  const message = `the labels fit ${first.form} and ${second.form} equally; ${first.form} was taken`;
  return [{ code: 'form-tie', severity: 'warning', message, at: '/form' }];
}

function listTexts(captions: Iterable<readonly Caption[]>): string[] {
  const texts: string[] = [];
  for (const ofTable of captions) for (const { text } of ofTable) texts.push(text);
  return texts;
}

function nameTable(table: BodyTable, captions: readonly Caption[]): string | null {
  return captions.find((caption) => caption.names)?.text ?? table.grid.caption?.text ?? null;
}

function listUses(
  tables: readonly BodyTable[],
  captions: ReadonlyMap<BodyTable, readonly Caption[]>,
): Map<number, BlockUse> {
  const uses = new Map<number, BlockUse>();
  for (const table of tables) {
    const above = captions.get(table);
    for (const block of table.blocks)
      uses.set(
        block,
        above
          ? { as: 'statistics', why: 'it prints the labels of the form' }
          : { as: 'table', why: 'its labels are of no form' },
      );
    for (const caption of above ?? [])
      uses.set(caption.block, { as: 'caption', why: 'it stands over a statistics table and names it' });
  }
  return uses;
}
