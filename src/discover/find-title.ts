/**
 * In: a link with the texts around it. Out: the whole title of what it leads to: as printed, from its attribute where the
 * printed one is cut, from its row where the link only says that there is something (下载, 查看全文).
 */
import type { PrintedLink } from '../model/link-page.js';
import type { TitleWords } from '../model/list-knowledge.js';
import type { ListScene } from './list-scene.js';

/** Shorter texts of a row are numbers, states and the like. */
const SHORTEST = 5;

/** `before`: the title of the link before it in the same list. */
export function findTitle(link: PrintedLink, before: string | null, { words: { titles } }: ListScene): string {
  const printed = link.words.text;
  const named = (link.named?.text ?? '').replace(titles.attributeNoise, '');
  const shown = printed.replace(titles.cut, '');
  if (
    named !== '' &&
    (printed === '' || shown !== printed || (named.length > printed.length && named.startsWith(shown)))
  )
    return named;
  if (printed !== '' && !titles.silentLinks.test(printed)) return printed;
  if (named !== '' && !titles.silentLinks.test(named)) return named;
  // A picture's link has its words in the link beside it; a silent one means the one before it in its row.
  return findTitleBeside(link, titles) ?? (printed !== '' && link.row.length > 0 ? before : null) ?? printed;
}

/** The longest text of the row that is no date and no other silent link. */
function findTitleBeside({ words, item, row, before }: PrintedLink, titles: TitleWords): string | null {
  const texts = [...item, ...row, ...(words.text === '' ? [] : before)].map(({ text }) => text);
  const telling = texts.filter(
    (text) => !titles.silentLinks.test(text) && text.replace(titles.dateInText, '').length > SHORTEST,
  );
  return telling.sort((a, b) => b.length - a.length)[0] ?? null;
}
