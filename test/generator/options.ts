/**
 * The dimensions of a page and how one draw of them is made. Layout dimensions are always drawn; quirks come in
 * combinations of at most four that can stand together. A given option replaces its draw only.
 */
import { HEADER_LAYOUTS, type HeaderLayout } from './model.js';
import type { Random } from './random.js';
import type { FormId } from './truth.js';

export const CMS = ['trs', 'hanweb', 'ucap', 'gkmlpt', 'lonsun', 'plain'] as const;
export const TEXT_SHAPES = ['A', 'B', 'C', 'D', 'E', 'F', 'M'] as const;
export const TITLE_STYLES = [
  'standard',
  'year-first',
  'doubled-words',
  'work-report',
  'split-lines',
  'twice',
  'none',
] as const;
export const PERIOD_STYLES = [
  'full',
  'short',
  'dash',
  'omitted-year',
  'lost-characters',
  'run-together',
  'repeated-century',
  'chinese-year',
  'none',
] as const;
export const HEADING_STYLES = [
  'comma',
  'comma-blank',
  'blank-comma',
  'arabic',
  'bracketed',
  'leading-blanks',
  'full-stop',
  'run-in',
  'no-numbers',
  'skipped',
] as const;
export const CHARSETS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const;
export const CHARSET_LABELS = ['right', 'wrong', 'none'] as const;

/** Quirk → what it cannot stand with: a group; at most one quirk of a group is drawn. */
export const QUIRKS = {
  // the form's own variations
  'local-jiangsu': 'rows-2014',
  'local-powers': 'rows-2014b',
  'shifted-ordinals': 'ordinals',
  'lost-ordinals': 'ordinals',
  'missing-rows': 'missing',
  'sub-rows': 'sub-rows',
  subtotal: 'request-columns',
  'sum-head': 'request-columns',
  'remark-column': 'request-columns',
  'local-documents-row': 'clause-rows',
  'broken-sum': 'sum',
  'label-explanations': 'label-text',
  'label-typos': 'label-text',
  'group-figure': 'group-figure',
  'head-explanations': 'head-text',
  'head-blanks': 'head-text',
  'head-cut': 'head-text',
  // arrangement of tables
  'row-numbers': 'columns-2014',
  'no-unit-column': 'columns-2014',
  'parent-column': 'columns-2014',
  'side-by-side': 'columns-2014',
  'earlier-year': 'columns-2014',
  'clause-column': 'clause-shape',
  'clause-tables': 'clause-shape',
  'all-in-one': 'clause-shape',
  'review-three': 'review-shape',
  'review-upright': 'review-shape',
  'review-blocks': 'review-shape',
  'inconsistent-spans': 'spans',
  'empties-for-rowspan': 'spans',
  'page-break': 'split',
  'page-break-head': 'split',
  'table-notes': 'notes',
  'appendix-table': 'extra-table',
  'duplicate-table': 'extra-table',
  'hidden-table': 'extra-table',
  // figures
  thousands: 'digits',
  'full-width-digits': 'digits',
  'blank-zeros': 'zeros',
  'nbsp-zeros': 'zeros',
  'placeholder-zeros': 'zeros',
  'odd-cells': 'odd',
  'cell-notes': 'odd',
  'unit-in-value': 'units',
  // markup
  'layout-tables': 'wrapping',
  'two-editors': 'editors',
  'upper-case-tags': 'tag-style',
  'unclosed-tags': 'tag-style',
  'split-elements': 'inline',
  'word-paste': 'inline',
  'split-labels': 'cell-paragraphs',
  // text damage
  traditional: 'script',
  'naive-traditional': 'script',
  'mixed-script': 'script',
  'pinyin-tones': 'pinyin',
  'pinyin-sparse': 'pinyin',
  'pinyin-bare': 'pinyin',
  'pinyin-grouped': 'pinyin',
  'lost-blanks': 'blanks',
  'gbk-shift': 'blanks',
  'wide-punctuation': 'punctuation',
  'narrow-punctuation': 'punctuation',
  'small-full-stops': 'full-stops',
  'kangxi-radicals': 'compatibility',
  'zero-width': 'invisible',
  'tag-fragments': 'fragments',
  'spam-line': 'spam',
  'glued-cells': 'shape',
  'deduplicated-lines': 'shape',
} as const;
export type Quirk = keyof typeof QUIRKS;
export const QUIRK_NAMES = Object.keys(QUIRKS) as Quirk[];

const ONLY_2014: ReadonlySet<Quirk> = new Set([
  'local-jiangsu',
  'local-powers',
  'shifted-ordinals',
  'lost-ordinals',
  'row-numbers',
  'no-unit-column',
  'parent-column',
  'side-by-side',
  'earlier-year',
  'small-full-stops',
  'group-figure',
]);
const ONLY_LATER: ReadonlySet<Quirk> = new Set([
  'sub-rows',
  'subtotal',
  'local-documents-row',
  'head-explanations',
  'head-blanks',
  'head-cut',
  'clause-column',
  'clause-tables',
  'all-in-one',
  'review-three',
  'review-upright',
  'review-blocks',
  'sum-head',
  'remark-column',
  'inconsistent-spans',
  'empties-for-rowspan',
]);
const ONLY_2019: ReadonlySet<Quirk> = new Set(['sub-rows', 'local-documents-row', 'head-explanations', 'head-cut']);
const ONLY_TEXT: ReadonlySet<Quirk> = new Set(['glued-cells', 'deduplicated-lines']);
const ONLY_HTML: ReadonlySet<Quirk> = new Set([
  'layout-tables',
  'two-editors',
  'upper-case-tags',
  'unclosed-tags',
  'split-elements',
  'word-paste',
  'split-labels',
  'hidden-table',
  'empties-for-rowspan',
  'nbsp-zeros',
  'all-in-one',
  'review-blocks',
  'remark-column',
  'side-by-side',
]);

export interface GeneratorOptions {
  readonly form: FormId;
  readonly kind: 'html' | 'text';
  readonly textShape: (typeof TEXT_SHAPES)[number];
  readonly cms: (typeof CMS)[number];
  readonly headerLayout: HeaderLayout;
  readonly titleStyle: (typeof TITLE_STYLES)[number];
  readonly periodStyle: (typeof PERIOD_STYLES)[number];
  readonly headingStyle: (typeof HEADING_STYLES)[number];
  readonly charset: (typeof CHARSETS)[number];
  readonly charsetLabel: (typeof CHARSET_LABELS)[number];
  readonly quirks: readonly Quirk[];
}

/** Whether a quirk means anything on a page of this form and kind. */
export function applies(quirk: Quirk, page: { form: FormId; kind: 'html' | 'text' }): boolean {
  if (ONLY_HTML.has(quirk) && page.kind !== 'html') return false;
  if (ONLY_TEXT.has(quirk) && page.kind !== 'text') return false;
  if (ONLY_2014.has(quirk)) return page.form === 'national-2014';
  if (ONLY_2019.has(quirk)) return page.form === 'national-2019';
  return !ONLY_LATER.has(quirk) || page.form !== 'national-2014';
}

function drawQuirks(random: Random, page: { form: FormId; kind: 'html' | 'text' }): Quirk[] {
  const count = random.pick([0, 1, 2, 2, 3, 3, 4]);
  const taken = new Set<string>();
  const out: Quirk[] = [];
  for (const quirk of random.shuffle(QUIRK_NAMES)) {
    if (out.length === count) break;
    if (!applies(quirk, page) || taken.has(QUIRKS[quirk])) continue;
    taken.add(QUIRKS[quirk]);
    out.push(quirk);
  }
  return out;
}

const CLEAN_CHARSETS = [
  ...new Array<'utf-8'>(10).fill('utf-8'),
  ...new Array<'gb18030'>(4).fill('gb18030'),
  'utf-16le',
  'utf-16be',
] as const;

/** Big5 only where the page can say so: without a label its bytes cannot be told from other charsets. */
function drawCharset(random: Random, quirks: readonly Quirk[], kind: 'html' | 'text'): GeneratorOptions['charset'] {
  if (kind === 'html' && quirks.includes('traditional') && random.chance(0.3)) return 'big5';
  return random.pick(CLEAN_CHARSETS);
}

export function drawOptions(random: Random, given: Partial<GeneratorOptions>): GeneratorOptions {
  const draw = <T>(name: string, items: readonly T[]): T => random.fork(name).pick(items);
  const form =
    given.form ?? draw('form', ['national-2014', 'national-2014', 'national-2019', 'national-2021'] as const);
  const kind = given.kind ?? draw('kind', ['html', 'html', 'html', 'text'] as const);
  const quirks = given.quirks ?? drawQuirks(random.fork('quirks'), { form, kind });
  const layouts = HEADER_LAYOUTS.filter((layout) => allowsHeader(layout, kind));
  return {
    form,
    kind,
    quirks: quirks.filter((quirk) => applies(quirk, { form, kind })),
    textShape: given.textShape ?? draw('shape', TEXT_SHAPES),
    cms: given.cms ?? draw('cms', CMS),
    headerLayout: given.headerLayout ?? draw('header', layouts),
    titleStyle: given.titleStyle ?? draw('title', TITLE_STYLES),
    periodStyle: given.periodStyle ?? draw('period', PERIOD_STYLES),
    headingStyle: given.headingStyle ?? draw('heading', HEADING_STYLES),
    charset: given.charset ?? drawCharset(random.fork('charset'), quirks, kind),
    charsetLabel: given.charsetLabel ?? draw('label', ['right', 'right', 'right', 'wrong', 'none'] as const),
  };
}

function allowsHeader(layout: HeaderLayout, kind: 'html' | 'text'): boolean {
  if (kind === 'html') return layout !== 'markdown' && layout !== 'pairs-dropped-empties';
  return layout !== 'definition-list' && layout !== 'spans';
}
