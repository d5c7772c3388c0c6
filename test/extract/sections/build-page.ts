/** Lines and tables → a page, built by hand. A line may carry markup: `{ text, level, strong, centered, link }`. */
import type { Block, Page } from '../../../src/model/document.js';

export interface LineSpec {
  readonly text: string;
  readonly level?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly strong?: boolean;
  readonly centered?: boolean;
  readonly link?: string;
  readonly image?: boolean;
}

export function buildPage(lines: readonly (string | LineSpec)[], title: string | null = null): Page {
  return {
    format: 'html',
    title: title === null ? null : { raw: title, text: title },
    meta: new Map(),
    base: null,
    savedFrom: null,
    blocks: lines.map((line, index) => block(typeof line === 'string' ? { text: line } : line, index)),
    diagnostics: [],
    truncated: false,
  };
}

function block(spec: LineSpec, start: number): Block {
  const { text, level = 0, strong = false, centered = false, link, image = false } = spec;
  if (image) return { kind: 'figure', media: 'image', src: text, alt: '', start, zone: 'plain' };
  const links = link === undefined ? [] : [{ raw: text, text, href: link }];
  const words = { raw: text, text };
  return {
    kind: 'paragraph',
    ...words,
    start,
    zone: 'plain',
    level,
    item: false,
    strong,
    centered,
    continued: false,
    links,
  };
}
