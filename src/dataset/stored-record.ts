/**
 * A record file → the record, or null. In: names within the tree; out: what stands there, read back. A file that is torn
 * or was edited into something else is set aside, never silently dropped; one of a newer or unknown schema is refused.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DisclosureRecord } from '../model/record.js';
import { writing } from './files.js';
import { bringUpToDate, versionError } from './record-versions.js';
import { placeOf, readFile, type Tree } from './tree.js';

const LISTS = ['sections', 'observations', 'claims'] as const;

export function readRecord(tree: Tree, names: readonly string[]): DisclosureRecord | null {
  const bytes = readFile(tree, names);
  if (bytes === null) return null;
  const versioned = bringUpToDate(parseOrNull(bytes.toString('utf8')));
  if ('record' in versioned && isRecord(versioned.record)) return versioned.record;
  if ('schema' in versioned) throw versionError(versioned, join(tree.root, ...names));
  setAside(tree, names, bytes);
  return null;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(found: unknown): found is DisclosureRecord {
  if (typeof found !== 'object' || found === null) return false;
  const record = found as Readonly<Record<string, unknown>>;
  const source = record['source'] as Readonly<Record<string, unknown>> | null | undefined;
  const hasLists = LISTS.every((name) => Array.isArray(record[name]));
  return hasLists && typeof source?.['sha256'] === 'string';
}

/** Named by its content, so that the same damage found twice makes one file. */
function setAside(tree: Tree, names: readonly string[], bytes: Buffer): void {
  const path = placeOf(tree, names);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const aside = placeOf(tree, [...names.slice(0, -1), `${names.at(-1)}.corrupt-${hash}`]);
  writing(aside, () => tree.files.renameSync(path, aside));
}
