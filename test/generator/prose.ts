/**
 * Title, period sentence and sections of a report, in sentences of our own. In: agency, year, figures. Out: blocks and
 * the truth about the sections.
 */
import type { Figures } from './forms/figures.js';
import type { Block } from './model.js';
import type { GeneratorOptions } from './options.js';
import type { AgencyChoice } from './places.js';
import type { Random } from './random.js';
import { chineseOrdinal } from './tables/context.js';
import type { FormId, Topic, TruthSection } from './truth.js';

export interface ProseContext {
  readonly random: Random;
  readonly agency: AgencyChoice;
  readonly year: number;
  readonly form: FormId;
  readonly figures: Figures;
  readonly options: GeneratorOptions;
}

interface Part {
  readonly headings: readonly string[];
  readonly topic: Topic;
  readonly text: (context: ProseContext) => string[];
}

const figure = (context: ProseContext, code: string): number => context.figures.get(code) ?? 0;

const OVERVIEW: Part['text'] = ({ agency, year, random }) => [
  `${year}年，${agency.we}认真落实政府信息公开各项要求，完善工作制度，明确专人负责，公开质量稳步提高。`,
  random.pick([
    '一是加强组织领导，调整领导小组成员，定期研究公开事项。二是健全保密审查机制，做到先审查、后公开。',
    `全年修订公开指南1次，更新栏目${random.int(2, 9)}个，办理网民留言${random.int(3, 90)}条。`,
  ]),
];

const PARTS_2014: readonly Part[] = [
  { headings: ['概述', '总体情况', '基本情况'], topic: 'overview', text: OVERVIEW },
  {
    headings: ['主动公开政府信息的情况', '主动公开政府信息情况', '政府信息主动公开情况'],
    topic: 'proactive',
    text: (c) => [
      `全年共主动公开政府信息${figure(c, 'proactive.items')}条，其中政府网站公开${figure(c, 'proactive.channels.website')}条。`,
    ],
  },
  {
    headings: ['依申请公开政府信息情况', '政府信息依申请公开办理情况'],
    topic: 'requests',
    text: (c) => [
      figure(c, 'requests.received') === 0
        ? `${c.year}年，${c.agency.we}没有收到要求公开政府信息的申请。`
        : `${c.year}年，${c.agency.we}共收到政府信息公开申请${figure(c, 'requests.received')}件，均在规定期限内答复。`,
    ],
  },
  {
    headings: ['政府信息公开的收费及减免情况'],
    topic: 'fees',
    text: (c) => [`${c.agency.we}政府信息公开收费严格执行有关规定。`],
  },
  {
    headings: ['因政府信息公开申请行政复议、提起行政诉讼的情况', '行政复议和行政诉讼情况'],
    topic: 'review',
    text: (c) => [
      `全年因政府信息公开申请行政复议${figure(c, 'reconsideration.total')}件，提起行政诉讼${figure(c, 'litigation.total')}件。`,
    ],
  },
  { headings: ['存在的主要问题及改进情况', '存在问题', '主要问题和改进措施'], topic: 'problems', text: problems },
  { headings: ['其他需要报告的事项'], topic: 'other', text: () => ['没有其他需要报告的事项。'] },
];

function problems(context: ProseContext): string[] {
  return [
    `${context.agency.we}的政府信息公开工作还存在一些不足：一是内容的深度不够，二是更新不够及时。`,
    '下一年将加强业务培训，细化公开目录，提高公开的针对性。',
  ];
}

const PARTS_LATER: readonly Part[] = [
  { headings: ['总体情况', '政府信息公开工作的总体情况'], topic: 'overview', text: OVERVIEW },
  { headings: ['主动公开政府信息情况', '行政机关主动公开政府信息情况'], topic: 'proactive', text: () => [] },
  { headings: ['收到和处理政府信息公开申请情况', '收到和处理政府信息公开申请情况'], topic: 'requests', text: () => [] },
  {
    headings: ['政府信息公开行政复议、行政诉讼情况', '因政府信息公开被申请行政复议、提起行政诉讼情况'],
    topic: 'review',
    text: () => [],
  },
  {
    headings: ['存在的主要问题及改进情况', '政府信息公开工作存在的主要问题及改进情况'],
    topic: 'problems',
    text: problems,
  },
  { headings: ['其他需要报告的事项'], topic: 'other', text: () => ['按照规定，本年度收取信息处理费0元。'] },
];

export interface WrittenSection {
  readonly blocks: Block[];
  readonly truth: TruthSection;
}

export function writeSections(context: ProseContext): WrittenSection[] {
  const parts = context.form === 'national-2014' ? PARTS_2014 : PARTS_LATER;
  const skip = context.options.headingStyle === 'skipped' ? 1 : 0;
  return parts.map((part, index) => writeSection(context, part, index + 1 + (index >= 3 ? skip : 0)));
}

function writeSection(context: ProseContext, part: Part, number: number): WrittenSection {
  const heading = context.random.pick(part.headings);
  const paragraphs = part.text(context);
  const style = context.options.headingStyle;
  const printed = printHeading(style, { number, heading });
  const runIn = style === 'run-in' && paragraphs.length > 0;
  const [first, ...rest] = paragraphs;
  const blocks: Block[] = runIn
    ? [{ type: 'paragraph', text: `${printed}${first}`, align: 'left' }]
    : [{ type: 'heading', text: printed }, ...(first === undefined ? [] : [para(first)])];
  const truth: TruthSection = {
    number: style === 'no-numbers' ? null : number,
    heading,
    topic: part.topic,
    starts: (first ?? '').slice(0, 12),
  };
  return { blocks: [...blocks, ...rest.map(para)], truth };
}

function para(text: string): Block {
  return { type: 'paragraph', text, align: 'left' };
}

function printHeading(style: GeneratorOptions['headingStyle'], part: { number: number; heading: string }): string {
  const { number, heading } = part;
  const ordinal = chineseOrdinal(number);
  switch (style) {
    case 'comma-blank':
      return `${ordinal}、 ${heading}`;
    case 'blank-comma':
      return `${ordinal} 、${heading}`;
    case 'arabic':
      return `${number}、${heading}`;
    case 'bracketed':
      return `（${ordinal}）${heading}`;
    case 'leading-blanks':
      return `　　${ordinal}、${heading}`;
    case 'full-stop':
    case 'run-in':
      return `${ordinal}、${heading}。`;
    case 'no-numbers':
      return heading;
    default:
      return `${ordinal}、${heading}`;
  }
}

export function writeTitle(context: ProseContext): Block[] {
  const { agency, year } = context;
  const title = (text: string): Block => ({ type: 'title', text });
  const standard = `${agency.name}${year}年政府信息公开工作年度报告`;
  switch (context.options.titleStyle) {
    case 'year-first':
      return [title(`${year}年${agency.name}政府信息公开年报`)];
    case 'doubled-words':
      return [title(`${agency.name}${year}年度政府信息公开年度工作报告`)];
    case 'work-report':
      return [title(`${agency.name}关于${year}年度政府信息公开工作的年度报告`)];
    case 'split-lines':
      return [title(agency.name), title(`${year}年政府信息公开工作年度报告`)];
    case 'twice':
      return [title(standard), title(standard)];
    case 'none':
      return [];
    default:
      return [title(standard)];
  }
}

const wide = (digits: string): string =>
  [...digits].map((digit) => '○一二三四五六七八九'[Number(digit)] ?? digit).join('');

export function writeOpening(context: ProseContext): Block {
  const { agency, year } = context;
  const lead = `根据《中华人民共和国政府信息公开条例》的规定，现公布${agency.name}${year}年政府信息公开工作年度报告。`;
  const period = printPeriod(context.options.periodStyle, year);
  const tail = `如对本报告有疑问，请与${agency.name}联系（电话：0000－${context.random.int(2000000, 8999999)}）。`;
  return para(`${lead}${period === null ? '' : `本报告所列数据的统计期限${period}。`}${tail}`);
}

function printPeriod(style: GeneratorOptions['periodStyle'], year: number): string | null {
  switch (style) {
    case 'full':
      return `自${year}年1月1日起至${year}年12月31日止`;
    case 'short':
      return `为${year}年1月1日至12月31日`;
    case 'dash':
      return `：${year}年1月1日—${year}年12月31日`;
    case 'omitted-year':
      return `从${year}年1月1日到12月31日止`;
    case 'lost-characters':
      return `自${year}11日至${year}1231日`;
    case 'run-together':
      return `自${year}11日起，至1231日止`;
    case 'repeated-century':
      return `自${year}年1月1日起至20${year}年12月31日止`;
    case 'chinese-year':
      return `自${wide(String(year))}年一月一日至十二月三十一日`;
    default:
      return null;
  }
}
