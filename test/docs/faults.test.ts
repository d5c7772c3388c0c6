/** docs/faults.md is what the titles of the tests say, and they name no fault that the catalogue does not know. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { ROOT } from './documents.js';

interface Writer {
  readonly describeFaults: () => string;
  readonly listUnknown: () => readonly string[];
}

const SCRIPT = pathToFileURL(join(ROOT, 'scripts/write-faults.mjs')).href;
const writer = (await import(SCRIPT)) as Writer;

it('docs/faults.md is what `npm run docs:faults` writes', () => {
  expect(readFileSync(join(ROOT, 'docs/faults.md'), 'utf8')).toBe(writer.describeFaults());
});

it('names no fault that the catalogue does not know', () => {
  expect(writer.listUnknown()).toEqual([]);
});
