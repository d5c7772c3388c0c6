/**
 * An answer that is cut at any byte is never taken for a page, however its end is told: by a length, by chunks, or by the end
 * of a coding. And whatever bytes a server sends, a fetch has an outcome: it never rejects.
 */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, expectFetched } from '../faults/server/expect-outcome.js';
import { type FaultServer, startServer } from '../faults/server/fault-server.js';
import { openTestFetcher } from '../faults/server/test-fetcher.js';

const PAGE = `<html><body>${'<p>一段文字，编号不同。</p>'.repeat(6)}</body></html>`;
const CODED = {
  identity: Buffer.from(PAGE),
  gzip: gzipSync(PAGE),
  br: brotliCompressSync(PAGE),
  deflate: deflateSync(PAGE),
  raw: deflateRawSync(PAGE),
};

function head(fields: readonly string[]): Buffer {
  return Buffer.from(['HTTP/1.1 200 OK', 'content-type: text/html', ...fields, '', ''].join('\r\n'));
}

function answerWith(coding: keyof typeof CODED, framing: string): Buffer {
  const body = CODED[coding];
  const encoding = coding === 'identity' ? [] : [`content-encoding: ${coding === 'raw' ? 'deflate' : coding}`];
  if (framing === 'length') return Buffer.concat([head([...encoding, `content-length: ${body.length}`]), body]);
  if (framing === 'close') return Buffer.concat([head([...encoding, 'connection: close']), body]);
  const half = body.length >> 1;
  const chunks = [body.subarray(0, half), body.subarray(half), Buffer.alloc(0)].map((chunk) =>
    Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
  );
  return Buffer.concat([head([...encoding, 'transfer-encoding: chunked']), ...chunks]);
}

let sent: Uint8Array = new Uint8Array();
let isReset = false;
let server: FaultServer;
beforeAll(async () => {
  server = await startServer({
    routes: {
      '*': (socket) => {
        socket.write(sent, () => (isReset ? setTimeout(() => socket.resetAndDestroy(), 1) : socket.end()));
      },
    },
  });
});
afterAll(() => server.stop());

async function fetchBytes(bytes: Buffer, reset = false) {
  [sent, isReset] = [bytes, reset];
  const fetcher = openTestFetcher({ retries: 0 });
  const outcome = await fetcher.fetch({ url: server.url('/'), purpose: 'page' });
  await fetcher.close();
  return outcome;
}

describe('F9 F10 F12 an answer cut at any byte', () => {
  it.each([
    ['identity', 'length'],
    ['identity', 'chunks'],
    ['gzip', 'length'],
    ['gzip', 'chunks'],
    ['gzip', 'close'],
    ['br', 'chunks'],
    ['br', 'close'],
    ['deflate', 'length'],
    ['deflate', 'close'],
    ['raw', 'close'],
  ] as const)('is no page: %s, end told by %s', async (coding, framing) => {
    const whole = answerWith(coding, framing);
    expect(bodyOf(expectFetched(await fetchBytes(whole)))).toBe(PAGE);
    const step = coding === 'identity' ? 7 : 1;
    const taken: number[] = [];
    for (let cut = 1; cut < whole.length; cut += step) {
      const outcome = await fetchBytes(whole.subarray(0, cut));
      const isWhole = outcome.kind === 'fetched' && bodyOf(outcome) === PAGE;
      if (outcome.kind !== 'failed' && !isWhole) taken.push(cut);
    }
    expect(taken).toEqual([]);
  });

  it('is no page when the connection is reset instead of ended', async () => {
    const whole = answerWith('gzip', 'chunks');
    for (let cut = 1; cut < whole.length - 8; cut += 9) {
      expect((await fetchBytes(whole.subarray(0, cut), true)).kind).toBe('failed');
    }
  });
});

describe('any bytes', () => {
  it('have an outcome', async () => {
    const line = fc.constantFrom(
      'HTTP/1.1 200 OK',
      'HTTP/1.0 200',
      'HTTP/1.1 302 Found',
      'HTTP/1.1 999 x',
      'ICY 200 OK',
      '',
    );
    const field = fc.constantFrom(
      'content-length: 5',
      'content-length: -1',
      'transfer-encoding: chunked',
      'content-encoding: gzip',
      'content-encoding: br, gzip',
      'location: //',
      'location: http://[',
      'set-cookie: =;;=',
      'set-cookie: a=b; expires=never; max-age=x',
      'retry-after: 99999999999999999999',
      'date: never',
      'connection: upgrade',
      'upgrade: h2c',
      ': empty',
    );
    const answer = fc.tuple(line, fc.array(field, { maxLength: 5 }), fc.uint8Array({ maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(answer, async ([first, fields, body]) => {
        const outcome = await fetchBytes(Buffer.concat([Buffer.from([first, ...fields, '', ''].join('\r\n')), body]));
        expect(['fetched', 'failed']).toContain(outcome.kind);
      }),
      { numRuns: 300 },
    );
  });
});
