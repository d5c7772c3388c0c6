import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNavigation } from '../../../src/extract/navigation/compile-navigation.js';
import { readNavigation } from '../../../src/extract/navigation/read-navigation.js';
import { navigationWords } from '../../../src/knowledge/labels/navigation.js';
import type { Block } from '../../../src/model/document.js';
import { fastest } from '../../fastest.js';
import { figure, grid, line, link, linked, page } from '../header/build-page.js';

const knowledge = compileNavigation(navigationWords);
const URL = 'http://www.city.example/xxgk/2016/t1.html';

function read(blocks: readonly (Block | string)[], url: string | null = null) {
  return readNavigation(page(blocks), knowledge, url);
}

describe('readNavigation', () => {
  it('reads the seed: neighbours as plain lines', () => {
    const got = read(['没有其他需要报告的事项。', '上一篇: 市应急管理局', '下一篇: 市市场监督管理局']);
    expect(got.navigation).toEqual({
      previous: { title: '市应急管理局', href: null },
      next: { title: '市市场监督管理局', href: null },
    });
    expect(got.used).toEqual([1, 2]);
  });

  it.each([
    ['上一篇：甲局2016年年报 下一篇：乙局2016年年报', '甲局2016年年报', '乙局2016年年报'],
    ['【上一条】甲局 【下一条】乙局', '甲局', '乙局'],
    ['上一篇：没有了 下一篇：乙局', undefined, '乙局'],
    ['« 上一篇 | 甲局 | 下一篇 » | 无', '甲局', undefined],
    ['上一页 1 2 3 下一页 尾页', undefined, undefined],
  ])('one line: %s', (text, previous, next) => {
    const got = read([text]);
    expect(got.navigation.previous?.title).toBe(previous);
    expect(got.navigation.next?.title).toBe(next);
    expect(got.used).toEqual([0]);
  });

  it('knows a mark from its title by the link alone', () => {
    const titled = (mark: string, title: string) => line(mark + title, { links: [link(title, '/a.html')] });
    const got = read([titled('上一篇', '甲局2016年年报'), titled('下一篇', '乙局2016年年报')]);
    expect([got.navigation.previous?.title, got.navigation.next?.title]).toEqual(['甲局2016年年报', '乙局2016年年报']);
    expect(read(['上一篇没有了', titled('下一篇', '乙局年报')]).navigation).toMatchObject({ previous: null });
    expect(read(['上一篇甲局2016年年报']).used).toEqual([]);
  });

  it('takes a table of contents for the frame', () => {
    const places = ['一、概述', '二、主动公开情况'].map((text, at) => linked(text, `#part${at}`));
    expect(read([...places, '一、概述', '内容。']).used).toEqual([0, 1]);
    expect(read([linked('一、概述', '#part0'), '内容。']).used).toEqual([]);
  });

  it('takes lists of other pages and the line above them for the frame, documents not', () => {
    const entry = (title: string, date: string) => line(`${title} ${date}`, { links: [link(title, '/art/1.html')] });
    const report = linked('附件1.doc', '/a.doc');
    const got = read([
      '六、其他需要报告的事项',
      '无。',
      report,
      linked('附件2.xls', '/b.xls'),
      linked('附件3.pdf', '/c.pdf'),
      '相关信息',
      entry('甲镇2020年政府信息公开工作年度报告', '2021-01-22'),
      entry('乙镇2020年政府信息公开工作年度报告', '[01-21]'),
    ]);
    expect(got.used).toEqual([5, 6, 7]);
  });

  it('takes the second line of a trail for the frame', () => {
    expect(read(['当前位置: 首页', '>政务公开 >信息公开目录 >乡镇街道信息公开 >甲乡 >公开年报']).used).toEqual([0, 1]);
  });

  it('resolves links', () => {
    const got = read(
      [
        line('上一篇：甲局年报', { links: [link('甲局年报', './t0.html')] }),
        line('下一篇：乙局年报', { links: [link('乙局年报', 'javascript:void(0)')] }),
      ],
      URL,
    );
    expect(got.navigation.previous).toEqual({ title: '甲局年报', href: 'http://www.city.example/xxgk/2016/t0.html' });
    expect(got.navigation.next).toEqual({ title: '乙局年报', href: null });
  });

  it('takes a title from the line below', () => {
    const got = read(['上一篇：', '甲局', '下一篇：', linked('乙局', '/b.html')], URL);
    expect(got.navigation.previous?.title).toBe('甲局');
    expect(got.navigation.next).toEqual({ title: '乙局', href: 'http://www.city.example/b.html' });
    expect(got.used).toEqual([0, 1, 2, 3]);
  });

  it('reads a table of neighbours', () => {
    const got = read([grid(['上一篇：甲局 | 下一篇：没有了'])]);
    expect(got.navigation).toEqual({ previous: { title: '甲局', href: null }, next: null });
    expect(got.used).toEqual([0]);
  });

  it.each([
    '首页 > 乡镇信息公开 > 中村乡 > 政务信息公开年报',
    '当前位置: 首页 > 信息公开 > 信息公开年报 > 区政府信息公开年报',
    '您现在的位置：网站首页 >> 政府信息公开',
    '设为首页 | 加入收藏',
    '关怀版 无障碍 长者版',
    '字号：[ 大 中 小 ]',
    '【字体：大 中 小】 打印 关闭',
    '【 默认 超大】',
    '分享到：',
    '听全文',
    '点击收听年报语音朗读',
    '图解链接:点击查看图解',
    '扫一扫在手机打开当前页面',
    '责任编辑：张三',
    '编辑：李四 审核：王五',
    '版权所有：某市人民政府 苏ICP备05000000号',
    '主办单位：某市人民政府办公室 承办：某市大数据中心',
    '苏公网安备 32120202000000号 网站标识码：3212000001',
    '打印本页 关闭窗口',
    '大 中 小',
  ])('marks furniture: %s', (text) => {
    expect(read([text]).used).toEqual([0]);
  });

  it.each([
    '本局通过网站首页、微信、微博等渠道公开信息，并在政务服务大厅设置打印设备。',
    '上一篇章的工作已经完成，下一篇章即将开启。',
    '主办单位组织政务公开培训2次，培训60人次。',
    '一、概述',
    '大力推进政府信息公开',
    '无',
    '首页改版后，全年公开信息120条。',
    '发布日期：2017-02-23 字号：大 中 小',
    '来源：某市政府 责任编辑：张三',
    '下一步打算',
    '编辑《政府公报》12期，免费发放。',
    '其他方式',
    '???',
  ])('leaves text alone: %s', (text) => {
    expect(read([text]).used).toEqual([]);
  });

  it('marks chrome zones but no header lines in them', () => {
    const got = read([
      line('某市人民政府', { zone: 'chrome' }),
      line('发布日期：2020-01-02', { zone: 'chrome' }),
      figure('/logo.png', { zone: 'chrome' }),
      grid(['规章 | 0']),
    ]);
    expect(got.used).toEqual([0, 2]);
  });

  it('marks menus: runs of short links, rows of links', () => {
    const menu = ['新闻中心', '政务公开', '办事服务'];
    const row = line(menu.join(' '), { links: menu.map((text) => link(text, '/')) });
    expect(read([...menu.map((text) => linked(text, '/')), '正文']).used).toEqual([0, 1, 2]);
    expect(read([row]).used).toEqual([0]);
    expect(read([linked('附件', '/a.doc'), '正文']).used).toEqual([]);
  });

  it('never throws and stays linear', () => {
    const pieces = ['上一篇', '下一篇', '：', ' ', '>', '首页', '打印', '大', '【', '】', '甲局', '。'];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        read(texts);
      }),
    );
    for (const unit of ['上一篇', '首页 > ', '打印', '编辑:', '版权所有 ', '大 ']) {
      expect(
        fastest(() => {
          read([unit.repeat(100_000 / unit.length), unit.repeat(150 / unit.length)]);
        }),
      ).toBeLessThan(60);
    }
  });
});
