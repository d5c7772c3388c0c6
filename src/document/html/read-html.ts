/**
 * HTML text → page draft, in one pass over its markup: no tree is built, so cost and memory grow with the text and not
 * with nesting. What is not displayed is left out; what is malformed is read as browsers show it.
 */
import type { HtmlDraft } from './html-draft.js';
import { HtmlReader } from './html-reader.js';
import { MarkupScanner } from './scan-markup.js';
import type { ContainerWords } from './zones.js';

/** A raw-text element without end tag swallows the rest of the page; it is read again from behind the tag, so often. */
const MOST_RESUMES = 4;

export function readHtml(source: string, words: ContainerWords): HtmlDraft {
  const reader = new HtmlReader(source, words);
  let from = 0;
  for (let resumes = 0; from >= 0; resumes++) {
    reader.begin();
    new MarkupScanner(source, reader).scan(from);
    from = reader.locateSwallowed(resumes < MOST_RESUMES);
  }
  return reader.finish();
}
