import { describe, expect, it } from 'vitest';
import { compileClaims } from '../../../src/extract/claims/compile-claims.js';
import { readClaims } from '../../../src/extract/claims/read-claims.js';
import { claimWords as knowledge } from '../../../src/knowledge/labels/claims.js';
import { textKnowledge } from '../../../src/knowledge/text/index.js';
import { compileNumbers } from '../../../src/text/read-number.js';

const words = compileClaims(knowledge, compileNumbers(textKnowledge.numbers));

function claimsOf(form: string | null, ...paragraphs: string[]): string[] {
  const sections = [
    { number: 1, heading: '概述', topic: 'overview' as const, paragraphs: ['2016年,2016年', ...paragraphs] },
  ];
  return readClaims(sections, { formIds: form === null ? [] : [form], shown: form !== null, year: null }, words).map(
    ({ indicator, value }) => `${indicator}=${value}`,
  );
}

describe('figures that the prose states', () => {
  it.each([
    ['通过各类途径主动公开各类信息396条', 'proactive.items=396'],
    ['全年共主动公开政府信息1,234条', 'proactive.items=1234'],
    ['2016年主动公开政务信息十二条。', 'proactive.items=12'],
    ['主动公开信息总数为１２条', 'proactive.items=12'],
    ['其中在市政府信息公开网络平台主动公开政府信息49条', 'proactive.channels.website=49'],
    ['共收到政府信息公开申请12件', 'requests.received=12'],
    ['共收到12件政府信息公开申请', 'requests.received=12'],
    ['受理依申请公开事项3宗', 'requests.received=3'],
    ['举办政务公开培训班2期', 'training.sessions=2'],
    ['召开3次政务公开工作会议', 'training.meetings=3'],
    ['办结申请5件', 'requests.completed=5'],
    ['收取费用1200元', 'fees.collected=0.12'],
    ['收取费用0.5万元', 'fees.collected=0.5'],
    ['发生行政复议2件', 'reconsideration.total=2'],
    ['发生2起行政诉讼案件', 'litigation.total=2'],
    ['制发规范性文件4件', 'normative_documents.issued=4'],
  ])('%s', (text, claim) => {
    expect(claimsOf('national-2014', text)).toEqual([claim]);
  });

  it.each([
    ['上年结转政府信息公开申请3件', 'requests.carried_in=3'],
    ['结转下年度继续办理2件', 'requests.carried_out=2'],
    ['答复政府信息公开申请9件', 'outcome.total=9'],
    ['予以公开4件', 'outcome.granted=4'],
    ['部分公开1件', 'outcome.partly_granted=1'],
    ['作出行政处罚决定46件', 'penalty.decisions=46'],
    ['废止规范性文件1件', 'normative_documents.repealed=1'],
  ])('of the later forms: %s', (text, claim) => {
    expect(claimsOf('national-2021', text)).toEqual([claim]);
  });

  it.each([
    ['我办没有收到书面或其它形式要求公开政府信息的申请。', ['requests.received=0']],
    ['我办政府信息公开无收费情况。', ['fees.collected=0']],
    [
      '我办无因政府信息公开被申请行政复议或被提起行政诉讼、行政申诉情况',
      ['reconsideration.total=0', 'litigation.total=0'],
    ],
    ['全年未收到政府信息公开申请,未发生行政诉讼', ['requests.received=0', 'litigation.total=0']],
    ['未收取任何费用', ['fees.collected=0']],
  ])('zeros in words: %s', (text, expected) => {
    expect(claimsOf('national-2014', text)).toEqual(expected);
  });

  it.each([
    '主动公开政府信息约400条',
    '主动公开政府信息400余条',
    '主动公开政府信息260余',
    '2015年主动公开政府信息300条',
    '累计主动公开政府信息3000条',
    '比上年增加主动公开信息12条',
    '计划主动公开政府信息500条',
    '主动公开财政预决算信息12条',
    '通过政府网站、微信等渠道主动公开政府信息30条',
    '主动公开率达到100%',
    '主动公开项目资金421.3亿元',
    '其中网络收到申请3件',
    '收到涉及征地的申请5件',
    '上半年没有收到政府信息公开申请',
    '2015年没有收到政府信息公开申请',
    '无正当理由大量反复申请',
    '无锡市依申请公开工作',
    '未发生行政复议被纠错情况',
    '行政复议、行政诉讼各1件',
    '行政复议、行政诉讼共3件',
    '下一年将收到申请5件',
    '收费减免情况无',
    '未产生政府信息公开事务诉讼相关的费用支出',
    '微博20条',
  ])('no claim: %s', (text) => {
    expect(claimsOf('national-2014', text)).toEqual([]);
  });

  it.each([
    '受理困难群众救助申请120件',
    '收到不动产登记申请3000件',
    '收到35件法律援助申请',
    '受理工伤认定申请60件，办结60件',
    '未收到工伤认定申请',
    '共办理行政复议案件120件，其中涉及政府信息公开3件',
    '受理行政复议申请25件',
    '参加市里组织的政府信息公开培训2次',
  ])('other applications and cases: %s', (text) => {
    expect(claimsOf('national-2014', text)).toEqual([]);
  });

  it.each([
    ['收到公民、法人和其他组织依申请公开事项33件', ['requests.received=33']],
    ['收到申请12件，办结11件', ['requests.received=12', 'requests.completed=11']],
    ['受理因政府信息公开引发的行政复议2件', ['reconsideration.total=2']],
    ['没有接到群众主动要求公开政府信息的申请', ['requests.received=0']],
    ['无申请', ['requests.received=0']],
  ])('and those for information: %s', (text, expected) => {
    expect(claimsOf('national-2014', text)).toEqual(expected);
  });

  it('knows what is completed by the part of the report', () => {
    const sections = [{ number: 3, heading: '依申请公开情况', topic: 'requests' as const, paragraphs: ['办结5件。'] }];
    expect(
      readClaims(sections, { formIds: ['national-2021'], shown: true, year: null }, words).map(({ value }) => value),
    ).toEqual([5]);
  });

  it('takes the year of the report where it is known, whichever the text names more often', () => {
    const paragraphs = ['2021年收到申请8件，2022年收到申请12件。', '2021年的工作为2021年以后打下基础。'];
    const sections = [{ number: 3, heading: '依申请公开情况', topic: 'requests' as const, paragraphs }];
    const claims = readClaims(sections, { formIds: [], shown: false, year: 2022 }, words);
    expect(claims.map(({ value }) => value)).toEqual([12]);
  });

  it('reads two figures of one clause', () => {
    expect(claimsOf('national-2014', '行政复议1件、行政诉讼2件')).toEqual([
      'reconsideration.total=1',
      'litigation.total=2',
    ]);
    expect(claimsOf('national-2014', '收到申请12件比上年增加3件')).toEqual(['requests.received=12']);
  });

  it('drops a part that is stated with two values', () => {
    const text = '在政府网站公开信息12条；在局网站公开信息20条。';
    expect(claimsOf('national-2014', text)).toEqual([]);
  });

  it('leaves out what needs a form', () => {
    expect(claimsOf(null, '答复申请9件，收到申请9件')).toEqual(['requests.received=9']);
  });

  it.each([
    '每月主动公开信息100条',
    '应主动公开政府信息1300条',
    '向县档案馆、图书馆送交主动公开信息320条',
    '1月至6月收到申请3件',
    '截至6月底收到申请3件',
    '3月份收到申请3件',
    '收到1件网上申请',
    '市政府办公室收到申请3件，市发改委收到申请5件',
    '收到县政府办公室转来的信息公开申请2件',
    '受理行政复议案件3件，行政诉讼案件5件',
    '没有公民提出网上申请',
    '未收到传真申请',
    '除书面来函外，没有收到其他申请',
    '没有政府信息公开申请受理点',
    '没有出现申请公开的信息不存在的情况',
    '没有积压的政府信息公开申请',
    '收到申请减少率为0',
  ])('is no figure of the report: %s', (text) => {
    expect(claimsOf('national-2014', text)).toEqual([]);
  });

  it.each([
    ['收到申请12件，其中网上5件，信函4件', ['received=12', 'received.online=5', 'received.mail=4']],
    ['没有公民、法人通过网络、信函等形式提出申请', ['received=0']],
    ['未接到要求公开政府信息的书面申请', ['received=0']],
    ['收到政府信息公开申请数为0', ['received=0']],
    ['依申请公开政府信息为零', ['received=0']],
  ])('by whatever way applications come: %s', (text, expected) => {
    expect(claimsOf('national-2014', text)).toEqual(expected.map((claim) => `requests.${claim}`));
  });

  it('denies the case and not the application before it', () => {
    expect(claimsOf('national-2014', '没有一件申请引起行政复议')).toEqual(['reconsideration.total=0']);
    expect(claimsOf('national-2014', '未发生一起行政复议案件')).toEqual(['reconsideration.total=0']);
    expect(claimsOf('national-2014', '没有向申请人收取费用')).toEqual(['fees.collected=0']);
  });

  it('takes no sum of this year and the year before for what was received', () => {
    expect(claimsOf('national-2021', '收到申请32件（其中上年结转3件，当年新增29件）')).toEqual([
      'requests.carried_in=3',
    ]);
    expect(claimsOf('national-2021', '收到申请32件（含2020年结转3件）')).toEqual([]);
    expect(claimsOf('national-2021', '收到申请30件，上年结转3件')).toEqual([
      'requests.received=30',
      'requests.carried_in=3',
    ]);
  });

  it('keeps to the form of the year where the page shows no table', () => {
    const text = ['同意部分公开1件，同意公开3件', '办理行政许可520件'];
    const sections = [{ number: 3, heading: '依申请公开情况', topic: 'requests' as const, paragraphs: text }];
    const claims = readClaims(sections, { formIds: ['national-2014'], shown: false, year: 2012 }, words);
    expect(claims.map(({ indicator }) => indicator)).toEqual([
      'requests.answered.partly_granted',
      'requests.answered.granted',
    ]);
  });

  it('reads a year in full-width digits', () => {
    expect(claimsOf('national-2014', '２０１５年收到申请１２件')).toEqual([]);
  });

  it('stays quick on hostile text', () => {
    const start = performance.now();
    for (const piece of ['收到申请', '没有', '主动公开信息', '1,2,3,', '其中', '共共计', '无'])
      claimsOf('national-2014', piece.repeat(20000));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
