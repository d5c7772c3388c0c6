/**
 * Pages of one agency and year → which of them are kept. In: the pages known and one more; out: the preferred first, its
 * variants, the poorer ones to be held, and the duplicates. Pure; the same whatever order the pages come in.
 */
import { compareSources, isPoorer, isSameReport, originOf, type Page } from './same-report.js';

export interface Settled {
  /** With different values each; the first is preferred. */
  readonly kept: readonly Page[];
  readonly poorer: readonly Page[];
  readonly duplicates: readonly Page[];
}

export function settlePages(known: readonly Page[], incoming: Page): Settled {
  const others = known.filter((page) => !isReadAgain(page, incoming));
  const duplicates: Page[] = [];
  const best: Page[] = [];
  for (const page of [...others, incoming].sort(compareSources)) {
    (best.some((better) => isSameReport(better, page)) ? duplicates : best).push(page);
  }
  const poorer = best.filter((page) => best.some((other) => isPoorer(page, other)));
  return { kept: best.filter((page) => !poorer.includes(page)), poorer, duplicates };
}

/**
 * The same page read anew: its former record gives way, whatever it said. The same bytes from another place are the same
 * page too when they were read otherwise, by an older parser.
 */
function isReadAgain({ record: before, reported }: Page, { record: now, reported: next }: Page): boolean {
  if (before.source.sha256 !== now.source.sha256) return false;
  return originOf(before) === originOf(now) || reported.fingerprint !== next.fingerprint;
}
