/**
 * `--sources FILE` → where to look for reports, and whose they are. In: the file's text, YAML or CSV; out: sources in
 * order, or every error with its line. With any error no source is used: half a list would look like a whole one.
 */
import { GovdiscloseError } from '../../errors.js';
import type { StatedAgency } from '../../model/capture.js';
import { readCsv } from '../read-csv.js';
import { findStatedFaults, readStatedAgency } from '../stated-agency.js';
import { type ReadEntries, SOURCE_KEYS, type SourceEntry, type SourceFault } from './source-entry.js';

export interface Source {
  /** Addresses of reports or of lists of reports. */
  readonly urls: readonly string[];
  /** Whose all reports of this source are; null where the pages say it. */
  readonly agency: StatedAgency | null;
  /** Hosts that its links may lead to, beside those of its own addresses. */
  readonly hosts: readonly string[];
  /** Where it stands in the file. */
  readonly line: number;
}

export interface SourceList {
  readonly sources: readonly Source[];
  readonly errors: readonly GovdiscloseError[];
}

const YAML_FILE = /\.ya?ml$/i;
const BETWEEN = /\s+/;
const HOST = /^[a-z\d.-]+(?::\d{1,5})?$/i;

export async function readSources(text: string, subject: string): Promise<SourceList> {
  const { entries, faults } = YAML_FILE.test(subject) ? await readYaml(text) : readCsvEntries(text);
  const all = [...faults, ...entries.flatMap(findFaults)];
  if (all.length === 0 && entries.length === 0) all.push({ line: 1, why: 'why.noSources' });
  const errors = all.map(({ line, column, why, values }) => {
    const place = column === undefined ? String(line) : `${line}:${column}`;
    return new GovdiscloseError('ERR_SOURCES_LINE', { subject, why, values: { line: place, ...values } });
  });
  return { sources: errors.length > 0 ? [] : entries.map(sourceOf), errors };
}

/** The YAML reader is loaded when such a file is given. */
async function readYaml(text: string): Promise<ReadEntries> {
  const { readYamlEntries } = await import('./read-source-yaml.js');
  return readYamlEntries(text);
}

function readCsvEntries(text: string): ReadEntries {
  const { rows, unfinished } = readCsv(text);
  if (unfinished !== null) return { entries: [], faults: [{ line: unfinished, why: 'why.quote' }] };
  const [head, ...body] = rows;
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const faults = findHeadFaults(names, head?.line ?? 1);
  if (faults.length > 0) return { entries: [], faults };
  const entries = body.map(({ line, cells }) => {
    const cellOf = (name: string): string => (cells[names.indexOf(name)] ?? '').trim();
    const listOf = (name: string): readonly string[] => cellOf(name).split(BETWEEN).filter(Boolean);
    return { line, agency: cellOf('agency'), region: cellOf('region'), urls: listOf('url'), hosts: listOf('hosts') };
  });
  return { entries, faults };
}

function findHeadFaults(names: readonly string[], line: number): readonly SourceFault[] {
  const known: readonly string[] = SOURCE_KEYS;
  const unknown = names.filter((name) => name !== '' && !known.includes(name));
  const faults: SourceFault[] = unknown.map((name) => ({ line, why: 'why.sourceKey', values: { name } }));
  if (!names.includes('url')) faults.push({ line, why: 'why.sourceColumns' });
  return faults;
}

function findFaults(entry: SourceEntry): readonly SourceFault[] {
  const { line, urls, hosts } = entry;
  const faults: SourceFault[] = findStatedFaults(entry).map((why) => ({ line, why }));
  if (urls.length === 0) faults.push({ line, why: 'why.sourceEmpty' });
  for (const url of urls) if (!isWebUrl(url)) faults.push({ line, why: 'why.sourceUrl', values: { name: url } });
  for (const host of hosts) if (!HOST.test(host)) faults.push({ line, why: 'why.sourceHost', values: { name: host } });
  return faults;
}

export function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
}

function sourceOf(entry: SourceEntry): Source {
  return { urls: entry.urls, agency: readStatedAgency(entry), hosts: entry.hosts, line: entry.line };
}
