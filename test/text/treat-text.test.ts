import fc from 'fast-check';
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { textKnowledge } from '../../src/knowledge/text/index.js';
import { treatBlanks } from '../../src/text/treat-blanks.js';
import { treatText } from '../../src/text/treat-text.js';
import { fastest } from '../fastest.js';

const CLEAN = [
  '2019年度,我局通过政府网站主动公开政府信息396条,办结依申请公开三件。',
  '(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)',
  '发布机构',
  '一、机构建设和保障经费情况',
  '存在的主要问题是人手不足,下一步将加强业务培训,完善监督制度。',
  '统 计 指 标',
  '微信(app)、办公系统(OA)、距离5(km)、表A(a)、网址(http://a.example/b?x=1&y=2)、English (text) 说明',
];
const treat = (texts: readonly string[]) => treatText(texts, textKnowledge);
const one = (text: string, around: readonly string[] = ['政府信息公开']) => treat([text, ...around]).texts[0];
const codes = (texts: readonly string[]) => treat(texts).diagnostics.map(({ code }) => code);
const HAN = /[\u4e00-\u9fff]/;
const annotate = (text: string, toneType: 'symbol' | 'none', every = 1) =>
  [...text]
    .map((char, at) => (HAN.test(char) && at % every === 0 ? `${char}(${pinyin(char, { toneType })})` : char))
    .join('');

describe('treatText on clean pages', () => {
  it('gives back the very list that went in', () => {
    const read = treat(CLEAN);
    expect(read.texts).toBe(CLEAN);
    expect(read).toMatchObject({ script: 'simplified', diagnostics: [] });
  });

  it('leaves names that simplified writing keeps', () => {
    const names = ['乾县人民政府、乾安县、於潜镇、王昇、瞭望台、著作权、慰藉'];
    expect(treat(names).texts).toBe(names);
  });

  it('leaves any text without suspect characters alone', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[一-丁公开信息0-9A-Za-z,。、%/.:-]{0,30}$/)), (texts) => {
        expect(treat(texts).texts).toEqual(texts);
      }),
    );
  });

  it('keeps indices and never throws on any strings', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 12 }), (texts) => {
        expect(treat(texts).texts).toHaveLength(texts.length);
      }),
      { numRuns: 300 },
    );
    expect(treat(['a\u0002b', 'c']).texts).toEqual(['ab', 'c']);
  });
});

describe('pinyin', () => {
  it.each([
    ['symbol', 1],
    ['symbol', 5],
    ['none', 1],
    ['none', 3],
  ] as const)('is removed with tones %s, every %i characters', (toneType, every) => {
    const read = treat(CLEAN.slice(0, 6).map((text) => annotate(text, toneType, every)));
    expect(read.texts).toEqual(CLEAN.slice(0, 6));
    expect(read.diagnostics[0]?.code).toBe('pinyin-annotations');
  });

  it('is removed in groups, with full-width brackets, and in the blanks of a label', () => {
    expect(one('中华人民共和(he)(he)国(guo),公开(kai)(kai)')).toBe('中华人民共和国,公开');
    expect(one('发（fā）布机（jī）构')).toBe('发布机构');
    expect(one('統(tǒng) 計 指 標')).toBe('统 计 指 标');
    expect(one('规(guī)律(lǜ)')).toBe('规律');
  });

  it('needs evidence, a syllable, a character before it, and lower case', () => {
    for (const text of ['建设(an)', '微信(app)', '步行5(km)', '表A(a)', '系统(OA)', '公开(Kai)(Fa)(Bu)', '(he)开头'])
      expect(one(text)).toBe(text);
    expect(one('开(kāi)放,微信(app)、系统(oa)、网(www.a.cn)')).toBe('开放,微信(app)、系统(oa)、网(www.a.cn)');
  });

  it('is not what numbers the items of a list', () => {
    for (const text of ['第一项(a)第二项(b)第三项(e)第四项(m)第五项(n)第六项(o)', '甲方(an)乙方(an)'])
      expect(one(text)).toBe(text);
  });

  it('does not run across damage', () => {
    expect(one('(一)召開政府信息公開工作會議或?qū)n}會議數(shù)')).toBe('(一)召开政府信息公开工作会议或?qū)n}会议数');
  });
});

describe('script', () => {
  const traditional = Converter({ from: 'cn', to: 't' });

  it('is simplified, like its clean twin', () => {
    const clean = CLEAN.slice(0, 6);
    for (const to of ['t', 'tw', 'hk'] as const) {
      const read = treat(clean.map(Converter({ from: 'cn', to })));
      expect(read).toMatchObject({ script: 'traditional', texts: clean });
    }
    const both = treat(clean.map((text) => annotate(traditional(text), 'symbol', 2)));
    expect(both.texts).toEqual(clean);
  });

  it('mends what naive converters wrote', () => {
    expect(one('本年製發件數、隻計這一情形、行政強製、行政複議、關係、谘詢、佈置、麵向、若乾、幹部')).toBe(
      '本年制发件数、只计这一情形、行政强制、行政复议、关系、咨询、布置、面向、若干、干部',
    );
    expect(one('圍繞著重點,沿著方向,著力推進;瞭解覆議結果')).toBe('围绕着重点,沿着方向,着力推进;了解复议结果');
  });

  it('does not exchange vocabulary', () => {
    expect(one('規範性檔案數與資訊')).toBe('规范性档案数与资讯');
  });

  it('is mixed from a tenth on', () => {
    expect(treat(['复议与诉讼', '復議與訴訟']).script).toBe('mixed');
    const stray = treat([CLEAN.join(''), '30號']);
    expect(stray).toMatchObject({ script: 'simplified' });
    expect(stray.texts[1]).toBe('30号');
  });
});

describe('damage', () => {
  it.each([
    ['?。ㄒ唬', '（一）'],
    ['?。ǘ', '（二）'],
    ['?。ㄈ', '（三）'],
    ['?。ㄋ模', '（四）'],
    ['?。ㄎ澹', '（五）'],
    ['?。ㄆ撸', '（七）'],
    ['?。ㄆ擼', '（七）'],
    ['?。ò耍', '（八）'],
    ['?。ň牛', '（九）'],
    ['?。ㄊ', '（十）'],
    ['??。ㄋ模机构建设', '（四）机构建设'],
    ['?。?)概况', '?。?)概况'],
    ['他来问吗?。好的', '他来问吗?。好的'],
  ])('reads %s as %s', (damaged, clean) => {
    expect(one(damaged)).toBe(clean);
  });

  it('reads shifted text behind an ordinal again, up to the half character at its end', () => {
    for (const [clean, read] of [
      ['　（二）收到和处理申请情况', '（二）收到和处理申请情\ufffd'],
      ['　（六）政府信息公开监督保障', '（六）政府信息公开监督保\ufffd'],
      ['　（十一）其他情况', '（十一）其他情\ufffd'],
    ] as const) {
      const bytes = iconv.encode(clean, 'gbk');
      const damaged = new TextDecoder('gb18030').decode(Buffer.concat([Buffer.from('?'), bytes.subarray(1)]));
      expect(one(damaged)).toBe(read);
      expect(codes([damaged, '公开'])).toContain('shifted-bytes');
    }
  });

  it('removes what prints nothing and folds what only looks like a character', () => {
    expect(one('公\u200b开\ufeff信\u00ad息\u202e\u0000\ud800')).toBe('公开信息');
    expect(one('2019年1⽉1⽇,⽬标,⻓期,⺠政')).toBe('2019年1月1日,目标,长期,民政');
    expect(one('第一条&nbsp;&nbsp;&ldquo;三公&rdquo;&#x3000;A&amp;B&nbsp;')).toBe('第一条  “三公”\u3000A&B');
    expect(one('a?x=1&copy=2&lt=3')).toBe('a?x=1&copy=2&lt=3');
    expect(codes(['公\u200b开', '1⽉', '１２﹒', '\ue001', '\ufffd'])).toEqual([
      'invisible-characters',
      'compatibility-characters',
      'full-width-characters',
      'look-alike-punctuation',
      'private-use-characters',
      'replacement-characters',
    ]);
  });

  it('reports doubly encoded text and leaves it', () => {
    const utf8AsGbk = new TextDecoder('gb18030').decode(new TextEncoder().encode('政府信息公开工作情况报告'));
    const utf8AsLatin = new TextDecoder('windows-1252').decode(new TextEncoder().encode('政府信息公开工作情况'));
    expect(codes([utf8AsGbk])).toContain('utf8-as-gbk');
    expect(codes([utf8AsLatin])).toContain('utf8-as-latin1');
  });
});

describe('treatBlanks', () => {
  it.each([
    ['??', ''],
    ['?多形式多渠道公开', '多形式多渠道公开'],
    ['??? 附:统计表', '附:统计表'],
    ['第一段\n?\n??第二段', '第一段\n\n第二段'],
    ['您满意吗?', '您满意吗?'],
    ['或?qū)n}会议', '或?qū)n}会议'],
    ['　？ 一、概述', '一、概述'],
    ['工作有序开展。　?/p>', '工作有序开展。　'],
  ])('%j → %j', (text, treated) => {
    expect(treatBlanks(text)).toBe(treated);
  });
});

describe('cost', () => {
  const HOSTILE = [
    '(',
    '(a',
    '(a)',
    '字(ā)',
    '?。',
    '? ',
    '&#',
    '&amp;',
    '\u202e',
    '乾',
    '製',
    '\ud800',
    '。ㄒ唬',
    '?。ㄒ唬┲',
    '('.repeat(50),
  ];

  it.each(HOSTILE)('stays small on 100 KB of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    treat([unit]);
    expect(
      fastest(() => {
        treat([text]);
        treatBlanks(text);
      }),
    ).toBeLessThan(250);
  });

  it('is hardly there for a clean page', () => {
    const page = Array.from({ length: 40 }, () => CLEAN.slice(0, 6)).flat();
    for (let at = 0; at < 200; at += 1) treat(page);
    expect(
      fastest(() => {
        for (let at = 0; at < 100; at += 1) treat(page);
      }) / 100,
    ).toBeLessThan(1);
  });
});
