/**
 * The page before it is written as HTML or as plain text: blocks of leaves. Text damage changes the leaves
 * in place, so the truth, which points at the same cells, always knows what is printed.
 */
export type CellKind = 'label' | 'head' | 'value' | 'unit' | 'filler' | 'clause';

export interface Cell {
  text: string;
  readonly kind: CellKind;
  colspan: number;
  rowspan: number;
  /** Where a label breaks into two paragraphs or lines, as an offset in `text`; null for none. */
  breakAt: number | null;
}

export interface Grid {
  rows: Cell[][];
  /** Rows that repeat the head, counted from the top. */
  headRows: number;
  hidden: boolean;
}

export type Align = 'left' | 'center' | 'right';

export type Block =
  | { readonly type: 'title'; text: string }
  | { readonly type: 'heading'; text: string }
  | { readonly type: 'paragraph'; text: string; align: Align }
  | { readonly type: 'caption'; text: string }
  | { readonly type: 'table'; grid: Grid }
  | { readonly type: 'break' }
  /** Markup that text dumps do not show. */
  | { readonly type: 'markup'; html: string };

export interface HeaderPair {
  label: string;
  value: string;
}

export interface HeaderModel {
  readonly layout: HeaderLayout;
  pairs: HeaderPair[];
  /** The line under the title: source, time, views. */
  info: HeaderPair[];
}

export const HEADER_LAYOUTS = [
  'pairs',
  'pairs-colon',
  'pairs-dropped-empties',
  'lines',
  'no-delimiter',
  'bullets',
  'column-wise',
  'own-lines',
  'markdown',
  'definition-list',
  'spans',
  'info-only',
  'none',
] as const;
export type HeaderLayout = (typeof HEADER_LAYOUTS)[number];

export interface Navigation {
  previous: string | null;
  next: string | null;
}

/** Words of the frame around the article. */
export interface ChromeWords {
  place: string;
  previous: string;
  next: string;
  host: string;
  tools: string;
  site: string;
}

export interface PageModel {
  siteName: string;
  siteCode: string;
  column: string;
  documentTitle: string | null;
  breadcrumb: string[];
  menu: string[];
  words: ChromeWords;
  header: HeaderModel;
  blocks: Block[];
  navigation: Navigation;
  meta: HeaderPair[];
}

export function cell(kind: CellKind, text: string, span: { colspan?: number; rowspan?: number } = {}): Cell {
  return { kind, text, colspan: span.colspan ?? 1, rowspan: span.rowspan ?? 1, breakAt: null };
}

export function grid(rows: Cell[][], headRows = 1): Grid {
  return { rows, headRows, hidden: false };
}

/** Every piece of visible text, handed to `change` once; tables and header included. */
export function mapLeaves(page: PageModel, change: (text: string, place: string) => string): void {
  for (const block of page.blocks) {
    if (block.type === 'table') mapGrid(block.grid, change);
    else if ('text' in block) block.text = change(block.text, block.type);
  }
  for (const pair of [...page.header.pairs, ...page.header.info, ...page.meta]) {
    pair.label = change(pair.label, 'header-label');
    pair.value = change(pair.value, 'header-value');
  }
  mapChrome(page, change);
}

function mapGrid(table: Grid, change: (text: string, place: string) => string): void {
  for (const row of table.rows) {
    for (const item of row) {
      const before = item.text;
      item.text = change(before, item.kind);
      if (item.text.length !== before.length) item.breakAt = null;
    }
  }
}

function mapChrome(page: PageModel, change: (text: string, place: string) => string): void {
  const chrome = (text: string): string => change(text, 'chrome');
  page.siteName = chrome(page.siteName);
  page.column = chrome(page.column);
  if (page.documentTitle !== null) page.documentTitle = chrome(page.documentTitle);
  page.breadcrumb = page.breadcrumb.map(chrome);
  page.menu = page.menu.map(chrome);
  const words = page.words;
  for (const key of ['place', 'previous', 'next', 'host', 'tools', 'site'] as const) words[key] = chrome(words[key]);
  const { previous, next } = page.navigation;
  page.navigation = { previous: previous && chrome(previous), next: next && chrome(next) };
}
