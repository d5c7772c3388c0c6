/**
 * Section F of the faults, on the functions: pages, lists and archives that would keep a program busy for ever, or fill its
 * memory. All are read to a bound, in time that grows with their length, and what is left out is counted.
 */
import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Followed, ListFollower } from '../../src/cli/crawl/list-follower.js';
import { realEnvironment } from '../../src/cli/main.js';
import { canonicalAddress, parsePage, readListPage } from '../../src/index.js';
import type { ListRequest } from '../../src/model/list.js';
import { makeZip } from '../archive/make-zip.js';
import { page, plant, run, temporaryFolder } from '../cli/captured-environment.js';
import { LIST as SMALL_LIST, startSmallPortal } from '../cli/crawl/small-portal.js';
import { hostilePage } from '../output/hostile-page.js';

const { loadCore, openFetcher } = realEnvironment();
const LIST = 'http://a.gov.cn/list/';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

function askPage(page: number): ListRequest {
  const rest = { post: null, referer: null, pages: null, list: LIST, column: null, offHost: false } as const;
  return { url: `${LIST}?page=${page}`, reader: 'page', page, ...rest };
}

describe('work without end', () => {
  it.each([
    '一、',
    '(',
    '（',
    ' ',
    '1﹒',
    '其中：',
    '2016年',
    '：',
    '发(fā)',
    '0',
    '&nbsp;',
    '?',
    '第二十条第（一）项',
    'a.',
    '<b>',
    '“',
  ])(
    'F82 a hundred kilobytes of one mark are read in time: %j',
    (mark) => {
      const words = mark.repeat(Math.ceil(100_000 / mark.length));
      const html = hostilePage('x').replace('<p>x</p>', `<p>${words}</p><table><tr><td>${words}</td></tr></table>`);
      expect(typeof parsePage(Buffer.from(html)).ok).toBe('boolean');
    },
    15_000,
  );

  it('F83 office files are listed and never opened; of a zip nothing is unpacked to the disk, out of it, or without bounds', async () => {
    const names = ['a.xlsx', 'b.docx', 'c.zip'];
    const links = names.map((name) => `<p><a href="${name}">附件：${name}</a></p>`).join('');
    const html = hostilePage('x').replace('<p>x</p>', links);
    const result = parsePage(Buffer.from(html), { url: 'http://www.a.gov.cn/x/' });
    expect(result.ok && result.record.attachments.map(({ href }) => href)).toEqual(
      expect.arrayContaining(names.map((name) => `http://www.a.gov.cn/x/${name}`)),
    );
    const zip = makeZip(
      { name: '../evil.html', data: page() },
      { name: 'locked.html', data: page(), flags: 1 },
      { name: 'bomb.html', data: Buffer.alloc(3_000_000) },
      { name: 'a.html', data: page() },
    );
    plant(cwd, { 'p.zip': zip });
    const { code, lines } = await run(['parse', 'p.zip'], { cwd });
    expect([code, lines.at(-1)]).toEqual([1, '4 inputs: 1 written, 3 failed']);
    expect(fs.readdirSync(cwd)).toEqual(['p.zip']);
  });

  it('F85 a page of links without end and a reply of documents without end are read to a bound, and that counts as work left', () => {
    const links = Array.from({ length: 20_002 }, (_, index) => `<a href=${index}>x</a>`).join(' ');
    const whole = links.slice(0, links.indexOf('<a href=20000>'));
    const ofWhole = readListPage(Buffer.from(`<html><body>${whole}</body></html>`), { url: LIST });
    expect(new ListFollower().follow(ofWhole, null, LIST)).toMatchObject({ cut: 0 });
    const ofPage = readListPage(Buffer.from(`<html><body>${links}</body></html>`), { url: LIST });
    const page = new ListFollower().follow(ofPage, null, LIST);
    expect([page.candidates.length, page.cut]).toEqual([20_000, 1]);
    const rows = Array.from({ length: 20_002 }, (_, index) => ({ title: 'x', url: `/${index}` }));
    const contentType = 'application/json';
    const ofReply = readListPage(Buffer.from(JSON.stringify({ rows })), { url: LIST, contentType });
    const reply = new ListFollower().follow(ofReply, null, LIST);
    expect([reply.candidates.length, reply.cut]).toEqual([20_000, 1]);
  });

  it('F85 a list that was not read to its end leaves work: the run says so, ends with 75, and takes no report for gone', async () => {
    const portal = await startSmallPortal(4);
    const fetchList = () =>
      run(['fetch', portal.url, '-o', 'data', '--allow-private', '--delay', '0', '--retries', '0', '--lang', 'en'], {
        cwd,
        changes: { loadCore, openFetcher },
      });
    try {
      expect((await fetchList()).code).toBe(0);
      const links = Array.from({ length: 20_002 }, (_, index) => `<a href=${index}>x</a>`).join(' ');
      const whole = Buffer.from(portal.bodyOf(SMALL_LIST)).toString();
      portal.set(SMALL_LIST, { body: whole.replace('</li>', `</li>${links}`) });
      const { code, err } = await fetchList();
      expect([code, err]).toEqual([75, expect.stringContaining('of very long lists left out')]);
      expect(err).not.toContain('gone from');
    } finally {
      await portal.stop();
    }
  });

  it('F85 a calendar that always has something new is followed to a bound, and the rest is counted', () => {
    const lists = new ListFollower({ pagesPerList: 5, linksPerList: 8 });
    const told = Array.from({ length: 10 }, (_, index) => {
      const html = `<html><body><a href="/${index}.html">甲市${index}局2016年政府信息公开工作年度报告</a></body></html>`;
      return lists.follow(
        { ...readListPage(Buffer.from(html), { url: LIST }), next: [askPage(index + 2)] },
        null,
        LIST,
      );
    });
    const sum = (of: (followed: Followed) => number) => told.reduce((total, one) => total + of(one), 0);
    expect([sum(({ next }) => next.length), sum(({ candidates }) => candidates.length), sum(({ cut }) => cut)]).toEqual(
      [4, 8, 8],
    );
  });

  it('F85 an address with the id of a session is the address without it', () => {
    const plain = canonicalAddress('http://a.gov.cn/x');
    expect(canonicalAddress('http://a.gov.cn/x;jsessionid=1A2B?sessionid=9')).toBe(plain);
  });
});
