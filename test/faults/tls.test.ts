/** F15 and F16, on the function: certificates that cannot be trusted, and TLS that is too old. */
import type { TlsOptions } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { nameFault } from '../../src/fetch/name-fault.js';
import { expectFailed, expectFetched } from './server/expect-outcome.js';
import { type FaultServer, reply, startServer } from './server/fault-server.js';
import { type Certificate, makeCertificate } from './server/make-certificate.js';
import { openTestFetcher } from './server/test-fetcher.js';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

const authority = makeCertificate({ name: 'Test Authority', isAuthority: true });
const middle = makeCertificate({ name: 'Test Middle', isAuthority: true, issuer: authority });
const TRUSTED = { extraCertificates: [authority.cert], retries: 1 };
const HOST = 'portal.test';
const open: FaultServer[] = [];
afterAll(() => Promise.all(open.map((server) => server.stop())));

async function serve(certificate: Certificate, tls: TlsOptions = {}): Promise<string> {
  const { cert, key } = certificate;
  const routes = { '/': reply200 };
  const server = await startServer({ routes, tls: { cert, key, ...tls } });
  open.push(server);
  return `https://${HOST}:${server.port}/`;
}

function reply200(socket: Parameters<typeof reply>[0]): void {
  reply(socket, { body: '<html>safe</html>' });
}

describe('certificates', () => {
  it('one that is signed, in time and for this host is taken, and that is recorded', async () => {
    const url = await serve(makeCertificate({ name: HOST, issuer: authority }));
    const outcome = expectFetched(await openTestFetcher(TRUSTED).fetch({ url, purpose: 'page' }));
    expect(outcome.captures[0]).toMatchObject({ tlsVerified: true, ip: '127.0.0.1' });
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED', { from: inDays(-9), to: inDays(-1), issuer: authority }],
    ['not valid yet (F18 a wrong clock)', 'CERT_NOT_YET_VALID', { from: inDays(1), to: inDays(9), issuer: authority }],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', {}],
    ['for another host', 'ERR_TLS_CERT_ALTNAME_INVALID', { hosts: ['other.test'], issuer: authority }],
    ['of an incomplete chain', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', { issuer: middle }],
  ])('F15 a certificate that is %s is refused with its reason', async (_, reason, options) => {
    const url = await serve(makeCertificate({ name: HOST, ...options }));
    const outcome = expectFailed(await openTestFetcher(TRUSTED).fetch({ url, purpose: 'page' }), 'ERR_FETCH_TLS');
    expect(outcome.error.message).toContain(reason);
    expect(outcome.error.message).toContain(`--tls-exception ${HOST}`);
    expect([outcome.attempts, outcome.error.exitCode]).toEqual([1, 1]);
  });

  it('F15 an exception for this host is taken, and recorded', async () => {
    const url = await serve(makeCertificate({ name: HOST }));
    const excepted = openTestFetcher({ tlsExceptions: [HOST] });
    const outcome = expectFetched(await excepted.fetch({ url, purpose: 'page' }));
    expect(outcome.captures[0]?.tlsVerified).toBe(false);
    expect(outcome.notes.map(({ code }) => code)).toContain('tls-not-verified');
    expectFailed(
      await openTestFetcher({ tlsExceptions: ['other.test'] }).fetch({ url, purpose: 'page' }),
      'ERR_FETCH_TLS',
    );
  });

  it('F15 the environment cannot switch verification off', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const url = await serve(makeCertificate({ name: HOST }));
      expectFailed(await openTestFetcher().fetch({ url, purpose: 'page' }), 'ERR_FETCH_TLS');
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });
});

describe('handshakes', () => {
  it('F16 TLS that is too old is refused, and taken for a host that is excepted', async () => {
    const old: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    const url = await serve(makeCertificate({ name: HOST, issuer: authority }), old);
    const outcome = expectFailed(await openTestFetcher(TRUSTED).fetch({ url, purpose: 'page' }), 'ERR_FETCH_TLS');
    expect(outcome.error.message).toContain(`--tls-legacy ${HOST}`);
    const legacy = openTestFetcher({ ...TRUSTED, tlsLegacyHosts: [HOST] });
    const taken = expectFetched(await legacy.fetch({ url, purpose: 'page' }));
    expect(taken.captures[0]?.tlsVerified).toBe(true);
    expect(taken.notes.map(({ code }) => code)).toContain('tls-legacy');
  });

  it('F16 old renegotiation is named', () => {
    const error = Object.assign(new Error('x'), { code: 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED' });
    const progress = { phase: 'tls', host: HOST, peer: `${HOST}:443`, proxy: null } as const;
    const fault = nameFault(error, { ...progress, received: 0, expected: null, maxHeaderBytes: 1 });
    expect(fault.values).toMatchObject({ why: 'why.tls.renegotiation', hint: 'hint.tlsLegacy', host: HOST });
  });

  it('F15 a server that does not speak TLS is named', async () => {
    const plain = await startServer({ routes: { '/': reply200 } });
    open.push(plain);
    const url = `https://${HOST}:${plain.port}/`;
    const fetcher = openTestFetcher({ connectTimeoutMs: 300, retries: 0 });
    expectFailed(await fetcher.fetch({ url, purpose: 'page' }), 'ERR_FETCH_TIMEOUT');
    const talking = await startTalking();
    const outcome = await openTestFetcher().fetch({ url: talking, purpose: 'page' });
    expect(expectFailed(outcome, 'ERR_FETCH_TLS').error.message).toContain('http:');
  });

  it('F6 a server that is silent in the handshake is given up', async () => {
    const silent = await startServer({ routes: {} });
    open.push(silent);
    const fetcher = openTestFetcher({ connectTimeoutMs: 80, retries: 0 });
    const outcome = await fetcher.fetch({ url: `https://${HOST}:${silent.port}/`, purpose: 'page' });
    expect(expectFailed(outcome, 'ERR_FETCH_TIMEOUT').error.detail.values?.['phase']).toBe('phase.tls');
  });

  it('F17 an https page comes through a tunnel, verified end to end', async () => {
    const target = new URL(await serve(makeCertificate({ name: HOST, issuer: authority })));
    const { proxy, connected } = await startTunnel(Number(target.port));
    const proxies = { http: null, https: `http://user:pa55word@${proxy}`, none: [] };
    const fetcher = openTestFetcher({ ...TRUSTED, proxies });
    const outcome = expectFetched(await fetcher.fetch({ url: target.href, purpose: 'page' }));
    expect(connected).toEqual([`CONNECT ${HOST}:${target.port} HTTP/1.1`]);
    expect(outcome.captures[0]).toMatchObject({ tlsVerified: true, ip: null });
    expect(JSON.stringify(outcome)).not.toContain('pa55word');
  });
});

/** Answers whatever comes with a line of HTTP. */
async function startTalking(): Promise<string> {
  const { createServer } = await import('node:net');
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push({ stop: async () => void server.close() } as FaultServer);
  const address = server.address();
  return `https://${HOST}:${typeof address === 'object' && address !== null ? address.port : 0}/`;
}

async function startTunnel(port: number): Promise<{ proxy: string; connected: string[] }> {
  const { connect, createServer } = await import('node:net');
  const connected: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (head) => {
      connected.push(head.toString().split('\r\n')[0] ?? '');
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => undefined);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push({ stop: async () => void server.close() } as FaultServer);
  const address = server.address();
  return { proxy: `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, connected };
}
