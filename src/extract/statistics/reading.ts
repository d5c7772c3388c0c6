/** What every reader of statistics tables works with: compiled once per knowledge, the reader of cells once per page. */
import type { Form } from '../../model/form.js';
import type { StatisticsWords } from '../../model/statistics.js';
import type { NumberWords, OrdinalWords } from '../../model/text-knowledge.js';
import { compileNumbers, type Numbers } from '../../text/read-number.js';
import { compileOrdinals, type Ordinals } from '../../text/read-ordinal.js';
import { compileHeads, type HeadKinds } from './list/read-columns.js';
import { type CellReader, SharedCells } from './read-cell.js';
import { compileGroups, type Groups } from './settle-groups.js';
import { Vocabulary } from './vocabulary.js';

export interface StatisticsKnowledge {
  readonly forms: readonly Form[];
  readonly statistics: StatisticsWords;
  readonly numbers: NumberWords;
  readonly ordinals: OrdinalWords;
  /** True for a line in the words of a section heading: it parts tables that a dump printed line by line. */
  readonly isHeading: (text: string) => boolean;
}

export interface StatisticsTools {
  readonly forms: readonly Form[];
  readonly words: StatisticsWords;
  readonly vocabulary: Vocabulary;
  readonly heads: HeadKinds;
  /** By the id of their form. */
  readonly groups: ReadonlyMap<string, Groups>;
  readonly numbers: Numbers;
  readonly ordinals: Ordinals;
  readonly units: ReadonlySet<string>;
  readonly cells: SharedCells;
  readonly isHeading: (text: string) => boolean;
}

export interface Reading extends Omit<StatisticsTools, 'cells'> {
  readonly cells: CellReader;
}

export function compileStatistics(knowledge: StatisticsKnowledge): StatisticsTools {
  const words = {
    words: knowledge.statistics,
    vocabulary: new Vocabulary(knowledge.forms),
    heads: compileHeads(knowledge.statistics),
    groups: compileGroups(knowledge.forms),
    numbers: compileNumbers(knowledge.numbers),
    ordinals: compileOrdinals(knowledge.ordinals),
    units: new Set(knowledge.numbers.units),
  };
  return { ...words, forms: knowledge.forms, cells: new SharedCells(words), isHeading: knowledge.isHeading };
}

/** Field by field: every reader asks this object on every row, and a copy with one field changed is slow to ask. */
export function beginReading(tools: StatisticsTools): Reading {
  return {
    forms: tools.forms,
    words: tools.words,
    vocabulary: tools.vocabulary,
    heads: tools.heads,
    groups: tools.groups,
    numbers: tools.numbers,
    ordinals: tools.ordinals,
    units: tools.units,
    isHeading: tools.isHeading,
    cells: tools.cells.open(),
  };
}
