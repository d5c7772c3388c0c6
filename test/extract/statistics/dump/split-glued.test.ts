import { describe, expect, it } from 'vitest';
import { splitGlued } from '../../../../src/extract/statistics/dump/split-glued.js';
import { reading, tokens } from '../blocks.js';
import { byCode, readSource } from '../read-html.js';

const SOURCE = [
  '第二十条第（五）项',
  '信息内容    上一年项目数量    本年增/减    处理决定数量',
  '行政许可    21    +19    40',
  '其他对外管理服务事项    3    -2    -',
  '自然人    法人或其他组织    总计',
  '商业企业    科研机构    社会公益组织    法律服务机构    其他',
  '一、本年新收政府信息公开申请数量    1    2    3    4    5    6    7',
  '三、本年度办理结果    （一）予以公开    11    12    13    14    15    16    17',
  '（三）不予公开    1.属于国家秘密    21    22    23    24    25    26    27',
  '2.其他法律行政法规禁止公开    0    0    0    0    0    0',
  '（四）无法提供    1.本机关不掌握相关政府信息    31    32    33    34    35    36    37',
].join('\n');

describe('lines of several cells parted by blanks', () => {
  const found = byCode(readSource(SOURCE));

  it('are parted where every label on them is known', () => {
    expect(
      ['licensing.items_last_year', 'licensing.items_change', 'licensing.decisions', 'other_services.items_change'].map(
        (code) => found.get(code)?.value,
      ),
    ).toEqual([21, 19, 40, -2]);
    expect(found.get('other_services.decisions')?.status).toBe('placeholder');
    expect(found.get('outcome.granted@total')?.value).toBe(17);
    expect(found.get('outcome.refused.state_secret@natural_person')?.value).toBe(21);
  });

  it('keep the marks that stand for figures: such a row is not blank', () => {
    const marks = byCode(readSource(SOURCE.replace('3    -2    -', '—    ／    --')));
    for (const code of ['items_last_year', 'items_change', 'decisions'])
      expect(marks.get(`other_services.${code}`)?.status).toBe('placeholder');
  });

  it('keep a row that lost a figure unread, and take none from the next line', () => {
    expect(found.get('outcome.refused.other_law@total')).toMatchObject({ value: null, status: 'unreadable' });
    expect(found.get('outcome.unavailable.not_held@total')?.value).toBe(37);
  });
});

describe('lines whose figure is in words', () => {
  const LIST = [
    '政府信息公开情况统计表',
    '统计指标    单位    统计数',
    '一、主动公开情况',
    '（一）主动公开政府信息数 条 零',
    '其中：主动公开规范性文件数 条 十二',
    '制发规范性文件总数 件 >35',
    '1.政府公报公开政府信息数 条 约30',
    '2.政府网站公开政府信息数 条 120',
    '3.政务微博公开政府信息数 条',
    '4.政务微信公开政府信息数 零',
    '5.其他方式公开政府信息数 条 见附件',
    '（一）参加或举办新闻发布会总次数 约3次',
    '三、依申请公开情况',
    '（一）收到申请数 件 1.当面申请数 件 3',
    '2.传真申请数 件 0',
  ].join('\n');
  const found = byCode(readSource(LIST));

  it.each([
    ['proactive.items', 0, 'reported', '零'],
    ['proactive.items.normative_documents', 12, 'reported', '十二'],
    ['normative_documents.issued', null, 'unreadable', '>35'],
    ['proactive.channels.gazette', null, 'unreadable', '约30'],
    ['proactive.channels.website', 120, 'reported', '120'],
    ['proactive.channels.weibo', null, 'blank', ''],
    ['proactive.channels.wechat', 0, 'reported', '零'],
    ['proactive.channels.other', null, 'unreadable', '见附件'],
    ['response.channels.press_conferences', null, 'unreadable', '约3次'],
  ])('%s', (code, value, status, raw) => {
    expect(found.get(code)).toMatchObject({ value, status, raw });
  });

  it('are not parted where another row begins behind a unit', () => {
    expect(found.get('requests.received')?.value ?? null).toBeNull();
  });
});

describe('splitGlued', () => {
  const split = (text: string) =>
    tokens(text)
      .flatMap((token) => splitGlued(token, reading))
      .map(({ cell, isValue }) => (isValue === true ? `=${cell.text}` : cell.text));
  const figures = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

  it.each<[string, readonly string[]]>([
    ['收到申请数件12', ['收到申请数', '件', '12']],
    ['收到申请数 件 12', ['收到申请数', '件', '12']],
    ['收到申请数12', ['收到申请数', '12']],
    ['收到申请数：12', ['收到申请数', '12']],
    ['收到申请数……12件', ['收到申请数', '12件']],
    ['收到申请数 -3', ['收到申请数', '-3']],
    ['收到申请数-3', ['收到申请数-3']],
    ['收到申请数 １，２００', ['收到申请数', '１，２００']],
    ['收到申请数 —', ['收到申请数', '—']],
    ['收到申请数 / 3', ['收到申请数', '/', '3']],
    ['（一）收到申请数', ['（一）收到申请数']],
    ['本地事项 12', ['本地事项 12']],
    ['本地事项 收到申请数 12', ['本地事项 收到申请数 12']],
    ['（三）不予公开 1.属于国家秘密 21', ['（三）不予公开', '1.属于国家秘密', '21']],
    ['收到申请数 12 3', ['收到申请数', '12', '3']],
  ])('labels and figures: %s', (text, parts) => {
    expect(split(text)).toEqual(parts);
  });

  it.each<[string, readonly string[]]>([
    ['收到申请数 件 零', ['收到申请数', '件', '=零']],
    ['收到申请数 零', ['收到申请数', '=零']],
    ['收到申请数 几十', ['收到申请数', '=几十']],
    ['收到申请数 约30', ['收到申请数', '=约30']],
    ['收到申请数 近30余件', ['收到申请数', '=近30余件']],
    ['收到申请数 其中30', ['收到申请数 其中30']],
    ['收到申请数 近期', ['收到申请数 近期']],
    ['收到申请数 约三十件', ['收到申请数', '=约三十件']],
    ['收到申请数 件 见附件', ['收到申请数', '件', '=见附件']],
    ['收到申请数 件 见 附件', ['收到申请数', '件', '=见 附件']],
    ['收到申请数 见附件', ['收到申请数 见附件']],
    ['收到申请数 件', ['收到申请数', '件']],
    ['收到申请数 件 当面申请数', ['收到申请数 件 当面申请数']],
    ['收到申请数 件 某 当面申请数', ['收到申请数 件 某 当面申请数']],
    ['本地事项 件 零', ['本地事项 件 零']],
    ['收到 申请数 件 零', ['收到 申请数', '件', '=零']],
  ])('figures in words: %s', (text, parts) => {
    expect(split(text)).toEqual(parts);
  });

  it.each<[string, readonly string[]]>([
    ['结果维持 结果纠正 其他结果', ['结果维持', '结果纠正', '其他结果']],
    ['信息内容 本年制发件数', ['信息内容', '本年制发件数']],
    ['结果维持 某项', ['结果维持 某项']],
    ['结果维持', ['结果维持']],
    [Array(16).fill('总计').join(' '), Array(16).fill('总计')],
    [Array(17).fill('总计').join(' '), [Array(17).fill('总计').join(' ')]],
  ])('heads: %s', (text, parts) => {
    expect(split(text)).toEqual(parts);
  });

  it('parts a whole row of figures, and leaves a few of them, which one cell may hold by mistake', () => {
    for (const count of [5, 15]) expect(split(figures(count).join(' '))).toEqual(figures(count));
    expect(split('1件 +2 — ／ 1,000')).toEqual(['1件', '+2', '—', '／', '1,000']);
    expect(split('1 2 3 4')).toEqual(['1 2 3 4']);
    expect(split('1 2 3 4 某')).toEqual(['1 2 3 4 某']);
  });

  it('leaves a passage alone, but not a long row of figures', () => {
    const row = (length: number) => `收到申请数${' 1'.repeat((length - 5) / 2)}`;
    expect(split(row(599))).toHaveLength(298);
    expect(split(row(601))).toHaveLength(1);
    expect(split(' 1'.repeat(301).trim())).toHaveLength(301);
  });

  it('keeps what it cut as printed, at the place of the line', () => {
    const [token] = tokens('收到申请数 12');
    if (token === undefined) throw new Error('one token was made');
    const [label, figure] = splitGlued({ ...token, block: 7 }, reading);
    expect(label).toMatchObject({ block: 7, cell: { raw: '收到申请数', text: '收到申请数' } });
    expect(figure).toMatchObject({ block: 7, cell: { raw: '12', text: '12' } });
  });
});
