/** A connection tells when it is of no use any more, so that a host that is done with holds on to nothing. Loopback only. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openConnection } from '../../src/fetch/connection.js';
import { exchange } from '../../src/fetch/exchange.js';
import { completeOptions } from '../../src/fetch/fetcher-options.js';

const SETTINGS = completeOptions({ allowPrivate: true });
let server: Server;
let url: URL;
beforeEach(async () => {
  server = createServer((_, response) => response.end('page'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const ask = () => ({
  url,
  method: 'GET' as const,
  headers: [],
  body: null,
  maxBytes: 1000,
  signal: new AbortController().signal,
});

it('is open from its first answer until the other side closes it, and can be used again', async () => {
  let close: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const connection = openConnection(url, SETTINGS, () => close());
  expect(connection.isOpen).toBe(false);
  const first = await exchange(connection, ask(), SETTINGS);
  expect([Buffer.from(first.response.payload).toString(), connection.isOpen]).toEqual(['page', true]);
  server.closeIdleConnections();
  await closed;
  expect(connection.isOpen).toBe(false);
  const again = await exchange(connection, ask(), SETTINGS);
  expect([again.response.status, connection.isOpen]).toEqual([200, true]);
  connection.destroy();
});
