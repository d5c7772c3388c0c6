/**
 * A YAML list of sources → entries with their lines. In: text; out: entries, or what is wrong with line and column. Every
 * scalar is read as text, so that a region code keeps its digits. Refuses unknown keys: a slip would silently do nothing.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { type ReadEntries, SOURCE_KEYS, type SourceEntry, type SourceFault } from './source-entry.js';

const KEYS: readonly string[] = [...SOURCE_KEYS, 'urls', 'host'];
const TOP = 'sources';

export function readYamlEntries(text: string): ReadEntries {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = document.errors;
  if (error !== undefined) return fault({ ...place(error.pos[0]), why: 'why.yaml', values: { text: error.message } });
  const root = document.contents;
  const list = isMap(root) ? root.get(TOP, true) : root;
  if (!isSeq(list)) return fault({ line: 1, why: 'why.yamlList' });
  const faults: SourceFault[] = [];
  const entries = list.items.flatMap((item) => {
    const at = place((item as Node).range?.[0] ?? 0);
    if (!isMap(item)) {
      faults.push({ ...at, why: 'why.yamlEntry' });
      return [];
    }
    return [readEntry(item.items, at.line, (offset, why, values) => faults.push({ ...place(offset), why, values }))];
  });
  return { entries, faults };
}

function fault(found: SourceFault): ReadEntries {
  return { entries: [], faults: [found] };
}

type Report = (offset: number, why: string, values: Readonly<Record<string, string>>) => void;

function readEntry(pairs: readonly Pair[], line: number, report: Report): SourceEntry {
  const values = new Map<string, readonly string[]>();
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    const offset = (key as Node | null)?.range?.[0] ?? 0;
    const texts = readTexts(value);
    if (!KEYS.includes(name)) report(offset, 'why.sourceKey', { name });
    else if (texts === null) report(offset, 'why.yamlValue', { name });
    else values.set(name, texts);
  }
  const all = (...names: string[]) => names.flatMap((name) => values.get(name) ?? []);
  return {
    line,
    agency: all('agency')[0] ?? '',
    region: all('region')[0] ?? '',
    urls: all('url', 'urls'),
    hosts: all('host', 'hosts'),
  };
}

/** One text or a list of texts; null for anything else. */
function readTexts(value: unknown): readonly string[] | null {
  if (value === null) return [];
  if (isScalar(value)) {
    const text = String(value.value ?? '').trim();
    return text === '' ? [] : [text];
  }
  if (!isSeq(value)) return null;
  const parts = value.items.map(readTexts);
  return parts.every((part) => part !== null) ? parts.flat() : null;
}
