/** In: the neighbours (上一篇, 下一篇) that a page's record names, and its address. Out: candidates, judged like a list's links. */
import type { Knowledge } from '../model/knowledge.js';
import type { Candidate } from '../model/list.js';
import type { Navigation } from '../model/record.js';
import { type ListScene, resolveAddress } from './list-scene.js';
import { makeCandidate } from './read-candidates.js';

export function judgeNeighbours(
  { previous, next }: Navigation,
  { url, knowledge }: { readonly url: string; readonly knowledge: Knowledge },
): Candidate[] {
  const scene: ListScene = {
    url,
    base: null,
    charset: 'utf-8',
    request: null,
    knowledge,
    words: knowledge.lists,
    column: null,
  };
  return [previous, next].flatMap((link) => {
    const target = link?.href == null ? null : resolveAddress(link.href, scene);
    if (link === null || target === null) return [];
    return makeCandidate({ url: target, title: link.title, date: null, agency: null }, scene);
  });
}
