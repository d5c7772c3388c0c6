/** Knowledge is data: words of pages and names of hosts stand in `knowledge/` and `messages/`, nowhere in code. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesIn, listLiterals, listNodes, placeOf, SOURCE_FILES } from './source-files.js';

const HAN = /\p{Script=Han}/u;
const HOST = /\b[a-z0-9-]+\.(?:gov|com|net|org|edu|cn|example)\b/i;
/** The name of a standard, not an address that anything is read from. */
const NAMES_OF_STANDARDS =
  /^(?:https:\/\/json-schema\.org\/draft\/|http:\/\/www\.w3\.org\/2000\/svg$|http:\/\/netpreserve\.org\/warc\/)/;
const CODE = SOURCE_FILES.filter(({ layer }) => layer !== 'knowledge' && layer !== 'messages');

function literalsOfCode(pattern: RegExp): readonly string[] {
  return CODE.flatMap((file) =>
    listLiterals(file)
      .filter(({ text }) => pattern.test(text) && !NAMES_OF_STANDARDS.test(text))
      .map(({ node, text }) => `${placeOf(file, node)} ${text}`),
  );
}

function isCode(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) || ts.isIterationStatement(node, false) || ts.isIfStatement(node) || ts.isClassLike(node)
  );
}

describe('words', () => {
  it('have no Han character in the literals of code', () => {
    expect(literalsOfCode(HAN)).toEqual([]);
  });

  it('have no host name in the literals of code', () => {
    expect(literalsOfCode(HOST)).toEqual([]);
  });

  it('stand in knowledge as data, without functions, loops or conditions', () => {
    const code = filesIn('knowledge').flatMap((file) =>
      listNodes(file.tree)
        .filter((node) => isCode(node) && !ts.isTypeNode(node))
        .map((node) => placeOf(file, node)),
    );
    expect(code).toEqual([]);
  });

  it('stand in knowledge under a type that is checked', () => {
    const unchecked = filesIn('knowledge').filter(({ text }) => !/\bsatisfies\b|: [A-Z]\w+(?:\[\])? =/.test(text));
    expect(unchecked.map(({ path }) => path)).toEqual([]);
  });
});
