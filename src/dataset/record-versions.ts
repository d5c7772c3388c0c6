/**
 * Anything read from JSON that names the schema of a record → the same as the present schema has it. In: a value; out: it, brought
 * up step by step from an older version, or why it is none: no record, of a newer version, of one that never was. The place
 * for the first real migration is `MIGRATIONS`: a line with the version that it starts from. Files are not rewritten here.
 */
import { GovdiscloseError } from '../errors.js';

export type Fields = Readonly<Record<string, unknown>>;

/** From one version to the next; the step sets every field but `schema`, which is set for it. */
export interface Migration {
  readonly from: number;
  readonly step: (record: Fields) => Fields;
}

export interface StrangeVersion {
  readonly fault: 'newer' | 'unknown';
  readonly schema: string;
}

export type Versioned = { readonly record: unknown } | { readonly fault: 'none' } | StrangeVersion;

const FAMILY = 'govdisclose/record/';
const CURRENT = 1;
const VERSION = /^[1-9]\d{0,3}$/;

/** There was only one version so far. */
const MIGRATIONS: readonly Migration[] = [];

export interface Versions {
  readonly current: number;
  readonly migrations: readonly Migration[];
}

export function bringUpToDate(
  found: unknown,
  { current, migrations }: Versions = { current: CURRENT, migrations: MIGRATIONS },
): Versioned {
  const schema = typeof found === 'object' && found !== null && 'schema' in found ? found.schema : null;
  if (typeof schema !== 'string' || !schema.startsWith(FAMILY)) return { fault: 'none' };
  const text = schema.slice(FAMILY.length);
  const version = VERSION.test(text) ? Number(text) : 0;
  if (version > current) return { fault: 'newer', schema };
  let record = found as Fields;
  for (let at = version; at < current; at += 1) {
    const migration = migrations.find(({ from }) => from === at);
    if (migration === undefined) return { fault: 'unknown', schema };
    record = { ...migration.step(record), schema: `${FAMILY}${at + 1}` };
  }
  return { record };
}

export function versionError({ fault, schema }: StrangeVersion, subject: string): GovdiscloseError {
  const values = { found: schema };
  if (fault === 'newer') return new GovdiscloseError('ERR_SCHEMA_NEWER', { subject, values });
  return new GovdiscloseError('ERR_RECORD_DAMAGED', { subject, why: 'why.recordVersion', values });
}
