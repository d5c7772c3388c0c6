/**
 * What a person states about the agency of a page, in a map or a list of sources. In: the words of the columns; out: a
 * key, a name, a region, or the reason why a column cannot be used. A key wins over what the page says.
 */
import { isAgencyKey } from '../dataset/record-names.js';
import type { StatedAgency } from '../model/capture.js';

const REGION = /^(\d{6})\s*(.*)$/;
const AGENCY_NAME = /^[^\p{C}]{1,200}$/u;

export interface StatedColumns {
  readonly agency: string;
  readonly region: string;
}

/** Message keys of what is wrong; empty where both can be used. */
export function findStatedFaults({ agency, region }: StatedColumns): readonly ('why.agency' | 'why.region')[] {
  const faults: ('why.agency' | 'why.region')[] = [];
  if (agency !== '' && !AGENCY_NAME.test(agency)) faults.push('why.agency');
  if (region !== '' && !REGION.test(region)) faults.push('why.region');
  return faults;
}

/** Any text that is no key is the agency's name. Null where nothing is stated. */
export function readStatedAgency({ agency, region }: StatedColumns): StatedAgency | null {
  const [, code, name = ''] = REGION.exec(region) ?? [];
  const stated = {
    ...(agency !== '' && (isAgencyKey(agency) ? { key: agency } : { name: agency })),
    ...(code !== undefined && { region: { code, name } }),
  };
  return Object.keys(stated).length > 0 ? stated : null;
}
