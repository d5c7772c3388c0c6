import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileHeader } from '../../../src/extract/header/compile-header.js';
import { type ReadHeader, readHeader } from '../../../src/extract/header/read-header.js';
import { headerLabels } from '../../../src/knowledge/labels/header.js';
import { textKnowledge } from '../../../src/knowledge/text/index.js';
import type { Block } from '../../../src/model/document.js';
import type { Header } from '../../../src/model/record.js';
import { fastest } from '../../fastest.js';
import { field, grid, line, page, words } from './build-page.js';

const knowledge = { header: compileHeader(headerLabels), dates: textKnowledge.dates };

function read(blocks: readonly (Block | string)[], options: Parameters<typeof page>[1] = {}): ReadHeader {
  return readHeader(page(blocks, options), new Set(), knowledge);
}

interface Case {
  readonly name: string;
  readonly blocks: readonly (Block | string)[];
  readonly header: Partial<Header>;
  readonly used?: readonly number[];
}

const BODY = ['2016年度,我局认真贯彻落实条例，积极推进政府信息公开工作。', '一、概述', '内容。'];

const CASES: readonly Case[] = [
  {
    name: 'labels and values told apart by style only',
    blocks: [
      '索引号014416349/2026-206771',
      '分类信息公开年报',
      '发布机构柳埠镇',
      '发文日期2026-01-13',
      '文号',
      ...BODY,
    ],
    header: {
      indexNumber: '014416349/2026-206771',
      categories: ['信息公开年报'],
      publisher: '柳埠镇',
      issuedOn: '2026-01-13',
      documentNumber: null,
    },
    used: [0, 1, 2, 3, 4],
  },
  {
    name: 'categories between semicolons, alone on their line',
    blocks: ['索引号：003/2017-12', '主题分类：综合政务;其他', ...BODY],
    header: { indexNumber: '003/2017-12', categories: ['综合政务', '其他'] },
    used: [0, 1],
  },
  {
    name: 'a value that ends as a longer label begins',
    blocks: ['分类：政务公开    时效：有效    发布机构：某局', ...BODY],
    header: { categories: ['政务公开'], validity: '有效', publisher: '某局' },
    used: [0],
  },
  {
    name: 'an empty label above a line of label and value without a mark',
    blocks: ['索引号003/2017-12', '分类', '发布机构某局', '发文字号', '时效是', ...BODY],
    header: { documentNumber: null, validity: '是', publisher: '某局' },
  },
  {
    name: 'an empty category above the title',
    blocks: ['索引号', '003/2017-12', '发布机构', '某局', '分类', '某局2016年政府信息公开工作总结', ...BODY],
    header: { indexNumber: '003/2017-12', publisher: '某局', categories: [] },
  },
  {
    name: 'labels above values, one of them a label that is not known',
    blocks: [grid(['索引号 | 审批级别 | 发布机构 | 文号', '003/2017-12 | 一般 | 某县审计局 | ']), ...BODY],
    header: { indexNumber: '003/2017-12', publisher: '某县审计局', documentNumber: null },
    used: [0],
  },
  {
    name: 'labels in brackets of their own, and controls behind them',
    blocks: [
      '[索引号]003/2017-12 [发布机构]某县审计局',
      '【发布日期】2017-01-15 09:11 【来源】某局 【打印】【关闭】',
      ...BODY,
    ],
    header: {
      indexNumber: '003/2017-12',
      publisher: '某县审计局',
      publishedAt: '2017-01-15T09:11+08:00',
      contentSource: '某局',
    },
    used: [0, 1],
  },
  {
    name: 'pairs in brackets',
    blocks: ['【发布时间：2017-01-15】【来源：某县审计局】【字号 大 中 小】', ...BODY],
    header: { publishedAt: '2017-01-15', contentSource: '某县审计局' },
    used: [0],
  },
  {
    name: 'labels glued to the value before them',
    blocks: ['发文机关：某县审计局文 号：审发〔2017〕1号分 类：年报', '公开主体:某县审计局文号:', ...BODY],
    header: { publisher: '某县审计局', documentNumber: '审发〔2017〕1号', categories: ['年报'] },
    used: [0, 1],
  },
  {
    name: 'the title below a label without a value',
    blocks: ['发布机构：', '某县审计局', '索引号：', '003/2017-12', '文号：', '某县2016年政府信息公开年报', ...BODY],
    header: { publisher: '某县审计局', indexNumber: '003/2017-12', documentNumber: null },
  },
  {
    name: 'a date before the controls of the page',
    blocks: ['某县2016年政府信息公开年报', '2017/1/20 9:05 某县审计局 【字体：大 中 小】', ...BODY],
    header: { publishedAt: '2017-01-20T09:05+08:00' },
    used: [1],
  },
  {
    name: 'a day with a time on a line of its own, and no label at all',
    blocks: ['某县2016年政府信息公开年报', '2017-01-20 10:11:12', ...BODY],
    header: { publishedAt: '2017-01-20T10:11:12+08:00' },
    used: [1],
  },
  {
    name: 'two of them, or a day alone, belong to others',
    blocks: ['2017-01-20 10:11', '2017-01-21 10:11', '2017-01-22', '某县2016年政府信息公开年报', ...BODY],
    header: { publishedAt: null },
    used: [],
  },
  {
    name: 'a line of pairs parted by bars',
    blocks: [
      grid(['作者:本站原创 | 来源:某县人民政府 | 时间:2019-01-18 点击数:- 分享到:']),
      '某镇2018年政府信息公开工作年度报告',
      ...BODY,
    ],
    header: { contentSource: '某县人民政府', publishedAt: '2019-01-18' },
    used: [0],
  },
  {
    name: 'a short cell of two empty labels',
    blocks: [grid(['索引号：11/2024-1 | 文号： 时效：']), ...BODY],
    header: { indexNumber: '11/2024-1', documentNumber: null, validity: null },
    used: [0],
  },
  {
    name: 'sentences that begin with the word of a label are none',
    blocks: ['分类公开政府信息，做好工作。', '时间紧任务重。', '编号管理规范。', ...BODY],
    header: { categories: [], publishedAt: null, indexNumber: null },
    used: [],
  },
  {
    name: 'a date without a label before others',
    blocks: ['某省2020年政府信息公开工作年度报告', '2021-03-2918:26 来源:办公厅 字体:', ...BODY],
    header: { publishedAt: '2021-03-29T18:26+08:00', contentSource: '办公厅' },
  },
  {
    name: 'a date in words with a label glued to it',
    blocks: ['某县2016年政府信息公开工作年度报告', '2017年01月18日来源:某镇', ...BODY],
    header: { publishedAt: '2017-01-18', contentSource: '某镇' },
  },
  {
    name: 'a date without a label, parted by lost blanks',
    blocks: ['某县2016年政府信息公开工作年度报告', '2016-02-06????来源：某镇', ...BODY],
    header: { publishedAt: '2016-02-06', contentSource: '某镇' },
  },
  {
    name: 'a date without a label on a line of its own, and a labelled one that is better',
    blocks: ['索引号:11/2024-1', '2024-03-08', '发布日期:2024-03-07', ...BODY],
    header: { publishedAt: '2024-03-07' },
    used: [0, 1, 2],
  },
  {
    name: 'a row that prints the title',
    blocks: [
      grid([
        '索引号: | 113300/2015-28 | 公开方式: | 主动公开',
        '发布单位: | 某镇',
        '2009年度某镇政府信息公开年度报告 | |',
      ]),
      ...BODY,
    ],
    header: {
      publisher: '某镇',
      entries: [
        { label: '索引号', value: '113300/2015-28' },
        { label: '公开方式', value: '主动公开' },
        { label: '发布单位', value: '某镇' },
      ],
    },
  },
  {
    name: 'lone labels beside a header block, blanks lost between two pairs of a line',
    blocks: [
      '名称 某市2017年政府信息公开年度报告',
      '索引号 00000002/2018-00077 分类 年报   其他',
      '文号 关键词',
      '时效',
      '发布时间:2018-02-26 09:15??????来源:综合科?????浏览量:次',
      ...BODY,
    ],
    header: {
      indexNumber: '00000002/2018-00077',
      contentSource: '综合科',
      publishedAt: '2018-02-26T09:15+08:00',
      viewCount: null,
      validity: null,
    },
    used: [0, 1, 2, 3, 4],
  },
  {
    name: 'seed: pairs in cells, last row lost its empty values, bullets below',
    blocks: [
      grid([
        '索引号 | 3212000038/2017-355033 | 分类 | 其他 公报',
        '发布机构 | 市行政审批局 | 发文日期 | 2017-02-24',
        '文号 | 时效',
      ]),
      line('信息来源:市政府', { item: true }),
      line('发布日期:2017-02-24 13:44', { item: true }),
      line('浏览次数:', { item: true }),
      ...BODY,
    ],
    header: {
      indexNumber: '3212000038/2017-355033',
      categories: ['其他', '公报'],
      publisher: '市行政审批局',
      issuedOn: '2017-02-24',
      documentNumber: null,
      validity: null,
      contentSource: '市政府',
      publishedAt: '2017-02-24T13:44+08:00',
      viewCount: null,
      entries: [
        { label: '索引号', value: '3212000038/2017-355033' },
        { label: '分类', value: '其他 公报' },
        { label: '发布机构', value: '市行政审批局' },
        { label: '发文日期', value: '2017-02-24' },
        { label: '文号', value: '' },
        { label: '时效', value: '' },
        { label: '信息来源', value: '市政府' },
        { label: '发布日期', value: '2017-02-24 13:44' },
        { label: '浏览次数', value: '' },
      ],
    },
    used: [0, 1, 2, 3],
  },
  {
    name: 'c02: words between blanks',
    blocks: [
      '政府信息公开年报',
      '索引号 3212000002/2017-355012 分类 综合政务,其他 报告',
      '发布机构 泰州市政府 发文日期 2017-02-22',
      '文号 时效',
      '泰州市2016年政府信息公开年度报告',
      line('信息来源:泰州市政府', { item: true }),
      line('发布日期:2017-02-22 00:00', { item: true }),
      ...BODY,
    ],
    header: {
      indexNumber: '3212000002/2017-355012',
      categories: ['综合政务', '其他', '报告'],
      publisher: '泰州市政府',
      issuedOn: '2017-02-22',
      documentNumber: null,
      validity: null,
      contentSource: '泰州市政府',
      publishedAt: '2017-02-22T00:00+08:00',
    },
    used: [1, 2, 3, 5, 6],
  },
  {
    name: 'c03A: blanks inside labels, three categories, bars at both ends',
    blocks: [
      grid([
        '| 索 引 号 | 014416330/2018-04736 | 分 类 | 政府信息公开年报 综合政务,文秘工作 其他 |',
        '| 发布机构 | 市政府办 | 发文日期 | 2018-02-28 |',
        '| 文 号 | 有 效 性 |',
      ]),
      ...BODY,
    ],
    header: {
      indexNumber: '014416330/2018-04736',
      categories: ['政府信息公开年报', '综合政务', '文秘工作', '其他'],
      publisher: '市政府办',
      issuedOn: '2018-02-28',
      documentNumber: null,
      validity: null,
    },
  },
  {
    name: 'c05: name over the whole width, blank date, download',
    blocks: [
      grid([
        '名称 | 宿迁市政府办公室2014年政府信息公开年度报告 | ',
        '索引号 | 014320144/2015-00056 | 分类 | 政府信息公开年报 其他 报告',
        '发布机构 | 宿迁市人民政府办公室 | 发文日期 | ',
        '文号 | 关键词 |',
        '文件下载 | 宿迁市政府办公室2014年政府信息公开年度报告.doc',
        '时效 |',
      ]),
    ],
    header: {
      indexNumber: '014320144/2015-00056',
      categories: ['政府信息公开年报', '其他', '报告'],
      publisher: '宿迁市人民政府办公室',
      issuedOn: null,
      documentNumber: null,
      keywords: null,
      validity: null,
    },
  },
  {
    name: 'c21: three labels on a line, two of them empty',
    blocks: ['来源: 浏览次数: 发布时间: 2020-02-20 16:53', ...BODY],
    header: { contentSource: null, viewCount: null, publishedAt: '2020-02-20T16:53+08:00' },
    used: [0],
  },
  {
    name: 'c22: one label a line',
    blocks: ['索 引 号:GCX0048/2020-00201', '发文机关: 长桥乡', '文 号:', '成文日期: 2020-01-15', ...BODY],
    header: { indexNumber: 'GCX0048/2020-00201', publisher: '长桥乡', documentNumber: null, issuedOn: '2020-01-15' },
    used: [0, 1, 2, 3],
  },
  {
    name: 'c36: placeholder values, Markdown table with its rule',
    blocks: [
      grid([
        '标题 | 中埠镇人民政府2020年政府信息公开工作年度报告',
        '--- | ---',
        '索引号 | /2021-None',
        '文号 | 无文号',
        '发文日期 | 2021-01-30 15:19:45',
        '发布机构 | 中埠镇人民政府',
      ]),
    ],
    header: { indexNumber: null, documentNumber: null, issuedOn: '2021-01-30', publisher: '中埠镇人民政府' },
  },
  {
    name: 'c41.1: two pairs a line, blanks inside date and time',
    blocks: [
      '索引号: 113306020025825184/2017-72921 组配分类: 信息公开年报',
      '发布机构: 东浦镇 发文日期: 2017-01-13',
      '公开方式: 主动公开 公开范围: 面向全社会',
      '发布日期: 2017- 01- 13 00: 00 浏览次数:',
      ...BODY,
    ],
    header: {
      indexNumber: '113306020025825184/2017-72921',
      categories: ['信息公开年报'],
      publisher: '东浦镇',
      issuedOn: '2017-01-13',
      publishedAt: '2017-01-13T00:00+08:00',
      viewCount: null,
    },
    used: [0, 1, 2, 3],
  },
  {
    name: 'c41.2: labels above values',
    blocks: [
      grid(['索引号 | 公开方式 | 发布机构', '116223010139324488/2009-00021 | 主动公开 | 凉州区张义镇人民政府']),
      '信息来源: 张义镇 发布日期: 2009-01-06 浏览次数: 次',
    ],
    header: {
      indexNumber: '116223010139324488/2009-00021',
      publisher: '凉州区张义镇人民政府',
      contentSource: '张义镇',
      publishedAt: '2009-01-06',
      viewCount: null,
    },
  },
  {
    name: 'c41.2 as lines: labels above values',
    blocks: ['索引号 公开方式 发布机构', '116223010139324488/2009-00021 主动公开 凉州区张义镇人民政府', ...BODY],
    header: { indexNumber: '116223010139324488/2009-00021', publisher: '凉州区张义镇人民政府' },
    used: [0, 1],
  },
  {
    name: 'c41.3: bullets of a province',
    blocks: [
      '• 索 引 号:QZ10121-2500-2015-00001',
      '• 备注/文号:永审[2015]1号',
      '• 发布机构:审计局',
      '• 公文生成日期:2015-01-05',
      '时间:2015-01-07 15:12',
      ...BODY,
    ],
    header: {
      indexNumber: 'QZ10121-2500-2015-00001',
      documentNumber: '永审[2015]1号',
      publisher: '审计局',
      issuedOn: '2015-01-05',
      publishedAt: '2015-01-07T15:12+08:00',
    },
  },
  {
    name: 'c41.4: a field left out',
    blocks: ['索 引 号：XM02102-0106-2026-00001', '公文生成日期：2026-01-04', ...BODY],
    header: { indexNumber: 'XM02102-0106-2026-00001', documentNumber: null, issuedOn: '2026-01-04' },
  },
  {
    name: 'c41.5: three consecutive empty labels',
    blocks: [
      '名 称: 新下陆街道办事处2022年度 政府信息公开工作年度报告',
      '索 引 号: 000014349/2023-05239 发布日期: 2023-01-17 发布机构: 新下陆街道',
      '文 号: 文件分类: 所属机构:',
      ...BODY,
    ],
    header: {
      indexNumber: '000014349/2023-05239',
      publishedAt: '2023-01-17',
      publisher: '新下陆街道',
      documentNumber: null,
      categories: [],
    },
    used: [0, 1, 2],
  },
  {
    name: 'c41.6: an empty value dropped in the middle',
    blocks: [
      grid([
        '名称 | 城东管理区2025年政府信息公开年度报告 | ',
        '索引号 | 000014349/2026-04314 | 发布日期 | 2026-01-20 | 发布机构 | ',
        '文号 | 文件分类 | 综合政务 | 所属机构 | 城东管理区 | ',
      ]),
    ],
    header: {
      indexNumber: '000014349/2026-04314',
      publishedAt: '2026-01-20',
      publisher: null,
      documentNumber: null,
      categories: ['综合政务'],
    },
  },
  {
    name: 'c41.7: belongs to, no publisher',
    blocks: [
      '索  引  号: 11620403013912770D/2026-206748 生成日期: 2026-01-28',
      '文       号: 关键字:',
      '所属机构: 平川区政府办 发布机构:',
      ...BODY,
    ],
    header: {
      indexNumber: '11620403013912770D/2026-206748',
      issuedOn: '2026-01-28',
      publisher: null,
      documentNumber: null,
      keywords: null,
    },
  },
  {
    name: 'c41.8: a blank date before another date',
    blocks: [
      grid([
        '索引号 | wqqlzfb/2022-01075 | 效力属性 |',
        '发布机构 | 政府办公室 | 文 号 |',
        '成文日期 | 发布日期 | 2022-04-06 |',
      ]),
    ],
    header: {
      indexNumber: 'wqqlzfb/2022-01075',
      validity: null,
      publisher: '政府办公室',
      documentNumber: null,
      issuedOn: null,
      publishedAt: '2022-04-06',
    },
  },
  {
    name: 'c41.9: two different dates, font size at the end',
    blocks: [
      '索引号 014420997/2026-237090 分类 信息公开年报',
      '发布机构 泰州医药高新区卫健委 发文日期 2026-01-15',
      '文号 时效',
      '信息来源:医药高新区 发布日期:2026-01-21 12:23 浏览次数: 字号:[  ]',
      ...BODY,
    ],
    header: {
      indexNumber: '014420997/2026-237090',
      categories: ['信息公开年报'],
      publisher: '泰州医药高新区卫健委',
      issuedOn: '2026-01-15',
      documentNumber: null,
      validity: null,
      contentSource: '医药高新区',
      publishedAt: '2026-01-21T12:23+08:00',
      viewCount: null,
    },
    used: [0, 1, 2, 3],
  },
  {
    name: 'c41.10: many labels, most of them empty',
    blocks: [
      grid([
        '索 引 号 | 003110926/201510-00216 | 信息分类',
        '发布机构 | 发布日期 | 2015-10-15 10:06:36',
        '信息来源 | 关 键 词',
        '主题分类 | 服务对象分类',
        '体裁分类 | 生命周期分类',
        '文 号 | 信息格式/语种',
        '信息名称',
        '内容概述',
      ]),
    ],
    header: {
      indexNumber: '003110926/201510-00216',
      categories: [],
      publisher: null,
      publishedAt: '2015-10-15T10:06:36+08:00',
      contentSource: null,
      keywords: null,
      documentNumber: null,
      summary: null,
    },
  },
  {
    name: 'c41.11: label cells that end with a colon',
    blocks: [
      grid([
        '索引号: | 113417030032499282/202011-00140 | 组配分类: | 信息公开年报',
        '生成日期: | 2020-11-14 | 发布日期: | 2020-11-14',
      ]),
    ],
    header: {
      indexNumber: '113417030032499282/202011-00140',
      categories: ['信息公开年报'],
      issuedOn: '2020-11-14',
      publishedAt: '2020-11-14',
    },
  },
  {
    name: 'c41.12: backslash between categories',
    blocks: [
      '索引号: 0142768-8/2022-00185 分类: 综合政务\\政务公开 通知',
      '成文日期: 发布日期: 有效性: 有效 名称:',
      ...BODY,
    ],
    header: {
      indexNumber: '0142768-8/2022-00185',
      categories: ['综合政务', '政务公开', '通知'],
      issuedOn: null,
      publishedAt: null,
      validity: '有效',
    },
  },
  {
    name: 'c41.13: update and publication',
    blocks: ['更新时间:2026-01-28 14:53 发布时间:2026-01-28 14:50 来源:硚口区政府办', ...BODY],
    header: { publishedAt: '2026-01-28T14:50+08:00', contentSource: '硚口区政府办' },
    used: [0],
  },
  {
    name: 'c41.14: date and time glued',
    blocks: ['发布时间：2021-03-2918:26 来源: 字体:', ...BODY],
    header: { publishedAt: '2021-03-29T18:26+08:00', contentSource: null },
    used: [0],
  },
  {
    name: 'c41.15: a bare number is no view count',
    blocks: [
      line('听全文', { item: true }),
      line('2024-03-08', { item: true }),
      line('来源:广州市人民政府办公厅', { item: true }),
      line('6135', { item: true }),
      ...BODY,
    ],
    header: { contentSource: '广州市人民政府办公厅', publishedAt: '2024-03-08', viewCount: null },
    used: [1, 2],
  },
  {
    name: 'c41.16: source and time on a line',
    blocks: ['来源:区人民政府办公室 时间:2017-01-12 10:01', ...BODY],
    header: { contentSource: '区人民政府办公室', publishedAt: '2017-01-12T10:01+08:00' },
    used: [0],
  },
  {
    name: 'c41.17: views label without a number',
    blocks: ['发布日期:2017-02-23 点击数:人次', ...BODY],
    header: { publishedAt: '2017-02-23', viewCount: null },
    used: [0],
  },
  {
    name: 'views printed next to the label',
    blocks: ['发布日期：2019年3月7日 浏览次数：1,234次 【字体：大 中 小】', ...BODY],
    header: { publishedAt: '2019-03-07', viewCount: 1234 },
    used: [0],
  },
  {
    name: 'c50: dash for views',
    blocks: ['发布时间：2021-01-20 浏览次数:-', ...BODY],
    header: { publishedAt: '2021-01-20', viewCount: null },
  },
  {
    name: 'dl fields',
    blocks: [field('索引号：', 'A1/2020'), field('发布机构', '某市审计局'), field('公开类别说明', '年报'), ...BODY],
    header: { indexNumber: 'A1/2020', publisher: '某市审计局' },
    used: [0, 1, 2],
  },
  {
    name: 'label and value on lines of their own',
    blocks: [
      '索引号：',
      '014416330/2018-04736',
      '发布机构：',
      '市政府办',
      '文号：',
      '发文日期：',
      '2018-02-28',
      ...BODY,
    ],
    header: {
      indexNumber: '014416330/2018-04736',
      publisher: '市政府办',
      documentNumber: null,
      issuedOn: '2018-02-28',
    },
    used: [0, 1, 2, 3, 4, 5, 6],
  },
  {
    name: 'cells that hold label and value',
    blocks: [grid(['索引号：A1/2020 | 发布机构：某市审计局', '文号： | 发布日期：2021-01-05'], { dumped: false })],
    header: { indexNumber: 'A1/2020', publisher: '某市审计局', documentNumber: null, publishedAt: '2021-01-05' },
  },
  {
    name: 'empty cells kept',
    blocks: [grid(['索引号 | A1/2020 | 文号 | ', '时效 |  | 发布机构 | 某局'], { dumped: false })],
    header: { indexNumber: 'A1/2020', documentNumber: null, validity: null, publisher: '某局' },
  },
  {
    name: 'glued pairs without blanks',
    blocks: ['发布机构：某市审计局发布日期：2021-01-05信息来源：某市审计局', ...BODY],
    header: { publisher: '某市审计局', publishedAt: '2021-01-05', contentSource: '某市审计局' },
  },
  {
    name: 'source with a date behind it',
    blocks: ['来源：某市政府办公室 2021-01-05 10:20', ...BODY],
    header: { contentSource: '某市政府办公室' },
  },
];

describe('readHeader', () => {
  it.each(CASES)('$name', ({ blocks, header, used }) => {
    const got = read(blocks);
    expect(got.header).toMatchObject(header);
    if (used) expect(got.used).toEqual(used);
    expect(got.diagnostics).toEqual([]);
  });

  it('keeps title, owner and download as evidence', () => {
    const got = read([
      grid([
        '名称 | 某区2020年政府信息公开年度报告',
        '索引号 | A/2021-1',
        '所属机构 | 某区政府办',
        '文件下载 | 年报.doc',
      ]),
    ]);
    expect(got.titles).toEqual(['某区2020年政府信息公开年度报告']);
    expect(got.belongsTo).toBe('某区政府办');
    expect(got.downloads).toEqual(['年报.doc']);
    expect(got.header.publisher).toBeNull();
  });

  it('keeps entries as printed', () => {
    const printed = line('发布机构:市行政审批局 浏览次数: 12', {
      raw: '發(fā)布機構(gòu):市行政審批局 瀏覽次數(shù): 12',
    });
    const cells = grid(['索引号 | A/1']);
    const got = read([cells, printed]);
    expect(got.header.entries).toEqual([
      { label: '索引号', value: 'A/1' },
      { label: '發(fā)布機構(gòu)', value: '市行政審批局' },
      { label: '瀏覽次數(shù)', value: '12' },
    ]);
    expect(got.header.viewCount).toBe(12);
  });

  it('takes meta data where the header is silent, and reports what differs', () => {
    const meta = new Map([
      ['pubdate', ['2026-05-18 10:19']],
      ['contentsource', ['某市审计局']],
      ['siteidcode', ['3213220037']],
      ['sitename', ['沭阳县人民政府']],
      ['columnname', ['头部', '信息公开年报']],
    ]);
    const silent = read(BODY, { meta });
    expect(silent.header).toMatchObject({ publishedAt: '2026-05-18T10:19+08:00', contentSource: '某市审计局' });
    expect([silent.siteCode, silent.siteName, silent.columnName]).toEqual(['3213220037', '沭阳县人民政府', null]);
    expect(silent.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['meta-conflict']);
    const differing = read(['发布日期：2026-05-01 来源：某局', ...BODY], { meta });
    expect(differing.header.publishedAt).toBe('2026-05-01');
    expect(differing.diagnostics.map((diagnostic) => diagnostic.code)).toContain('meta-date-differs');
  });

  it('gives null and says so when one label has two values', () => {
    const got = read(['发布机构：某市审计局 索引号：A/1', '发布机构：某市财政局', ...BODY]);
    expect(got.header.publisher).toBeNull();
    expect(got.diagnostics[0]).toMatchObject({ code: 'header-conflict', at: '/header/publisher' });
  });

  it.each([
    ['来源广泛、内容丰富，全年公开信息120条。'],
    ['一是信息来源:各处室报送,经审核后发布。时间:长期,做到应公开尽公开。'],
    ['分类：本局信息分为三类，即主动公开、依申请公开和不予公开，均按规定办理。'],
    ['联系人：张三 联系电话：0523-8888888'],
    ['本年度报告中所列数据的统计期限自2016年1月1日起至2016年12月31日止。'],
  ])('leaves prose alone: %s', (text) => {
    const got = read([text, ...BODY]);
    expect(got.used).toEqual([]);
    expect(got.header.entries).toEqual([]);
  });

  it('takes nothing from the body or its tables', () => {
    const got = read([
      '一、概述',
      '发布机构：某市审计局 索引号：A/1',
      grid(['序号 | 名称 | 文号 | 发布日期', '1 | 某办法 | 1号 | 2016-01-01', '2 | 某规定 | 2号 | 2016-02-01']),
    ]);
    expect(got.used).toEqual([]);
  });

  it('reads a block below the report where none stands above', () => {
    const block = ['索引号：003/2017-12', '发布机构：某县审计局', '文号：某审〔2017〕3号 发布日期：2017-02-21'];
    const got = read([...BODY, '2017年2月20日', ...block]);
    expect(got.header).toMatchObject({
      indexNumber: '003/2017-12',
      publisher: '某县审计局',
      publishedAt: '2017-02-21',
    });
    expect(got.used).toEqual([4, 5, 6]);
    expect(read(['发布机构：某县水利局 索引号：B/2', ...BODY, ...block]).header.indexNumber).toBe('B/2');
    expect(read(['发布时间：2017-03-01', ...BODY, ...block]).header.indexNumber).toBe('003/2017-12');
  });

  it.each([
    ['two documents', ['索引号：A/1 发布机构：某局', '索引号：A/2 发布机构：某局']],
    ['a document of another title', ['名称：某县防汛预案 索引号：A/1 发布机构：某局']],
    ['too little to tell', ['发布日期：2017-02-21']],
    ['what belongs to related pages', ['相关信息', '某局2015年年报', '索引号：A/1 发布机构：某局']],
  ])('takes nothing below the report: %s', (_, lines) => {
    expect(read([...BODY, ...lines]).used).toEqual([]);
  });

  it('is no list of documents', () => {
    const got = read([grid(['索引号 | 名称 | 发布日期', 'A/1 | 某办法 | 2016-01-01', 'A/2 | 某规定 | 2016-02-01'])]);
    expect(got.used).toEqual([]);
  });

  it('respects blocks that are taken', () => {
    const got = readHeader(page(['发布日期：2026-05-01 来源：某局']), new Set([0]), knowledge);
    expect(got.header.publishedAt).toBeNull();
  });

  it('never throws, whatever the blocks', () => {
    const pieces = [
      '索引号',
      '文 号',
      ':',
      '：',
      ' ',
      '|',
      '2017-01-01',
      '无',
      '（一）',
      '(',
      ')',
      '數(shù)',
      '发布日期',
      '?',
      '其他',
      '\n',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
    const block = fc.oneof(
      fc.tuple(text, text).map(([raw, treated]) => line(treated, { raw })),
      fc.array(text, { maxLength: 5 }).map((rows) => grid(rows)),
      fc.tuple(text, text).map(([label, value]) => field(label, value)),
      text.map((caption) => ({ ...grid([]), caption: words(caption) })),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const got = read(blocks);
        expect(got.used.every((index) => index < blocks.length)).toBe(true);
      }),
    );
  });

  it('reads adversarial lines in linear time', () => {
    for (const unit of ['索引号:', '文号 ', '一、', '(((', '    ', '发布日期：2017- ']) {
      expect(
        fastest(() => {
          read([unit.repeat(100_000 / unit.length), grid([unit.repeat(20_000 / unit.length)])]);
        }),
      ).toBeLessThan(100);
    }
  });
});
