/**
 * A page → what decides whether it is a report: how much prose it has, its links, its first lines. Furniture that an
 * earlier stage recognized does not count as prose.
 */
import type { Block, Link, Page } from '../../model/document.js';

export interface Survey {
  /** Text outside the frame of the page. */
  readonly prose: string;
  /** Letters of it that are not links. */
  readonly unlinked: number;
  readonly links: readonly Link[];
  /** Links to documents, embedded documents and pictures in the body. */
  readonly documents: number;
  readonly pictures: number;
}

const DOCUMENT = /\.(?:docx?|pdf|xlsx?|wps|et|ofd|zip|rar)(?:$|[?#])/i;

export function surveyPage(page: Page, used: ReadonlySet<number>): Survey {
  const links: Link[] = [];
  const body: Block[] = [];
  for (let index = 0; index < page.blocks.length; index++) {
    const block = page.blocks[index];
    if (!block) continue;
    for (const link of linksOf(block)) links.push(link);
    if (block.zone !== 'chrome' && !used.has(index)) body.push(block);
  }
  return surveyBody(body, links);
}

function surveyBody(body: readonly Block[], links: readonly Link[]): Survey {
  const prose: string[] = [];
  let linked = 0;
  let documents = 0;
  let pictures = 0;
  for (const block of body) {
    const text = textOf(block);
    if (text !== '') prose.push(text);
    for (const link of linksOf(block)) {
      linked += link.text.length;
      if (DOCUMENT.test(link.href)) documents++;
    }
    if (block.kind !== 'figure') continue;
    if (block.media === 'embed') documents++;
    else pictures++;
  }
  const text = prose.join('\n');
  return { prose: text, unlinked: Math.max(0, text.length - linked), links, documents, pictures };
}

const NO_LINKS: readonly Link[] = [];

function linksOf(block: Block): readonly Link[] {
  return block.kind === 'paragraph' || block.kind === 'grid' ? block.links : NO_LINKS;
}

function textOf(block: Block): string {
  if (block.kind === 'paragraph') return block.text;
  return block.kind === 'field' ? `${block.label.text} ${block.value.text}` : '';
}
