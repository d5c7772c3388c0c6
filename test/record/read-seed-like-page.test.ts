/** A page as text, through the real stages: what header, navigation, year and agency must be. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/document/read-page.js';
import { compileHeader } from '../../src/extract/header/compile-header.js';
import { readHeader } from '../../src/extract/header/read-header.js';
import { compileNavigation } from '../../src/extract/navigation/compile-navigation.js';
import { readNavigation } from '../../src/extract/navigation/read-navigation.js';
import { agencyWords } from '../../src/knowledge/labels/agency.js';
import { headerLabels } from '../../src/knowledge/labels/header.js';
import { navigationWords } from '../../src/knowledge/labels/navigation.js';
import { yearWords } from '../../src/knowledge/labels/year.js';
import { regions } from '../../src/knowledge/regions/index.js';
import { textKnowledge } from '../../src/knowledge/text/index.js';
import { compileRegions } from '../../src/record/compile-regions.js';
import { detectAgency } from '../../src/record/detect-agency.js';
import { detectYear } from '../../src/record/detect-year.js';
import { treatText } from '../../src/text/treat-text.js';

const DUMP = `索引號 | 3212000038/2017-355033 | 分類 | 其他 公報 |
發(fā)布機構(gòu) | 市行政審批局 | 發(fā)文日期 | 2017-02-24 |
文號 | 時效 |
- 信息來源:市政府
- 發(fā)布日期:2017-02-24 13:44
- 瀏覽次數(shù):
2016年度,泰州市政務服務管理辦公室根據(jù)上級要求,結(jié)合實際,推進政務信息公開工作。
一、概述
我辦加強組織領導,規(guī)范公開內(nèi)容。
二、主動公開政府信息的情況
2016年,我辦公開信息396條。
附:市政務辦2016年度政府信息公開統(tǒng)計表
統(tǒng) 計 指 標 | 單位 | 統(tǒng)計數(shù) |
一、主動公開情況 | ? | ? |
(一)主動公開政府信息數(shù) | 條 | 396 |
上一篇: 市應急管理局
下一篇: 市市場監(jiān)督管理局`;

const HTML = `<html><head><title>信息公开年报</title><meta name="SiteIDCode" content="3212000001">
<meta name="PubDate" content="2017-02-24 13:44"></head><body>
<div class="header"><a href="/">首页</a><a href="/a">政务公开</a><a href="/b">办事服务</a></div>
<table><tr><td>索引号</td><td>3212000038/2017-355033</td><td>分类</td><td>其他&nbsp;公报</td></tr>
<tr><td>发布机构</td><td>市行政审批局</td><td>发文日期</td><td>2017-02-24</td></tr>
<tr><td>文号</td><td></td><td>时效</td><td></td></tr></table>
<ul><li>信息来源：市政府</li><li>发布日期：2017-02-24 13:44</li><li>浏览次数：<script>count()</script></li></ul>
<div id="zoom"><p>2016年度，泰州市政务服务管理办公室根据上级要求，推进政务信息公开工作。</p><p>一、概述</p><p>我办加强组织领导。</p></div>
<p>上一篇：<a href="t1.html">市应急管理局</a></p><p>下一篇：<a href="t2.html">市市场监督管理局</a></p></body></html>`;

const reading = {
  containers: { content: new Set(['zoom']), chrome: new Set(['header']) },
  treat: (raws: readonly string[]) => treatText(raws, textKnowledge),
};

function readAll(text: string) {
  const { page } = readPage(text, reading);
  const navigation = readNavigation(page, compileNavigation(navigationWords));
  const knowledge = { header: compileHeader(headerLabels), dates: textKnowledge.dates };
  const read = readHeader(page, new Set(navigation.used), knowledge);
  const taken = new Set([...navigation.used, ...read.used]);
  const paragraphs = page.blocks.flatMap((block, index) =>
    block.kind === 'paragraph' && !taken.has(index) ? [block.text] : [],
  );
  const { header } = read;
  const year = detectYear({ titles: [], captions: [], url: null, paragraphs, ...header }, yearWords);
  const digest = (value: string) => createHash('sha256').update(value).digest('hex');
  const agency = detectAgency(
    { ...header, ...read, titles: [], captions: [], paragraphs, places: [], url: null, context: null },
    { agency: agencyWords, regions: compileRegions(regions), digest },
  );
  return { header, navigation: navigation.navigation, year: year.year, agency: agency.agency, paragraphs };
}

describe('a page through the stages', () => {
  it.each([
    ['text dump of a mirror', DUMP],
    ['HTML', HTML],
  ])('%s', (_, text) => {
    const got = readAll(text);
    expect(got.header).toMatchObject({
      indexNumber: '3212000038/2017-355033',
      categories: ['其他', '公报'],
      publisher: '市行政审批局',
      issuedOn: '2017-02-24',
      documentNumber: null,
      validity: null,
      contentSource: '市政府',
      publishedAt: '2017-02-24T13:44+08:00',
      viewCount: null,
    });
    expect(got.header.entries).toHaveLength(9);
    expect(got.year).toBe(2016);
    expect(got.agency).toEqual({
      key: '321200-泰州市政务服务管理办公室',
      name: '泰州市政务服务管理办公室',
      publisher: '市行政审批局',
      region: { code: '321200', name: '泰州市' },
    });
    expect(got.navigation.previous?.title).toBe('市应急管理局');
    expect(got.navigation.next?.title).toBe('市市场监督管理局');
    expect(got.paragraphs[0]).toMatch(/^2016年度/);
  });

  it('keeps entries of a mirror as printed', () => {
    const entries = readAll(DUMP).header.entries;
    expect(entries.map(({ label }) => label)).toContain('發(fā)布機構(gòu)');
    expect(entries.at(-1)).toEqual({ label: '瀏覽次數(shù)', value: '' });
  });
});
