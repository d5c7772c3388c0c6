/**
 * One line of plain text → its words without the few Markdown and bullet marks that dumps carry: headings, bullets,
 * bold, links, pictures. A mark without text behind it (a lone `-`) is text.
 */
import type { FigureDraft, LinkDraft } from '../drafts.js';

export interface MarkdownLine {
  readonly text: string;
  readonly level: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly item: boolean;
  readonly strong: boolean;
  readonly links: LinkDraft[];
  readonly figures: Pick<FigureDraft, 'media' | 'src' | 'alt'>[];
}

const HEADING = /^\s{0,9}(#{1,6})\s+(?=\S)/;
/** A bullet has a blank behind it and words behind that: `- 8` is a number below zero, not a list of one. */
const BULLET = /^[ \t\u00a0\u3000]*[-*+•·●▪◦][ \t\u00a0\u3000]+(?=\S)(?!\p{Nd}[\p{Nd}.,，．]*\s*$)/u;
const BOLD_LINE = /^\s*(\*\*|__)(?=\S)(.{1,400}?)\1\s*$/;
const BOLD = /(\*\*|__)(?=\S)([^*_]{1,400})\1/g;
const PICTURE = /!\[([^\]]{0,300})\]\(([^()\s]{1,2000})(?:\s+"[^"]{0,300}")?\)/g;
const LINK = /\[([^\]]{0,300})\]\(([^()\s]{1,2000})(?:\s+"[^"]{0,300}")?\)/g;

export function readMarkdownLine(line: string): MarkdownLine {
  const heading = line.includes('#') ? HEADING.exec(line) : null;
  const bullet = heading ? null : BULLET.exec(line);
  const behind = line.slice(heading?.[0].length ?? bullet?.[0].length ?? 0);
  const level = (heading?.[1]?.length ?? 0) as MarkdownLine['level'];
  const plain = { text: behind, level, item: bullet !== null, strong: false, links: [], figures: [] };
  return behind.includes('](') || behind.includes('**') || behind.includes('__') ? readMarks(plain) : plain;
}

function readMarks(line: MarkdownLine): MarkdownLine {
  const links: LinkDraft[] = [];
  const figures: Pick<FigureDraft, 'media' | 'src' | 'alt'>[] = [];
  const strong = BOLD_LINE.test(line.text);
  const text = line.text
    .replace(PICTURE, (_, alt: string, src: string) => {
      figures.push({ media: 'image', src, alt });
      return '';
    })
    .replace(LINK, (_, raw: string, href: string) => {
      links.push({ raw, text: raw, href });
      return raw;
    })
    .replace(BOLD, '$2');
  return { ...line, text, strong, links, figures };
}
