/** A page model as a whole HTML document in the manner of a CMS. Scripts, menus and footers are our own inventions. */
import { writeHeaderHtml, writeInfoHtml } from '../header/html.js';
import type { Block, PageModel } from '../model.js';
import type { GeneratorOptions } from '../options.js';
import { element, escapeHtml, inline, type Markup } from './markup.js';
import { writeTable } from './table.js';

const BODIES: Record<GeneratorOptions['cms'], readonly [string, string]> = {
  trs: ['<div class="TRS_Editor"><div class="Custom_UnionStyle">', '</div></div>'],
  hanweb: ['<!--ZJEG_RSS.content.begin--><div id="zoom">', '</div><!--ZJEG_RSS.content.end-->'],
  ucap: ['<div class="content"><UCAPCONTENT>', '</UCAPCONTENT></div>'],
  gkmlpt: ['<div class="article-content">', '</div>'],
  lonsun: ['<div class="wzcon j-fontContent clearfix">', '</div>'],
  plain: ['<div>', '</div>'],
};

const WORD_XML =
  '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->';

export function writeHtml(
  page: PageModel,
  options: { cms: GeneratorOptions['cms']; markup: Markup; charset: string | null; quirks: readonly string[] },
): string {
  const { markup } = options;
  const [open, close] = BODIES[options.cms];
  const [above, body] = splitTitles(page.blocks);
  const blocks = body.map((block) => writeBlock(markup, block)).join('\n');
  const editor = options.quirks.includes('two-editors')
    ? `${open}${blocks.slice(0, cutPoint(blocks))}${close}\n${open}${blocks.slice(cutPoint(blocks))}${close}`
    : `${open}\n${blocks}\n${close}`;
  const article = [
    writeHeaderHtml(markup, page.header),
    above.map((block) => writeBlock(markup, block)).join('\n'),
    writeInfoHtml(markup, page.header),
    editor,
    writeNavigation(page),
    writeOthers(markup),
  ].join('\n');
  const wrapped = options.quirks.includes('layout-tables')
    ? wrapInTables(article)
    : `<div class="main">${article}</div>`;
  return [
    writeHead(page, options.charset),
    '<body>',
    markup.wordPaste ? WORD_XML : '',
    writeMenu(page),
    wrapped,
    writeFooter(page),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Between two top-level blocks: the first paragraph end in the second third that is outside of tables. */
function cutPoint(blocks: string): number {
  const at = blocks.toLowerCase().indexOf('\n<table');
  return at < 0 ? Math.max(0, blocks.indexOf('\n')) : at;
}

function splitTitles(blocks: readonly Block[]): [Block[], Block[]] {
  const first = blocks.findIndex((block) => block.type !== 'title');
  return [blocks.slice(0, Math.max(0, first)), blocks.slice(Math.max(0, first))];
}

function writeBlock(markup: Markup, block: Block): string {
  switch (block.type) {
    case 'title':
      return element(
        { ...markup, unclosed: false },
        markup.random.pick(['h1', 'h2', 'div']),
        inline(markup, block.text),
        'class="title"',
      );
    case 'heading':
      return writeHeading(markup, block.text);
    case 'paragraph':
      return element(
        markup,
        'p',
        indent(markup, inline(markup, block.text)),
        block.align === 'left' ? '' : `align="${block.align}"`,
      );
    case 'caption':
      return element(markup, 'p', inline(markup, block.text), 'align="center"');
    case 'table':
      return writeTable(markup, block.grid);
    case 'break':
      return '<br clear=all style="page-break-before:always">';
    case 'markup':
      return block.html;
  }
}

function indent(markup: Markup, text: string): string {
  return markup.random.pick(['', '　　', '&nbsp;&nbsp;&nbsp;&nbsp;']) + text;
}

function writeHeading(markup: Markup, text: string): string {
  const written = inline(markup, text);
  return markup.random.pick([
    element(markup, 'p', `<strong>${written}</strong>`),
    element(markup, 'p', written),
    element(markup, 'p', `<br/>${written}`),
    element({ ...markup, unclosed: false }, 'h3', written),
  ]);
}

function writeHead(page: PageModel, charset: string | null): string {
  const metas = page.meta.map((pair) => `<meta name="${escapeHtml(pair.label)}" content="${escapeHtml(pair.value)}">`);
  return [
    '<!DOCTYPE html>',
    '<html>',
    '<head>',
    charset === null ? '' : `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`,
    page.documentTitle === null ? '' : `<title>${escapeHtml(page.documentTitle)}</title>`,
    ...metas,
    '<style>.title{text-align:center}.nav li{float:left}</style>',
    '<script>var siteId="7";function doZoom(s){document.getElementById("zoom").style.fontSize=s+"px";}</script>',
    '</head>',
  ].join('\n');
}

function writeMenu(page: PageModel): string {
  const items = page.menu.map((item, index) => `<li><a href="/${index}/">${escapeHtml(item)}</a></li>`);
  const crumbs = page.breadcrumb.map((item) => `<a href="#">${escapeHtml(item)}</a>`);
  return [
    `<div class="top"><a href="/">${escapeHtml(page.siteName)}</a></div>`,
    `<ul class="nav">${items.join('')}</ul>`,
    `<div class="crumb">${escapeHtml(page.words.place)}${crumbs.join(' &gt; ')}</div>`,
  ].join('\n');
}

function writeNavigation(page: PageModel): string {
  const { previous, next } = page.navigation;
  const parts: string[] = [];
  if (previous !== null)
    parts.push(`<p>${escapeHtml(page.words.previous)}<a href="./prev.html">${escapeHtml(previous)}</a></p>`);
  if (next !== null) parts.push(`<p>${escapeHtml(page.words.next)}<a href="./next.html">${escapeHtml(next)}</a></p>`);
  return parts.join('\n');
}

/** Reports of others that portals list below an article, each with its date; never part of the report. */
function writeOthers(markup: Markup): string {
  const random = markup.random.fork('other-reports');
  if (!random.chance(0.4)) return '';
  const others = ['甲山镇', '乙水镇', '丙林局', '丁桥街道'].slice(0, random.int(2, 4));
  const year = random.int(2009, 2025);
  const items = others.map((name, at) => {
    const date = random.pick([`${year + 1}-01-1${at}`, `[${year + 1}-01-1${at}]`, `01-1${at}`]);
    return `<li><a href="./o${at}.html">${name}${year}年政府信息公开工作年度报告</a><span>${date}</span></li>`;
  });
  return `<div class="xg">${random.pick(['相关信息', '相关链接', '推荐阅读'])}</div><ul>${items.join('')}</ul>`;
}

function writeFooter(page: PageModel): string {
  const { words } = page;
  return [
    `<div class="tools">${escapeHtml(words.tools)}</div>`,
    `<div class="footer"><p>${escapeHtml(words.host + page.siteName)}</p><p>${escapeHtml(words.site)}${page.siteCode}</p></div>`,
    '<script type="text/javascript">/* counter */ document.write("<span id=hits></span>");</script>',
  ].join('\n');
}

function wrapInTables(content: string): string {
  return `<table width="1000" align="center"><tr><td width="200">&nbsp;</td><td><table width="100%"><tr><td>${content}</td></tr></table></td></tr></table>`;
}
