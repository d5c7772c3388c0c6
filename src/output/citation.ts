/**
 * `CITATION.cff`: how a dataset is cited (Citation File Format 1.2). In: what it covers and the hash of its data package, which
 * stands for every byte of its tables; out: YAML whose strings are quoted as JSON quotes them.
 */
import type { PackageWords } from '../model/table-knowledge.js';

export const CITATION = 'CITATION.cff';

export interface Coverage {
  readonly reports: number;
  readonly agencies: number;
  readonly firstYear: number;
  readonly lastYear: number;
}

export interface CitationParts {
  readonly coverage: Coverage;
  /** SHA-256 of the data package, in hexadecimal. */
  readonly sha256: string;
  readonly words: PackageWords;
}

const VERSION_LENGTH = 12;

export function writeCitation({ coverage, sha256, words }: CitationParts): string {
  const { reports, agencies, firstYear, lastYear } = coverage;
  const years = firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`;
  const text = JSON.stringify;
  return [
    'cff-version: 1.2.0',
    'type: dataset',
    `title: ${text(words.title)}`,
    'message: "Cite the version: it stands for every byte of the tables."',
    `version: ${text(sha256.slice(0, VERSION_LENGTH))}`,
    'authors:',
    `  - name: ${text(words.author)}`,
    `abstract: ${text(`${reports} reports of ${agencies} agencies, ${years}. ${words.description}`)}`,
    'identifiers:',
    '  - type: other',
    `    value: ${text(`sha256:${sha256}`)}`,
    '    description: "SHA-256 of datapackage.json, which holds the hashes of all tables"',
    'keywords:',
    ...words.keywords.map((keyword) => `  - ${text(keyword)}`),
    '',
  ].join('\n');
}
