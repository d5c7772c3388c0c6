/** All tables of a dataset, in the order in which its data package lists them. */
import type { Form } from '../../model/form.js';
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { observationsTable } from './observations-table.js';
import { reportsTable } from './reports-table.js';
import type { DatasetTable } from './table.js';
import { checksTable, sectionsTable } from './text-tables.js';
import { wideTable } from './wide-table.js';

export function listTables(forms: readonly Form[], knowledge: TableKnowledge): readonly DatasetTable[] {
  const wide = forms.map((form) => wideTable(form, knowledge));
  return [reportsTable, observationsTable, ...wide, sectionsTable, checksTable];
}
