/**
 * Section A of the faults, on the built program: what networks do to a run. Each fault has a host of its own; one run makes
 * the records, one meets all faults, one finds everything whole again. The waits are real, and short.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../cli/captured-environment.js';
import { type Reply, reply, startServer } from '../server/fault-server.js';
import { fillBacklog } from '../server/fill-backlog.js';
import { makeCertificate } from '../server/make-certificate.js';
import { type Fault, type FaultHosts, startFaultHosts, writeReport } from './fault-hosts.js';
import {
  expectAccount,
  expectWholeArchive,
  type LogEvent,
  readLog,
  readRecords,
  readValues,
  type Snapshot,
} from './read-dataset.js';
import { type Ended, IS_BUILT, QUICK, runProgram } from './run-program.js';

interface Case extends Fault {
  readonly title: string;
  /** The code of the failure, or the outcome of an input that did not fail. */
  readonly expected: string;
  /** A note in the log. */
  readonly noted?: string;
}

const LIMITS = ['--timeout', '2s', '--max-bytes', '1MiB', '--retries', '1', '--concurrency', '64'];
const HTML: Reply['headers'] = [['content-type', 'text/html; charset=utf-8']];
const { cert, key } = makeCertificate({ name: 'portal.test' });

/** Half a page: neither length nor chunks, and the connection ends. */
const cutPage: NonNullable<Fault['route']> = (socket) => {
  const page = writeReport(CASES.findIndex(({ path }) => path === '/f/11/cut'));
  const body = page.slice(0, Math.floor(page.length * 0.7));
  reply(socket, { headers: HTML, body, length: null });
  socket.end();
};
const farDate: NonNullable<Fault['route']> = (socket) => {
  const headers = [...HTML, ['date', 'Fri, 02 Jan 2037 03:04:05 GMT'] as const];
  reply(socket, { headers, body: writeReport(CASES.findIndex(({ path }) => path === '/f/18')) });
};

const CASES: readonly Case[] = [
  { title: 'F5 a reset that passes', path: '/f/5', expected: 'unchanged' },
  { title: 'F5 a reset every time', path: '/f/5/always', expected: 'ERR_FETCH_RESET' },
  { title: 'F6 silence', path: '/f/6', expected: 'ERR_FETCH_TIMEOUT' },
  { title: 'F7 a body that drips', path: '/f/7', expected: 'ERR_FETCH_TIMEOUT', noted: 'partial-body' },
  { title: 'F8 a body without end', path: '/f/8', expected: 'ERR_FETCH_TOO_LARGE', noted: 'partial-body' },
  { title: 'F9 fewer bytes than announced', path: '/f/9', expected: 'ERR_FETCH_TRUNCATED', noted: 'partial-body' },
  { title: 'F9 fewer bytes once', path: '/f/9/once', expected: 'unchanged' },
  { title: 'F10 chunks without the last', path: '/f/10', expected: 'ERR_FETCH_TRUNCATED', noted: 'partial-body' },
  { title: 'F11 a page cut where nothing tells its length', path: '/f/11/cut', route: cutPage, expected: 'held' },
  { title: 'F12 half a gzip stream', path: '/f/12', expected: 'ERR_FETCH_TRUNCATED' },
  { title: 'F12 half a brotli stream', path: '/f/12/br', expected: 'ERR_FETCH_TRUNCATED' },
  { title: 'F12 a damaged gzip stream', path: '/f/12/damaged', expected: 'ERR_FETCH_ENCODING' },
  { title: 'F13 gzip that is none', path: '/f/13', expected: 'unchanged', noted: 'encoding-not-applied' },
  { title: 'F18 a clock years ahead', path: '/f/18', route: farDate, expected: 'unchanged', noted: 'clock-differs' },
  { title: 'F74 a bomb', path: '/f/74/br', expected: 'ERR_FETCH_TOO_LARGE' },
  { title: 'F74 codings in a chain', path: '/f/74/chain', expected: 'ERR_FETCH_ENCODING' },
];
/** A label that is longer than names may be is not even looked up. */
const UNKNOWN = `http://${'n'.repeat(64)}.invalid/`;

let cwd = '';
let hosts: FaultHosts;
let closed = '';
let before: Snapshot = {};
let after: Snapshot = {};
let met: Ended;
let again: Ended;
let log: readonly LogEvent[] = [];

const folder = () => join(cwd, 'data');
const fetchList = () => runProgram(['fetch', '-i', 'list', '-o', 'data', ...QUICK, ...LIMITS], { cwd });

describe.skipIf(!IS_BUILT || process.platform !== 'linux')('a run that meets the faults of networks', () => {
  beforeAll(async () => {
    cwd = temporaryFolder();
    hosts = await startFaultHosts(21, CASES);
    const refused = await startServer({ routes: {}, host: '127.0.21.250' });
    await refused.stop();
    closed = refused.url('/');
    fs.writeFileSync(join(cwd, 'list'), hosts.urls.join('\n'));
    const first = await fetchList();
    expect(first, first.err).toMatchObject({ code: 0, last: `${CASES.length} inputs: ${CASES.length} written` });
    before = readRecords(folder());
    hosts.set('faulty');
    fs.writeFileSync(join(cwd, 'list'), [...hosts.urls, closed, UNKNOWN].join('\n'));
    met = await fetchList();
    after = readRecords(folder());
    log = readLog(folder());
  }, 120_000);

  afterAll(async () => {
    await hosts.stop();
    fs.rmSync(cwd, { recursive: true, force: true });
  });

  const outcomeOf = (url: string): unknown => {
    const { code, outcome } = log.find(({ event, input }) => event === 'input' && input === url) ?? {};
    return code ?? outcome;
  };

  it.each(CASES.map(({ title, expected, noted }, index) => ({ title, expected, noted, index })))(
    '$title: $expected',
    ({ expected, noted, index }) => {
      const url = hosts.urls[index] ?? '';
      expect(outcomeOf(url)).toBe(expected);
      if (expected.startsWith('ERR_')) expect(met.err).toContain(`govdisclose: ${expected} ${url}`);
      const notes = log.filter(({ event, input }) => event === 'note' && input === url).map(({ code }) => code);
      if (noted !== undefined) expect(notes).toContain(noted);
    },
  );

  it('F1 a host that does not exist, F3 one that refuses', () => {
    expect(outcomeOf(UNKNOWN)).toBe('ERR_FETCH_HOST_UNKNOWN');
    expect(outcomeOf(closed)).toBe('ERR_FETCH_REFUSED');
  });

  it('keeps every record as it was, the archive whole, and an account that adds up', () => {
    expect(after).toEqual(before);
    expectWholeArchive(folder());
    expectAccount(folder(), [...hosts.urls, closed, UNKNOWN]);
    expect(met.code).toBe(1);
    expect(met.last).toMatch(/^18 inputs: 4 unchanged, 1 held, 13 failed \(8 can be retried\)$/);
  });

  it('ends all at once, not one after the other', () => {
    expect(met.milliseconds).toBeLessThan(30_000);
  });

  it('--retry-failed asks what failed, and finds it whole', async () => {
    hosts.set('whole');
    again = await runProgram(['fetch', '--retry-failed', '-o', 'data', ...QUICK, ...LIMITS], { cwd });
    expect(again.last).toMatch(/^13 inputs: 11 unchanged, 2 failed \(1 can be retried\)$/);
    expect(readRecords(folder())).toEqual(before);
    expectWholeArchive(folder());
  });

  it('the archive gives the records again', async () => {
    const parsed = await runProgram(['parse', 'data/archive', '-o', 'anew', '--lang', 'en'], { cwd });
    expect(parsed.code, parsed.err).toBe(0);
    expect(readValues(join(cwd, 'anew'))).toEqual(readValues(folder()));
  });
});

describe.skipIf(!IS_BUILT || process.platform !== 'linux')('faults that end a run', () => {
  let work = '';
  beforeAll(() => {
    work = temporaryFolder();
  });
  afterAll(() => fs.rmSync(work, { recursive: true, force: true }));

  it('F15 a certificate that cannot be trusted, whatever the environment says; an exception is recorded', async () => {
    const server = await startFaultHosts(22, [{ path: '/page', tls: { cert, key } }]);
    const [url = ''] = server.urls;
    const fetch = (...more: readonly string[]) =>
      runProgram(['fetch', url, '-o', 'tls', ...QUICK, '--retries', '0', ...more], {
        cwd: work,
        env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      });
    const refused = await fetch();
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`ERR_FETCH_TLS ${url}`);
    expect(refused.err).toContain('--tls-exception 127.0.22.1');
    const taken = await fetch('--tls-exception', '127.0.22.1');
    expect(taken).toMatchObject({ code: 0, last: '1 input: 1 written' });
    expect(readLog(join(work, 'tls')).map(({ code }) => code)).toContain('tls-not-verified');
    await server.stop();
  }, 60_000);

  it('F16 TLS that is too old is refused with what to do', async () => {
    const tls = { cert, key, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const server = await startFaultHosts(23, [{ path: '/page', tls }]);
    const { code, err } = await runProgram(['fetch', ...server.urls, '-o', 'old', ...QUICK], { cwd: work });
    await server.stop();
    expect(code).toBe(1);
    expect(err).toMatch(/ERR_FETCH_TLS .*--tls-legacy 127\.0\.23\.1/);
  });

  it('F2 a look-up that never ends, F4 a host that takes no connection, F14 one whose IPv6 is broken', async () => {
    const { port, end } = await fillBacklog();
    const portal = await startServer({
      routes: { '/page': (socket) => reply(socket, { headers: HTML, body: writeReport(1) }) },
    });
    const urls = ['http://silent.test/', `http://127.0.0.1:${port}/`, `http://both.test:${portal.port}/page`];
    const { code, err, last } = await runProgram(
      ['fetch', ...urls, '-o', 'hosts', ...QUICK, '--retries', '0', '--timeout', '1s'],
      { cwd: work, before: new URL('./other-lookups.mjs', import.meta.url) },
    );
    end();
    await portal.stop();
    expect({ code, last }, err).toEqual({ code: 75, last: '3 inputs: 1 written, 2 failed (2 can be retried)' });
    expect(err).toContain(`ERR_FETCH_TIMEOUT ${urls[0]}`);
    expect(err).toContain(`ERR_FETCH_TIMEOUT ${urls[1]}`);
  }, 60_000);

  it('F17 a proxy that is down is named, and its password is not', async () => {
    const down = await startServer({ routes: {} });
    await down.stop();
    const { code, err } = await runProgram(
      ['fetch', 'http://127.0.0.1:9/', '-o', 'proxy', ...QUICK, '--retries', '0'],
      {
        cwd: work,
        env: { http_proxy: `http://user:pa55word@127.0.0.1:${down.port}` },
      },
    );
    expect(code).toBe(75);
    expect(err).toMatch(new RegExp(`ERR_FETCH_PROXY .*127\\.0\\.0\\.1:${down.port}`));
    expect(err).not.toContain('pa55word');
  });
});
