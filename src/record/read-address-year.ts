/**
 * In: a page's address, or its index number. Out: votes for the report year: a viewer's query (fbtime=2019), a folder
 * named for a year, the year in the index number less one. Folders of dates and of migrations (/art/2023/) are none.
 */
import type { YearKnowledge } from '../model/record-knowledge.js';
import type { YearVote } from './detect-year.js';

const QUERY_WEIGHT = 3;
const FOLDER_WEIGHT = 2;
const INDEX_WEIGHT = 1;
const QUERY = /[?&]([A-Za-z_]{2,12})=(20\d{2})(?=&|#|$)/gu;
const INDEX_YEAR = /(?:^|[-/\d])(20\d{2})(?:\d{2})?[-/]\d{1,10}$/u;
const HOST = /^[a-z]+:\/\/[^/]*/iu;
const LONGEST = 2000;

function readQuery(url: string, words: YearKnowledge): YearVote[] {
  if (!url.includes('=')) return [];
  const votes: YearVote[] = [];
  QUERY.lastIndex = 0;
  for (let match = QUERY.exec(url); match; match = QUERY.exec(url)) {
    if (words.queries.includes((match[1] ?? '').toLowerCase()))
      votes.push({ year: Number(match[2]), from: 'query', weight: QUERY_WEIGHT, text: match[0] });
  }
  return votes;
}

/** Folders that contradict each other (2022n/2021jdyc, VARIATION c41.5) count half. */
function readFolders(url: string, words: YearKnowledge): YearVote[] {
  const path = url.replace(HOST, '');
  const years = new Set<number>();
  const { folder } = words;
  folder.lastIndex = 0;
  for (let match = folder.exec(path); match; match = folder.exec(path)) years.add(Number(match[1]));
  const weight = years.size > 1 ? FOLDER_WEIGHT / 2 : FOLDER_WEIGHT;
  return [...years].map((year) => ({ year, from: 'folder', weight, text: `/${year}/` }));
}

export function readAddressYears(url: string | null, words: YearKnowledge): YearVote[] {
  if (url === null || url.length > LONGEST) return [];
  return [...readQuery(url, words), ...readFolders(url, words)];
}

export function readIndexYear(indexNumber: string | null): YearVote[] {
  const year = INDEX_YEAR.exec(indexNumber?.trim() ?? '')?.[1];
  if (year === undefined) return [];
  return [{ year: Number(year) - 1, from: 'index', weight: INDEX_WEIGHT, text: indexNumber ?? '' }];
}
