/** Titles of lists: annual reports in all their wordings, and what stands between them. */
import { describe, expect, it } from 'vitest';
import { judgeCandidate } from '../../src/discover/judge-candidate.js';
import { defaultKnowledge } from '../../src/index.js';

function judge(title: string, more: { date?: string | null; inColumn?: boolean } = {}) {
  return judgeCandidate({ title, date: more.date ?? null, inColumn: more.inColumn ?? false }, defaultKnowledge);
}

describe('titles of reports', () => {
  it.each([
    ['泰和县财政局2016年政府信息公开工作年度报告', 2016],
    ['2016年泰和县政府信息公开年报', 2016],
    ['2025 年石桥镇政府信息公开工作年度报告', 2025],
    ['石桥镇2019年度政府信息公开年度工作报告', 2019],
    ['关于2021年度政府信息公开工作的年度报告', 2021],
    ['2018年度市水利局政府信息公开年报', 2018],
    ['市水利局政府信息公开工作年度报告（2019）', 2019],
    ['政府信息公开工作年度报告2012', 2012],
    ['二○一二年度县司法局信息公开年度报告', 2012],
    ['2010年度政务公开年报', 2010],
    ['市教育局政府信息公开工作年度报告', null],
    ['市教育局2019年度政府信息 公开工作 年度报告', 2019],
    ['市教育局政府信息公开2011年度报告', 2011],
    ['2009年度市教育局信息公开工作年度总结', 2009],
    ['2014年政府信息公开工作情况年度报告', 2014],
    ['2013年石桥镇信息公开工作年度总结', 2013],
    ['[2017-02-24] 市审计局2016年政府信息公开年报', 2016],
    ['· 3.市审计局2016年政府信息公开年报 [置顶]', 2016],
    ['县政府办2020年政府信息公开工作年度报告(2021-01-20)', 2020],
    ['市卫生健康委员会2022年政府信息公开工作年…', 2022],
    ['市卫生健康委员会2022年政府信息公开年度报...', 2022],
  ])('%s', (title, year) => {
    expect(judge(title)).toMatchObject({ verdict: 'report', year });
  });

  it.each([
    '2009年政府信息公开工作总结',
    '关于2011年政府信息公开工作情况的报告',
    '2014年政府信息公开情况统计表',
    '关于公布市民政局2012年政府信息公开年度报告的公告',
    '2015年年度报告',
    '市财政局2008年政府信息公开…',
  ])('%s may be one', (title) => {
    expect(judge(title).verdict).toBe('maybe');
  });

  it('keeps all years, and takes a short title in a column of reports for one', () => {
    expect(judge('2019年', { inColumn: true })).toMatchObject({ verdict: 'report', year: 2019 });
    expect(judge('2019年').verdict).toBe('other');
    expect(judge('市财政局2019年年报', { inColumn: true })).toMatchObject({ verdict: 'report', year: 2019 });
  });

  it('leaves a year that was not over on its date to the page', () => {
    expect(judge('2025年政府信息公开工作年度报告', { date: '2024-01-20' })).toMatchObject({
      verdict: 'maybe',
      year: 2025,
    });
    expect(judge('2009年政府信息公开工作年度报告', { date: '2009-12-28' }).verdict).toBe('report');
  });
});

describe('names of authorities', () => {
  const NAMES = [
    '市生态环境局',
    '市环境保护局',
    '市质量技术监督局',
    '市知识产权局',
    '市人力资源和社会保障局',
    '县就业服务局',
    '市预算评审中心',
    '市档案局（馆）',
    '国家统计局某市调查队',
    '市公共资源交易中心',
    '县政务服务和数据管理局',
    '市人民政府法制办公室',
    '市考核办',
    '市行政学院',
    '县人大常委会办公室',
    '经济技术开发区管委会',
    '市市场监督管理局',
    '市企业信息中心',
    '市会议中心',
    '某乡培训学校',
    '省发展改革委',
    '县科学技术和工业信息化局',
    '市规划和自然资源局',
    '市文化广电和旅游局',
    '县应急管理局',
    '市财务核算中心',
    '市信访局',
    '县新闻发布中心',
  ];
  it.each(NAMES)('%s does not make its report another text', (name) => {
    for (const title of [
      `${name}2019年政府信息公开工作年度报告`,
      `2019年${name}政府信息公开年报`,
      `${name}关于2019年度政府信息公开工作的年度报告`,
      `${name}2019年度政务公开和政府信息公开工作年度报告（2020年1月）`,
    ])
      expect([title, judge(title).verdict, judge(title).year]).toEqual([title, 'report', 2019]);
    expect(judge(`关于做好${name}2019年政府信息公开工作年度报告编制工作的通知`).verdict).toBe('other');
    expect(judge(`${name}2019年政府信息公开工作年度报告编制培训`).verdict).toBe('other');
    expect(judge(`图解${name}2019年政府信息公开工作年度报告`).verdict).toBe('other');
  });
});

describe('names of columns', () => {
  it('are no reports, unless they stand in such a column with a date', () => {
    expect(judge('政府信息公开年报').verdict).toBe('other');
    expect(judge('政府信息公开年报', { inColumn: true }).verdict).toBe('other');
    expect(judge('政府信息公开年度报告', { inColumn: true, date: '2013-02-01' }).verdict).toBe('maybe');
    expect(judge('历年年报').verdict).toBe('other');
  });
});

describe('titles of other documents', () => {
  it.each([
    '关于做好2019年政府信息公开工作年度报告编制工作的通知',
    '国务院办公厅关于印发政府信息公开工作年度报告格式的通知',
    '文字解读：2020年政府信息公开工作年度报告',
    '【图解】市水利局2021年政府信息公开工作年度报告',
    '一图读懂市财政局2022年政府信息公开年报',
    '2022年政府信息公开工作年度报告解读',
    '市财政局2019年度部门预算公开',
    '2018年部门决算公开',
    '2020年政务公开工作要点',
    '2021年政务公开工作实施方案',
    '政府信息公开指南',
    '政府信息公开申请表',
    '依申请公开流程图',
    '2019年上半年政府信息公开工作总结',
    '2020年第一季度政府信息公开工作情况报告',
    '2016年3月份政府信息公开工作报告',
    '2021年法治政府建设年度报告',
    '政府网站工作年度报表（2020年度）',
    '2019年国民经济和社会发展统计公报',
    '2017年环境质量年度报告',
    '市市场监管局召开2020年政务公开工作会议',
    '2019年度企业信息公示年报',
    '企业年报公示',
    '年报查询',
    '高校毕业生就业质量年度报告（2020）',
    '2020年5月政务公开工作情况报告',
    '政府信息公开目录',
    '首页',
    '下一页',
    '',
  ])('%s', (title) => {
    expect(judge(title).verdict).toBe('other');
  });

  it('answers on any title, however long', () => {
    expect(judge('年'.repeat(200_000)).verdict).toBe('other');
    expect(judge('['.repeat(100_000)).verdict).toBe('other');
    expect(judge(`${'·'.repeat(290)}x`).verdict).toBe('other');
    expect(judge(`2019年报${'·'.repeat(280)}x`).verdict).toBe('maybe');
  });
});
