/**
 * A small portal on loopback for tests: a list of the fixture pages over two pages of links, with robots.txt, validators and
 * a log of what was asked. A test changes what an address answers; every portal ends with its test.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ROOT } from '../../docs/documents.js';

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** An answer, what makes one of a request, or none at all: the connection stays open. */
export type Route = Answer | ((request: IncomingMessage) => Answer) | 'silence';

export interface SmallPortal {
  readonly url: string;
  /** `GET /path` in the order they came. */
  readonly asked: string[];
  readonly paths: readonly string[];
  set(path: string, route: Route): void;
  /** Of a page as it is served first, or of the first page of the list. */
  bodyOf(path: string): Uint8Array;
  stop(): Promise<void>;
}

const PAGES = join(ROOT, 'fixtures/pages');
export const LIST = '/gknb/index.html';

export interface Served {
  readonly path: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

function readFixture(slug: string): Served {
  const folder = join(PAGES, slug);
  const isHtml = existsSync(join(folder, 'page.html'));
  const { title } = JSON.parse(readFileSync(join(folder, 'expected.record.json'), 'utf8')) as { title: string };
  const bytes = readFileSync(join(folder, isHtml ? 'page.html' : 'page.txt'));
  return { path: `/gknb/${slug}.${isHtml ? 'html' : 'txt'}`, title, bytes };
}

/** Of the fixture pages, by name, those that are not larger. */
export function servedFixtures(mostBytes = Number.POSITIVE_INFINITY): readonly Served[] {
  const pages = readdirSync(PAGES).sort().map(readFixture);
  return pages.filter(({ bytes }) => bytes.length <= mostBytes);
}

function writeList(pages: readonly Served[], next: string | null): string {
  const items = pages.map(
    ({ path, title }) => `<li><a href="${path}" title="${title}">${title}</a><span>2024-01-31</span></li>`,
  );
  const more = next === null ? '' : `<div class="page"><a href="${next}">下一页</a></div>`;
  return `<html><head><meta charset="utf-8"><title>政府信息公开年报</title></head><body><ul class="list">${items.join('\n')}</ul>${more}</body></html>`;
}

function typeOf(path: string): string {
  return path.endsWith('.txt') ? 'text/plain' : 'text/html';
}

/** Answers 304 to the validator it gave. */
function answerPage({ path, bytes }: Served): Route {
  const etag = `"${createHash('sha1').update(bytes).digest('hex').slice(0, 16)}"`;
  const headers = { etag, 'content-type': typeOf(path) };
  return ({ headers: asked }) =>
    asked['if-none-match'] === etag ? { status: 304, headers } : { headers, body: bytes };
}

/** Serves these pages, or the first so many of the fixture pages. */
export async function startSmallPortal(
  served: number | readonly Served[] = 16,
  host = '127.0.0.1',
): Promise<SmallPortal> {
  const pages = typeof served === 'number' ? servedFixtures().slice(0, served) : served;
  const half = Math.ceil(pages.length / 2);
  const routes = new Map<string, Route>(pages.map((page) => [page.path, answerPage(page)]));
  const asHtml = { 'content-type': 'text/html; charset=utf-8' };
  const firstList = writeList(pages.slice(0, half), '/gknb/index_1.html');
  routes.set(LIST, { headers: asHtml, body: firstList });
  routes.set('/gknb/index_1.html', { headers: asHtml, body: writeList(pages.slice(half), null) });
  routes.set('/robots.txt', { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /secret/\n' });
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    reply(routes.get(request.url ?? ''), request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}${LIST}`,
    asked,
    paths: pages.map(({ path }) => path),
    set: (path, route) => {
      routes.set(path, route);
    },
    bodyOf: (path) =>
      path === LIST ? Buffer.from(firstList) : (pages.find((page) => page.path === path)?.bytes ?? new Uint8Array()),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply(route: Route | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (route === 'silence') return;
  const answer = typeof route === 'function' ? route(request) : (route ?? { status: 404, body: '404' });
  response.writeHead(answer.status ?? 200, answer.headers);
  response.end(answer.body);
}
