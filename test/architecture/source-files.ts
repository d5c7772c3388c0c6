/**
 * The tree of `src/` as the architecture tests see it: each file with its text, its syntax and what it imports.
 * In: nothing but the disk; out: plain values, so that each test is one question about them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** `src/…` path of a file of ours, or the name of a package or of a part of Node. */
  readonly target: string;
  readonly kind: 'own' | 'node' | 'package';
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** Path below the project, with forward slashes: `src/text/read-date.ts`. */
  readonly path: string;
  /** `text`, `document`, …, or the file's own name where it stands right below `src/`. */
  readonly layer: string;
  readonly text: string;
  readonly lines: number;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

export const SOURCE_FILES: readonly SourceFile[] = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') || name.endsWith('.js'))
  .map((name) => `src/${name.split(sep).join('/')}`)
  .sort()
  .map(readSourceFile);

export function filesIn(...layers: readonly string[]): readonly SourceFile[] {
  return SOURCE_FILES.filter(({ layer }) => layers.includes(layer));
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const [, layer = ''] = path.split('/');
  const lines = text.trimEnd().split('\n').length;
  return { path, layer, text, lines, tree, imports: readImports(tree, path) };
}

function readImports(tree: ts.SourceFile, path: string): readonly Import[] {
  return listNodes(tree).flatMap((node) => {
    const [specifier, typeOnly] = specifierOf(node);
    return specifier === null ? [] : [{ ...resolve(specifier, path), typeOnly }];
  });
}

function specifierOf(node: ts.Node): [string | null, boolean] {
  if (ts.isImportDeclaration(node)) return [literalText(node.moduleSpecifier), isTypeOnly(node.importClause)];
  if (ts.isExportDeclaration(node)) return [literalText(node.moduleSpecifier), node.isTypeOnly];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return [literalText(node.argument.literal), true];
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return [literalText(node.arguments[0]), false];
  return [null, false];
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return clause.name === undefined && named !== undefined && ts.isNamedImports(named)
    ? named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly)
    : false;
}

function literalText(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

function resolve(specifier: string, from: string): Omit<Import, 'typeOnly'> {
  if (specifier.startsWith('node:')) return { target: specifier, kind: 'node' };
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    return { target: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/'), kind: 'package' };
  }
  const path = normalize(join(dirname(from), specifier))
    .split(sep)
    .join('/');
  // Modules of the page's script stay as they are; all others are named as they are built.
  return { target: from.endsWith('.js') ? path : path.replace(/\.js$/, '.ts'), kind: 'own' };
}

/** The node itself and all below it, in the order of the text. */
export function listNodes(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (one: ts.Node): void => {
    found.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** `src/x.ts:12`, for the lists of what breaks a rule. */
export function placeOf({ path, tree }: SourceFile, node: ts.Node): string {
  return `${path}:${lineOf(tree, node)}`;
}

export interface Literal {
  readonly node: ts.Node;
  readonly text: string;
}

/** Texts of string, template and regular expression literals; comments are none. */
export function listLiterals(file: SourceFile): readonly Literal[] {
  return listNodes(file.tree).flatMap((node): readonly Literal[] => {
    const hasText = ts.isLiteralExpression(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    return hasText ? [{ node, text: node.text }] : [];
  });
}
