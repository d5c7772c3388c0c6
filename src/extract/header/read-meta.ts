/**
 * In: `<meta>` contents of the page-label standard. Out: one value a name, or null. A name with two different values
 * comes from an included fragment as well (c06: ColumnName of the page's head) and is not trusted.
 */
import type { HeaderKnowledge } from '../../model/header-knowledge.js';
import type { Diagnostic } from '../../model/text.js';

export interface MetaEvidence {
  readonly publishedAt: string | null;
  readonly contentSource: string | null;
  readonly column: string | null;
  readonly title: string | null;
  readonly siteName: string | null;
  readonly siteCode: string | null;
}

type Meta = ReadonlyMap<string, readonly string[]>;

function readOne(meta: Meta, name: string, diagnostics: Diagnostic[]): string | null {
  const printed = meta.get(name);
  if (printed === undefined) return null;
  const values = [...new Set(printed.map((value) => value.trim()))].filter((value) => value !== '');
  if (values.length <= 1) return values[0] ?? null;
  diagnostics.push({
    code: 'meta-conflict',
    severity: 'info',
    message: `meta ${name} has ${values.length} values; none is trusted`,
    at: null,
  });
  return null;
}

export function readMeta(
  meta: Meta,
  names: HeaderKnowledge['meta'],
): { evidence: MetaEvidence; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const one = (name: string) => readOne(meta, name, diagnostics);
  const evidence = {
    publishedAt: one(names.publishedAt),
    contentSource: one(names.contentSource),
    column: one(names.column),
    title: one(names.title),
    siteName: one(names.siteName),
    siteCode: one(names.siteCode),
  };
  return { evidence, diagnostics };
}
