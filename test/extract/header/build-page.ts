/** Pages made by hand, so that the readers are tested without markup. */
import type { Block, Cell, Field, Figure, Grid, Link, Page, Paragraph, Zone } from '../../../src/model/document.js';
import type { Words } from '../../../src/model/text.js';

export function words(text: string, raw = text): Words {
  return { raw, text };
}

type ParagraphOptions = Partial<Omit<Paragraph, 'kind' | 'text'>>;

export function line(text: string, options: ParagraphOptions = {}): Paragraph {
  return {
    kind: 'paragraph',
    raw: text,
    text,
    start: 0,
    zone: 'plain',
    level: 0,
    item: false,
    strong: false,
    centered: false,
    continued: false,
    links: [],
    ...options,
  };
}

export function link(text: string, href: string): Link {
  return { raw: text, text, href };
}

export function linked(text: string, href: string, options: ParagraphOptions = {}): Paragraph {
  return line(text, { ...options, links: [link(text, href)] });
}

export function field(label: string, value: string): Field {
  return { kind: 'field', start: 0, zone: 'plain', label: words(label), value: words(value) };
}

export function figure(src: string, options: { alt?: string; zone?: Zone; media?: 'image' | 'embed' } = {}): Figure {
  return {
    kind: 'figure',
    start: 0,
    zone: options.zone ?? 'plain',
    media: options.media ?? 'image',
    src,
    alt: options.alt ?? '',
  };
}

/** One string a row, cells parted by `|`; a trailing bar is dropped as text dumps do. */
export function grid(rows: readonly string[], options: { dumped?: boolean; links?: readonly Link[] } = {}): Grid {
  const cells = rows.map((row) =>
    row
      .split('|')
      .map((text, x): Cell => ({ ...words(text.trim()), start: 0, x, colspan: 1, rowspan: 1, head: false })),
  );
  const width = Math.max(0, ...cells.map((row) => row.length));
  return {
    kind: 'grid',
    start: 0,
    zone: 'plain',
    caption: null,
    rows: cells,
    width,
    links: options.links ?? [],
    dumped: options.dumped ?? true,
  };
}

export function page(blocks: readonly (Block | string)[], options: Partial<Page> = {}): Page {
  return {
    format: 'text',
    title: null,
    meta: new Map(),
    base: null,
    savedFrom: null,
    blocks: blocks.map((block) => (typeof block === 'string' ? line(block) : block)),
    diagnostics: [],
    truncated: false,
    ...options,
  };
}
