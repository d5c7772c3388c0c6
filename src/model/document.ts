import type { Diagnostic, Words } from './text.js';

/**
 * Text → blocks. The page as plain data, HTML and text dumps alike: no markup leaves the `document/` stage.
 * Blocks stand in reading order; layout tables are dissolved into the blocks they hold.
 */

export interface Link extends Words {
  /** As written; resolved against the page's address by the stage that uses it. */
  readonly href: string;
}

/**
 * Where a block stands, judged from markup alone: `content` inside a known content container (`#zoom`, `.TRS_Editor`),
 * `chrome` inside header, nav, footer, aside or a container known as menu or footer, `plain` elsewhere.
 */
export type Zone = 'content' | 'chrome' | 'plain';

interface Placed {
  /** Offset of the first character in the decoded text. */
  readonly start: number;
  readonly zone: Zone;
}

/** One paragraph, heading, list item or loose line. Lines broken by `<br>` are paragraphs of their own. */
export interface Paragraph extends Words, Placed {
  readonly kind: 'paragraph';
  /** 1–6 for `<h1>`–`<h6>` and Markdown `#`, else 0. */
  readonly level: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** True for a list item or a bulleted line; the bullet is not part of the text. */
  readonly item: boolean;
  /** True when all of its text is bold. */
  readonly strong: boolean;
  readonly centered: boolean;
  /** True when the line before it ended with `<br>` in the same element, not with the element. */
  readonly continued: boolean;
  readonly links: readonly Link[];
}

/** A pair that the markup itself declares: `<dt>`/`<dd>`. */
export interface Field extends Placed {
  readonly kind: 'field';
  readonly label: Words;
  readonly value: Words;
}

/** A printed cell. Several paragraphs in a cell are joined by `\n` in `raw` and `text`. */
export interface Cell extends Words {
  readonly start: number;
  /** First grid column it covers, from 0, spans of earlier rows and cells counted. */
  readonly x: number;
  readonly colspan: number;
  readonly rowspan: number;
  /** True for `<th>`. */
  readonly head: boolean;
}

/** A data table. `rows[i]` holds the cells that the source prints in row i, in order; covered places have no cell. */
export interface Grid extends Placed {
  readonly kind: 'grid';
  readonly caption: Words | null;
  readonly rows: readonly (readonly Cell[])[];
  /** Grid columns, spans counted. */
  readonly width: number;
  readonly links: readonly Link[];
  /** True when it was a text dump's pipe or Markdown lines: empty cells may have been dropped. */
  readonly dumped: boolean;
}

/** Something shown but not text: a picture, or an embedded document. */
export interface Figure extends Placed {
  readonly kind: 'figure';
  readonly media: 'image' | 'embed';
  readonly src: string;
  readonly alt: string;
}

export type Block = Paragraph | Field | Grid | Figure;

export interface Page {
  readonly format: 'html' | 'text';
  /** `<title>` of the page itself, not of an included fragment. */
  readonly title: Words | null;
  /** `<meta name>` → contents in page order, names in lower case. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly base: string | null;
  /** Address in a browser's `saved from url=` comment. */
  readonly savedFrom: string | null;
  readonly blocks: readonly Block[];
  /** Limits that were met, markup that swallowed text. */
  readonly diagnostics: readonly Diagnostic[];
  /** True when the source ends inside a table or without `</html>`/`</body>` though it opened one. */
  readonly truncated: boolean;
}
