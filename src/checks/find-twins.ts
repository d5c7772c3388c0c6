/**
 * Tables that are the same in two agencies (Y8: a template copied, the wrong page fetched). In: one report at a time;
 * out: the earlier report with the same values. Keeps a hash for each report, and only so many of them.
 */
import type { ComparedReport, Finding } from '../model/finding.js';
import { nameReport, type Report } from './report-figures.js';

/** SHA-256 in hexadecimal, handed in: the core has no hash of its own. */
export type Digest = (text: string) => string;

const NAME = { rule: 'dataset.Y8', severity: 'warning' } as const;
/** Different values above 1 that a report must have: small figures are the same in many agencies. */
const FEWEST = 5;
const HASH_LENGTH = 16;
/** Reports remembered; beyond them the oldest are forgotten. */
const MOST = 250_000;

export class Twins {
  readonly #seen = new Map<string, ComparedReport>();

  constructor(
    private readonly digest: Digest,
    private readonly most = MOST,
  ) {}

  /** Only an equality is a result: that no other agency has these values is not known before the last report. */
  check(report: Report): Finding[] {
    const { record } = report;
    const values = describeValues(record.observations);
    if (values === null) return [];
    const hash = this.digest(values).slice(0, HASH_LENGTH);
    const twin = this.#seen.get(hash);
    if (twin === undefined) this.#remember(hash, nameReport(report));
    if (twin === undefined || twin.agency === record.agency.key) return [];
    const message = `all figures are those of ${twin.agency} in ${twin.year}: a table was copied, or a wrong page fetched`;
    const actual = `${twin.agency}/${twin.year}`;
    return [{ ...NAME, outcome: 'fail', expected: null, actual, message, against: twin, operands: [] }];
  }

  #remember(hash: string, seen: ComparedReport): void {
    this.#seen.set(hash, seen);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > this.most && oldest !== undefined) this.#seen.delete(oldest);
  }
}

function describeValues(observations: Report['record']['observations']): string | null {
  const different = new Set<number>();
  let text = '';
  for (const { indicator, applicant, value, status } of observations) {
    if (indicator === null || status !== 'reported' || value === null) continue;
    if (value > 1) different.add(value);
    text += `${indicator}@${applicant ?? ''}=${value}\n`;
  }
  return different.size < FEWEST ? null : text;
}
