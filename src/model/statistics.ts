/** Blocks → figures: what the statistics stage hands on, and the words it needs beside the forms. */

import type { Grid } from './document.js';
import type { Match, Observation, RecordTable, Topic } from './record.js';
import type { BlockUse } from './result.js';
import type { Diagnostic } from './text.js';

/** Column heads and small words of statistics tables, each as printed on some page. */
export interface StatisticsWords {
  readonly indicatorHeads: readonly string[];
  readonly unitHeads: readonly string[];
  readonly valueHeads: readonly string[];
  /** Values of an earlier year, since one, or changes against one: never the value of the report year. */
  readonly cumulativeHeads: readonly string[];
  /** A column that adds up the other value columns. */
  readonly totalHeads: readonly string[];
  readonly sequenceHeads: readonly string[];
  readonly remarkHeads: readonly string[];
  /** Prefixes that make a row a part of the row before. */
  readonly ofWhich: readonly string[];
  /** Words of a line that names the table below it. */
  readonly captionWords: readonly string[];
  /** Words that open a line about the whole table: reporting unit, unit of the figures. */
  readonly captionLines: readonly string[];
  /** Words in a label's brackets that make it another figure, not an explanation. */
  readonly qualifiers: readonly string[];
  /** What opens a row that only numbers the columns. */
  readonly legend: readonly string[];
  /** What stands in the upper left of the request table, before its first known head. */
  readonly openings: readonly string[];
  /** Words of which the labels of a local disclosure table are made. */
  readonly topicWords: readonly string[];
  /** Characters that turn a label into its opposite or into another measure: never bridged by a near match. */
  readonly negations: string;
}

export interface FormCandidate {
  readonly form: string;
  readonly score: number;
  /** Labels found, those of this form alone first. */
  readonly evidence: readonly string[];
}

/** How one row of a statistics table was read, for `explain`. */
export interface RowTrail {
  readonly table: number;
  readonly row: number;
  readonly label: string;
  readonly reading: 'head' | 'group' | 'value' | 'title' | 'left';
  readonly indicator: string | null;
  readonly match: Match | null;
  readonly why: string;
}

/** A body table as it was read: its grid, and the blocks of the page that it was made of. */
export interface ReadTable {
  readonly index: number;
  readonly blocks: readonly number[];
  readonly grid: Grid;
  /** Row of the grid for each row that observations count: those below the head. Empty where nothing was read. */
  readonly printedRows: readonly number[];
}

export interface StatisticsReading {
  readonly form: string | null;
  readonly observations: readonly Observation[];
  readonly tables: readonly RecordTable[];
  readonly missing: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: ReadonlyMap<number, BlockUse>;
  /** Block index of a statistics table → the section it stands for. */
  readonly topics: ReadonlyMap<number, Topic>;
  /** Lines that name or introduce the statistics tables. */
  readonly captions: readonly string[];
  readonly candidates: readonly FormCandidate[];
  readonly rows: readonly RowTrail[];
  /** The tables of `tables`, with their places. */
  readonly places: readonly ReadTable[];
}
