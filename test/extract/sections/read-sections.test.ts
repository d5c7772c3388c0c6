import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSections, type SectionsInput } from '../../../src/extract/sections/read-sections.js';
import { generatePage } from '../../generator/index.js';
import { growsLinearly } from '../../grows-linearly.js';
import { buildPage, type LineSpec } from './build-page.js';
import { readWhole, sectionWords } from './read-whole.js';

type Lines = readonly (string | LineSpec)[];

function read(lines: Lines, input: Partial<SectionsInput> = {}) {
  return readSections({ page: buildPage(lines), used: new Set(), ...input }, sectionWords);
}

/** `number heading topic paragraphs` of each part. */
function parts(lines: Lines, input: Partial<SectionsInput> = {}): string[] {
  return read(lines, input).sections.map(({ number, heading, topic, paragraphs }) =>
    [number ?? '-', heading ?? '-', topic ?? '-', paragraphs.length].join(' '),
  );
}

const BODY = '我局认真做好各项工作，制度不断完善。';

describe('numbering styles', () => {
  it.each([
    ['一、', '二、', '三、'],
    ['一 、', '二 、', '三 、'],
    ['一、 ', '二、 ', '三、 '],
    ['（一）', '（二）', '（三）'],
    ['(一) ', '(二) ', '(三) '],
    ['(一)、', '(二)、', '(三)、'],
    ['㈠', '㈡', '㈢'],
    ['1.', '2.', '3.'],
    ['1、', '2、', '3、'],
    ['1﹒', '2﹒', '3﹒'],
    ['1）', '2）', '3）'],
    ['(1)', '(2)', '(3)'],
    ['①', '②', '③'],
    ['第一、', '第二、', '第三、'],
    ['第一部分 ', '第二部分 ', '第三部分 '],
    ['第一章　', '第二章　', '第三章　'],
    ['一', '二', '三'],
    ['一 ', '二 ', '三 '],
  ])('%s', (one, two, three) => {
    const lines = [
      `${one}总体情况`,
      BODY,
      `${two}主动公开政府信息情况`,
      BODY,
      `${three}存在的主要问题及改进情况`,
      BODY,
    ];
    expect(parts(lines)).toEqual([
      '1 总体情况 overview 1',
      '2 主动公开政府信息情况 proactive 1',
      '3 存在的主要问题及改进情况 problems 1',
    ]);
  });

  it('keeps lower headings as paragraphs of their part', () => {
    const lines = [
      '一、总体情况',
      '（一）主动公开情况',
      BODY,
      '（二）依申请公开情况',
      BODY,
      '二、主动公开政府信息情况',
      '三、存在问题',
    ];
    expect(parts(lines)).toEqual([
      '1 总体情况 overview 4',
      '2 主动公开政府信息情况 proactive 0',
      '3 存在问题 problems 0',
    ]);
  });

  it('takes no list inside a part for headings', () => {
    const lines = [
      '一、概述',
      '1.加强领导',
      '2.完善制度',
      '一是加强宣传。',
      '二、存在问题',
      '1.宣传力度不够',
      '三、下一步打算',
    ];
    expect(parts(lines)).toEqual(['1 概述 overview 3', '2 存在问题 problems 1', '3 下一步打算 plans 0']);
  });
});

describe('wordings', () => {
  it.each([
    ['工作基本情况', 'overview'],
    ['2019年政府信息公开工作的总体情况', 'overview'],
    ['政府信息公开总体工作情况', 'overview'],
    ['概 述', 'overview'],
    ['行政机关主动公开政府信息情况', 'proactive'],
    ['主动公开政府政府情况', 'proactive'],
    ['泰州市某某局主动公开政府信息情况', 'proactive'],
    ['回应解读情况', 'interpretation'],
    ['收到的处理政府信息公开申请情况', 'requests'],
    ['政府信息依申请公开办理情况', 'requests'],
    ['依申请公开和不予公开政府信息情况', 'requests'],
    ['咨询处理情况', 'consultation'],
    ['政府信息公开支出和收费', 'fees'],
    ['依申请公开政府信息的收费情况', 'fees'],
    ['政府信息公开行政复议、行政诉讼情况', 'review'],
    ['复议、诉讼和申诉的情况', 'review'],
    ['因政府信息公开申请行政复议、提起行政诉讼的情况', 'review'],
    ['存在的主要问题及整改措施', 'problems'],
    ['存在的问题和下一步打算', 'problems'],
    ['下一步改进措施', 'plans'],
    ['其他需要报告的事项', 'other'],
    ['需要说明的事项与附表', 'other'],
    ['机构建设和保障经费情况', 'null'],
    ['工作亮点', 'null'],
  ])('%s is of topic %s', (heading, topic) => {
    const { sections } = read(['一、概述', BODY, `二、${heading}`, BODY, '三、存在问题', BODY]);
    expect([sections[1]?.heading, String(sections[1]?.topic)]).toEqual([heading.replace(' ', ''), topic]);
  });
});

describe('headings in odd places', () => {
  it.each([
    ['二、主动公开政府信息情况。', 0, 1],
    ['二、主动公开政府信息情况：', 0, 1],
    ['二、主动公开政府信息情况：全年公开信息12条。', 1, 2],
    ['二、主动公开政府信息情况。2016年，全年公开信息12条。', 1, 2],
    ['二、主动公开政府信息情况 全年公开信息12条。', 1, 2],
    ['二、主动公开政府信息情况2016年我局公开信息12条。', 1, 2],
    ['二、主动公开政府信息情况我局公开信息12条。', 1, 2],
    ['二，主动公开政府信息情况', 0, 1],
    ['二、 主动公开 政府信息情况 全年公开信息12条。', 1, 2],
  ])('%s', (line) => {
    const { sections } = read(['一、概述', BODY, line, '三、存在问题', BODY]);
    expect(sections.map(({ number, topic }) => `${number} ${topic}`)).toEqual([
      '1 overview',
      '2 proactive',
      '3 problems',
    ]);
    expect(sections[1]?.heading).toBe('主动公开政府信息情况');
  });

  it('joins a number on a line of its own with the next line', () => {
    expect(parts(['一、', '概述', BODY, '二、', '存在问题', BODY])).toEqual([
      '1 概述 overview 1',
      '2 存在问题 problems 1',
    ]);
  });

  it('joins a heading broken over lines', () => {
    const lines = [
      '一、总体情况',
      BODY,
      '二、收到和处理政府信息公开',
      '申请情况',
      BODY,
      '三、存在的主要问题',
      '及改进情况',
      BODY,
    ];
    expect(parts(lines)).toEqual([
      '1 总体情况 overview 1',
      '2 收到和处理政府信息公开申请情况 requests 1',
      '3 存在的主要问题及改进情况 problems 1',
    ]);
  });

  it('does not swallow a short answer', () => {
    expect(parts(['一、概述', BODY, '二、其他需要报告的事项', '无。'])).toEqual([
      '1 概述 overview 1',
      '2 其他需要报告的事项 other 1',
    ]);
  });

  it('reads headings without numbers', () => {
    const lines = [BODY, '主动公开方面:', BODY, '政府信息依申请公开情况:', BODY, '存在问题', BODY];
    expect(parts(lines)).toEqual([
      '- - - 1',
      '- 主动公开方面 proactive 1',
      '- 政府信息依申请公开情况 requests 1',
      '- 存在问题 problems 1',
    ]);
  });

  it('keeps unnumbered words below numbered headings', () => {
    const lines = [
      '一、总体情况',
      '主动公开方面:',
      BODY,
      '依申请公开方面:',
      BODY,
      '二、主动公开政府信息情况',
      '三、存在问题',
    ];
    expect(parts(lines)).toHaveLength(3);
  });

  it('takes a heading whose number is lost where one number is missing', () => {
    const lines = ['一、总体情况', BODY, '主动公开政府信息情况', BODY, '三、收到和处理政府信息公开申请情况', BODY];
    expect(parts(lines)[1]).toBe('- 主动公开政府信息情况 proactive 1');
  });

  it('splits a heading whose bracket and number are lost, where the report numbers so', () => {
    const lines = ['（一）主动公开情况', BODY, ')依申请公开2025年共收到申请1件。', '（三）存在问题', BODY];
    expect(parts(lines)).toEqual(['1 主动公开情况 proactive 1', '- 依申请公开 requests 1', '3 存在问题 problems 1']);
  });

  it('reads markup headings', () => {
    const h2 = (text: string): LineSpec => ({ text, level: 2 });
    const lines = [
      h2('概述'),
      BODY,
      { text: '主动公开', level: 3 as const },
      BODY,
      h2('主动公开情况'),
      BODY,
      h2('存在问题'),
      BODY,
    ];
    expect(parts(lines)).toEqual(['- 概述 overview 3', '- 主动公开情况 proactive 1', '- 存在问题 problems 1']);
  });

  it('does not take the sentence that lists the parts for headings', () => {
    const intro =
      '本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况等部分。';
    expect(parts([intro, '一、总体情况', BODY, '二、主动公开政府信息情况', BODY])[0]).toBe('- - - 1');
    const numbered = '本报告由一、总体情况，二、主动公开政府信息情况，三、存在的主要问题及改进情况组成。';
    expect(parts([numbered, '一、总体情况', BODY, '二、主动公开政府信息情况', BODY])).toHaveLength(3);
  });

  it('leaves a table of contents in the text before the parts', () => {
    const toc = ['一、总体情况', '二、主动公开政府信息情况', '三、存在问题'];
    const lines = ['目录', ...toc, toc[0] ?? '', BODY, toc[1] ?? '', BODY, toc[2] ?? '', BODY];
    expect(parts(lines)).toEqual([
      '- - - 4',
      '1 总体情况 overview 1',
      '2 主动公开政府信息情况 proactive 1',
      '3 存在问题 problems 1',
    ]);
  });

  it('knows a table of contents by its page numbers', () => {
    const lines = ['目 录', '一、概述…………1', '二、主动公开情况......3', '三、存在问题 ···· 12', '一、概述', BODY];
    expect(parts([...lines, '二、主动公开情况', BODY, '三、存在问题', BODY])).toEqual([
      '- - - 4',
      '1 概述 overview 1',
      '2 主动公开情况 proactive 1',
      '3 存在问题 problems 1',
    ]);
  });

  it('takes no item of an enumeration for a part', () => {
    const lines = ['一、概述', '一是加强领导。', '三、是注重实效。', '二、主动公开情况', BODY];
    expect(parts(lines)).toEqual(['1 概述 overview 2', '2 主动公开情况 proactive 1']);
  });

  it('takes no second item of an enumeration inside a paragraph for a part', () => {
    const lines = [
      '一、工作存在的问题及改进措施',
      '存在的问题:一、学习不够。二、公开内容方式单一。',
      '二、主动公开情况',
      BODY,
    ];
    expect(parts(lines)).toEqual(['1 工作存在的问题及改进措施 problems 1', '2 主动公开情况 proactive 1']);
  });

  it('joins a heading that its line leaves open', () => {
    const lines = ['一、概述', BODY, '二、复议、诉讼和', '申诉情况', '无。', '三、存在问题与', '改进措施', BODY];
    expect(parts(lines)).toEqual([
      '1 概述 overview 1',
      '2 复议、诉讼和申诉情况 review 1',
      '3 存在问题与改进措施 problems 1',
    ]);
  });

  it('reads a numeral before spaced words', () => {
    expect(parts(['引 言', BODY, '一 概 述', BODY, '二 主动公开情况', BODY])).toEqual([
      '- - - 2',
      '1 概述 overview 1',
      '2 主动公开情况 proactive 1',
    ]);
  });

  it('takes the level that names far more topics, though a higher style of number stands below it', () => {
    const sub = ['（一）主动公开', BODY, '（二）依申请公开', BODY];
    const rest = ['2、主动公开情况', BODY, '3、依申请公开情况', BODY, '4、复议诉讼情况', BODY, '5、存在问题', BODY];
    expect(parts(['1、总体情况', ...sub, ...rest]).map((part) => part.split(' ')[1])).toEqual([
      '总体情况',
      '主动公开情况',
      '依申请公开情况',
      '复议诉讼情况',
      '存在问题',
    ]);
  });

  it('fills a gap once', () => {
    const lines = ['一、总体情况', '二、主动公开情况', BODY, '存在的问题及改进措施', '人员不足。', '四、其他'];
    expect(parts(lines)).toEqual([
      '1 总体情况 overview 0',
      '2 主动公开情况 proactive 1',
      '- 存在的问题及改进措施 problems 1',
      '4 其他 other 0',
    ]);
  });

  it('ends a heading where a lower one or a table begins', () => {
    const text = `一、概述${BODY}二、主动公开政府信息情况（一）主动公开数量。公开231条。三、收到和处理政府信息公开申请情况申请人情况自然人0`;
    expect(parts([text])).toEqual([
      '1 概述 overview 1',
      '2 主动公开政府信息情况 proactive 1',
      '3 收到和处理政府信息公开申请情况 requests 1',
    ]);
  });

  it('takes no row whose cells ran together for a part, and a long title of the formats above a lone cell', () => {
    const lines = [
      '（一）总体情况',
      BODY,
      '（二）收到和处理政府信息公开申请情况',
      '0',
      '（三）不予公开1.属于国家秘密0000000',
    ];
    expect(parts([...lines, '（三）存在问题', BODY])).toEqual([
      '1 总体情况 overview 1',
      '2 收到和处理政府信息公开申请情况 requests 2',
      '3 存在问题 problems 1',
    ]);
  });

  it('begins the text of a part of a long paragraph with any word', () => {
    const text = '一、概述稳步推进。二、主动公开情况发布12条。三、依申请公开情况收到3件。四、存在问题人手不足。';
    expect(parts([text])).toEqual([
      '1 概述 overview 1',
      '2 主动公开情况 proactive 1',
      '3 依申请公开情况 requests 1',
      '4 存在问题 problems 1',
    ]);
  });

  it('splits a report printed as one paragraph', () => {
    const text = `现公布年度报告。一、总体情况2024年,${BODY}（一）主动公开。${BODY}二、主动公开政府信息情况三、收到和处理政府信息公开申请情况四、存在的主要问题及改进情况${BODY}`;
    expect(parts([text])).toEqual([
      '- - - 1',
      '1 总体情况 overview 1',
      '2 主动公开政府信息情况 proactive 0',
      '3 收到和处理政府信息公开申请情况 requests 0',
      '4 存在的主要问题及改进情况 problems 1',
    ]);
  });

  it('lets a table stand in for a lost heading', () => {
    const lines = ['一、总体情况', BODY, { text: 'x', image: true }, '四、存在问题', BODY];
    const found = read(lines, { used: new Set([2]), tableTopics: new Map([[2, 'requests']]) });
    expect(found.sections.map(({ topic }) => topic)).toEqual(['overview', 'requests', 'problems']);
    expect(found.diagnostics.map(({ code }) => code)).toContain('heading-from-table');
  });
});

describe('a heading and what stands below it', () => {
  it('a short sentence in heading words is text', () => {
    expect(parts(['一、概述', BODY, '二、主动公开政府信息情况', '全年公开信息。', '三、存在问题', BODY])).toEqual([
      '1 概述 overview 1',
      '2 主动公开政府信息情况 proactive 1',
      '3 存在问题 problems 1',
    ]);
  });
});

describe('numbers are evidence only', () => {
  it.each([
    [['一', '二', '二'], 'heading-number-repeated'],
    [['一', '二', '一'], 'heading-number-restarted'],
    [['一', '三', '四'], 'heading-number-skipped'],
    [['三', '四', '五'], 'heading-number-skipped'],
  ])('%s', (numbers, code) => {
    const titles = ['概述', '主动公开政府信息情况', '存在问题'];
    const { sections, diagnostics } = read(numbers.flatMap((number, index) => [`${number}、${titles[index]}`, BODY]));
    expect(sections.map(({ heading }) => heading)).toEqual(titles);
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });
});

describe('the title', () => {
  it('is free of the marks that quote all of it', () => {
    expect(read(['《某局2016年政府信息公开工作年度报告》', '一、概述', BODY]).title).toBe(
      '某局2016年政府信息公开工作年度报告',
    );
  });

  it.each([
    '某局2016年政府信息公开工作年度报告及2017年工作计划',
    '某局2016年政府信息公开工作总结和下一年工作打算',
    '关于2016年度政府信息公开工作情况的总结',
    '某局２０１６年政府信息公开工作年度报告',
  ])('%s', (title) => {
    expect(read([title, '一、概述', BODY]).title).toBe(title);
  });

  it.each([
    [['某县审计局2016年政府信息公开工作年度报告']],
    [['某县审计局2016年政府信息公开工作年度', '报 告']],
    [['某县审计局', '2016年政府信息公开工作年度报告']],
    [['标题：某县审计局2016年政府信息公开工作年度报告']],
    [['某县审计局2016年政府信息公开工作年度报告', '某县审计局2016年政府信息公开工作年度报告']],
    [['政府信息公开年报', '某县审计局 2016 年政府信息公开工作年度报告']],
    [['某县审计局2016年政府信息公开工作年度报告', '某县审计局2016年政府信息公开工作年度', '报 告']],
    [['政府信息公开', '某县审计局2016年政府信息公开工作年度报告']],
    [['> 2016年', '某县审计局2016年政府信息公开工作年度报告']],
    [['某县审计局2016年政府信息公开工作年度报告', '某县审计局', '2016年度政府信息公开工作年度报告']],
  ])('%j', (lines) => {
    const found = read([...lines, BODY, '一、概述', BODY]);
    expect(found.title).toBe('某县审计局2016年政府信息公开工作年度报告');
    expect(found.sections.some(({ paragraphs }) => paragraphs.some((text) => text.includes('2016')))).toBe(false);
  });

  it.each([
    [['先创区柳埠镇', '柳埠镇人民政府2020年政府信息公开工作年度报告'], '柳埠镇人民政府2020年政府信息公开工作年度报告'],
    [['泰州市人民政府', '海陵区教育局2016年政府信息公开年报'], '海陵区教育局2016年政府信息公开年报'],
    [['泰州市海陵区', '教育局2016年政府信息公开年报'], '泰州市海陵区教育局2016年政府信息公开年报'],
    [['某县水利局二〇一八年', '政府信息公开年报'], '某县水利局二〇一八年政府信息公开年报'],
    [['泰州市人民政府', '办公室2016年政府信息公开年报'], '泰州市人民政府办公室2016年政府信息公开年报'],
  ])('is not joined with a banner: %j', (lines, title) => {
    expect(read([...lines, '一、概述', BODY]).title).toBe(title);
  });

  it('is that of the circular which prints the report', () => {
    const title = '关于印发《某县审计局2016年政府信息公开工作年度报告》的通知';
    expect(read([title, '一、概述', BODY]).title).toBe(title);
  });

  it('leaves the name of the site above it to the frame, where the page names its site', () => {
    const lines = ['海陵区人民政府', { text: '某局2016年政府信息公开年报', level: 1 as const }, '一、概述', BODY];
    const page = buildPage(lines, '某局2016年政府信息公开年报-海陵区人民政府');
    const got = readSections({ page, used: new Set() }, sectionWords);
    expect(got.sections.map(({ heading }) => heading)).toEqual(['概述']);
    expect(got.uses.get(0)?.as).toBe('navigation');
  });

  it('leaves the name of the column above it to the frame of the page', () => {
    const found = read(['信息公开', '某县2016年政府信息公开工作年度报告', BODY, '一、概述', BODY]);
    expect(found.sections[0]?.paragraphs).toEqual([BODY]);
    expect(found.uses.get(0)?.as).toBe('navigation');
  });

  it('comes from the head of the page without the site', () => {
    const page = buildPage([BODY, '一、概述'], '某县审计局2016年政府信息公开年报_某县人民政府');
    expect(readSections({ page, used: new Set() }, sectionWords).title).toBe('某县审计局2016年政府信息公开年报');
  });

  it.each([
    [['政府信息公开年报']],
    [['2016年度，我局推进政府信息公开，根据要求，编制本年度报告']],
    [['附：2016年政府信息公开统计表']],
  ])('is not %j', (lines) => {
    expect(read([...lines, '一、概述', BODY]).title === null || lines.length === 1).toBe(true);
    expect(read([...lines, '一、概述', BODY]).sections.at(-1)?.heading).toBe('概述');
  });
});

describe('the real page', () => {
  const expected = JSON.parse(readFileSync(new URL('./seed-sections.json', import.meta.url), 'utf8'));

  it('has the parts checked by hand', () => {
    const { sections } = read(expected.lines);
    const numbered = sections.filter(({ number }) => number !== null);
    expect(numbered.map(({ number, heading, topic }) => [number, heading, topic])).toEqual(expected.sections);
    expect(sections[0]).toMatchObject({ number: null, heading: null, topic: null });
  });
});

describe('properties', () => {
  const pieces = [
    '一、',
    '二、',
    '（一）',
    '1.',
    ')',
    '总体情况',
    '主动公开',
    '情况',
    '政府信息',
    '我局',
    '2016年',
    '。',
    ' ',
    '?',
    '报告',
    '：',
    '第',
    '部分',
  ];
  const line = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''));
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

  it('lose no text and invent none', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { sections, uses } = read(lines);
        const titles = lines.filter((_, index) => uses.get(index)?.as === 'title');
        const all = sections.flatMap(({ heading, paragraphs }) => [heading ?? '', ...paragraphs]);
        const sum = (texts: readonly string[]): number => letters(texts.join('')).length;
        const ordinals = /[一二第部分1]/g;
        const body = sum(lines) - sum(titles);
        expect(sum(all)).toBeLessThanOrEqual(body);
        const bare = (texts: readonly string[]): string => letters(texts.join('')).replace(ordinals, '');
        const kept = lines.filter((_, index) => uses.get(index)?.as !== 'title');
        expect(bare(all)).toBe(bare(kept));
      }),
      { numRuns: 500 },
    );
  });

  it('never throw on any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 20 }),
        (lines) => void read(lines),
      ),
    );
  });

  it.each([
    '一、',
    '（',
    '一、总体情况',
    '主动公开',
    '1﹒',
    ' ',
    '总体情况：',
    '情况及',
    '。',
    '一、。',
    '> ',
    '报告 ',
  ])('take no more work than there is text of %j', (piece) => {
    const work = (length: number) => void read([piece.repeat(length), `一、${piece.repeat(length)}x`]);
    expect(growsLinearly(work, 30_000)).toBe(true);
  });
});

describe('generated pages', () => {
  it('read as they were written', () => {
    for (let seed = 0; seed < 120; seed++) {
      const page = generatePage(seed, { kind: 'html' });
      const { sections } = readWhole(page.bytes).sections;
      const found = sections.filter(({ heading }) => heading !== null);
      const plain = (part: { number: number | null; heading: string | null; topic: string | null }) => [
        part.number,
        part.heading,
        part.topic,
      ];
      expect(found.map(plain), `seed ${seed}`).toEqual(page.truth.sections.map(plain));
    }
  });
});
