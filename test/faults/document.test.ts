/**
 * F63 to F65, faults of the document as a whole: headings, elements that swallow or rename, pages saved by other programs. The
 * page reads as its clean twin, or what is not read is reported.
 */
import { describe, expect, it } from 'vitest';
import { type DisclosureRecord, parsePage } from '../../src/index.js';
import { bytesOf, codesOf, contentOf, HEADER, PROSE, pageOf, recordOf } from './pages.js';

const CLEAN = recordOf(pageOf());
const valuesOf = ({ observations }: DisclosureRecord): unknown =>
  observations.map(({ indicator, value }) => [indicator, value]);

describe('sections', () => {
  const lines = [
    '一、概述',
    '甲甲。',
    '（一）小标题',
    '乙乙。',
    '1.更小',
    '丙丙。',
    '二、主动公开',
    '丁丁。',
    '二、依申请公开',
    '戊戊。',
    '五、复议诉讼情况',
    '己己。',
    '十一、存在的主要问题',
    '庚庚。',
  ];

  it('F63 headings keep their order, a repeat and a gap are reported, and every line is in one section', () => {
    const record = recordOf(pageOf({ prose: lines.map((line) => `<p>${line}</p>`).join('') }));
    const numbers = record.sections.map(({ number }) => number).filter((number) => number !== null);
    expect(numbers).toEqual([1, 2, 2, 5, 11]);
    const text = record.sections.flatMap(({ heading, paragraphs }) => [heading ?? '', ...paragraphs]).join('\n');
    for (const line of lines) expect(text.split(line.replace(/^[一二五十]+、/, ''))).toHaveLength(2);
    expect(codesOf(record).filter((code) => code.startsWith('heading-number'))).toHaveLength(3);
  });

  it('F63 headings without numbers part the sections too', () => {
    const prose = PROSE.replaceAll(/<p>[一二三]、(.*?)<\/p>/g, '<h2>$1</h2>');
    const sections = recordOf(pageOf({ prose })).sections;
    expect(sections.map(({ heading }) => heading)).toEqual(CLEAN.sections.map(({ heading }) => heading));
  });
});

describe('odd pages', () => {
  it.each([
    [
      'an element named as a property',
      `<form name="body"><img name="children"><input name="attributes"></form>${HEADER}`,
    ],
    ['a style in a drawing', `<svg><style><a title="</style><p>777条</p>"></style></svg>${HEADER}`],
    ['a base', `<base href="javascript:alert(1)">${HEADER}`],
  ])('F64 names and raw text that confuse a tree change nothing: %s', (_, header) => {
    expect(contentOf(recordOf(pageOf({ header })))).toEqual(contentOf(CLEAN));
  });

  it('F64 a base turns links, and nothing else', () => {
    const tail = '<p>附件：<a href="files/a.pdf">报告.pdf</a></p>';
    const record = recordOf(pageOf({ head: '<base href="http://www.example.cn/x/">', tail }), {
      url: 'http://www.example.cn/y/1.html',
    });
    expect(record.attachments.map(({ href }) => href)).toEqual(['http://www.example.cn/x/files/a.pdf']);
  });

  it.each(['textarea', 'style', 'script', 'title'])(
    'F64 an element without end swallows no text unreported: %s',
    (tag) => {
      const record = recordOf(pageOf({ prose: `<${tag}>${PROSE}` }));
      expect(valuesOf(record)).toEqual(valuesOf(CLEAN));
      expect(codesOf(record)).toContain('markup-swallowed-text');
    },
  );

  it('F64 text that the last of many elements without end swallowed is reported as left out', () => {
    const record = recordOf(pageOf({ tail: '<p>尾</p><textarea>'.repeat(9) }));
    const messages = record.diagnostics.filter(({ code }) => code === 'markup-swallowed-text');
    expect(messages.at(-1)?.message).toContain('left out');
  });

  it('F65 a page saved whole by a browser tells its address, and reads as its clean twin', () => {
    const page = pageOf().replace(
      '<html>',
      '<!-- saved from url=(0038)http://www.taizhou.gov.cn/art/2017/1.html -->\r\n<html>',
    );
    const record = recordOf(page);
    expect(contentOf(record)).toEqual(contentOf(CLEAN));
    expect(record.source.url).toBe('http://www.taizhou.gov.cn/art/2017/1.html');
  });

  it('F65 a page saved by an office program reads as its clean twin', () => {
    const word = pageOf({
      prose: PROSE.replaceAll(
        '<p>',
        '<p class=MsoNormal style="mso-pagination:none"><span lang=EN-US><o:p></o:p></span>',
      ),
    });
    const office = word.replace(
      '<html>',
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><!--[if gte mso 9]><xml><o:Pages>9</o:Pages></xml><![endif]-->',
    );
    expect(contentOf(recordOf(office))).toEqual(contentOf(CLEAN));
  });

  it.each([
    [
      'MHTML',
      `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n\r\n${pageOf()}`,
      'web-archive',
    ],
    ['a ZIP container', 'PK\u0003\u0004mimetype', 'binary'],
  ])('F65 a container of files is refused by its name: %s', (_, text, looksLike) => {
    const result = parsePage(bytesOf(text));
    expect(result.ok ? null : result.refusal.looksLike).toBe(looksLike);
  });

  it('F65 the source view of a page, saved, is refused', () => {
    const quote = (line: string): string =>
      line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const rows = pageOf()
      .split('\n')
      .map(
        (line, index) =>
          `<tr><td class="line-number" value="${index + 1}"></td><td class="line-content">${quote(line)}</td></tr>`,
      );
    const result = parsePage(
      bytesOf(
        `<html><head><meta charset="utf-8"></head><body><div class="line-gutter-backdrop"></div><table><tbody>${rows.join('')}</tbody></table></body></html>`,
      ),
    );
    expect(result.ok ? result.record.title : 'refused').toBe('refused');
  });
});
