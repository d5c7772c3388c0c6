/** A source as it was written, before anything is made of it: what the readers of YAML and CSV have in common. */
import type { MessageValues } from '../../messages/speak.js';

/** One entry as written: every value is text, addresses and hosts may be several. */
export interface SourceEntry {
  readonly line: number;
  readonly agency: string;
  readonly region: string;
  readonly urls: readonly string[];
  readonly hosts: readonly string[];
}

/** What is wrong, as a message key, and where. */
export interface SourceFault {
  readonly line: number;
  readonly column?: number;
  readonly why: string;
  readonly values?: MessageValues;
}

export type ReadEntries = { readonly entries: readonly SourceEntry[]; readonly faults: readonly SourceFault[] };

export const SOURCE_KEYS = ['agency', 'region', 'url', 'hosts'] as const;
