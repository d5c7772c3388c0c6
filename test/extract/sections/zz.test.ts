import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { readSections } from '../../../src/extract/sections/read-sections.js';
import { readClaims } from '../../../src/extract/claims/read-claims.js';
import { checkRecord } from '../../../src/checks/check-record.js';
import { recognizeReport } from '../../../src/extract/refusal/recognize-report.js';
import { readWhole, tools, forms, refusal } from './read-whole.js';
import { generatePage } from '../../generator/index.js';
it('perf', () => {
  for (const bytes of [readFileSync('/work/shared/seed/000_0ae8e60dae54bef5.txt'), generatePage(7, { form: 'national-2021', kind: 'html' }).bytes]) {
  const p = readWhole(bytes);
  const used = new Set([...p.navigation.used, ...p.header.used, ...p.statistics.uses.keys()]);
  const rec: any = { year: 2016, title: p.sections.title, form: p.statistics.form, header: p.header.header, sections: p.sections.sections, observations: p.statistics.observations, claims: [], source: { trust: 'mirror', retrievedAt: null } };
  const ev = { page: p.page, title: p.sections.title, titles: p.titles, sections: p.sections.sections, observations: 70, form: p.statistics.form, claims: 1, header: p.header.header, used };
  const t: Record<string, () => unknown> = { whole: () => readWhole(bytes), sections: () => readSections({ page: p.page, used, tableTopics: p.statistics.topics }, tools.sections), claims: () => readClaims(p.sections.sections, [p.statistics.form!], tools.claims), checks: () => checkRecord(rec, forms), refusal: () => recognizeReport(ev, refusal) };
  for (const [k, f] of Object.entries(t)) { for (let i = 0; i < 300; i++) f(); const s = performance.now(); for (let i = 0; i < 1000; i++) f(); console.log(k, ((performance.now() - s) / 1000).toFixed(4), 'ms'); }
  }
});
