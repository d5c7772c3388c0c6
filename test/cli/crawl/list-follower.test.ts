import { describe, expect, it } from 'vitest';
import { ListFollower } from '../../../src/cli/crawl/list-follower.js';
import type { Candidate, ListReading, ListRequest } from '../../../src/model/list.js';

const LIST = 'http://a.gov.cn/list/';

function request(page: number | null): ListRequest {
  const url = `${LIST}index_${page}.html`;
  return {
    url,
    post: null,
    referer: null,
    reader: 'page',
    page,
    pages: null,
    list: LIST,
    column: null,
    offHost: false,
  };
}

function candidate(name: string): Candidate {
  const url = `${LIST}${name}.html`;
  const rest = { date: null, year: null, agency: null, mediaType: null, why: 'made up' } as const;
  return { url, key: url, title: name, kind: 'page', offHost: false, verdict: 'report', ...rest };
}

function reading(names: readonly string[], next: readonly (number | null)[]): ListReading {
  const rest = { family: null, evidence: [], columns: [], page: null, pages: null, isReport: false, diagnostics: [] };
  return { candidates: names.map(candidate), next: next.map(request), ...rest };
}

describe('ListFollower', () => {
  it('follows pages while they bring something new', () => {
    const lists = new ListFollower();
    expect(lists.follow(reading(['1', '2'], [2]), null, LIST)).toMatchObject({ next: [{ page: 2 }], cut: 0 });
    const second = lists.follow(reading(['2', '3'], [3]), request(2), LIST);
    expect(second.candidates.map(({ title }) => title)).toEqual(['3']);
    expect(second.next).toHaveLength(1);
    expect(lists.follow(reading(['1', '2', '3'], [4]), request(3), LIST).next).toEqual([]);
    expect(lists.isEnded(request(4))).toBe(true);
  });

  it('goes on from a first page that has its links elsewhere', () => {
    const lists = new ListFollower();
    expect(lists.follow(reading([], [1]), null, LIST).next).toHaveLength(1);
    expect(lists.follow(reading([], [2]), request(1), LIST).next).toHaveLength(1);
    expect(lists.follow(reading([], [3]), request(2), LIST).next).toEqual([]);
  });

  it('ends a list whose pages have no numbers when one brings nothing new', () => {
    const lists = new ListFollower();
    lists.follow(reading(['1'], [null]), null, LIST);
    expect(lists.follow(reading(['1'], [null]), request(null), LIST).next).toEqual([]);
  });

  it('counts what its bounds leave out', () => {
    const lists = new ListFollower({ pagesPerList: 2, linksPerList: 3 });
    expect(lists.follow(reading(['1', '2'], [2]), null, LIST).cut).toBe(0);
    const second = lists.follow(reading(['3', '4', '5'], [3]), request(2), LIST);
    expect(second.candidates).toHaveLength(1);
    expect(second.cut).toBe(3);
  });

  it('keeps lists apart', () => {
    const lists = new ListFollower();
    lists.follow(reading(['1'], [2]), null, LIST);
    const other = { ...request(2), list: 'http://b.gov.cn/' };
    expect(lists.follow(reading(['1'], []), other, LIST).candidates).toHaveLength(1);
  });
});
