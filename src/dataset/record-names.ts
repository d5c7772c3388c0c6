/**
 * Record → the names of its files. In: a record; out: names made of checked parts only, or null when its agency or year
 * is not known. Refuses a key that is none, whatever it came from: defence in depth behind the core's own check.
 */
import { GovdiscloseError } from '../errors.js';
import type { DisclosureRecord } from '../model/record.js';

/** GB/T 2260 code, name of Han, letters and digits, and the hash of what was dropped. */
const AGENCY_KEY = /^\d{6}-[\p{Script=Han}A-Za-z\d]{1,60}(?:-[0-9a-f]{8})?$/u;
const SHA256 = /^[0-9a-f]{64}$/;
const HELD_LENGTH = 12;
const YEARS = { first: 1900, last: 2999 } as const;
/** `2016.json`, `2016~0a1b2c3d.json` and their rows. */
const RECORD_FILE = /^(\d{4})(?:~([0-9a-f]{8}))?\.(json|csv)$/;

export interface RecordFile {
  readonly name: string;
  readonly year: number;
  readonly variant: string | null;
  readonly kind: 'json' | 'csv';
}

export function isAgencyKey(key: string): boolean {
  return AGENCY_KEY.test(key) && key.normalize('NFC') === key;
}

/** Agency key and year of a record that can be filed, or null for one that must be held. */
export function readIdentity({
  id,
  year,
  agency,
}: Pick<DisclosureRecord, 'id' | 'year' | 'agency'>): { key: string; year: number } | null {
  if (id === null || year === null) return null;
  const valid = isAgencyKey(agency.key) && Number.isInteger(year) && year >= YEARS.first && year <= YEARS.last;
  if (!valid || id !== `${agency.key}/${year}`) {
    throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: id, why: 'why.key' });
  }
  return { key: agency.key, year };
}

export function nameRecordFile(year: number, variant: string | null, kind: RecordFile['kind']): string {
  return variant === null ? `${year}.${kind}` : `${year}~${variant}.${kind}`;
}

export function readRecordName(name: string): RecordFile | null {
  const found = RECORD_FILE.exec(name);
  if (found === null) return null;
  const [, year, variant, kind] = found;
  return { name, year: Number(year), variant: variant ?? null, kind: kind === 'csv' ? 'csv' : 'json' };
}

export function nameHeldFile({ source }: Pick<DisclosureRecord, 'source'>): string {
  if (!SHA256.test(source.sha256)) throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: 'held', why: 'why.key' });
  return `${source.sha256.slice(0, HELD_LENGTH)}.json`;
}
