/** The page that shows how a page was read: every value marked at its place, both ways linked, and nothing alive in it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainPage } from '../../src/index.js';
import { speakIn } from '../../src/messages/speak.js';
import { writeExplanationHtml } from '../../src/output/explanation-html.js';
import { STYLE, STYLE_HASH } from '../../src/output/explanation-html-style.js';
import { HOSTILE_WORDS, hostilePage } from './hostile-page.js';

const PAGES = join(import.meta.dirname, '../../fixtures/pages');
const SLUGS = readdirSync(PAGES);
const OWN_LINK = /^#[pr]-[a-z]\d+$/;
const UNSEEN = /[^\P{C}\n]/u;
/** What may stand in the markup: anything else came from the page. */
const TAGS = new Set(
  'html head meta title style body header h1 h2 h3 h4 p main div section b span table caption tbody tr th td a small mark sup i em ul li br details summary'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'id class href title colspan rowspan lang charset http-equiv content name tabindex'.split(' '),
);

function readFixture(slug: string): Uint8Array {
  const html = join(PAGES, slug, 'page.html');
  return readFileSync(existsSync(html) ? html : join(PAGES, slug, 'page.txt'));
}

function write(bytes: Uint8Array | string, language: 'zh' | 'en' = 'en'): string {
  return [...writeExplanationHtml(explainPage(Buffer.from(bytes)), speakIn(language))].join('');
}

function expectInert(html: string): void {
  expect(html).not.toMatch(UNSEEN);
  const $ = load(html);
  const nodes = $('*')
    .toArray()
    .map((node) => ({ tag: $(node).prop('tagName')?.toLowerCase() ?? '', attributes: $(node).attr() ?? {} }));
  const links = nodes.flatMap(({ attributes }) => attributes['href'] ?? []);
  expect(nodes.filter(({ tag }) => !TAGS.has(tag))).toEqual([]);
  expect(nodes.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => !ATTRIBUTES.has(name))).toEqual(
    [],
  );
  expect(links.filter((href) => !OWN_LINK.test(href))).toEqual([]);
  const ids = nodes.flatMap(({ attributes }) => attributes['id'] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const known = new Set(ids);
  expect(links.filter((href) => !known.has(href.slice(1)))).toEqual([]);
}

describe.each(SLUGS)('%s as a page', (slug) => {
  const html = write(readFixture(slug));
  const { rows, blocks, outcome } = explainPage(readFixture(slug));
  const $ = load(html);

  it('is inert, and each of its links leads somewhere', () => expectInert(html));

  it('marks every value of the statistics in its cell, with code, match and status', () => {
    for (const [index, { raw, indicator, status, match }] of rows.entries()) {
      const mark = $(`#p-o${index}`);
      expect(mark.attr('href')).toBe(`#r-o${index}`);
      expect($(`#r-o${index} a`).first().attr('href')).toBe(`#p-o${index}`);
      if (status === 'reported') expect(mark.text()).toBe(raw);
      const tag = mark.next('small').text();
      for (const words of [`o${index}`, indicator ?? '–', match ?? '–', status]) expect(tag).toContain(words);
    }
  });

  it('shows the use of each block in words', () => {
    for (const { index, use } of blocks.filter(({ use }) => use.as === 'text' || use.as === 'heading')) {
      expect($(`#p-b${index} h4 b`).text()).toMatch(use.as === 'text' ? /^P text$/ : /^S section heading$/);
    }
  });

  it('marks the title, the header and the figures of the prose', () => {
    if (!outcome.ok) return;
    const { header, claims } = outcome.record;
    expect($('#p-t0')).toHaveLength(1);
    for (const [index, { value }] of header.entries.entries())
      if (value !== '') expect([value, $(`#p-h${index}`).length]).toEqual([value, 1]);
    for (const [index, { text }] of claims.entries())
      expect([text, $(`#p-c${index}`).length, $(`#r-c${index}`).length]).toEqual([text, 1, 1]);
    expect($('#page').find('[id^="p-y"]').length).toBeGreaterThan(0);
  });
});

describe('the frame', () => {
  it('lets nothing in but its own style', () => {
    const html = write(readFixture('trs-pairs-2016'));
    expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
    expect(html).toContain(
      `content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(load(html)('style').text()).toBe(STYLE);
    expect(html).not.toMatch(/https?:\/\/[^\s<]*"/);
  });

  it('speaks the language asked for', () => {
    const bytes = readFixture('trs-pairs-2016');
    expect(load(write(bytes, 'zh'))('#record h2').text()).toBe('记录内容');
    expect(load(write(bytes, 'en'))('#record h2').text()).toBe('What the record holds');
  });

  it('is made of tables with their spans', () => {
    const $ = load(write(readFixture('inconsistent-spans-2019')));
    expect($('#page table [colspan]').length + $('#page table [rowspan]').length).toBeGreaterThan(3);
  });

  it('rebuilds a table that was printed line by line, beside its lines', () => {
    const $ = load(write(readFixture('one-cell-per-line-2020')));
    expect($('#page details p').length).toBeGreaterThan(20);
    expect($('#page .use-statistics tr').length).toBeGreaterThan(10);
  });

  it('says why a page is no report', () => {
    for (const bytes of ['%PDF-1.4', '', '<p>hello</p>']) {
      const html = write(bytes);
      expect(load(html)('.refused').text()).toMatch(/^No report: it looks like .+/);
      expectInert(html);
    }
  });
});

describe('hostile pages', () => {
  it.each(HOSTILE_WORDS)('%j stays text', (words) => {
    const html = write(hostilePage(words));
    expectInert(html);
    expect(load(html)('#page').text()).toContain(words.replace(/[^\p{L}].*/su, ''));
  });

  it('shows what cannot be seen', () => {
    const $ = load(write(hostilePage('A\u202eB\u0007C')));
    expect(
      $('i')
        .map((_, node) => $(node).text())
        .get(),
    ).toContain('\\u{202e}');
  });

  it('any text stays text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => expectInert(write(hostilePage(words)))),
      { numRuns: 60 },
    );
  });
});

describe('size', () => {
  const MOST = 60 * 1024 * 1024;

  function measure(page: string): { size: number; text: string } {
    const html = write(page);
    return { size: html.length, text: html.slice(0, 2000) + html.slice(-2000) };
  }

  it.each([
    ['cells', `<table>${`<tr>${'<td>1'.repeat(1000)}</tr>`.repeat(1500)}</table>`],
    ['paragraphs', '<p>\u202e</p>'.repeat(500_000)],
    ['one paragraph', `<p>${'&#x202e;&lt;'.repeat(600_000)}</p>`],
    ['spans', `<table>${'<tr><td colspan=1000 rowspan=60000>1</td></tr>'.repeat(100_000)}</table>`],
  ])(
    'is bounded for a page of many %s',
    (_, body) => {
      const { size } = measure(hostilePage('x').replace('</body>', `${body}</body>`));
      expect(size).toBeLessThan(MOST);
    },
    60_000,
  );

  it('says what was left out', () => {
    const html = write(
      hostilePage('x').replace('</body>', `${'<p>a paragraph of the page</p>'.repeat(60_000)}</body>`),
    );
    expect(html).toMatch(/left out: \d+ blocks/);
  }, 60_000);
});
