/**
 * The fields of the header block, with what they truly say. In: agency, year, layout. Out: pairs as printed and the
 * truth about them. Fields may be blank or left out, as on real portals.
 */
import type { HeaderLayout, HeaderModel, HeaderPair } from '../model.js';
import type { AgencyChoice } from '../places.js';
import type { Random } from '../random.js';
import type { TruthHeader } from '../truth.js';

export interface HeaderResult {
  readonly model: HeaderModel;
  readonly truth: TruthHeader;
  readonly meta: HeaderPair[];
  readonly unchecked: readonly string[];
}

type Mutable = { -readonly [K in keyof TruthHeader]: TruthHeader[K] };

const EMPTY: TruthHeader = {
  indexNumber: null,
  categories: [],
  publisher: null,
  issuedOn: null,
  documentNumber: null,
  validity: null,
  contentSource: null,
  publishedAt: null,
  viewCount: null,
};

const LABELS = {
  indexNumber: ['索引号', '索 引 号', '索  引  号', '信息索引号'],
  categories: ['分类', '分 类', '组配分类', '信息分类', '主题分类'],
  publisher: ['发布机构', '发文机关', '发布机构', '发文单位'],
  issuedOn: ['发文日期', '成文日期', '生成日期', '公文生成日期'],
  documentNumber: ['文号', '文 号', '文       号', '发文字号', '备注/文号'],
  validity: ['时效', '有效性', '有 效 性', '效力属性'],
  contentSource: ['信息来源', '来源', '文章来源'],
  publishedAt: ['发布日期', '发布时间', '公开日期', '时间'],
  viewCount: ['浏览次数', '点击数', '访问量', '阅读次数'],
} as const;

const CATEGORIES = [
  ['其他', '公报'],
  ['综合政务', '其他', '报告'],
  ['信息公开年报'],
  ['政府信息公开年报', '其他'],
  ['综合政务', '公民'],
];

const pad = (number: number): string => String(number).padStart(2, '0');

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const iso = (date: Day): string => `${date.year}-${pad(date.month)}-${pad(date.day)}`;

function printDay(random: Random, date: Day): string {
  return random.pick([
    iso(date),
    iso(date),
    `${date.year}年${date.month}月${date.day}日`,
    `${date.year}/${date.month}/${date.day}`,
  ]);
}

function printMoment(random: Random, date: Day): { text: string; truth: string } {
  const time = `${pad(random.int(8, 18))}:${pad(random.int(0, 59))}`;
  const seconds = pad(random.int(0, 59));
  const full = `${iso(date)}T${time}`;
  return random.pick([
    { text: iso(date), truth: iso(date) },
    { text: `${iso(date)} ${time}`, truth: `${full}+08:00` },
    { text: `${iso(date)} ${time}:${seconds}`, truth: `${full}:${seconds}+08:00` },
    { text: `${date.year}- ${pad(date.month)}- ${pad(date.day)} ${time.replace(':', ': ')}`, truth: `${full}+08:00` },
    { text: `${iso(date)}${time}`, truth: `${full}+08:00` },
  ]);
}

export function buildHeader(
  random: Random,
  page: { agency: AgencyChoice; year: number; layout: HeaderLayout },
): HeaderResult {
  const truth: Mutable = { ...EMPTY };
  const issued: Day = { year: page.year + 1, month: random.int(1, 3), day: random.int(1, 28) };
  const published: Day = { ...issued, day: random.int(issued.day, 28) };
  const draws = drawFields(random, { ...page, issued });
  const shown = page.layout !== 'none' && page.layout !== 'info-only';
  const pairs: HeaderPair[] = [];
  if (shown) {
    for (const field of draws) {
      pairs.push({ label: random.pick(LABELS[field.name]), value: field.text });
      Object.assign(truth, field.truth);
    }
  }
  const info = page.layout === 'none' ? [] : buildInfo(random, truth, { agency: page.agency, published, taken: pairs });
  const meta = buildMeta(random, { agency: page.agency, published });
  const inMeta = ['contentSource', 'publishedAt', 'categories'].filter(
    (name) => meta.length > 0 && !isShown(truth, name),
  );
  const unchecked = truth.publisher === null ? [...inMeta, 'publisher'] : inMeta;
  return { model: { layout: page.layout, pairs, info }, truth, meta, unchecked };
}

function isShown(truth: TruthHeader, name: string): boolean {
  if (name === 'categories') return truth.categories.length > 0;
  return name === 'contentSource' ? truth.contentSource !== null : truth.publishedAt !== null;
}

type FieldName = keyof typeof LABELS;

interface Field {
  readonly name: FieldName;
  readonly text: string;
  readonly truth: Partial<TruthHeader>;
}

function drawFields(random: Random, page: { agency: AgencyChoice; year: number; issued: Day }): Field[] {
  const index = `${page.agency.place.code}${pad(random.int(0, 99))}${pad(random.int(0, 99))}/${page.year + 1}-${random.int(100, 399999)}`;
  const categories = random.pick(CATEGORIES);
  const publisher = random.pick([page.agency.short, page.agency.name]);
  const number = `${page.agency.place.name.slice(0, 1)}政办〔${page.year + 1}〕${random.int(1, 99)}号`;
  const documentNumber = random.pick([null, null, number]);
  const fields: Field[] = [
    { name: 'indexNumber', text: index, truth: { indexNumber: index } },
    { name: 'categories', text: categories.join(random.pick([' ', ',', ' / '])), truth: { categories } },
    { name: 'publisher', text: publisher, truth: { publisher } },
    { name: 'issuedOn', text: printDay(random, page.issued), truth: { issuedOn: iso(page.issued) } },
    { name: 'documentNumber', text: documentNumber ?? random.pick(['', '', '无']), truth: { documentNumber } },
    drawValidity(random),
  ];
  return random.chance(0.25) ? fields.filter((field) => field.name !== 'documentNumber' || field.text !== '') : fields;
}

function drawValidity(random: Random): Field {
  return random.chance(0.6)
    ? { name: 'validity', text: '', truth: { validity: null } }
    : { name: 'validity', text: '有效', truth: { validity: '有效' } };
}

function buildInfo(
  random: Random,
  truth: Mutable,
  page: { agency: AgencyChoice; published: Day; taken: HeaderPair[] },
): HeaderPair[] {
  const moment = printMoment(random, page.published);
  const source = random.chance(0.7) ? random.pick([page.agency.short, page.agency.name]) : '';
  truth.contentSource = source === '' ? null : source;
  truth.publishedAt = moment.truth;
  const views = random.pick(['', '', '次', '-', '135']);
  truth.viewCount = views === '135' ? 135 : null;
  return [
    { label: random.pick(LABELS.contentSource), value: source },
    { label: random.pick(LABELS.publishedAt), value: moment.text },
    { label: random.pick(LABELS.viewCount), value: views },
  ];
}

function buildMeta(random: Random, page: { agency: AgencyChoice; published: Day }): HeaderPair[] {
  if (random.chance(0.4)) return [];
  return [
    { label: 'SiteName', value: `${page.agency.place.name}人民政府门户网站` },
    { label: 'SiteIDCode', value: `${page.agency.place.code}0001` },
    { label: 'ColumnName', value: '政府信息公开年报' },
    { label: 'PubDate', value: `${iso(page.published)} 10:19` },
    { label: 'ContentSource', value: page.agency.name },
  ];
}
