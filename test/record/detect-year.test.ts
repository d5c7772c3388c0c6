import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearWords } from '../../src/knowledge/labels/year.js';
import { detectYear, type YearEvidence } from '../../src/record/detect-year.js';
import { fastest } from '../fastest.js';

const NOTHING: YearEvidence = {
  titles: [],
  paragraphs: [],
  captions: [],
  url: null,
  indexNumber: null,
  issuedOn: null,
  publishedAt: null,
};

function detect(evidence: Partial<YearEvidence>) {
  return detectYear({ ...NOTHING, ...evidence }, yearWords);
}

describe('detectYear', () => {
  it('reads a year that begins a title without a mark', () => {
    expect(detect({ titles: ['2018某县财政局政府信息公开年报'] }).year).toBe(2018);
  });

  it('reads a line that is nothing but a year below a title without one', () => {
    const paragraphs = ['（2018年度）', '某县财政局', '2019年5月，我局召开会议。'];
    expect(detect({ titles: ['政府信息公开工作年度报告'], paragraphs }).year).toBe(2018);
    expect(detect({ titles: ['某局2017年政府信息公开年报'], paragraphs }).year).toBe(2017);
  });

  it('takes no year from what a title announces for the next one', () => {
    for (const tail of ['及2018年工作计划', '和下一年工作安排', '暨2018年度工作打算'])
      expect(detect({ titles: [`某局2017年政府信息公开工作年度报告${tail}`] }).year, tail).toBe(2017);
  });

  it('takes no year for a report on several', () => {
    const got = detect({ titles: ['某局2008—2010年政府信息公开工作报告'], paragraphs: ['2010年，我局认真落实条例。'] });
    expect([got.year, got.diagnostics[0]?.code]).toEqual([null, 'year-unknown']);
    const school = { titles: ['某大学2015-2016学年信息公开工作年度报告'], paragraphs: ['2016年，学校认真落实。'] };
    expect(detect(school).year).toBe(2016);
  });

  it('leaves the year of an edition to the edition', () => {
    for (const note of ['（2020年修订）', '（2020年更正）', '(2020年2月10日发布)'])
      expect(detect({ titles: [`某局2019年政府信息公开工作年度报告${note}`] }).year, note).toBe(2019);
  });

  it('reads the seed: prose and caption against dates of the next year', () => {
    const got = detect({
      paragraphs: [
        '2016年度,泰州市政务服务管理办公室根据市政府统一要求,结合中心工作的实际,积极推进政务信息公开工作。',
        '2016年,我政务办全年通过各类途径主动公开各类信息396条。',
        '及时公开本部门2015年部门决算和2016年部门预算',
      ],
      captions: ['附:市政务办2016年度政府信息公开统计表'],
      indexNumber: '3212000038/2017-355033',
      issuedOn: '2017-02-24',
      publishedAt: '2017-02-24T13:44+08:00',
    });
    expect(got.year).toBe(2016);
    expect(got.diagnostics).toEqual([]);
  });

  it.each([
    ['统计期限自2016年1月1日起至2016年12月31日止', 2016],
    ['本报告中所列数据的统计期限为2020年1月1日至12月31日。', 2020],
    ['数据统计期限：201711日至20171231日', 2017],
    ['所列数据统计期限从202111日起至20211230日止', 2021],
    ['统计期限从20251月1日到12月31日', 2025],
    ['统计期限自2020年1月1日起至202020年12月31日止', 2020],
    ['报告期201911日至1231日', 2019],
    ['自201411日起,至20141231日止', 2014],
    ['统计时限自2021年1月1日起，至2021年12月30日止', 2021],
    ['统计期限为2019.1.1-2019.12.31', 2019],
    ['统计期限为2008年5月1日至2008年12月31日', 2008],
    ['截至2011年12月31日，共公开信息100条。', 2011],
    ['本报告数据统计截止时间为2019年12月31日。', 2019],
    ['统计期限为二○一一年1月1日至12月31日', 2011],
    ['统计 期限 自 2018 年 1 月 1 日 起 至 2018 年 12 月 31 日 止', 2018],
    ['统计期限2018年1月1日—2018年12月31日', 2018],
  ])('period: %s', (sentence, year) => {
    expect(detect({ paragraphs: [sentence] }).year).toBe(year);
  });

  it.each([
    ['某局2016年政府信息公开工作年度报告', 2016],
    ['2016年某市政府信息公开年报', 2016],
    ['2025 年某县政府信息公开工作年度报告', 2025],
    ['上湾乡人民政府2019年度政府信息公开年度工作报告', 2019],
    ['关于2021年度政府信息公开工作的年度报告', 2021],
    ['某局二○一六年度政府信息公开年度报告', 2016],
    ['某局二0一七年政府信息公开年度报告', 2017],
    ['某局16年度政府信息公开年度报告', 2016],
    ['某局政府信息公开年度报告（2018年度）', 2018],
    ['某局政府信息公开2018年度报告(2019年1月20日)', 2018],
  ])('title: %s', (title, year) => {
    expect(detect({ titles: [title] }).year).toBe(year);
  });

  it('reads the address of a viewer', () => {
    const url = 'http://www.city.example/module/xxgk/xxgkAnnualReport.jsp?area=11&fbtime=2019';
    expect(detect({ url }).year).toBe(2019);
  });

  it('knows folders of years from folders of dates and migrations', () => {
    const dated = { publishedAt: '2017-02-24' };
    const base = 'http://www.city.example/zfxxgk';
    expect(detect({ ...dated, url: `${base}/zfxxgknb/2016/szf/art/2023/art_2b77.html` }).year).toBe(2016);
    expect(detect({ ...dated, url: `${base}/art/2017/1/13/art_1_2.html` }).year).toBeNull();
    expect(detect({ ...dated, url: `${base}/gknb/201701/t20170120_1.html` }).year).toBeNull();
  });

  it('takes the title where a folder lies (c41.5)', () => {
    const got = detect({
      titles: ['新下陆街道办事处2022年度 政府信息公开工作年度报告'],
      url: 'http://www.city.example/zwgk/xxgknb/2022n/2021jdyc/202301/t20230117_983624.html',
      publishedAt: '2023-01-17',
    });
    expect(got.year).toBe(2022);
    expect(got.diagnostics).toEqual([]);
  });

  it('reads a report published before its year ended (c41.3)', () => {
    const got = detect({
      titles: ['某局2009年政府信息公开年度报告'],
      issuedOn: '2009-12-28',
      indexNumber: 'QZ10106-2500-2009-00022',
    });
    expect(got.year).toBe(2009);
  });

  it('reports a template that kept last year, and takes the side with more support', () => {
    const got = detect({
      titles: ['某局2020年政府信息公开工作年度报告'],
      paragraphs: ['统计期限自2019年1月1日起至2019年12月31日止。', '2020年，我局认真贯彻条例。'],
      publishedAt: '2021-01-20',
    });
    expect(got.year).toBe(2020);
    expect(got.diagnostics[0]?.code).toBe('year-conflict');
  });

  it('gives null when strong sources are equally split', () => {
    const got = detect({
      titles: ['某局2014年政府信息公开年度报告'],
      paragraphs: ['本报告的统计期限自2015年1月1日至2015年12月31日。'],
    });
    expect(got.year).toBeNull();
    expect(got.diagnostics[0]?.code).toBe('year-conflict');
  });

  it('does not take plans, budgets, future years or dates alone', () => {
    expect(detect({ paragraphs: ['2023年我局将进一步加强工作。', '2022年，我局公开信息10条。'] }).year).toBe(2022);
    expect(detect({ issuedOn: '2017-02-24', indexNumber: '014416330/2017-1' }).year).toBeNull();
    expect(detect({ titles: ['某局2030年政府信息公开年度报告'], publishedAt: '2021-01-20' }).year).toBeNull();
    expect(detect({ titles: ['某局1999年政府信息公开年度报告'] }).year).toBeNull();
    expect(detect({}).diagnostics[0]?.code).toBe('year-unknown');
  });

  it('is not misled by numbers of documents', () => {
    const got = detect({
      titles: ['某局政府信息公开年度报告'],
      paragraphs: ['根据国办发〔2014〕32号文件要求，编制本报告。', '2016年，我局公开信息10条。'],
    });
    expect(got.year).toBe(2016);
  });

  it('never throws and stays linear', () => {
    const text = fc
      .array(fc.constantFrom('2016', '年', '1月', '1日', '至', '12月31日', '二○', '度', '，', ' '), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text), text, (paragraphs, title) => {
        detect({ paragraphs, titles: [title], captions: [title], url: title, indexNumber: title });
      }),
    );
    for (const unit of ['2016年', '201611日至', '二○', '20', ' ', '/2016']) {
      const long = unit.repeat(100_000 / unit.length);
      expect(
        fastest(() => {
          detect({ paragraphs: [long], titles: [long], captions: [long], url: long, indexNumber: long });
        }),
      ).toBeLessThan(100);
    }
  });
});
