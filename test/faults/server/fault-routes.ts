/**
 * A path per fault, named for its row in the list of faults: `/f/12` sends half a gzip stream. In: the page that is served
 * where the fault leaves one. Out: routes for `startServer`. Every endless answer ends by itself when its socket closes.
 */
import type { Socket } from 'node:net';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import {
  type Asked,
  type FaultServer,
  type Reply,
  type Route,
  type Routes,
  reply,
  startServer,
} from './fault-server.js';

const HTML: readonly (readonly [string, string])[] = [['content-type', 'text/html; charset=utf-8']];
const PAGE = `<!doctype html><html><head><title>t</title></head><body>${'<p>一段文字。</p>'.repeat(400)}</body></html>`;
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };
const MEBIBYTE = 1024 * 1024;

export interface RoutesOptions {
  /** What is served where a page is whole. */
  readonly page?: string;
}

export function startFaultServer(options: RoutesOptions = {}): Promise<FaultServer> {
  return startServer({ routes: faultRoutes(options) });
}

export function faultRoutes({ page = PAGE }: RoutesOptions = {}): Routes {
  const whole: Reply = { headers: HTML, body: page };
  return {
    '/page': (socket) => reply(socket, whole),
    ...networkRoutes(whole),
    ...codingRoutes(page),
    ...statusRoutes(whole),
    ...redirectRoutes(whole),
    ...protocolRoutes(),
  };
}

/** What `f` does the first time, and the page after it. */
function onceThen(first: Route, whole: Reply): Route {
  return (socket, asked) => (asked.nth === 1 ? first(socket, asked) : reply(socket, whole));
}

function networkRoutes(whole: Reply): Routes {
  return {
    '/f/5': onceThen((socket) => socket.resetAndDestroy(), whole),
    '/f/5/always': (socket) => socket.resetAndDestroy(),
    '/f/6': () => undefined,
    '/f/7': (socket) => {
      reply(socket, { headers: HTML, length: null });
      every(20, socket, () => socket.write('a'));
    },
    '/f/8': (socket) => {
      reply(socket, { headers: [...HTML, ['transfer-encoding', 'chunked']], length: null });
      const block = `10000\r\n${'b'.repeat(0x10000)}\r\n`;
      every(0, socket, () => socket.writableLength < MEBIBYTE && socket.write(block));
    },
    '/f/9': (socket) => {
      reply(socket, { headers: HTML, body: '<html>half', length: 1000 });
      socket.end();
    },
    '/f/9/once': onceThen((socket) => {
      reply(socket, { headers: HTML, body: '<html>half', length: 1000 });
      socket.end();
    }, whole),
    '/f/9/reset': (socket) => {
      reply(socket, { headers: HTML, body: '<html>half', length: 1000 });
      setTimeout(() => socket.resetAndDestroy(), 20);
    },
    '/f/10': (socket) => {
      reply(socket, { headers: [...HTML, ['transfer-encoding', 'chunked']], length: null });
      socket.end('a\r\n<html>half\r\n');
    },
    '/f/10/close': (socket) => {
      reply(socket, { headers: [...HTML, ['connection', 'close'], ['transfer-encoding', 'chunked']], length: null });
      socket.end('a\r\n<html>half\r\n');
    },
    '/f/11': (socket) => {
      reply(socket, {
        headers: [...HTML, ['connection', 'close']],
        body: '<html><body><table><tr><td>1',
        length: null,
      });
      socket.end();
    },
  };
}

function codingRoutes(page: string): Routes {
  const coded =
    (coding: string, body: Uint8Array): Route =>
    (socket) =>
      reply(socket, { headers: [...HTML, ['content-encoding', coding]], body });
  const gzip = gzipSync(page);
  const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
  return {
    '/gzip': coded('gzip', gzip),
    '/x-gzip': coded('x-gzip', gzip),
    '/br': coded('br', brotliCompressSync(page)),
    '/deflate': coded('deflate', deflateSync(page)),
    '/deflate-raw': coded('deflate', deflateRawSync(page)),
    '/f/12': coded('gzip', half(gzip)),
    '/f/12/deflate': coded('deflate', half(deflateSync(page))),
    '/f/12/raw': coded('deflate', half(deflateRawSync(page))),
    '/f/12/br': coded('br', half(brotliCompressSync(page))),
    '/f/12/damaged': coded('gzip', Buffer.concat([gzip.subarray(0, -8), Buffer.alloc(8, 1)])),
    '/f/13': coded('gzip', Buffer.from(page)),
    '/f/13/deflate': coded('deflate', Buffer.from(page)),
    '/f/13/br': coded('br', Buffer.from(page)),
    '/f/13/charset': coded('UTF-8', Buffer.from(page)),
    '/f/74': lazily(() => coded('gzip', gzipSync(Buffer.alloc(200 * MEBIBYTE)))),
    '/f/74/br': lazily(() => coded('br', brotliCompressSync(Buffer.alloc(64 * MEBIBYTE), FAST))),
    '/f/74/chain': coded('gzip, gzip', gzipSync(gzip)),
    '/f/74/zstd': coded('zstd', Buffer.from('28b52ffd2410810000', 'hex')),
    '/f/74/blanks': coded('gzip', gzipSync(page + ' '.repeat(900_000))),
  };
}

function statusRoutes(whole: Reply): Routes {
  const status =
    (line: string, headers: Reply['headers'] = []): Route =>
    (socket) =>
      reply(socket, { status: line, headers: [...HTML, ...headers], body: `<html>${line}</html>` });
  const later = (value: string) => status('503 Service Unavailable', [['retry-after', value]]);
  return {
    '/f/19': status('404 Not Found'),
    '/f/19/gone': status('410 Gone'),
    '/f/20': (socket) => reply(socket, { headers: HTML, body: '<html><title>404</title>您访问的页面不存在</html>' }),
    '/f/21': status('403 Forbidden', [['set-cookie', 'acw_tc=secret-of-the-waf; path=/']]),
    '/f/21/412': status('412 Precondition Failed'),
    '/f/21/521': status('521 Web Server Is Down'),
    '/f/29': (socket) =>
      reply(socket, {
        headers: HTML,
        body: '<html><head><meta http-equiv="refresh" content="0;url=/page"></head></html>',
      }),
    '/f/29/script': (socket) =>
      reply(socket, { headers: HTML, body: "<html><script>location.href = '/page';</script></html>" }),
    '/f/22': onceThen(later('7'), whole),
    '/f/22/429': onceThen(status('429 Too Many Requests', [['retry-after', '2']]), whole),
    '/f/22/garbage': onceThen(later('soon'), whole),
    '/f/22/negative': onceThen(later('-5'), whole),
    '/f/22/years': later('315360000'),
    '/f/22/always': later('1'),
    '/f/22/none': status('503 Service Unavailable'),
    '/f/23': onceThen(status('500 Internal Server Error'), whole),
    '/f/23/always': status('502 Bad Gateway'),
    '/f/23/never': status('501 Not Implemented'),
    '/f/23/400': status('400 Bad Request'),
    '/f/33': (socket) => reply(socket, { status: '204 No Content', length: null }),
    '/f/33/empty': (socket) => reply(socket, { headers: HTML }),
    '/f/33/blank': (socket) => reply(socket, { headers: HTML, body: ' ' }),
    '/f/33/once': onceThen((socket) => reply(socket, { headers: HTML, body: ' ' }), whole),
    '/f/34': (socket) => reply(socket, { headers: HTML, body: '%PDF-1.4\n%âãÏÓ\n1 0 obj\n' }),
    '/part': status('206 Partial Content'),
    ...conditionalRoutes(whole),
  };
}

function conditionalRoutes(whole: Reply): Routes {
  const notModified: Reply = { status: '304 Not Modified', headers: [['etag', '"1"']], length: null };
  const isAsked = ({ headers }: Asked) =>
    headers['if-none-match'] === '"1"' || headers['if-modified-since'] !== undefined;
  return {
    '/f/32': (socket, asked) =>
      reply(socket, isAsked(asked) ? notModified : { ...whole, headers: [...HTML, ['etag', '"1"']] }),
    '/f/32/unasked': (socket, asked) =>
      reply(socket, asked.headers['cache-control'] === 'no-cache' ? whole : notModified),
    '/f/32/always': (socket) => reply(socket, notModified),
  };
}

function redirectRoutes(whole: Reply): Routes {
  const to =
    (location: string | Buffer, status = '302 Found'): Route =>
    (socket) =>
      reply(socket, { status, headers: [['location', location]] });
  return {
    '/': (socket) => reply(socket, { headers: HTML, body: '<html>home</html>' }),
    '/moved': to('/page', '301 Moved Permanently'),
    '/form/303': to('/page', '303 See Other'),
    '/form/307': to('/echo', '307 Temporary Redirect'),
    '/echo': (socket, { method, body }) => reply(socket, { headers: HTML, body: `${method} ${body}` }),
    '/f/24': to('/f/24'),
    '/f/24/a': to('/f/24/b'),
    '/f/24/b': to('/f/24/a'),
    '/f/24/hops/*': (socket, asked) => to(`/f/24/hops/${Number(asked.target.split('/').pop()) + 1}`)(socket, asked),
    '/f/24/cookie': (socket, { headers }) =>
      headers['cookie'] === 'seen=1'
        ? reply(socket, whole)
        : reply(socket, {
            status: '302 Found',
            headers: [
              ['location', '/f/24/cookie'],
              ['set-cookie', 'seen=1; Path=/'],
            ],
          }),
    '/f/25/*': (socket, asked) => to(decodeURIComponent(asked.target.slice('/f/25/'.length)))(socket, asked),
    '/f/25/credentials': to('http://user:pa55word@a.test/'),
    '/f/26': to('http://169.254.169.254/latest/meta-data/'),
    '/f/27': to('/'),
    '/f/28': to(Buffer.from([0x2f, 0xd5, 0xfe])),
    '/%D5%FE': (socket) => reply(socket, whole),
    '/nowhere': (socket) => reply(socket, { status: '302 Found' }),
  };
}

function protocolRoutes(): Routes {
  const raw =
    (text: string): Route =>
    (socket) => {
      socket.end(text);
    };
  return {
    '/f/30/lf': raw('HTTP/1.1 200 OK\ncontent-type: text/html\ncontent-length: 2\n\nok'),
    '/f/30/space': raw('HTTP/1.1 200 OK\r\ncontent-type : text/html\r\ncontent-length: 2\r\n\r\nok'),
    '/f/30/chunk': raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\nok\r\n0\r\n\r\n'),
    '/f/30/both': raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'),
    '/f/30/lengths': raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok'),
    '/f/30/nonsense': raw('<html>no header at all</html>'),
    '/f/31': raw(`HTTP/1.1 200 OK\r\nx-large: ${'h'.repeat(60 * 1024)}\r\ncontent-length: 2\r\n\r\nok`),
  };
}

/** Bombs take a second to make: only when one is asked for. */
function lazily(make: () => Route): Route {
  let made: Route | null = null;
  return (socket, asked) => {
    made ??= make();
    made(socket, asked);
  };
}

function every(milliseconds: number, socket: Socket, act: () => void): void {
  const timer = setInterval(act, milliseconds);
  socket.on('close', () => clearInterval(timer));
}
