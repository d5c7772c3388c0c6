/**
 * A record file → the record, or null. In: names within the tree; out: what stands there, read back. A file that is torn
 * or was edited into something else is set aside, never silently dropped; one of a newer or unknown schema is refused.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DisclosureRecord } from '../model/record.js';
import { writing } from './files.js';
import { findFault } from './record-shape.js';
import { bringUpToDate, versionError } from './record-versions.js';
import { placeOf, readFile, type Tree } from './tree.js';

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
  return findFault(found) === null;
}

/** Named by its content, so that the same damage found twice makes one file. */
function setAside(tree: Tree, names: readonly string[], bytes: Buffer): void {
  const path = placeOf(tree, names);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const aside = placeOf(tree, [...names.slice(0, -1), `${names.at(-1)}.corrupt-${hash}`]);
  writing(aside, () => tree.files.renameSync(path, aside));
}
