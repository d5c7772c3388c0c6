/** `tables/observations.csv`: tidy, one row per value cell of the statistics, whatever became of the cell. */
import type { FiledRecord } from '../../model/finding.js';
import { type ObservationRow, observationColumns } from './observation-columns.js';
import { type DatasetTable, KEY, keyColumns, TO_REPORT, tableOf, within } from './table.js';

function list(filed: FiledRecord): readonly ObservationRow[] {
  return filed.record.observations.map((observation, index) => ({ filed, observation, index }));
}

export const observationsTable: DatasetTable = tableOf<ObservationRow>({
  name: 'observations',
  title: 'Observations: one row per value cell of the statistics',
  columns: [
    ...within<ObservationRow>(keyColumns),
    {
      name: 'observation',
      type: 'integer',
      description: 'Place in the record, from 0; the checks name it',
      key: true,
      cell: ({ index }) => index,
    },
    {
      name: 'agency',
      type: 'string',
      description: 'Name of the agency that reports',
      cell: ({ filed }) => filed.record.agency.name,
    },
    { name: 'form', type: 'string', description: 'The statutory form', cell: ({ filed }) => filed.record.form },
    ...observationColumns,
  ],
  primaryKey: [...KEY, 'observation'],
  foreignKeys: [TO_REPORT],
  list,
});
