/** In: a reply in JSON: documents as objects, or markup in a text. Out: what it offers. */
import type { Diagnostic } from '../model/text.js';
import { treatText } from '../text/treat-text.js';
import { type ListOffer, orderRequests, type ReplyContext, readPageOfLinks, setScene } from './list-offer.js';
import { type ListScene, resolveAddress } from './list-scene.js';
import { readNextArticles } from './read-article-api.js';
import type { JsonReply } from './read-articles.js';
import { makeCandidate, mergeCandidates, type Named, readCandidates, readPrintedDate } from './read-candidates.js';
import { readPager } from './read-pager.js';
import { readUnitCalls } from './read-unit-calls.js';

const CUT: Diagnostic = {
  code: 'links-left-out',
  severity: 'warning',
  message: 'the reply is read up to a limit; what follows is left out',
  at: null,
};

export function readJsonOffer(reply: JsonReply, replied: ReplyContext): ListOffer {
  const { knowledge } = replied;
  const page = readPageOfLinks(reply.markup.join('\n'), knowledge);
  const scene = setScene(page, replied);
  const pager = readPager(page, scene);
  const named = nameArticles(reply, scene).flatMap((one) => makeCandidate(one, scene));
  const next = [...readNextArticles(reply, scene), ...pager.requests, ...readUnitCalls(page.loaders, scene)];
  return {
    candidates: mergeCandidates([...named, ...readCandidates(page, pager.used, scene)]),
    next: orderRequests(next, scene),
    columns: [],
    pages: scene.request?.pages ?? reply.pages ?? pager.pages,
    diagnostics: reply.isCut ? [...page.diagnostics, CUT] : page.diagnostics,
  };
}

/** Documents with an address on the web; titles and publishers treated like the text of a page. */
function nameArticles({ articles }: JsonReply, scene: ListScene): Named[] {
  const printed = articles.flatMap(({ title, publisher }) => [title, publisher ?? '']);
  const { texts } = treatText(printed, scene.knowledge.text);
  return articles.flatMap((article, index) => {
    const url = article.urls.map((one) => resolveAddress(one, scene)).find((one) => one !== null);
    if (url === undefined || url === null) return [];
    const [title = '', agency = ''] = texts.slice(2 * index, 2 * index + 2);
    return [{ url, title, date: readPrintedDate(article.date ?? '', scene), agency: agency || null }];
  });
}
