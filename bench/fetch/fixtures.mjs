// The two pages that are served by turns: their folders among the fixtures, and the agency that each names.
import { readFileSync } from 'node:fs';

export const FIXTURES = [
  { slug: 'trs-pairs-2016', agency: '随州市水利局' },
  { slug: 'subtotal-column-2022', agency: '珠海市斗门区城市管理和综合执法局' },
];

export const readFixture = (slug, file) =>
  readFileSync(new URL(`../../fixtures/pages/${slug}/${file}`, import.meta.url), 'utf8');
