/**
 * Report pages with known truth. `generatePage(seed)` gives the same page for the same seed, on every machine;
 * `generatePage(seed, { quirks: ['traditional'] })` fixes some dimensions and draws the others. To see one page again
 * write a test that calls `generatePage` with the seed printed by `describe` and prints `page.text`, or
 * `expect(page.text).toMatchFileSnapshot('page.html')`; vitest runs TypeScript as it is.
 * Nothing here reads the parser or its data: forms, names and damage are transcribed from the sources again.
 */
import { applyDamage } from './damage/apply.js';
import { chooseCharset, encode, labelOf } from './damage/bytes.js';
import { breakSum, figures2014, figuresLater } from './forms/figures.js';
import { NATIONAL_2014 } from './forms/list-2014.js';
import { buildHeader, type HeaderResult } from './header/header.js';
import type { Markup } from './html/markup.js';
import { writeHtml } from './html/page.js';
import { Ledger } from './ledger.js';
import type { Block, PageModel } from './model.js';
import { drawOptions, type GeneratorOptions, type Quirk } from './options.js';
import { type AgencyChoice, chooseAgency } from './places.js';
import { type ProseContext, type WrittenSection, writeOpening, writeSections, writeTitle } from './prose.js';
import { Random } from './random.js';
import type { TableContext } from './tables/context.js';
import { withDecoys } from './tables/decoys.js';
import { nationalLater, placeLaterTables } from './tables/later.js';
import { buildList2014 } from './tables/list-2014.js';
import type { Loss } from './text/grid.js';
import { writeText } from './text/page.js';
import { markUnrecoverable } from './text/unrecoverable.js';
import type { FormId, Truth } from './truth.js';

export type { GeneratorOptions, Quirk } from './options.js';
export { QUIRK_NAMES, QUIRKS } from './options.js';
export type { FormId, Truth, TruthCell, TruthHeader, TruthSection } from './truth.js';
export { cellId } from './truth.js';

export interface GeneratedPage {
  readonly seed: number;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly kind: 'html' | 'text';
  readonly url: string | null;
  /** The charset the bytes are really in. */
  readonly charset: GeneratorOptions['charset'];
  readonly layout: GeneratorOptions;
  readonly truth: Truth;
}

/** What hijacked copies put above the title. */
const SPAM = '某某娱乐平台最新版下载-官方入口';

const YEARS: Record<FormId, readonly number[]> = {
  'national-2014': [2014, 2015, 2016, 2017, 2018],
  'national-2019': [2019, 2020],
  'national-2021': [2021, 2022, 2023, 2024],
};

export function generatePage(seed: number, options: Partial<GeneratorOptions> = {}): GeneratedPage {
  const random = new Random(seed);
  const layout = drawOptions(random.fork('options'), options);
  const agency = chooseAgency(random.fork('agency'));
  const year = random.fork('year').pick(YEARS[layout.form]);
  const context = makeContext(random, { layout, year });
  const brokenSum = layout.quirks.includes('broken-sum')
    ? breakSum(context.figures, random.fork('break'), layout.form)
    : null;
  const header = buildHeader(random.fork('header'), { agency, year, layout: layout.headerLayout });
  const prose: ProseContext = {
    random: random.fork('prose'),
    agency,
    year,
    form: layout.form,
    figures: context.figures,
    options: layout,
  };
  const sections = writeSections(prose);
  const page = assemblePage(random, {
    agency,
    year,
    header,
    blocks: placeBlocks(prose, context, sections),
    form: layout.form,
  });
  const navigation = { ...page.navigation };
  if (layout.kind === 'text') markUnrecoverable(context.ledger, page, layout.textShape);
  applyDamage(random.fork('damage'), page, layout.quirks);
  const written = writePage(random.fork('markup'), page, layout);
  const truth = finishTruth(context, { agency, header, sections, brokenSum, navigation });
  return {
    seed,
    ...written,
    kind: layout.kind,
    url: inventUrl(random.fork('url'), { agency, year, layout }),
    layout,
    truth,
  };
}

function makeContext(random: Random, page: { layout: GeneratorOptions; year: number }): TableContext {
  const { form, quirks, kind } = page.layout;
  const stream = random.fork('figures');
  return {
    form,
    kind,
    year: page.year,
    random: random.fork('tables'),
    ledger: new Ledger(random.fork('cells'), quirks),
    figures: form === 'national-2014' ? figures2014(stream) : figuresLater(stream, form),
    has: (quirk: Quirk) => quirks.includes(quirk),
  };
}

function placeBlocks(prose: ProseContext, context: TableContext, sections: readonly WrittenSection[]): Block[] {
  const spam: Block[] = context.has('spam-line') ? [{ type: 'title', text: SPAM }] : [];
  const opening = [...spam, ...writeTitle(prose), writeOpening(prose)];
  if (context.form !== 'national-2014')
    return withDecoys(context, [...opening, ...placeLaterTables(context, sections)]);
  const caption = prose.random.pick([
    `附：${prose.agency.name}${prose.year}年度政府信息公开统计表`,
    '政府信息公开情况统计表',
    `附件：政府信息公开情况统计表（${prose.year}年度）`,
  ]);
  return withDecoys(context, [
    ...opening,
    ...sections.flatMap((section) => section.blocks),
    { type: 'caption', text: caption },
    { type: 'table', grid: buildList2014(context) },
  ]);
}

function assemblePage(
  random: Random,
  page: { agency: AgencyChoice; year: number; header: HeaderResult; blocks: Block[]; form: FormId },
): PageModel {
  const stream = random.fork('chrome');
  const site = `${page.agency.place.name}人民政府`;
  const neighbours = stream.sample(['市场监督管理局', '应急管理局', '文化和旅游局', '林业局'], 2);
  return {
    siteName: `${site}门户网站`,
    siteCode: `${page.agency.place.code}0001`,
    column: '政府信息公开年报',
    documentTitle: stream.pick([
      `${page.agency.name}${page.year}年政府信息公开工作年度报告`,
      `政府信息公开年报-${site}`,
      null,
    ]),
    breadcrumb: ['首页', '政务公开', '政府信息公开年报'],
    menu: ['首页', '政务公开', '办事服务', '互动交流', '设为首页', '无障碍'],
    words: {
      place: '当前位置：',
      previous: '上一篇：',
      next: '下一篇：',
      host: '主办：',
      tools: '【打印】【关闭】 分享到： 扫一扫在手机打开当前页面',
      site: '网站标识码：',
    },
    header: page.header.model,
    blocks: page.blocks,
    meta: page.header.meta,
    navigation: {
      previous: stream.chance(0.6) ? (neighbours[0] ?? null) : null,
      next: stream.chance(0.6) ? (neighbours[1] ?? null) : null,
    },
  };
}

function writePage(
  random: Random,
  page: PageModel,
  layout: GeneratorOptions,
): { bytes: Uint8Array; text: string; charset: GeneratorOptions['charset'] } {
  if (layout.kind === 'text') {
    const text = writeText(page, { shape: layout.textShape, loss: lossOf(layout), withChrome: random.chance(0.4) });
    const charset = chooseCharset(text, layout.charset);
    return { text, charset, bytes: encode(text, charset) };
  }
  const markup = makeMarkup(random.fork('style'), layout.quirks);
  const draft = writeHtml(page, { cms: layout.cms, markup, charset: null, quirks: layout.quirks });
  const charset = chooseCharset(draft, layout.charset);
  const label = labelOf(random.fork('label'), charset, layout.charsetLabel);
  const again = makeMarkup(random.fork('style'), layout.quirks);
  const text = writeHtml(page, { cms: layout.cms, markup: again, charset: label, quirks: layout.quirks });
  return { text, charset, bytes: encode(text, charset) };
}

function lossOf(layout: GeneratorOptions): Loss {
  if (layout.quirks.includes('glued-cells')) return 'glued-cells';
  return layout.quirks.includes('deduplicated-lines') ? 'deduplicated-lines' : null;
}

function makeMarkup(random: Random, quirks: readonly Quirk[]): Markup {
  return {
    random,
    splitElements: quirks.includes('split-elements'),
    wordPaste: quirks.includes('word-paste'),
    upperCase: quirks.includes('upper-case-tags'),
    unclosed: quirks.includes('unclosed-tags'),
    splitLabels: quirks.includes('split-labels'),
    emptiesForRowspan: quirks.includes('empties-for-rowspan'),
  };
}

function finishTruth(
  context: TableContext,
  page: {
    agency: AgencyChoice;
    header: HeaderResult;
    sections: readonly WrittenSection[];
    brokenSum: string | null;
    navigation: Truth['navigation'];
  },
): Truth {
  const national = context.form === 'national-2014' ? NATIONAL_2014 : nationalLater(context.form);
  const { ledger } = context;
  return {
    year: context.year,
    form: context.form,
    agencyName: page.agency.name,
    region: { code: page.agency.place.code, name: page.agency.place.name },
    publisher: page.header.truth.publisher,
    header: page.header.truth,
    unchecked: page.header.unchecked,
    sections: page.sections.map((section) => section.truth),
    cells: ledger.drafts.map(({ cell, ...draft }) => ({ ...draft, raw: cell.text })),
    localRows: ledger.localRows.map(({ label, value }) => ({ label, value })),
    missing: national.filter((code) => ledger.absent.has(code)),
    unrecoverable: ledger.unrecoverable,
    brokenSum: page.brokenSum,
    navigation: page.navigation,
  };
}

function inventUrl(
  random: Random,
  page: { agency: AgencyChoice; year: number; layout: GeneratorOptions },
): string | null {
  const { quirks, cms } = page.layout;
  const mirrored = quirks.some(
    (quirk) => quirk.startsWith('pinyin') || quirk === 'traditional' || quirk === 'naive-traditional',
  );
  const host = mirrored ? 'mirror-a.example' : `www.${page.agency.place.slug}-demo.gov.cn`;
  const id = random.int(100000, 9999999);
  const next = page.year + 1;
  const paths: Record<GeneratorOptions['cms'], string> = {
    trs: `zwgk/xxgknb/${next}01/t${next}0126_${id}.shtml`,
    hanweb: `art/${next}/1/15/art_15445_${id}.html`,
    ucap: `zfxx/gknb/${next}02/${String(id).padStart(32, 'a0f3')}.shtml`,
    gkmlpt: `gkmlpt/content/0/${Math.floor(id / 1000)}/post_${id}.html`,
    lonsun: `public/25461/${id}.html`,
    plain: `xxgk/show.php?id=${id}`,
  };
  return random.chance(0.15) ? null : `http://${host}/${paths[cms]}`;
}

/** One line that says which page this is and how it was made. */
export function describe(page: GeneratedPage): string {
  const { layout, truth } = page;
  const parts = [
    `seed ${page.seed}`,
    `${truth.form} ${truth.year} ${truth.agencyName}`,
    layout.kind === 'html' ? `html/${layout.cms}` : `text/${layout.textShape}`,
    `${page.charset} (label ${layout.charsetLabel})`,
    `header ${layout.headerLayout}`,
    `title ${layout.titleStyle}`,
    `period ${layout.periodStyle}`,
    `headings ${layout.headingStyle}`,
    `quirks ${layout.quirks.length === 0 ? 'none' : layout.quirks.join('+')}`,
  ];
  return parts.join('; ');
}
