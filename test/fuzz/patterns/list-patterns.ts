/** Every regular expression of `src/`: the literals of its files, and those that are compiled of the knowledge's words. */
import ts from 'typescript';
import { compileKnowledge } from '../../../src/compile-knowledge.js';
import { defaultKnowledge } from '../../../src/index.js';
import { listNodes, placeOf, SOURCE_FILES } from '../../architecture/source-files.js';

export interface NamedPattern {
  readonly place: string;
  readonly pattern: RegExp;
}

const LITERAL = /^\/([\s\S]*)\/([a-z]*)$/;

export function listPatterns(): NamedPattern[] {
  const found = new Map<string, NamedPattern>();
  for (const named of [...listLiterals(), ...listCompiled()])
    if (!found.has(String(named.pattern))) found.set(String(named.pattern), named);
  return [...found.values()];
}

function listLiterals(): NamedPattern[] {
  return SOURCE_FILES.flatMap((file) =>
    listNodes(file.tree)
      .filter((node) => ts.isRegularExpressionLiteral(node))
      .map((node) => {
        const [, source = '', flags = ''] = LITERAL.exec(node.getText()) ?? [];
        return { place: placeOf(file, node), pattern: new RegExp(source, flags) };
      }),
  );
}

/** What the tools of reading hold, however deep. */
function listCompiled(): NamedPattern[] {
  const found: NamedPattern[] = [];
  const seen = new Set<unknown>();
  const todo: { readonly place: string; readonly value: unknown }[] = [
    { place: 'tools', value: compileKnowledge(defaultKnowledge) },
  ];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { place, value } = next;
    if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    if (value instanceof RegExp) found.push({ place, pattern: value });
    else for (const [name, inner] of listInner(value)) todo.push({ place: `${place}.${name}`, value: inner });
  }
  return found;
}

function listInner(value: object): readonly (readonly [string, unknown])[] {
  if (value instanceof Map) return [...value].map(([key, inner]) => [String(key), inner] as const);
  if (value instanceof Set) return [...value].map((inner) => ['', inner] as const);
  return Object.entries(value);
}
