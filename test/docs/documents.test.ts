/** Documents that point to what exists, and leave out nothing that does. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/errors.js';
import { VERSION } from '../../src/version.js';
import { DOCUMENTS, ROOT, readDocument } from './documents.js';

const LINK = /\]\((?!https?:|#)([^)#\s]+)/g;
const SOURCE_PATH = /`((?:src|test|docs|bench|scripts|fixtures)\/[\w./-]+)`/g;
const MACHINE = /\/(?:work|root|home|tmp|Users)\//;
const DECISIONS = readdirSync(join(ROOT, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const GUIDES = ['nightly', 'tutorial'].flatMap((name) => [`docs/${name}.md`, `docs/${name}.zh-CN.md`]);
const ALL = [...DOCUMENTS, ...DECISIONS, ...GUIDES, 'docs/faults.md', 'bench/README.md', 'fixtures/README.md'];

function matchesOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]));
}

describe.each(ALL)('%s', (name) => {
  const text = readDocument(name);

  it('points to files that exist', () => {
    const links = matchesOf(text, LINK).map((link) => join(dirname(name), link));
    const missing = [...links, ...matchesOf(text, SOURCE_PATH)].filter((path) => !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
  });

  it('names no path of the machine it was written on', () => {
    expect(text).not.toMatch(MACHINE);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = readDocument('ARCHITECTURE.md');

  it('shows every folder and every file right below src', () => {
    const entries = readdirSync(join(ROOT, 'src'), { withFileTypes: true });
    const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  });

  it('lists every decision', () => {
    expect(DECISIONS.filter((path) => !text.includes(`](${path})`))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('has a recipe for every row of the table of ARCHITECTURE.md', () => {
    const rows = matchesOf(readDocument('ARCHITECTURE.md'), /^\| (an? [^|]+|something [^|]+) \| /gm);
    const headings = matchesOf(readDocument('CONTRIBUTING.md'), /^## (.+)$/gm).map(plain);
    expect(rows.length).toBe(6);
    expect(rows.filter((row) => !headings.includes(plain(row)))).toEqual([]);
  });
});

function plain(text: string): string {
  return text.toLowerCase().replaceAll(',', '').replace(' or environment', ' environment').trim();
}

it('CHANGELOG.md knows the version, and tells changes of extracted values', () => {
  const text = readDocument('CHANGELOG.md');
  expect(text).toContain(`## ${VERSION}\n`);
  expect(text).toContain('### Changes of extracted values');
});

it('every exit code of an error is in the README', () => {
  const text = readDocument('README.md');
  expect([...new Set(Object.values(EXIT_CODES))].filter((code) => !text.includes(`| ${code} | `))).toEqual([]);
});
