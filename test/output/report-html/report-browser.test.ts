/** The report in a real browser: looked at, searched, clicked, driven by keys, printed; hostile words do nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { DisclosureRecord } from '../../../src/model/record.js';
import { describeWith, TOOLS } from '../../debian-tools.js';
import { HOSTILE_WORDS } from '../hostile-page.js';
import { observe, type RecordChanges, sampleRecord } from '../sample-record.js';
import { Chromium } from './chromium.js';
import { NOTHING_ELSE, openPage, writePage } from './report-page.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'govdisclose-report-'));
const LIMIT = 120_000;
const PAGE_IN_PDF = /\/Type\s*\/Page\b(?!s)/g;

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function report(
  agency: string,
  year: number,
  { region = '321200', ...changes }: RecordChanges & { region?: string } = {},
): DisclosureRecord {
  const key = `${region}-${agency}`;
  return sampleRecord({
    id: `${key}/${year}`,
    year,
    agency: {
      key,
      name: agency,
      publisher: null,
      region: { code: region, name: region === '321200' ? '泰州市' : '杭州市' },
    },
    title: null,
    sections: [],
    ...changes,
  });
}

const SUM = [
  observe('requests.received', 14, { unit: '件' }),
  observe('requests.received.in_person', 1),
  observe('requests.received.fax', 0),
  observe('requests.received.online', 9),
  observe('requests.received.mail', null, { status: 'unreadable', raw: '约5' }),
  observe('proactive.items', 396, { raw: '３９６' }),
];

const RECORDS = [
  report('甲局', 2016, { observations: SUM, source: { url: 'https://www.example.gov.cn/a.html' } }),
  report('甲局', 2017, { observations: [observe('requests.received', 20), observe('proactive.items', 4)] }),
  report('甲局', 2019, {
    form: 'national-2019',
    observations: [observe('requests.received', 7, { applicant: 'total' })],
  }),
  report('乙局', 2017, { region: '330100', form: null, observations: [] }),
];

function save(name: string, html: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, html);
  return path;
}

describeWith('the report in headless Chromium', TOOLS.chromium, ({ path: program }) => {
  let browser: Chromium;
  let small = '';
  beforeAll(async () => {
    browser = await Chromium.open(program);
    small = save('small.html', writePage(RECORDS).html);
  }, LIMIT);
  afterEach(() => {
    expect(browser.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());

  const text = (selector: string) => browser.evaluate<string>(`document.querySelector('${selector}')?.innerText ?? ''`);
  const click = (selector: string) => browser.evaluate(`document.querySelector('${selector}').click()`);
  const choose = (id: string, value: string) =>
    browser.evaluate(
      `(() => { const field = document.getElementById('${id}'); field.value = '${value}'; field.dispatchEvent(new Event('change')); })()`,
    );

  it(
    'opens from disk and tells what needs a person first',
    async () => {
      await browser.load(small);
      expect(await text('h1')).toContain('what the dataset shows');
      expect(await text('#found')).toBe('4 reports');
      expect(await text('.view.shown tbody tr')).toContain('甲局');
      expect(await text('.view.shown tbody tr')).toContain('1 unreadable value');
    },
    LIMIT,
  );

  it(
    'filters by name, region, year and state',
    async () => {
      await browser.load(small, '#reports');
      await choose('q', '乙');
      await browser.until("document.getElementById('found').innerText === '1 report'");
      await click('#clear');
      await browser.until("document.getElementById('found').innerText === '4 reports'");
      await choose('region', '330000');
      await browser.until("document.getElementById('found').innerText === '1 report'");
      expect(await text('.view.shown tbody')).toContain('杭州市');
      await click('#clear');
      await choose('from', '2017');
      await browser.until("document.getElementById('found').innerText === '3 reports'");
      await choose('outcome', 'tableless');
      await browser.until("document.getElementById('found').innerText === '1 report'");
    },
    LIMIT,
  );

  it(
    'shows a report in the layout of its form, each value with its state and a link to its page',
    async () => {
      await browser.load(small, '#reports');
      await click('.view.shown tbody a');
      await browser.until("document.querySelector('.statutory') !== null");
      expect(await text('.view.shown h2')).toBe('甲局 · 2016');
      const cells = await browser.evaluate<string[][]>(
        "[...document.querySelectorAll('.statutory td.value')].filter((cell) => cell.querySelector('a')).map((cell) => [cell.className, cell.querySelector('a').href, cell.querySelector('a').title])",
      );
      const unreadable = cells.find(([kind]) => kind?.includes('is-unreadable'));
      expect(unreadable?.[1]).toMatch(/^https:\/\/www\.example\.gov\.cn\/a\.html#:~:text=/);
      expect(unreadable?.[2]).toContain('printed “约5”');
      expect(await text('.statutory')).toContain('３９６ = 396');
      await browser.evaluate('history.back()');
      await browser.until("document.querySelector('#view-reports.shown') !== null");
    },
    LIMIT,
  );

  it(
    'leads values to their places in a page beside it, and nowhere else',
    async () => {
      const hrefOf = async (href: string) => {
        const path = save('beside.html', writePage(RECORDS, { page: { href, hasPlaces: true } }).html);
        await browser.load(path, '#report?r=0');
        const links = "[...document.querySelectorAll('.statutory td a')].map((one) => one.getAttribute('href'))";
        return browser.evaluate<string[]>(links);
      };
      expect(await hrefOf('pages/a%20b/2016.html')).toContain('pages/a%20b/2016.html#p-o5');
      for (const bad of ['javascript:alert(1)', '//evil.example/x', '/etc/passwd'])
        expect(await hrefOf(bad)).toEqual([]);
    },
    LIMIT,
  );

  it(
    'writes a failed sum with its formula and its figures',
    async () => {
      await browser.load(
        save(
          'sum.html',
          writePage([
            report('甲局', 2016, {
              observations: SUM.map((one) =>
                one.value === null ? { ...one, status: 'reported', value: 5, raw: '5' } : one,
              ),
            }),
          ]).html,
        ),
        '#checks',
      );
      await click('.view.shown tbody a');
      await browser.until("document.querySelector('.case') !== null");
      expect(await text('.formula')).toMatch(/^Requests received = .* \+ /);
      expect(await text('.case')).toContain('expected 15, the page says 14');
    },
    LIMIT,
  );

  it(
    'draws series that are not joined over a break',
    async () => {
      await browser.load(small, '#trends?concept=lawsuits');
      expect(await text('figure .note')).toBe('No report here gives this figure.');
      await browser.load(small, '#trends?concept=granted');
      expect(await text('.notes')).toContain('≠ 2018 | 2019');
      await browser.load(small, '#trends?concept=requests_received');
      const drawn = "[...document.querySelectorAll('.chart .point')].map((point) => point.textContent)";
      expect(await browser.evaluate<string[]>(drawn)).toEqual([
        '2016: 14 件, 1 report',
        '2017: 20 件, 1 report',
        '2019: 7 件, 1 report',
      ]);
    },
    LIMIT,
  );

  it(
    'maps agencies by years, by state and by form, with signs',
    async () => {
      await browser.load(small, '#coverage');
      const row = "[...document.querySelector('.map tbody tr').cells].map((cell) => cell.innerText.trim())";
      expect(await browser.evaluate(row)).toEqual(['甲局', '?', '△', 'no report', '△']);
      await click('.chooser button[aria-pressed=false]');
      await browser.until(`${row}.includes('14')`);
      expect(await browser.evaluate(row)).toEqual(['甲局', '14', '14', 'no report', '19']);
    },
    LIMIT,
  );

  it(
    'changes its language, and keeps the view',
    async () => {
      await browser.load(small, '#coverage');
      await browser.evaluate("document.getElementById('language').focus()");
      await browser.press('Enter');
      await browser.until("document.documentElement.lang === 'zh-CN'");
      expect(await text('h1')).toContain('政府信息公开工作年度报告');
      expect(await text('.view.shown h2')).toBe('覆盖情况');
      expect(await browser.evaluate('document.activeElement.id')).toBe('language');
    },
    LIMIT,
  );

  it(
    'goes by keys alone',
    async () => {
      await browser.load(small);
      const focused = 'document.activeElement.textContent';
      for (let tries = 0; tries < 12 && (await browser.evaluate(focused)) !== 'Trends'; tries++)
        await browser.press('Tab');
      await browser.press('Enter');
      await browser.until("document.querySelector('#view-trends.shown') !== null");
    },
    LIMIT,
  );

  it(
    'prints all views, or the one report that is open',
    async () => {
      await browser.load(small);
      const all = await browser.print();
      expect(all.subarray(0, 5).toString()).toBe('%PDF-');
      const pages = all.toString('latin1').match(PAGE_IN_PDF)?.length ?? 0;
      expect(pages).toBeGreaterThanOrEqual(6);
      await browser.load(small, '#report?r=1');
      expect((await browser.print()).toString('latin1').match(PAGE_IN_PDF)?.length ?? 0).toBeLessThan(pages);
    },
    LIMIT,
  );

  it(
    'does nothing that hostile words say',
    async () => {
      const words = HOSTILE_WORDS.join(' ');
      const observations = [
        observe('proactive.items', null, {
          status: 'unreadable',
          raw: words,
          note: words,
          label: words,
          match: 'near',
        }),
        observe(null, 1, { label: words, path: [words] }),
      ];
      const evil = report('甲局', 2016, { title: words, observations, source: { url: 'javascript:alert(1)' } });
      const named = { ...evil, agency: { ...evil.agency, name: words } };
      const run = {
        name: words,
        startedAt: words,
        endedAt: words,
        counts: {},
        left: 0,
        changes: [{ kind: 'failed', subject: words, url: 'javascript:alert(1)', id: null, code: words }],
      } as const;
      const held = [
        {
          name: words,
          year: null,
          title: words,
          url: 'data:text/html,<script>alert(1)</script>',
          why: 'year',
          file: words,
        },
      ] as const;
      const file = save(
        'evil.html',
        writePage([named], {
          extras: { name: words, held, run, damaged: [{ subject: words, told: { zh: words, en: words } }] },
        }).html,
      );
      for (const hash of [
        '',
        '#report?r=0',
        '#changes',
        `#reports?q=${encodeURIComponent(words)}`,
        '#__proto__?lang=constructor&p=NaN&r=-1e9',
      ]) {
        await browser.load(file, hash);
        const strange =
          "document.querySelectorAll('img, iframe, base, object, embed, link, body svg[onload], [onerror], [onload], [onmouseover]').length";
        expect(await browser.evaluate(strange)).toBe(0);
        const links =
          "[...document.querySelectorAll('a')].map((link) => link.getAttribute('href')).filter((href) => !/^(?:#|https?:)/.test(href))";
        expect(await browser.evaluate(links)).toEqual([]);
      }
      await browser.load(file);
      expect(await text('h2')).not.toBe('');
      expect(await browser.evaluate('document.body.innerText')).toContain('<img src=x onerror=alert(1)>');
    },
    LIMIT,
  );

  it(
    'is at ease with 20,000 reports',
    async () => {
      const page = openPage();
      const parts = [page.start()];
      for (let at = 0; at < 20_000; at++) {
        const year = 2014 + (at % 5);
        const record = report(`第${Math.floor(at / 5)}局`, year, {
          observations: [observe('requests.received', at % 100), observe('proactive.items', 1)],
        });
        parts.push(page.add({ record, variant: null }, []));
      }
      const html = [...parts, ...page.end(NOTHING_ELSE)].join('');
      expect(html.length).toBeLessThan(30e6);
      await browser.load(save('large.html', html), '#coverage');
      expect(await text('#found')).toBe('20,000 reports');
      expect(await browser.evaluate<number>("document.querySelectorAll('*').length")).toBeLessThan(6000);
      await choose('q', '第3999局');
      await browser.until("document.getElementById('found').innerText === '5 reports'");
      await click('.map tbody a');
      await browser.until("document.querySelector('.statutory') !== null");
      expect(await text('.view.shown h2')).toContain('第3999局');
    },
    LIMIT,
  );
});
