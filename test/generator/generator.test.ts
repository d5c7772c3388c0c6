/** The examiner examined: the same seed gives the same page, figures add up, and what the truth says stands on the page. */
import { expect, it, describe as suite } from 'vitest';
import { describe, generatePage, QUIRK_NAMES, type Truth } from './index.js';

const SEEDS = Array.from({ length: 300 }, (_, index) => index);

function sumOf(truth: Truth, codes: readonly string[]): number {
  return codes.reduce(
    (sum, code) => sum + (truth.cells.find((c) => c.indicator === code && c.applicant === null)?.value ?? 0),
    0,
  );
}

suite('generatePage', () => {
  it('is the same for the same seed', () => {
    for (const seed of [1, 7, 42]) {
      const [a, b] = [generatePage(seed), generatePage(seed)];
      expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
      expect(a.truth).toEqual(b.truth);
    }
  });

  it('makes every seed, with each figure printed in the text', () => {
    for (const seed of SEEDS) {
      const page = generatePage(seed);
      const flat = page.text.replace(/<[^>]*>/g, '').replace(/&gt;/g, '>');
      for (const cell of page.truth.cells) {
        if (cell.status === 'reported') expect(flat.includes(cell.raw.trim()), describe(page)).toBe(true);
      }
      expect(page.truth.cells.length, describe(page)).toBeGreaterThan(40);
      const ids = page.truth.cells.map((c) => `${c.indicator}@${c.applicant}`);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('makes every quirk alone', () => {
    for (const form of ['national-2014', 'national-2019', 'national-2021'] as const) {
      for (const quirk of QUIRK_NAMES) {
        for (const kind of ['html', 'text'] as const)
          expect(generatePage(5, { form, kind, quirks: [quirk] }).text.length).toBeGreaterThan(1000);
      }
    }
  });

  it('gives sums that hold', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const { truth } = generatePage(seed, { form: 'national-2014', quirks: [] });
      const parts = ['in_person', 'fax', 'online', 'mail'].map((name) => `requests.received.${name}`);
      expect(sumOf(truth, parts)).toBe(sumOf(truth, ['requests.received']));
      expect(sumOf(truth, ['organization.staff.full_time', 'organization.staff.part_time'])).toBe(
        sumOf(truth, ['organization.staff']),
      );
    }
  });
});
