// What a run of the fetch bench wrote → an error unless it gives the figures of the fixtures, indicator by indicator, the year and the parts. In: the folder
// of the run, records of ours or of a peer. One record of each of the two pages is compared: all others differ from them in a name.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES, readFixture } from './fixtures.mjs';

/** The peers tell a cell that spans columns once for each. */
function figuresOf({ observations }) {
  const figures = observations
    .filter(({ value }) => value !== null)
    .map(({ indicator, applicant, value }) => `${indicator} ${applicant} ${value}`);
  return [...new Set(figures)].sort().join('\n');
}

const partsOf = ({ year, sections }) =>
  JSON.stringify([year, sections.map(({ number, heading }) => [number, heading])]);

function findRecord(out, title) {
  for (const name of readdirSync(out, { recursive: true })) {
    if (!name.endsWith('.json') || name.startsWith('datapackage')) continue;
    const record = JSON.parse(readFileSync(join(out, name), 'utf8'));
    if (record.title?.includes(title)) return record;
  }
  return null;
}

export function expectSameFigures(name, out) {
  for (const { slug, agency } of FIXTURES) {
    const record = findRecord(out, agency);
    if (record === null) throw new Error(`${name}: no record of ${slug}`);
    const printed = JSON.parse(readFixture(slug, 'expected.record.json'));
    if (figuresOf(record) !== figuresOf(printed))
      throw new Error(`${name}: other figures of ${slug} than its page prints`);
    if (partsOf(record) !== partsOf(printed)) throw new Error(`${name}: another year or other parts of ${slug}`);
  }
}
