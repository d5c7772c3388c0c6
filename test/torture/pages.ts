/**
 * Pages for the commands that are disturbed: what a first run read, and what a second one finds that must change records, keep
 * them, and put pages aside. In: nothing; out: file name → page. Each report of an agency and year is changed once only, so
 * that every file has one state before and one after.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../docs/documents.js';

export type Pages = Readonly<Record<string, string>>;

const LAST_ROWS = /<tr><td>依申请公开情况[\s\S]*(?=<\/tbody>)/;
const VALUE = '>58<';

const readPage = (slug: string): string => readFileSync(join(ROOT, 'fixtures/pages', slug, 'page.html'), 'utf8');
const sample = readPage('lost-ordinals-2015');

function reportOf(year: number): string {
  return sample.replaceAll('2016', String(year + 1)).replaceAll('2015', String(year));
}

export const FORMER_PAGES: Pages = {
  '2013.html': reportOf(2013),
  '2014.html': reportOf(2014),
  '2015.html': reportOf(2015),
};

export const PRESENT_PAGES: Pages = {
  '2013.html': reportOf(2013),
  /** Other values: a second variant. */
  '2014.html': reportOf(2014).replace(VALUE, '>61<'),
  /** Poorer than the record that stands: held. */
  '2015.html': reportOf(2015).replace(LAST_ROWS, ''),
  '2016.html': reportOf(2016),
  '2016-again.html': reportOf(2016),
  /** Of an agency that nothing names: held. */
  'nobody.html': reportOf(2017).replaceAll('凉州区司法局', ''),
  'other.html': readPage('upright-review-damaged-period-2021'),
};
