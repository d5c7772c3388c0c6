/** Files and functions of a size that can be read: the limits of ARCHITECTURE.md. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { lineOf, listNodes, placeOf, SOURCE_FILES, type SourceFile } from './source-files.js';

const MAX_FILE = 300;
const MAX_FUNCTION = 50;
const MEDIAN_FUNCTION = 10;
const MAX_NESTING = 3;
const EMPTY_NAMES = /^(?:utils?|helpers?|common|misc|types?)$/;
const EMPTY_VERBS = /^(?:get|handle|process|manage)(?:[A-Z]|$)|Manager$/;
const OPENING = /^\/[/*]/;
const IMPORTS = /^(?:import [^;]*;\s*)+/;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CODE = SOURCE_FILES.filter(({ layer }) => layer !== 'knowledge');

type WithBody = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

function isFunction(node: ts.Node): node is WithBody {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function functionsOf(
  file: SourceFile,
): readonly { readonly place: string; readonly node: WithBody; readonly lines: number }[] {
  return listNodes(file.tree)
    .filter(isFunction)
    .map((node) => {
      const last = file.tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
      return { place: placeOf(file, node), node, lines: last - lineOf(file.tree, node) + 1 };
    });
}

function isBranch(node: ts.Node): boolean {
  const isElseIf = ts.isIfStatement(node) && ts.isIfStatement(node.parent) && node.parent.elseStatement === node;
  return (
    (ts.isIfStatement(node) && !isElseIf) ||
    ts.isIterationStatement(node, false) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node)
  );
}

/** How deep conditions and loops stand in each other; a function inside begins anew. */
function nestingOf(node: ts.Node): number {
  let deepest = 0;
  ts.forEachChild(node, (child) => {
    if (!isFunction(child)) deepest = Math.max(deepest, nestingOf(child));
  });
  return deepest + (isBranch(node) ? 1 : 0);
}

const FUNCTIONS = CODE.flatMap(functionsOf);

describe('shape', () => {
  it('has no file that is too long', () => {
    expect(CODE.filter(({ lines }) => lines > MAX_FILE).map(({ path, lines }) => `${path} ${lines}`)).toEqual([]);
  });

  it('has no function that is too long', () => {
    const long = FUNCTIONS.filter(({ lines }) => lines > MAX_FUNCTION);
    expect(long.map(({ place, lines }) => `${place} ${lines}`)).toEqual([]);
  });

  it('has short functions, mostly', () => {
    const named = FUNCTIONS.filter(({ node }) => !ts.isArrowFunction(node)).map(({ lines }) => lines);
    const median = named.sort((a, b) => a - b)[Math.floor(named.length / 2)];
    expect(median).toBeLessThanOrEqual(MEDIAN_FUNCTION);
  });

  it('nests no deeper than three', () => {
    const deep = FUNCTIONS.filter(({ node }) => nestingOf(node.body) > MAX_NESTING);
    expect(deep.map(({ place, node }) => `${place} ${nestingOf(node.body)}`)).toEqual([]);
  });

  it('has names that say something', () => {
    const names = SOURCE_FILES.flatMap(({ path }) =>
      path
        .replace(/\.[jt]s$/, '')
        .split('/')
        .slice(1),
    );
    expect(names.filter((name) => EMPTY_NAMES.test(name) || !KEBAB.test(name))).toEqual([]);
    const functions = CODE.flatMap((file) =>
      listNodes(file.tree)
        .filter((node) => ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
        .filter(({ name }) => EMPTY_VERBS.test(name?.text ?? ''))
        .map((node) => `${placeOf(file, node)} ${node.name?.text}`),
    );
    expect(functions).toEqual([]);
  });

  it('opens every file with what it is', () => {
    const silent = SOURCE_FILES.filter(({ text }) => !OPENING.test(text.replace(IMPORTS, '')));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('names every regular expression at the top of its file', () => {
    const inside = CODE.flatMap((file) =>
      listNodes(file.tree)
        .filter((node) => ts.isRegularExpressionLiteral(node) && isInsideFunction(node))
        .map((node) => `${placeOf(file, node)} ${node.getText()}`),
    );
    expect(inside).toEqual([]);
  });
});

function isInsideFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, isFunction) !== undefined;
}
