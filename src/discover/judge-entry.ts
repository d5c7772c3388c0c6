/**
 * In: a title that says no annual report, in a column of annual reports, and what stands around it. Out: `maybe` where the
 * entry says what the title does not: a year beside 查看, an authority's name in a list of authorities or with a date.
 */
import type { PrintedLink } from '../model/link-page.js';
import { type Judgement, readYear } from './judge-candidate.js';
import type { ListScene } from './list-scene.js';

export interface Entry {
  /** Text of the link itself. */
  readonly printed: string;
  /** Texts of its row or item. */
  readonly texts: readonly string[];
  /** True where the list it stands in is one of authorities. */
  readonly amongAgencies: boolean;
}

/** Fewer links are no list. */
const FEWEST = 3;
const MOSTLY = 0.8;
const LONGEST_NAME = 40;

export function judgeEntry(
  judged: Judgement,
  { printed, texts, date, amongAgencies }: Entry & { readonly date: string | null },
  scene: ListScene,
): Judgement {
  if (judged.verdict !== 'other' || judged.settled || scene.column === null) return judged;
  const { titles } = scene.words;
  const telling =
    titles.silentLinks.test(printed) || titles.columns.test(judged.title) || isAgency(judged.title, scene);
  if (!telling) return judged;
  const year = texts
    .map((text) => readYear(text.replace(titles.dateInText, ''), scene.knowledge))
    .find((one) => one !== null);
  if (year !== undefined) return { ...judged, verdict: 'maybe', year, why: 'its row names a year' };
  if (!isAgency(judged.title, scene) || (date === null && !amongAgencies)) return judged;
  return { ...judged, verdict: 'maybe', why: 'the name of an authority in a column of reports' };
}

/** Lists whose links are names of authorities, by their number. */
export function findAgencyLists(links: readonly PrintedLink[], scene: ListScene): Set<number> {
  const counts = new Map<number, { all: number; agencies: number }>();
  if (scene.column === null) return new Set();
  for (const { list, words } of links) {
    const count = counts.get(list) ?? { all: 0, agencies: 0 };
    count.all++;
    if (isAgency(words.text, scene)) count.agencies++;
    counts.set(list, count);
  }
  return new Set(
    [...counts].flatMap(([list, { all, agencies }]) => (agencies >= FEWEST && agencies >= all * MOSTLY ? [list] : [])),
  );
}

function isAgency(text: string, { knowledge, words }: ListScene): boolean {
  if (text.length > LONGEST_NAME || !words.titles.agencyBeside.test(text)) return false;
  return knowledge.agency.endings.some((ending) => text.length > ending.length && text.endsWith(ending));
}
