import { describe, expect, it } from 'vitest';
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
  ])('%s', (code, value, status, raw) => {
    expect(found.get(code)).toMatchObject({ value, status, raw });
  });

  it('are not parted where another row begins behind a unit', () => {
    expect(found.get('requests.received')?.value ?? null).toBeNull();
  });
});
