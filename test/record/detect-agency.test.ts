import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyWords } from '../../src/knowledge/labels/agency.js';
import { regions } from '../../src/knowledge/regions/index.js';
import { compileRegions } from '../../src/record/compile-regions.js';
import { type AgencyEvidence, detectAgency } from '../../src/record/detect-agency.js';
import { fastest } from '../fastest.js';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const reader = { agency: agencyWords, regions: compileRegions(regions), digest };

const NOTHING: AgencyEvidence = {
  titles: [],
  paragraphs: [],
  captions: [],
  publisher: null,
  belongsTo: null,
  contentSource: null,
  siteName: null,
  siteCode: null,
  indexNumber: null,
  places: [],
  url: null,
  context: null,
};

function detect(evidence: Partial<AgencyEvidence>) {
  return detectAgency({ ...NOTHING, ...evidence }, reader);
}

interface Case {
  readonly what: string;
  readonly evidence: Partial<AgencyEvidence>;
  readonly name: string | null;
  readonly code: string | null;
}

/** Pages whose title names nobody: who reports stands in sentences about the report, and other words stand there too. */
const AROUND_THE_REPORT: readonly Case[] = [
  {
    what: 'days of a first year behind it',
    evidence: { titles: ['来凤县审计局2008年5月1日至12月31日政府信息公开工作年度报告'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'brackets around it, behind the report',
    evidence: { titles: ['2018年政府信息公开工作年度报告（来凤县审计局）'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'a dash before it, behind the report',
    evidence: { titles: ['2018年政府信息公开工作年度报告——来凤县审计局'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'a division of the corps before its city',
    evidence: { titles: ['新疆生产建设兵团第八师石河子市2016年政府信息公开工作年度报告'] },
    name: '新疆生产建设兵团第八师石河子市',
    code: '659001',
  },
  {
    what: 'a branch of a central authority at a place without its ending',
    evidence: { titles: ['国家统计局扬州调查队2016年政府信息公开年度报告'] },
    name: '国家统计局扬州调查队',
    code: '321000',
  },
  {
    what: 'a verb behind it',
    evidence: { titles: ['来凤县审计局公布2018年政府信息公开工作年度报告'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'months behind it',
    evidence: { titles: ['来凤县审计局2018年1-12月政府信息公开工作年度报告'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'a year said twice',
    evidence: { titles: ['来凤县审计局2018年年度政府信息公开工作报告'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'passed on by another',
    evidence: { titles: ['来凤县人民政府办公室转发来凤县审计局2018年政府信息公开工作年度报告'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'a city that begins like a pronoun',
    evidence: { titles: ['本溪市人民政府2018年政府信息公开工作年度报告'] },
    name: '本溪市人民政府',
    code: '210500',
  },
  {
    what: 'a county that begins like a whole',
    evidence: { titles: ['全州县人民政府2018年政府信息公开工作年度报告'] },
    name: '全州县人民政府',
    code: '450324',
  },
  {
    what: 'a district that begins like a negation',
    evidence: { titles: ['未央区人民政府2018年政府信息公开工作年度报告'] },
    name: '未央区人民政府',
    code: '610112',
  },
  {
    what: 'a city with two codes',
    evidence: { titles: ['嘉峪关市文化和旅游局2018年政府信息公开工作年度报告'] },
    name: '嘉峪关市文化和旅游局',
    code: '620200',
  },
  {
    what: 'a town that begins like a preposition',
    evidence: { titles: ['为民街道办事处2018年政府信息公开工作年度报告'] },
    name: '为民街道办事处',
    code: null,
  },
  {
    what: 'a subtitle below its dash',
    evidence: { titles: ['2018年政府信息公开工作年度报告'], paragraphs: ['——来凤县审计局', '工作平稳。'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'behind a mark of its kind',
    evidence: { titles: ['【年报】来凤县审计局2018年政府信息公开工作年度报告'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'in brackets of its own',
    evidence: { titles: ['【来凤县审计局】2018年政府信息公开工作年度报告'] },
    name: '来凤县审计局',
    code: '422827',
  },
  {
    what: 'an enterprise of the public services',
    evidence: { titles: ['来凤县供水公司2022年公共企事业单位信息公开年度报告'] },
    name: '来凤县供水公司',
    code: '422827',
  },
  {
    what: 'a street, published',
    evidence: { paragraphs: ['根据条例规定,现公开柳荫街道办事处2022年政府信息公开工作年度报告。'], siteCode: '320102' },
    name: '柳荫街道办事处',
    code: '320102',
  },
  {
    what: 'the year before the name',
    evidence: { paragraphs: ['现向社会公布2018年度浮梁县石桥乡政府信息公开年度报告。'] },
    name: '浮梁县石桥乡人民政府',
    code: '360222',
  },
  {
    what: 'the year behind the words about the report',
    evidence: { paragraphs: ['按格式要求,现公开来凤县经济开发区信息公开2018年度报告。'] },
    name: '来凤县经济开发区',
    code: '422827',
  },
  {
    what: 'a branch of a central authority, with its short name in brackets',
    evidence: {
      paragraphs: ['特向社会公布国家税务总局佛山市税务局(以下简称“佛山市税务局”)2021年政府信息公开工作年度报告。'],
    },
    name: '国家税务总局佛山市税务局',
    code: '440600',
  },
  {
    what: 'a verb is no name, nor is a year without one',
    evidence: {
      paragraphs: [
        '根据有关规定,特向社会公布2017年度政府信息公开年度报告。',
        '本年度没有发生有关政府信息公开事务的行政复议。',
      ],
    },
    name: null,
    code: null,
  },
  {
    what: 'who signs, not who is written to',
    evidence: {
      titles: ['关于报送2011年政府信息公开工作年度报告的报告'],
      paragraphs: ['县政府信息公开办：', '现报告如下：', '无。', '全椒县粮食局', '二〇一二年一月十日'],
    },
    name: '全椒县粮食局',
    code: '341124',
  },
  {
    what: 'who signs, not who is praised in the text',
    evidence: {
      titles: ['2022年政府信息公开工作年度报告'],
      paragraphs: ['本报告依据条例编制。', '市住房和城乡建设局根据要求公开信息。', '无', '淮南市人民政府'],
    },
    name: '淮南市人民政府',
    code: '340400',
  },
  {
    what: 'a town that calls itself nothing but that, and its page names it as source',
    evidence: { paragraphs: ['(一)镇政府信息公开网站情况。'], contentSource: '沙塘镇人民政府' },
    name: '沙塘镇人民政府',
    code: null,
  },
  {
    what: 'a medium is no source of a name',
    evidence: { paragraphs: ['我局做好公开。'], contentSource: '县融媒体中心' },
    name: null,
    code: null,
  },
  {
    what: 'a level that the site does not have',
    evidence: { titles: ['县水利局2021年政府信息公开工作年度报告'], siteCode: '4206000001' },
    name: '县水利局',
    code: null,
  },
  {
    what: 'an index number of a code and letters',
    evidence: { titles: ['前湾乡2017年政府信息公开工作年度报告'], indexNumber: '330726JD040000/2018-03819' },
    name: '前湾乡人民政府',
    code: '330726',
  },
  {
    what: 'an academic year',
    evidence: { titles: ['盐湖学院2018-2019学年信息公开年度报告'] },
    name: '盐湖学院',
    code: null,
  },
  {
    what: 'an office that compiles from others',
    evidence: { paragraphs: ['本年报由秦淮区人民政府办公室综合各行政机关的年度总结报告编制而成。'] },
    name: '秦淮区人民政府办公室',
    code: '320104',
  },
  {
    what: 'no name ends within the words government information',
    evidence: {
      paragraphs: [
        '根据全区政府信息公开工作统一部署,我局做好公开。',
        '2013年,无为市共收到政府信息公开申请3件。',
        '2013年,眉山市按照国务院、省政府要求推进。',
      ],
    },
    name: null,
    code: null,
  },
  {
    what: 'a name with a year in it is none',
    evidence: { paragraphs: ['滁州市2019年政府信息公开工作扎实推进。'] },
    name: null,
    code: null,
  },
];

const CASES: readonly Case[] = [
  {
    what: 'seed: the full name in prose, not the short ones',
    evidence: {
      paragraphs: ['2016年度,泰州市政务服务管理办公室根据市政府统一要求,结合中心工作的实际,积极推进政务信息公开工作。'],
      captions: ['附:市政务办2016年度政府信息公开统计表'],
      publisher: '市行政审批局',
      contentSource: '市政府',
      indexNumber: '3212000038/2017-355033',
    },
    name: '泰州市政务服务管理办公室',
    code: '321200',
  },
  {
    what: 'c03',
    evidence: { titles: ['泰州市2017年政府信息公开年度报告'], publisher: '市政府办' },
    name: '泰州市人民政府',
    code: '321200',
  },
  {
    what: 'year first',
    evidence: { titles: ['2016年泰州市政府信息公开年报'] },
    name: '泰州市人民政府',
    code: '321200',
  },
  {
    what: 'c05',
    evidence: { titles: ['宿迁市政府办公室2014年政府信息公开年度报告'] },
    name: '宿迁市人民政府办公室',
    code: '321300',
  },
  {
    what: 'c12: contact sentence',
    evidence: {
      paragraphs: ['我局认真贯彻条例。', '如有疑问请与来凤县政务服务和大数据管理局联系(电话:0718-6280000)。'],
    },
    name: '来凤县政务服务和大数据管理局',
    code: '422827',
  },
  {
    what: 'c18',
    evidence: { titles: ['西安市雁塔区统计局2019年政府信息公开工作年度报告'] },
    name: '西安市雁塔区统计局',
    code: '610113',
  },
  {
    what: 'c21: town, place from the site',
    evidence: { titles: ['上湾乡人民政府2019年度政府信息公开年度工作报告'], siteCode: '6229220001' },
    name: '上湾乡人民政府',
    code: '622922',
  },
  {
    what: 'c22: doubled title',
    evidence: { titles: ['广昌县长桥乡2019年政府信息公开年度工作报 告广昌县长桥乡2019年政府信息公开年度工作报告'] },
    name: '广昌县长桥乡人民政府',
    code: '361030',
  },
  {
    what: 'c34: title without an agency',
    evidence: { titles: ['关于2021年度政府信息公开工作的年度报告'], paragraphs: ['由沭阳县财政局编制本报告。'] },
    name: '沭阳县财政局',
    code: '321322',
  },
  {
    what: 'c36: spam publisher',
    evidence: {
      titles: ['中埠镇人民政府2020年政府信息公开工作年度报告'],
      publisher: '中国体彩网,体彩网',
      siteCode: '370300',
    },
    name: '中埠镇人民政府',
    code: '370300',
  },
  {
    what: 'c41.3: department without a place',
    evidence: { titles: ['审计局2014年政府信息公开年度报告'], siteName: '永春县人民政府' },
    name: '永春县审计局',
    code: '350525',
  },
  {
    what: 'c45: a street called Beijing',
    evidence: { titles: ['广州市越秀区北京街道2020年政府信息公开工作年度报告'] },
    name: '广州市越秀区北京街道办事处',
    code: '440104',
  },
  {
    what: 'c45: the street alone is no region',
    evidence: { titles: ['北京街道办事处2020年政府信息公开工作年度报告'] },
    name: '北京街道办事处',
    code: null,
  },
  {
    what: 'we alone: publisher and region',
    evidence: {
      paragraphs: ['2016年,我局公开信息10条。'],
      publisher: '市行政审批局',
      indexNumber: '3212000038/2017-1',
    },
    name: '泰州市行政审批局',
    code: '321200',
  },
  {
    what: 'short title, full prose',
    evidence: { titles: ['市审计局2016年政府信息公开年度报告'], paragraphs: ['2016年，泰州市审计局认真贯彻条例。'] },
    name: '泰州市审计局',
    code: '321200',
  },
  {
    what: 'unified code',
    evidence: { titles: ['东浦镇人民政府2016年政府信息公开年度报告'], indexNumber: '113306020025825184/2017-72921' },
    name: '东浦镇人民政府',
    code: '330602',
  },
  {
    what: 'shared name, decided by the city',
    evidence: { titles: ['鼓楼区财政局2019年政府信息公开年度报告'], siteName: '南京市鼓楼区人民政府' },
    name: '鼓楼区财政局',
    code: '320106',
  },
  {
    what: 'shared name, undecided',
    evidence: { titles: ['鼓楼区财政局2019年政府信息公开年度报告'] },
    name: '鼓楼区财政局',
    code: null,
  },
  {
    what: 'abolished',
    evidence: { titles: ['富阳市财政局2012年政府信息公开年度报告'] },
    name: '富阳市财政局',
    code: '330183',
  },
  {
    what: 'shortened people',
    evidence: { titles: ['麻阳县板栗树乡人民政府2022年政府信息公开工作年度报告'] },
    name: '麻阳县板栗树乡人民政府',
    code: '431226',
  },
  {
    what: 'zone',
    evidence: { titles: ['泰州医药高新区卫生健康委员会2025年政府信息公开年度报告'] },
    name: '泰州医药高新区卫生健康委员会',
    code: '321200',
  },
  {
    what: 'an ordinal and a verb are no part of a name',
    evidence: {
      paragraphs: [
        '(四)政府信息公开平台建设情况。2021年加强网站管理。',
        '(一)公开情况。按要求公开了我局2022年度预算。',
      ],
    },
    name: null,
    code: null,
  },
  {
    what: 'the title of a law cut at its start',
    evidence: { paragraphs: ['中华人民共和国政府信息公开条例》的要求编制。', '上海市政府信息公开规定》的要求编制。'] },
    name: null,
    code: null,
  },
  {
    what: 'an office inside an authority reports for the authority',
    evidence: { paragraphs: ['本报告由泰州市人民政府政务公开工作领导小组办公室编制。'] },
    name: '泰州市人民政府',
    code: '321200',
  },
  {
    what: 'a town with a name of one character',
    evidence: { paragraphs: ['根据有关规定,特向社会公布石太镇2020年度政府信息公开工作年度报告。'] },
    name: '石太镇人民政府',
    code: null,
  },
  {
    what: 'a year and its particle',
    evidence: { paragraphs: ['2012年的泰州市政府信息公开工作稳步推进。'] },
    name: '泰州市人民政府',
    code: '321200',
  },
  ...AROUND_THE_REPORT,
  { what: 'nothing', evidence: {}, name: null, code: null },
];

describe('detectAgency', () => {
  it.each(CASES)('$what', ({ evidence, name, code }) => {
    const got = detect(evidence);
    expect(got.agency.name).toBe(name);
    expect(got.agency.region?.code ?? null).toBe(code);
  });

  it('writes keys of checked characters only', () => {
    const seed = detect(CASES[0]?.evidence ?? {});
    expect(seed.agency.key).toBe('321200-泰州市政务服务管理办公室');
    expect(seed.agency.publisher).toBe('市行政审批局');
    const unplaced = detect({ titles: ['北京街道办事处2020年政府信息公开年报'], url: 'http://www.street.example/a' });
    expect(unplaced.agency.key).toMatch(/^000000-北京街道办事处-[\da-f]{8}$/);
    const bracket = detect({ titles: ['泰州市财政局（地方金融局）2020年政府信息公开年报'] });
    expect(bracket.agency.key).toMatch(/^321200-泰州市财政局地方金融局-[\da-f]{8}$/);
    expect(detect({}).agency.key).toMatch(/^000000-[\da-f]{8}$/);
  });

  it('gives a name in narrow brackets the same key', () => {
    const wide = detect({ titles: ['泰州市财政局（地方金融局）2020年政府信息公开年报'] });
    const narrow = detect({ titles: ['泰州市财政局(地方金融局)2020年政府信息公开年报'] });
    expect(narrow.agency.key).toBe(wide.agency.key);
  });

  it('keeps authorities of the whole country apart from hosts', () => {
    const at = (url: string) => detect({ titles: ['国家税务总局2010年政府信息公开年度报告'], url }).agency.key;
    expect(at('http://one.example/a')).toBe('000000-国家税务总局');
    expect(at('http://two.example/b')).toBe('000000-国家税务总局');
  });

  it('says what it completed and what it left open', () => {
    const codes = (evidence: Partial<AgencyEvidence>) => detect(evidence).diagnostics.map(({ code }) => code);
    expect(codes({ titles: ['泰州市2017年政府信息公开年度报告'] })).toEqual(['agency-name-completed']);
    expect(codes({ titles: ['鼓楼区财政局2019年政府信息公开年报'] })).toEqual(['region-ambiguous']);
    expect(codes({})).toEqual(['agency-unknown']);
    expect(codes(CASES[0]?.evidence ?? {})).toEqual([]);
  });

  it('lets the caller decide', () => {
    const region = { code: '321202', name: '海陵区' };
    const got = detect({ titles: ['泰州市2017年政府信息公开年报'], context: { key: 'k', name: '某局', region } });
    expect(got.agency).toEqual({ key: 'k', name: '某局', publisher: null, region });
  });

  it('never throws; keys never leave their alphabet', () => {
    const pieces = [
      '泰州市',
      '鼓楼区',
      '局',
      '../',
      '2016年',
      '政府信息公开',
      '与',
      '联系',
      '由',
      '编制',
      '\u202e',
      '__proto__',
      '我',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (one, many) => {
        const got = detect({
          titles: [one],
          paragraphs: many,
          captions: [one],
          publisher: one,
          siteCode: one,
          indexNumber: one,
        });
        expect(got.agency.key).toMatch(/^\d{6}-[\p{Script=Han}A-Za-z\d]{0,60}(?:-?[\da-f]{8})?$/u);
      }),
    );
    for (const unit of ['由泰州', '2016年', '与局', '政府信息', '，泰州市局编制']) {
      const long = unit.repeat(100_000 / unit.length);
      expect(
        fastest(() => {
          detect({
            titles: [long],
            paragraphs: [long, long],
            captions: [long],
            publisher: long,
            indexNumber: long,
            siteCode: long,
          });
        }),
      ).toBeLessThan(100);
    }
  });
});
