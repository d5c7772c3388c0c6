// Pages of the farm as bytes: reports made from fixtures, each with an authority of its own; lists of them; and what a portal
// answers in place of a report. In: a number; out: the same page every time.
import { readFileSync } from 'node:fs';
import { LIST_LENGTH, listPaths } from './plan.mjs';

const DIGITS = [...'〇一二三四五六七八九'];
const FIXTURES = [
  { slug: 'trs-pairs-2016', agency: '随州市水利局', year: 2016 },
  { slug: 'subtotal-column-2022', agency: '珠海市斗门区城市管理和综合执法局', year: 2022 },
].map(({ slug, agency, year }) => {
  const page = new URL(`../../fixtures/pages/${slug}/page.html`, import.meta.url);
  return { slug, agency, year, parts: readFileSync(page, 'utf8').split(agency) };
});

const page = (title, body) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

export const CHALLENGE = page(
  '安全验证',
  '<noscript>请开启 JavaScript 后刷新页面</noscript><script>document.cookie="c="+(1+2);location.reload();</script>',
);
export const SOFT_404 = page(
  '页面不存在',
  '<div class="error"><p>您访问的页面不存在或已被删除</p><a href="/">返回首页</a></div>',
);
export const NOTICE = page(
  '关于召开座谈会的通知',
  '<h1>关于召开座谈会的通知</h1><p>各科室：</p><p>定于本周五下午在三楼会议室召开座谈会，请准时参加。</p><p>办公室</p>',
);

/** Whose report it is, for which year, and the fixture whose figures it prints. */
export function reportOf(number) {
  const { slug, agency, year } = FIXTURES[number % FIXTURES.length];
  const ordinal = [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
  return { slug, year, agency: `${agency}第${ordinal}分局` };
}

export function writeReport(number) {
  const { parts } = FIXTURES[number % FIXTURES.length];
  return parts.join(reportOf(number).agency);
}

function writeLink({ path, number }) {
  const { agency, year } = reportOf(number);
  const title = `${agency}${year}年政府信息公开工作年度报告`;
  return `<li><a href="${path}" title="${title}">${title}</a><span>${year + 1}-01-31</span></li>`;
}

/** One page of a host's list, with the way to the next. */
export function writeList(host, index) {
  const items = host.pages.slice(index * LIST_LENGTH, (index + 1) * LIST_LENGTH).map(writeLink);
  const next = listPaths(host)[index + 1];
  const more = next === undefined ? '' : `<div class="page"><a href="${next}">下一页</a></div>`;
  return page('政府信息公开年报', `<ul class="list">${items.join('\n')}</ul>${more}`);
}
