/**
 * In: the parts of a record, from every stage. Out: the record in its fixed key order. A page whose year or agency is
 * not known has no id: it is held, never stored under a guess.
 */
import type { DisclosureRecord } from '../model/record.js';

/** A record before it is checked. */
export type RecordParts = Omit<DisclosureRecord, 'schema' | 'id' | 'checks'>;

function writeId(parts: RecordParts): string | null {
  return parts.year === null || parts.agency.name === null ? null : `${parts.agency.key}/${parts.year}`;
}

export function assembleRecord(parts: RecordParts, checks: DisclosureRecord['checks']): DisclosureRecord {
  return {
    schema: 'govdisclose/record/1',
    id: writeId(parts),
    year: parts.year,
    agency: {
      key: parts.agency.key,
      name: parts.agency.name,
      publisher: parts.agency.publisher,
      region: parts.agency.region,
    },
    title: parts.title,
    form: parts.form,
    header: parts.header,
    sections: parts.sections,
    observations: parts.observations,
    tables: parts.tables,
    missing: parts.missing,
    claims: parts.claims,
    checks,
    diagnostics: parts.diagnostics,
    attachments: parts.attachments,
    navigation: parts.navigation,
    source: parts.source,
  };
}
