/** docs/faults.md is what the titles of the tests say, and they name no fault that the catalogue does not know. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { ROOT, readDocument } from './documents.js';

interface Writer {
  readonly describeFaults: () => string;
  readonly listUnknown: () => readonly string[];
}

const NUMBER = /\bF\d{1,3}\b/g;
const ROW = /^\| F\d{1,3}[a-d]? \|/gm;
const SCRIPT = pathToFileURL(join(ROOT, 'scripts/write-faults.mjs')).href;
const writer = (await import(SCRIPT)) as Writer;

it('docs/faults.md is what `npm run docs:faults` writes', () => {
  expect(readFileSync(join(ROOT, 'docs/faults.md'), 'utf8')).toBe(writer.describeFaults());
});

it('SECURITY.md leads to faults that are tried', () => {
  const tried = new Set(writer.describeFaults().match(ROW));
  const named = readDocument('SECURITY.md').match(NUMBER) ?? [];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((number) => !tried.has(`| ${number} |`))).toEqual([]);
});

it('names no fault that the catalogue does not know', () => {
  expect(writer.listUnknown()).toEqual([]);
});
