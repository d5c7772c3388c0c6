/** The header block as HTML, one writer per layout. */
import { element, escapeHtml, type Markup } from '../html/markup.js';
import type { HeaderModel, HeaderPair } from '../model.js';

const esc = escapeHtml;

export function writeHeaderHtml(markup: Markup, header: HeaderModel): string {
  const block = header.pairs.length === 0 ? '' : writeBlock(markup, header);
  return block;
}

export function writeInfoHtml(markup: Markup, header: HeaderModel): string {
  if (header.info.length === 0) return '';
  const parts = header.info.map((pair) => `${esc(pair.label)}：${esc(pair.value)}`);
  return markup.random.pick([
    `<div class="article-info">${parts.map((part) => `<span>${part}</span>`).join('&nbsp;&nbsp;')}</div>`,
    `<ul class="info">${parts.map((part) => `<li>${part}</li>`).join('')}</ul>`,
    `<p class="xx">${parts.join('　　')}　字号：[<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>]</p>`,
  ]);
}

function writeBlock(markup: Markup, header: HeaderModel): string {
  const { layout, pairs } = header;
  if (layout === 'pairs') return pairTable(markup, pairs, '');
  if (layout === 'pairs-colon') return pairTable(markup, pairs, '：');
  if (layout === 'column-wise') return columnWise(markup, pairs);
  if (layout === 'bullets')
    return `<ul class="bt">${pairs.map((p) => `<li>${esc(p.label)}：${esc(p.value)}</li>`).join('\n')}</ul>`;
  if (layout === 'definition-list')
    return `<dl>${pairs.map((p) => `<dt>${esc(p.label)}</dt><dd>${esc(p.value)}</dd>`).join('\n')}</dl>`;
  if (layout === 'own-lines') return pairs.map((p) => `<p>${esc(p.label)}：</p><p>${esc(p.value)}</p>`).join('\n');
  if (layout === 'spans') {
    // Half of such blocks tell label and value apart by style only.
    const colon = markup.random.fork('span-colons').chance(0.5) ? '：' : '';
    return `<div class="headinfo">${pairs.map((pair) => spanPair(pair, colon)).join('')}</div>`;
  }
  const separator = layout === 'no-delimiter' ? ' ' : '：';
  return inLines(pairs)
    .map((line) => `<div class="row">${line.map((p) => `${esc(p.label)}${separator}${esc(p.value)}`).join(' ')}</div>`)
    .join('\n');
}

function spanPair(pair: HeaderPair, colon: string): string {
  return `<div class="item"><span class="name">${esc(pair.label)}${colon}</span><span class="con">${esc(pair.value)}</span></div>\n`;
}

export function inLines(pairs: readonly HeaderPair[]): HeaderPair[][] {
  const out: HeaderPair[][] = [];
  for (let at = 0; at < pairs.length; at += 2) out.push(pairs.slice(at, at + 2));
  return out;
}

function pairTable(markup: Markup, pairs: readonly HeaderPair[], colon: string): string {
  const rows = inLines(pairs).map((line) => {
    const cells = line.map((p) => `<td class="t1"><b>${esc(p.label)}${colon}</b></td><td>${esc(p.value)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return element({ ...markup, unclosed: false }, 'table', `\n${rows.join('\n')}\n`, 'class="xxgk_table" width="100%"');
}

function columnWise(markup: Markup, pairs: readonly HeaderPair[]): string {
  const labels = pairs.map((p) => `<td>${esc(p.label)}</td>`).join('');
  const values = pairs.map((p) => `<td>${esc(p.value)}</td>`).join('');
  return element({ ...markup, unclosed: false }, 'table', `<tr>${labels}</tr>\n<tr>${values}</tr>`, 'width="100%"');
}
