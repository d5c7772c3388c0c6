import { describe, expect, it } from 'vitest';
import { recognizeReport } from '../../../src/extract/refusal/recognize-report.js';
import { generatePage } from '../../generator/index.js';
import { readWhole, refusal } from '../sections/read-whole.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function judge(bytes: Uint8Array, source?: string, claims = 0) {
  const parts = readWhole(bytes);
  const evidence = {
    page: parts.page,
    title: parts.sections.title,
    titles: parts.titles,
    sections: parts.sections.sections,
    observations: parts.statistics.observations.length,
    figures: parts.statistics.observations.filter(({ status }) => status === 'reported').length,
    form: parts.statistics.form,
    claims,
    header: parts.header.header,
    used: new Set(parts.navigation.used),
  };
  return recognizeReport(source === undefined ? evidence : { ...evidence, source }, refusal);
}

const CHROME =
  '<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/login">用户登录</a></li></ul></div>';

function page(title: string, body: string): string {
  return `<html><head><title>${title}</title></head><body>${CHROME}${body}</body></html>`;
}

const BODY = '<p>我局认真贯彻落实条例，健全制度，加强宣传，政府信息公开工作取得了新的成绩。</p>'.repeat(8);
const BODY_TEXT = '各部门要高度重视，健全制度，加强宣传，把政府信息公开工作做好。'.repeat(6);
const LIST = Array.from(
  { length: 12 },
  (_, i) =>
    `<li><a href="/${i}.html">某县某局${2010 + i}年政府信息公开工作年度报告</a><span>2020-01-0${i % 9}</span></li>`,
);

describe('pages that are no report', () => {
  it.each([
    ['empty', page('', '')],
    ['error-page', page('404', '<p>您访问的页面不存在或已删除</p>')],
    ['error-page', page('某县人民政府', '<div><p>抱歉，您访问的页面不存在！</p><p>5秒后返回首页</p></div>')],
    ['error-page', page('某县2016年政府信息公开年度报告', '<p>系统维护，请稍后访问</p>')],
    ['error-page', '<html><body><h1>502 Bad Gateway</h1></body></html>'],
    ['challenge', page('安全验证', '<p>请完成验证后继续访问</p>')],
    ['challenge', '<html><body><h2>访问被拒绝</h2><p>您的请求已被网站防火墙拦截</p></body></html>'],
    ['login', page('统一身份认证平台', '<form><p>用户名</p><p>登录密码</p></form>')],
    ['list', page('政府信息公开年报', `<ul>${LIST.join('')}</ul>`)],
    [
      'notice',
      page(
        '关于做好2016年政府信息公开工作年度报告编制工作的通知',
        `<h1>关于做好2016年政府信息公开工作年度报告编制工作的通知</h1>${BODY}`,
      ),
    ],
    ['article', page('某县政府信息公开上半年总结', `<h1>某县2016年上半年政府信息公开工作总结</h1>${BODY}`)],
    ['interpretation', page('文字解读', `<h1>文字解读：某县2016年政府信息公开年度报告</h1>${BODY}`)],
    ['interpretation', page('', `<h1>《某县2016年政府信息公开年度报告》解读</h1>${BODY}`)],
    ['article', page('某县政府信息公开指南', `<h1>某县政府信息公开指南</h1>${BODY}`)],
    [
      'article',
      page(
        '某县召开经济工作会议',
        `<h1>某县召开经济工作会议</h1>${'<p>会议强调，要抓好落实，推动高质量发展，确保各项任务完成。</p>'.repeat(10)}`,
      ),
    ],
  ])('%s', (looksLike, html) => {
    const found = judge(bytesOf(html));
    expect(found?.looksLike).toBe(looksLike);
    expect(found?.reason).toMatch(/^[a-z].*[a-z]$/);
  });

  it('a script that tests the browser, or sends on', () => {
    const challenge =
      '<html><body><script>document.cookie="__jsl_clearance=1";location.reload()</script></body></html>';
    expect(judge(bytesOf(challenge), challenge)?.looksLike).toBe('challenge');
    const stub = '<html><head><meta http-equiv="refresh" content="0;url=/a.html"></head><body></body></html>';
    expect(judge(bytesOf(stub), stub)?.looksLike).toBe('stub');
  });

  it('a circular that asks for reports and shows how one is made', () => {
    const title = '关于报送2015年政府信息公开年报的通知';
    const parts = ['一、概述', '略', '二、主动公开', '略', '三、依申请公开', '略'].map((text) => `<p>${text}</p>`);
    const html = page(
      title,
      `<h1>${title}</h1><p>统计期限为2015年1月1日至12月31日，年度报告如下。</p>${parts.join('')}`,
    );
    expect(judge(bytesOf(html))?.looksLike).toBe('notice');
  });

  it('the blank form that a circular carries', () => {
    const rows =
      '<tr><td>（一）收到申请数</td><td>件</td><td></td></tr><tr><td>1.当面申请数</td><td>件</td><td></td></tr>';
    const title = '关于印发政府信息公开情况统计表的通知';
    const html = page(
      title,
      `<h1>${title}</h1><table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>${rows.repeat(6)}</table>`,
    );
    expect(judge(bytesOf(html))?.looksLike).toBe('notice');
  });
});

const OPENING = '本年度报告根据条例编制，报告中所列数据的统计期限自2013年1月1日至2013年12月31日。';

describe('dumps without markup', () => {
  it.each([
    [
      'notice',
      ['国家某办公室', '关于政府信息公开工作年度报告', '有关事项的通知', BODY_TEXT, '一、抓紧部署', BODY_TEXT],
    ],
    ['notice', ['某站推广', '关于印发《政府信息公开工作年度报告格式》的通知', BODY_TEXT, '一、总体情况', BODY_TEXT]],
    [
      'article',
      [
        '政府信息公开指南',
        BODY_TEXT,
        '一、主动公开',
        BODY_TEXT,
        '二、依申请公开',
        BODY_TEXT,
        '三、收费标准',
        '不收费。',
      ],
    ],
    [
      'article',
      [
        '某县某局2018年度绩效评价报告',
        BODY_TEXT,
        '一、部门概况',
        '良好。',
        '三、存在的主要问题',
        '无。',
        '四、下一步打算',
        '无。',
      ],
    ],
    [
      'article',
      [
        '某县2022年法治政府建设年度报告',
        '一、主要举措',
        '主动公开信息2万条。',
        '二、存在问题',
        '有。',
        '三、打算',
        '有。',
      ],
    ],
    [
      'article',
      ['某市2022年行政复议应诉工作年度报告', '一、总体情况', BODY_TEXT, '二、存在问题', '有。', '三、打算', '有。'],
    ],
    [
      'article',
      [
        '我市公布2021年政府信息公开工作年度报告',
        `近日，市政府办公室公布了年度报告。报告显示，收到申请120件。${BODY_TEXT}`,
      ],
    ],
    ['article', ['某市2019年政务公开工作总结', `2019年，${BODY_TEXT}`, '一、主要做法', BODY_TEXT]],
  ])('%s', (looksLike, lines) => {
    expect(judge(bytesOf(lines.join('\n')))?.looksLike).toBe(looksLike);
  });

  it.each([
    [['一、概述', OPENING]],
    [[OPENING, '一、主要工作概述', BODY_TEXT]],
    [['政策解读', '政府信息公开制度', '通知公告', OPENING, '一、概述', BODY_TEXT]],
    [['某县2013年政府信息公开工作年度报告', '通知公告', '一、概述', BODY_TEXT]],
    [['某镇编制2013年政府信息公开年度报告，共六个部分。数据统计时限为2013年1月1日至12月31日。', '一、概述', '好。']],
    [['政府信息公开目录', OPENING, '一、概述', BODY_TEXT]],
  ])('a report by its period: %j', (lines) => {
    expect(judge(bytesOf(lines.join('\n')))).toBeNull();
  });
});

describe('lists and texts about reports', () => {
  const titles = (of: (at: number) => string): string => Array.from({ length: 12 }, (_, at) => of(at)).join('\n');
  it.each([
    ['list', `政府信息公开年报\n${titles((at) => `${2005 + at}年政府信息公开工作年度报告\n${2006 + at}-01-20`)}`],
    [
      'article',
      `政府信息公开工作年度报告填报说明\n一、总体情况\n写情况。\n二、主动公开政府信息情况\n写数量。\n三、依申请公开\n写。`,
    ],
    ['article', `XX局2022年政府信息公开工作年度报告（模板）\n${OPENING}\n一、总体情况\n二、主动公开政府信息情况`],
    [
      'article',
      '某省政府信息公开第三方评估报告（2018）\n一、总体情况\n好。\n二、主动公开情况\n好。\n三、依申请公开\n好。',
    ],
    [
      'article',
      '某省政府信息公开年度报告制度（试行）\n第一条 为了公开。\n（一）概述；\n（二）主动公开情况；\n（三）依申请公开情况；',
    ],
    ['article', '政府信息公开年度报告研究\n摘要。\n一、引言\n好。\n二、主动公开\n好。\n三、依申请公开\n好。'],
    ['article', '某局2021年党务公开工作年度报告\n一、总体情况\n好。\n二、主动公开情况\n好。\n三、存在问题\n好。'],
  ])('%s: %s', (looksLike, text) => {
    expect(judge(bytesOf(text))?.looksLike).toBe(looksLike);
  });

  it('a list with the openings of its reports', () => {
    const item = (at: number): string =>
      `<h3><a href="${at}.html">第${at}局2022年政府信息公开工作年度报告</a></h3><p>${OPENING}一、总体情况……</p>`;
    expect(judge(bytesOf(page('年报', titles(item))))?.looksLike).toBe('list');
  });
});

describe('reports beside lists and under names of columns', () => {
  const title = '某县林业局2014年政府信息公开年度报告';
  const others = Array.from(
    { length: 9 },
    (_, at) => `<li><a href="${at}.html">第${at}镇2014年政府信息公开年报</a></li>`,
  );
  it.each([
    ['a picture', '<img src="a.jpg">', 0],
    ['a document', `<p><a href="a.pdf">${title}.pdf</a></p>`, 0],
    ['an embedded document', '<iframe src="a.pdf"></iframe>', 0],
    ['one sentence with figures', '<p>2014年，我局主动公开信息12条。</p>', 1],
  ])('%s', (_, body, claims) => {
    const html = page(title, `<ul>${others.join('')}</ul><h1>${title}</h1>${body}`);
    expect(judge(bytesOf(html), undefined, claims)).toBeNull();
  });

  it.each(['通知公告', '政策解读'])('%s', (column) => {
    const html = page(
      title,
      `<h1>${column}</h1><h2>${title}</h2><p>一、总体情况</p><p>好。</p><p>二、主动公开</p><p>好。</p>`,
    );
    expect(judge(bytesOf(html))).toBeNull();
  });

  it('without title and headings, by what it says of itself', () => {
    const opening =
      '本年报是根据《中华人民共和国政府信息公开条例》的要求，由某县人民政府编制的2012年政府信息公开年度报告。';
    expect(judge(bytesOf([opening, BODY_TEXT, BODY_TEXT].join('\n')))).toBeNull();
  });

  it('without a title, a summary of the year', () => {
    const opening = '2023年，我局扎实工作，现就本年度政府信息公开工作总结如下：';
    expect(judge(bytesOf([opening, '一、主动公开情况', BODY_TEXT, '二、存在的不足', '有。'].join('\n')))).toBeNull();
  });

  it('with a note on what else it holds', () => {
    const html = page(title, `<h1>${title}（含图解）</h1><p>一、总体情况</p><p>好。</p><p>二、主动公开</p><p>好。</p>`);
    expect(judge(bytesOf(html))).toBeNull();
  });
});

describe('reports in the dress of something else', () => {
  const PARTS = ['一、概述', '好。', '二、主动公开政府信息的情况', '好。', '三、依申请公开政府信息的情况', '无。'];
  it.each([
    [
      [
        '某市人民政府办公室关于公布',
        '某市2009年度政府信息公开工作年度报告的通知',
        '现予公布。',
        '某市2009年度政府信息公开工作年度报告',
        '本报告中所列数据的统计期限自2009年1月1日起至2009年12月31日止。',
        ...PARTS,
      ],
    ],
    [['某县粮食局2010年政府信息公开年报公告', '现将我局2010年政府信息公开情况公告如下：', ...PARTS]],
    [['某县地震局2012年政府信息公开年度报告', '2012年我局主动公开信息12条。']],
  ])('%j', (lines) => {
    expect(judge(bytesOf(lines.join('\n')), undefined, 1)).toBeNull();
  });
});

describe('pages that are reports', () => {
  it.each([
    ['table as a picture', `${BODY}<img src="table.png">`],
    ['only a document', '<p><a href="a.pdf">某县审计局2016年政府信息公开年度报告.pdf</a></p>'],
    ['only an embedded document', '<iframe src="report.pdf"></iframe>'],
    ['short parts', '<p>一、总体情况</p><p>良好。</p><p>二、存在问题</p><p>无。</p>'],
    ['an interpretation named in the text', `${BODY}<p>图解链接：点击查看图解。请登录本网站查阅政策解读。</p>`],
    ['a telephone number with 404', `<p>一、总体情况</p><p>电话：0523-86404040</p>`],
  ])('%s', (_, body) => {
    const title = '某县审计局2016年政府信息公开年度报告';
    expect(judge(bytesOf(page(title, `<h1>${title}</h1>${body}`)))).toBeNull();
  });

  it('without any title', () => {
    const html = page(
      '',
      `<p>一、总体情况</p>${BODY}<p>二、主动公开政府信息情况</p><p>三、存在问题</p><p>四、下一步打算</p>`,
    );
    expect(judge(bytesOf(html))).toBeNull();
  });

  it('every generated one', () => {
    for (let seed = 0; seed < 150; seed++) expect(judge(generatePage(seed).bytes), `seed ${seed}`).toBeNull();
  });
});
