/** The fixture pages: folder by folder, bytes and context as the tests read them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageContext } from '../../src/index.js';

const ROOT = new URL('../../fixtures/pages/', import.meta.url).pathname;
const GOLDEN = 'expected.record.json';

export interface Fixture {
  readonly slug: string;
  readonly bytes: Uint8Array;
  readonly context: PageContext;
  readonly goldenPath: string;
}

export function listFixtures(): Fixture[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFixture(entry.name));
}

function readFixture(slug: string): Fixture {
  const folder = join(ROOT, slug);
  const page = readdirSync(folder).find((name) => name.startsWith('page.'));
  if (page === undefined) throw new Error(`${folder} has no page`);
  const contextPath = join(folder, 'context.json');
  const context = existsSync(contextPath) ? (JSON.parse(readFileSync(contextPath, 'utf8')) as PageContext) : {};
  return { slug, bytes: readFileSync(join(folder, page)), context, goldenPath: join(folder, GOLDEN) };
}
