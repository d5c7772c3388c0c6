/** Records in their order → what a dataset covers: how many reports and agencies, which years, which sites. */
import type { DisclosureRecord } from '../model/record.js';
import type { Coverage } from '../output/citation.js';

const WEB = /^https?:$/;

export class Survey {
  readonly #origins = new Set<string>();
  #reports = 0;
  #agencies = 0;
  #agency = '';
  #firstYear = Number.POSITIVE_INFINITY;
  #lastYear = Number.NEGATIVE_INFINITY;

  /** Records of one agency come together. */
  add({ agency, year, source }: DisclosureRecord): void {
    this.#reports += 1;
    if (agency.key !== this.#agency) this.#agencies += 1;
    this.#agency = agency.key;
    this.#firstYear = Math.min(this.#firstYear, year ?? this.#firstYear);
    this.#lastYear = Math.max(this.#lastYear, year ?? this.#lastYear);
    const address = source.finalUrl ?? source.url;
    if (address === null || !URL.canParse(address)) return;
    const { protocol, origin } = new URL(address);
    if (WEB.test(protocol)) this.#origins.add(origin);
  }

  /** `https://www.example`, in order. */
  get origins(): readonly string[] {
    return [...this.#origins].sort();
  }

  get coverage(): Coverage {
    return {
      reports: this.#reports,
      agencies: this.#agencies,
      firstYear: this.#firstYear,
      lastYear: this.#lastYear,
    };
  }
}
