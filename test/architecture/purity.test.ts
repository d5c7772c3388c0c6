/** The core is a function of its arguments: no clock, chance, locale, file, network or process reaches it. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { listNodes, placeOf, SOURCE_FILES, type SourceFile } from './source-files.js';

const EDGES = ['memory', 'fetch', 'archive', 'dataset', 'cli', 'node.ts'];
const CORE = SOURCE_FILES.filter(({ layer }) => !EDGES.includes(layer));
/** docs/decisions/0001: the entry hands the hash in, so that the core needs no host. */
const NODE_ALLOWED: Readonly<Record<string, readonly string[]>> = { 'src/index.ts': ['node:crypto'] };

const GLOBALS = new Set([
  'console',
  'process',
  'Intl',
  'globalThis',
  'performance',
  'crypto',
  'require',
  'fetch',
  'Buffer',
]);
const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const MEMBERS = new Set(['Date.now', 'Math.random']);
const LOCALE = /^(?:toLocale|localeCompare$)/;

function isReference(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isLiteralTypeNode(parent)
  );
}

function impurityOf(node: ts.Node): string | null {
  if (isReference(node) && (GLOBALS.has(node.text) || TIMERS.has(node.text))) return node.text;
  if (ts.isPropertyAccessExpression(node)) {
    if (LOCALE.test(node.name.text)) return node.name.text;
    return MEMBERS.has(node.getText()) ? node.getText() : null;
  }
  const isNow = ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length;
  const isCalled = ts.isCallExpression(node) && node.expression.getText() === 'Date';
  return isNow || isCalled ? 'the time of day' : null;
}

function impuritiesOf(file: SourceFile): readonly string[] {
  return listNodes(file.tree).flatMap((node) => {
    const found = impurityOf(node);
    return found === null ? [] : [`${placeOf(file, node)} ${found}`];
  });
}

describe('the core', () => {
  it('uses no part of Node', () => {
    const used = CORE.flatMap(({ path, imports }) =>
      imports
        .filter(({ kind, target }) => kind === 'node' && !NODE_ALLOWED[path]?.includes(target))
        .map(({ target }) => `${path} → ${target}`),
    );
    expect(used).toEqual([]);
  });

  it('knows no clock, chance, locale, console or process', () => {
    expect(CORE.flatMap(impuritiesOf)).toEqual([]);
  });

  it('finds what it looks for', () => {
    const text =
      'const a = new Date(); const b = Date.now() + Math.random(); console.log(a.toLocaleString(), process.pid);';
    const tree = ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2022, true);
    const found = impuritiesOf({ path: 'x.ts', layer: '', text, lines: 1, tree, imports: [] });
    expect(found.map((place) => place.replace('x.ts:1 ', ''))).toEqual([
      'the time of day',
      'Date.now',
      'Math.random',
      'console',
      'toLocaleString',
      'process',
    ]);
  });
});
