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
  const links = page.blocks.flatMap(linksOf);
  const body = page.blocks.filter((block, index) => block.zone !== 'chrome' && !used.has(index));
  const prose = body.map(textOf).filter((text) => text !== '');
  const linked = body.flatMap(linksOf).reduce((sum, link) => sum + link.text.length, 0);
  const text = prose.join('\n');
  const figures = body.filter((block) => block.kind === 'figure');
  const embedded = figures.filter((block) => block.kind === 'figure' && block.media === 'embed').length;
  return {
    prose: text,
    unlinked: Math.max(0, text.length - linked),
    links,
    documents: embedded + body.flatMap(linksOf).filter(({ href }) => DOCUMENT.test(href)).length,
    pictures: figures.length - embedded,
  };
}

function linksOf(block: Block): readonly Link[] {
  return block.kind === 'paragraph' || block.kind === 'grid' ? block.links : [];
}

function textOf(block: Block): string {
  if (block.kind === 'paragraph') return block.text;
  return block.kind === 'field' ? `${block.label.text} ${block.value.text}` : '';
}
