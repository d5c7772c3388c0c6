/** A list whose pager posts a form, followed by the program: what the server is asked, and what the archive keeps of it. */
import * as fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realEnvironment } from '../../../src/cli/main.js';
import { type Run, run, temporaryFolder } from '../captured-environment.js';
import { servedFixtures } from './small-portal.js';

const LIST = '/xxgk/list.aspx?id=7';
const { loadCore, openFetcher } = realEnvironment();
const reports = servedFixtures(10_000).slice(0, 6);
/** The state of a real page is long. */
const stateOf = (page: number) => `${'/wEPDwUK'.repeat(80)}${page}==`;

let cwd = '';
let server: Server;
let asked: string[] = [];
let robots = '';

function writeList(page: number): string {
  const items = reports
    .slice((page - 1) * 2, page * 2)
    .map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`);
  const next = page < 3 ? `<a href="javascript:__doPostBack('Pager','${page + 1}')">下一页</a>` : '下一页';
  return `<html><head><meta charset="utf-8"><title>政府信息公开年报</title></head><body><form method="post" action="list.aspx?id=7">
<input type="hidden" name="__VIEWSTATE" value="${stateOf(page)}"><input type="text" name="key"><input type="submit" name="s" value="搜索">
<ul>${items.join('')}</ul>${next}</form></body></html>`;
}

beforeEach(async () => {
  [cwd, asked, robots] = [temporaryFolder(), [], 'User-agent: *\nDisallow: /no/\n'];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      asked.push(`${request.method} ${request.url} ${body}`.trim());
      const page = Number(new URLSearchParams(body).get('__EVENTARGUMENT') ?? 1);
      const report = reports.find(({ path }) => path === request.url);
      const text = request.url === '/robots.txt' ? robots : request.url === LIST ? writeList(page) : report?.bytes;
      response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/html' });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  fs.rmSync(cwd, { recursive: true, force: true });
});

function fetchList(): Promise<Run> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${LIST}`;
  const argv = ['fetch', url, '-o', 'data', '--allow-private', '--delay', '0', '--retries', '0', '--lang', 'en'];
  return run(argv, { cwd, changes: { loadCore, openFetcher } });
}

function readIndex(): string {
  return fs.readFileSync(join(cwd, 'data/archive/index.cdxj'), 'utf8');
}

it('asks page after page with the state of the one before, and nothing else', async () => {
  const { code, lines, err } = await fetchList();
  expect(code, err).toBe(0);
  expect(lines.at(-1)).toBe('9 inputs: 6 written, 3 lists');
  const posted = asked.filter((one) => one.startsWith('POST'));
  expect(posted.map((one) => [...new URLSearchParams(one.split(' ')[2])])).toEqual(
    [2, 3].map((page) => [
      ['__EVENTTARGET', 'Pager'],
      ['__EVENTARGUMENT', String(page)],
      ['__VIEWSTATE', stateOf(page - 1)],
    ]),
  );
});

it('keeps what was posted, and gives each page of the list a key of its own, also when the index is made anew', async () => {
  await fetchList();
  const index = readIndex();
  const lines = index.split('\n').filter((line) => line.includes('"method":"POST"'));
  expect(lines).toHaveLength(2);
  expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(2);
  expect(lines[0]).toMatch(
    /^1,0,0,127:\d+\)\/xxgk\/list\.aspx\?__eventargument=2&__eventtarget=pager&.*__wb_method=post/,
  );
  expect(lines[0]).toContain('"requestBody":"__EVENTTARGET=Pager&__EVENTARGUMENT=2');
  fs.rmSync(join(cwd, 'data/archive/index.cdxj'));
  await fetchList();
  const anew = readIndex().split('\n');
  for (const line of lines) expect(anew).toContain(line);
});

it('names a long form by its digest', async () => {
  await fetchList();
  const [name = ''] = fs.readdirSync(join(cwd, 'data/runs'));
  const log = fs.readFileSync(join(cwd, 'data/runs', name, 'log.ndjson'), 'utf8');
  expect(log).toMatch(/list\.aspx\?id=7 POST sha256:[0-9a-f]{12}"/);
  expect(log).not.toContain('__VIEWSTATE');
});

it('posts nothing that robots.txt forbids', async () => {
  robots = 'User-agent: *\nDisallow: /xxgk/\n';
  expect((await fetchList()).code).toBe(1);
  expect(asked).toEqual(['GET /robots.txt']);
});
