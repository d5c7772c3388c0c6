/** All tables of a dataset, in the order in which its data package lists them. */
import type { Form } from '../../model/form.js';
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { codebookTable } from './codebook-table.js';
import { crossChecksTable } from './cross-checks-table.js';
import { observationsTable } from './observations-table.js';
import { reportsTable } from './reports-table.js';
import { crosswalkTable, seriesTable } from './series-table.js';
import type { DatasetTable, StaticTable } from './table.js';
import { checksTable, sectionsTable } from './text-tables.js';
import { wideTable } from './wide-table.js';

export function listTables(forms: readonly Form[], knowledge: TableKnowledge): readonly DatasetTable[] {
  const wide = forms.map((form) => wideTable(form, knowledge));
  return [
    reportsTable,
    observationsTable,
    seriesTable(knowledge),
    ...wide,
    sectionsTable,
    checksTable,
    crossChecksTable,
  ];
}

/** Tables that say what the others mean. */
export function listStaticTables(forms: readonly Form[], knowledge: TableKnowledge): readonly StaticTable[] {
  return [crosswalkTable(knowledge), codebookTable(forms, knowledge)];
}
