/** A report of ours with words of an attacker at every place that a value is read from. */

export const HOSTILE_WORDS = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  '<!-- ]]> --!><base href=//x>',
  'javascript:alert(1)',
  '&lt;script&gt;&amp;#60;',
  '`+alert(1)+`',
  'A\u202eB\u2066C\u200bD\ufeffE',
  'x\u001b[2J\u001b]52;c;AA\u0007\u009b31m',
  '__proto__',
] as const;

function escapeMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function hostilePage(words: string): string {
  const evil = escapeMarkup(words);
  return `<!doctype html><html><head><meta charset="utf-8"><title>${evil} 甲市审计局2016年政府信息公开工作年度报告</title>
<meta name="SiteName" content="${evil}"><meta name="ColumnName" content="${evil}"></head><body>
<table><tr><td>索引号：</td><td>${evil}</td><td>发布机构：</td><td>${evil}</td></tr>
<tr><td>发文日期：</td><td>2017-02-14</td><td>文号：</td><td>${evil}</td></tr></table>
<h1>甲市审计局2016年政府信息公开工作年度报告</h1>
<p>${evil}</p><p>一、概述</p><p>2016年主动公开政府信息12条，${evil}。</p>
<p>二、主动公开情况 ${evil}</p><p><a href="javascript:alert(1)">${evil}</a><img src="http://127.0.0.1:9/${evil}" alt="${evil}"></p>
<table><caption>${evil}</caption><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>
<tr><td>一、主动公开情况</td><td>—</td><td>—</td></tr>
<tr><td>（一）主动公开政府信息数</td><td>条</td><td>12</td></tr>
<tr><td>其中：主动公开规范性文件数</td><td>条</td><td>${evil}</td></tr>
<tr><td>制发规范性文件总数</td><td>件</td><td>1</td></tr>
<tr><td>${evil}</td><td>${evil}</td><td>${evil}</td></tr>
<tr><td>（二）通过不同渠道和方式公开政府信息的情况</td><td>—</td><td>—</td></tr>
<tr><td>1.政府公报公开政府信息数</td><td>条</td><td>3</td></tr>
<tr><td>2.政府网站公开政府信息数</td><td>条</td><td>9</td></tr></table>
<p>${words}</p></body></html>`;
}
