/** In: a page's source and address. Out: the family of systems whose mark they carry, for the record; null when none does. */
import type { PortalFamily } from '../model/list-knowledge.js';

const SAMPLE = 400_000;

export function recognizeFamily(
  source: string,
  url: string,
  families: readonly PortalFamily[],
): { readonly name: string; readonly mark: string } | null {
  const sample = source.slice(0, SAMPLE);
  for (const { name, marks } of families) {
    const mark = marks.find((one) => url.includes(one) || sample.includes(one));
    if (mark !== undefined) return { name, mark };
  }
  return null;
}
