// Writes docs/faults.md from the titles of the tests: which fault is tried where, and what is promised of it.
// In: test/**/*.test.ts, read as syntax, never run; out: one row per number of the catalogue, those without a test at the end.
// A title names its faults by number, with the promise after it: `F12 half a stream is no page`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = new URL('../', import.meta.url);
const LAST = 112;
const LETTERED = ['F70a', 'F70b', 'F70c', 'F70d'];
const SECTIONS = [
  ['A. Network', 1],
  ['B. HTTP', 19],
  ['C. Encoding and characters', 37],
  ['D. Markup and tables', 51],
  ['E. Meaning and numbers', 66],
  ['F. Hostile content', 71],
  ['G. Files, crashes, runs at once', 91],
  ['H. Operators', 102],
];
const NUMBER = /\bF\d{1,3}[a-d]?(?![\w-])/g;
const BEGINS = /^F\d{1,3}[a-d]?(?![\w-])/;
const TEST_WORDS = new Set(['it', 'test', 'describe']);
const FIELDS = /\$\{[^}]*\}|\$[a-z]\w*|%[sdifjo#]/gi;
const LOOSE_END = /^[\s:;,.)]+|[\s:;,(]+$/g;
/** `…: %s` at the end shows which example it is, and promises nothing. */
const EXAMPLE = /:\s*…$|^…$/;
const LINKING = /^(?:,|and|\s)*$/;
/** Files that run the built program, not its functions. */
const ON_PROGRAM = /^test\/(?:faults\/program|torture)\//;

/** What is written to docs/faults.md. */
export function describeFaults() {
  const tried = new Map(listNumbers().map((number) => [number, []]));
  for (const path of listTests()) {
    for (const trial of readTrials(path)) tried.get(trial.number)?.push({ ...trial, path });
  }
  const sections = SECTIONS.flatMap(([title], index) => writeSection({ title, index, tried }));
  return `${[...INTRODUCTION, ...sections, ...writeOpen(tried)].join('\n').trimEnd()}\n`;
}

/** Numbers that a test names and the catalogue has not. */
export function listUnknown() {
  const known = new Set(listNumbers());
  const named = listTests().flatMap((path) => readTrials(path).map(({ number }) => `${number} ${path}`));
  return named.filter((name) => !known.has(name.split(' ')[0]));
}

const INTRODUCTION = [
  '# Faults that are tried',
  '',
  'Written by `node scripts/write-faults.mjs` from the titles of the tests; a test holds this file to them. Each row is a fault of the',
  'catalogue: what is promised when it happens, whether it is tried on the functions or on the built program, and where. _Not tried_',
  'gives the reason why it cannot happen here.',
  '',
];

function listNumbers() {
  const plain = Array.from({ length: LAST }, (_, index) => `F${index + 1}`);
  return plain.flatMap((number) => (number === 'F70' ? [number, ...LETTERED] : [number]));
}

function listTests() {
  return readdirSync(new URL('test', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name.split(sep).join('/')}`)
    .sort();
}

/** Each naming of a fault in a file: its number, what is promised, whether it is skipped. */
function readTrials(path) {
  const text = readFileSync(new URL(path, ROOT), 'utf8');
  if (text.search(NUMBER) < 0) return [];
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const trials = [];
  const visit = (node, around) => {
    const found = titlesAt(node, around);
    trials.push(...found.trials);
    ts.forEachChild(node, (child) => visit(child, found.around));
  };
  visit(tree, []);
  return trials;
}

/** A group that names faults hands them on to its tests, whose words are the promises. */
function titlesAt(node, around) {
  const row = textOf(node);
  if (row !== null && BEGINS.test(row) && isRow(node)) return { trials: split(row, titleAbove(node)), around };
  const words = ts.isCallExpression(node) ? wordsOfCall(node) : null;
  const title = words === null ? null : textOf(node.arguments[0]);
  if (title === null) return { trials: [], around };
  const own = split(title, '');
  const skipped = words.includes('skip');
  if (words[0] === 'describe') return { trials: [], around: own.length > 0 ? own : around };
  const trials =
    own.length > 0 ? own : around.map((group) => ({ ...group, promise: `${group.promise} ${tidy(title)}`.trim() }));
  return { trials: trials.map((trial) => ({ ...trial, skipped })), around };
}

/** `it.skip.each(…)('…')` → it, skip, each; null for calls of anything else. */
function wordsOfCall(node) {
  const words = [];
  let callee = node.expression;
  while (!ts.isIdentifier(callee)) {
    if (ts.isPropertyAccessExpression(callee)) words.unshift(callee.name.text);
    else if (!ts.isCallExpression(callee)) return null;
    callee = callee.expression;
  }
  return TEST_WORDS.has(callee.text) ? [callee.text, ...words] : null;
}

/** Rows of a table of tests: an entry `title:`, or the first text of a row that stands in the table of an `each`. */
function isRow(node) {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'title' && parent.initializer === node;
  return tableAbove(node) !== null;
}

function tableAbove(node) {
  const row = ts.isArrayLiteralExpression(node.parent) ? node.parent : null;
  if (row === null || row.elements[0] !== node || !ts.isArrayLiteralExpression(row.parent)) return null;
  const call = row.parent.parent;
  return ts.isCallExpression(call) && wordsOfCall(call)?.includes('each') ? call : null;
}

function titleAbove(node) {
  const call = tableAbove(node)?.parent;
  return call !== undefined && ts.isCallExpression(call) ? (textOf(call.arguments[0]) ?? '') : '';
}

function textOf(node) {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join('');
}

/** `F1 and F2 this, F3 that` → this, this, that; numbers without words of their own take those of the title. */
function split(text, title) {
  const marks = [...text.matchAll(NUMBER)];
  const trials = marks.map((mark, index) => ({
    number: mark[0],
    promise: text.slice(mark.index + mark[0].length, marks[index + 1]?.index),
    skipped: false,
  }));
  for (let index = trials.length - 1; index >= 0; index--) {
    const trial = trials[index];
    trial.promise = LINKING.test(trial.promise) ? (trials[index + 1]?.promise ?? tidy(title)) : tidy(trial.promise);
  }
  return trials;
}

function tidy(text) {
  return text
    .replace(FIELDS, '…')
    .replace(LOOSE_END, '')
    .replace(EXAMPLE, '')
    .replace(LOOSE_END, '')
    .replaceAll('|', '\\|');
}

function writeSection({ title, index, tried }) {
  const next = SECTIONS[index + 1]?.[1] ?? LAST + 1;
  const inside = ([number, trials]) => {
    const value = Number.parseInt(number.slice(1), 10);
    return value >= SECTIONS[index][1] && value < next && trials.length > 0;
  };
  const rows = [...tried].filter(inside).map(writeRow);
  return rows.length === 0
    ? []
    : [`## ${title}`, '', '| fault | promise | tried on | tests |', '| --- | --- | --- | --- |', ...rows, ''];
}

function writeRow([number, trials]) {
  const promises = trials.map(({ promise, skipped }) => (skipped ? `_Not tried: ${promise}_` : promise));
  const places = trials
    .filter(({ skipped }) => !skipped)
    .map(({ path }) => (ON_PROGRAM.test(path) ? 'program' : 'function'));
  const links = trials.map(({ path }) => `[${path.slice('test/'.length)}](../${path})`);
  return `| ${[number, unique(promises).join('<br>'), unique(places).sort().join(', ') || '—', unique(links).join('<br>')].join(' | ')} |`;
}

function writeOpen(tried) {
  const open = [...tried].filter(([, trials]) => trials.length === 0).map(([number]) => number);
  return open.length === 0 ? [] : ['## Open', '', `No test names these yet: ${open.join(', ')}.`];
}

function unique(texts) {
  return [...new Set(texts.filter((text) => text !== ''))];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('docs/faults.md', ROOT), describeFaults());
