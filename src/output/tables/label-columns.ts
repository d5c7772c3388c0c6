/** A column → its Chinese name: its own, or the one that the knowledge has for it in its table or anywhere. */
import type { TableKnowledge } from '../../model/table-knowledge.js';
import type { TableColumn } from './table.js';

type Labels = Pick<TableKnowledge, 'columnLabels'>;

export function labelColumn(table: string, { name, label }: TableColumn, { columnLabels }: Labels): string {
  return label ?? columnLabels[`${table}.${name}`] ?? columnLabels[name] ?? name;
}
