/**
 * Every fixture page gives exactly its golden record; so does the page in GB18030, and as a traditional, annotated
 * mirror, apart from what PRODUCT excepts. `npm run golden` rewrites the goldens: review the difference.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type DisclosureRecord, type ParseResult, parsePage } from '../../src/index.js';
import { decodeBytes } from '../../src/text/decode-bytes.js';
import { annotate, convertScript } from './disguise.js';
import { type Fixture, listFixtures } from './fixtures.js';

const updating = process.env['UPDATE_GOLDEN'] === '1';

function parseFixture({ bytes, context }: Pick<Fixture, 'bytes' | 'context'>): DisclosureRecord {
  const result: ParseResult = parsePage(bytes, context);
  if (!result.ok) throw new Error(`refused: ${result.refusal.reason}`);
  return result.record;
}

/** What a page must share with its twin in another encoding or script. */
function withoutPrint(record: DisclosureRecord): unknown {
  const { source: _source, tables: _tables, diagnostics: _diagnostics, header, observations, ...rest } = record;
  const { entries: _entries, ...fields } = header;
  return { ...rest, header: fields, observations: observations.map(({ raw: _raw, ...observation }) => observation) };
}

describe.each(listFixtures().map((fixture) => [fixture.slug, fixture] as const))('%s', (_slug, fixture) => {
  it('gives its golden record', () => {
    const json = `${JSON.stringify(parseFixture(fixture), null, 1)}\n`;
    if (updating) writeFileSync(fixture.goldenPath, json);
    expect(existsSync(fixture.goldenPath), 'npm run golden writes it').toBe(true);
    expect(json).toBe(readFileSync(fixture.goldenPath, 'utf8'));
  });

  it('gives the same record in GB18030', () => {
    const { text } = decodeBytes(fixture.bytes, null);
    const bytes = iconv.encode(text, 'gb18030');
    expect(withoutPrint(parseFixture({ ...fixture, bytes }))).toEqual(withoutPrint(parseFixture(fixture)));
  });

  it('gives the same record as a traditional mirror with pinyin', () => {
    const record = parseFixture(fixture);
    if (record.source.script !== 'simplified') return;
    const { text } = decodeBytes(fixture.bytes, null);
    const bytes = new TextEncoder().encode(annotate(convertScript(text)));
    expect(withoutPrint(parseFixture({ ...fixture, bytes }))).toEqual(withoutPrint(record));
  });
});
