/**
 * `datapackage.json`: the tables of a dataset as a Frictionless Data Package (v2) with a Table Schema each. In: the tables
 * as they were written, with bytes and hash, and where the pages came from; out: one JSON document. No time, no version
 * of the data: the hashes say whether two packages are the same.
 */
import type { TableKnowledge } from '../model/table-knowledge.js';
import { writeJsonDocument } from './record-json.js';
import { labelColumn } from './tables/label-columns.js';
import type { TableColumn, TableDescription } from './tables/table.js';

export interface WrittenTable {
  readonly table: TableDescription;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** A text that belongs to the data. */
export interface WrittenDocument {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface PackageParts {
  readonly tables: readonly WrittenTable[];
  readonly documents: readonly WrittenDocument[];
  /** Origins of the pages (`https://www.example`), in order. */
  readonly origins: readonly string[];
  readonly knowledge: TableKnowledge;
}

const DOT = '.';
const TEXT_KINDS: Readonly<Record<string, { readonly format: string; readonly mediatype: string }>> = {
  md: { format: 'md', mediatype: 'text/markdown' },
  R: { format: 'r', mediatype: 'text/x-r' },
  do: { format: 'do', mediatype: 'text/x-stata' },
};

/** RFC 4180, but for line feeds alone. */
const DIALECT = { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true } as const;

export function writeDataPackage({ tables, documents, origins, knowledge }: PackageParts): string {
  const { profiles, name, title, description, licenses, keywords } = knowledge.dataPackage;
  return writeJsonDocument({
    $schema: profiles.dataPackage,
    name,
    title,
    description,
    keywords,
    licenses,
    ...(origins.length > 0 && { sources: origins.map((origin) => ({ title: origin, path: origin })) }),
    resources: [
      ...tables.map((table) => resourceOf(table, knowledge)),
      ...documents.map((document) => textResource(document, knowledge)),
    ],
  });
}

function resourceOf({ table, bytes, sha256 }: WrittenTable, knowledge: TableKnowledge) {
  const { profiles } = knowledge.dataPackage;
  const { name, path, title, columns, primaryKey, foreignKeys } = table;
  return {
    $schema: profiles.dataResource,
    name,
    type: 'table',
    path,
    title,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    dialect: DIALECT,
    schema: {
      $schema: profiles.tableSchema,
      fields: columns.map((column) => ({
        name: column.name,
        title: labelColumn(name, column, knowledge),
        ...fieldOf(column, primaryKey),
      })),
      missingValues: [''],
      primaryKey,
      ...(foreignKeys.length > 0 && {
        foreignKeys: foreignKeys.map(({ fields, table: resource, references }) => ({
          fields,
          reference: { resource, fields: references },
        })),
      }),
    },
  };
}

function textResource({ path, bytes, sha256 }: WrittenDocument, { dataPackage: { profiles } }: TableKnowledge) {
  return {
    $schema: profiles.dataResource,
    name: path.replace(DOT, '-').toLowerCase(),
    path,
    ...TEXT_KINDS[path.slice(path.lastIndexOf(DOT) + 1)],
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
  };
}

/** An empty cell of a key is the empty string: a key has no missing values. */
function fieldOf({ name, type, description, key = false }: TableColumn, primaryKey: readonly string[]) {
  return {
    type,
    description,
    ...(key && type === 'string' && { missingValues: [] }),
    ...(primaryKey.includes(name) && { constraints: { required: true } }),
  };
}
