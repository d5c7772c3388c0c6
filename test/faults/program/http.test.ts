/**
 * Section B of the faults, on the built program: what servers answer. Each fault has a host of its own; one run makes the
 * records, one meets all faults, one finds everything whole again.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../cli/captured-environment.js';
import { type Reply, type Route, reply } from '../server/fault-server.js';
import { type Fault, type FaultHosts, startFaultHosts, writeReport } from './fault-hosts.js';
import {
  expectAccount,
  expectWholeArchive,
  type LogEvent,
  listFiles,
  readLog,
  readRecords,
  type Snapshot,
} from './read-dataset.js';
import { type Ended, IS_BUILT, QUICK, runProgram } from './run-program.js';

interface Case extends Fault {
  readonly title: string;
  /** The code of the failure, or the outcome of an input that did not fail. */
  readonly expected: string;
}

const LIMITS = ['--timeout', '5s', '--retries', '1', '--concurrency', '64'];
const HTML: Reply['headers'] = [['content-type', 'text/html; charset=utf-8']];
const CHALLENGE = '<html><script>document.cookie="__jsluid_s=1";location.reload()</script></html>';

const answer =
  (body: string | Uint8Array, headers: Reply['headers'] = HTML): Route =>
  (socket) =>
    reply(socket, { headers, body });
const redirect =
  (location: string): Route =>
  (socket) =>
    reply(socket, { status: '302 Found', headers: [['location', location]] });
const robots = (body: string): Route => answer(body, [['content-type', 'text/plain']]);
/** The report that an address has, by its title; asked when all are known. */
const reportOf = (title: string) => writeReport(CASES.findIndex((one) => one.title === title));
const pageAnew =
  (title: string): Route =>
  (socket) =>
    reply(socket, { headers: HTML, body: reportOf(title) });

const CASES: readonly Case[] = [
  { title: 'F19 a page that is not there any more', path: '/f/19', expected: 'gone' },
  { title: 'F19 a page that is gone for good', path: '/f/19/gone', expected: 'gone' },
  { title: 'F20 a page of errors with status 200', path: '/f/20', expected: 'ERR_NOT_A_REPORT' },
  { title: 'F20 a challenge', path: '/challenge', route: answer(CHALLENGE), expected: 'ERR_FETCH_IN_THE_WAY' },
  { title: 'F21 a firewall with 403', path: '/f/21', expected: 'ERR_FETCH_BLOCKED' },
  { title: 'F21 a firewall with 412', path: '/f/21/412', expected: 'ERR_FETCH_BLOCKED' },
  { title: 'F21 a firewall with 521', path: '/f/21/521', expected: 'ERR_FETCH_BLOCKED' },
  { title: 'F22 busy for two seconds', path: '/f/22/429', expected: 'unchanged' },
  { title: 'F22 busy for ten years', path: '/f/22/years', expected: 'ERR_FETCH_BUSY' },
  { title: 'F22 busy for a time that is none', path: '/f/22/garbage', expected: 'unchanged' },
  { title: 'F23 an error once', path: '/f/23', expected: 'unchanged' },
  { title: 'F23 an error every time', path: '/f/23/always', expected: 'ERR_FETCH_SERVER' },
  { title: 'F23 an error for good', path: '/f/23/never', expected: 'ERR_FETCH_STATUS' },
  { title: 'F24 a circle of redirects', path: '/f/24', expected: 'ERR_FETCH_REDIRECT_LOOP' },
  { title: 'F24 more hops than are followed', path: '/f/24/hops/1', route: hop, expected: 'ERR_FETCH_REDIRECT_LOOP' },
  { title: 'F25 a redirect to a file', path: '/file', route: redirect('file:///a'), expected: 'ERR_FETCH_REDIRECT' },
  { title: 'F25 a redirect to a script', path: '/js', route: redirect('javascript:1'), expected: 'ERR_FETCH_REDIRECT' },
  { title: 'F27 a redirect to the home page', path: '/f/27', expected: 'ERR_FETCH_REDIRECT_HOME' },
  {
    title: 'F27 a redirect to another host',
    path: '/away',
    route: redirect('http://127.0.24.250:9/page'),
    expected: 'ERR_FETCH_HOST_REFUSED',
  },
  { title: 'F30 a header that breaks the rules', path: '/f/30/space', expected: 'ERR_FETCH_PROTOCOL' },
  { title: 'F30 chunks and a length', path: '/f/30/both', expected: 'ERR_FETCH_PROTOCOL' },
  { title: 'F31 a header of 60 KiB', path: '/f/31', expected: 'ERR_FETCH_HEADERS' },
  { title: 'F32 a 304 that nothing asked for', path: '/f/32/unasked', expected: 'unchanged' },
  { title: 'F33 an answer without a body', path: '/f/33', expected: 'ERR_FETCH_EMPTY' },
  { title: 'F33 a blank page', path: '/f/33/blank', expected: 'ERR_FETCH_EMPTY' },
  { title: 'F34 a PDF that is called a page', path: '/f/34', expected: 'ERR_FILE_BINARY' },
  { title: 'F35 the page of another agency', path: '/mixed', route: answer(writeReport(900)), expected: 'held' },
  {
    title: 'F36 robots.txt that forbids',
    path: '/forbidden/a.html',
    route: pageAnew('F36 robots.txt that forbids'),
    robots: robots('User-agent: *\nDisallow: /forbidden/\n'),
    expected: 'ERR_FETCH_ROBOTS',
  },
  {
    title: 'F36 robots.txt that cannot be read',
    path: '/unread/a.html',
    route: pageAnew('F36 robots.txt that cannot be read'),
    robots: (socket) => reply(socket, { status: '500 Oops', body: 'x' }),
    expected: 'ERR_FETCH_ROBOTS_UNREACHABLE',
  },
  {
    title: 'F36 a page in place of robots.txt',
    path: '/norobots/a.html',
    route: pageAnew('F36 a page in place of robots.txt'),
    robots: answer('<html>Disallow: /</html>'),
    expected: 'unchanged',
  },
];

function hop(socket: Parameters<Route>[0]): void {
  reply(socket, { status: '302 Found', headers: [['location', '/f/24/hops/2']] });
}

let cwd = '';
let hosts: FaultHosts;
let before: Snapshot = {};
let met: Ended;
let log: readonly LogEvent[] = [];

const folder = () => join(cwd, 'data');
const fetchList = () => runProgram(['fetch', '-i', 'list', '-o', 'data', ...QUICK, ...LIMITS], { cwd });

describe.skipIf(!IS_BUILT || process.platform !== 'linux')('a run that meets the faults of servers', () => {
  beforeAll(async () => {
    cwd = temporaryFolder();
    hosts = await startFaultHosts(24, CASES);
    fs.writeFileSync(join(cwd, 'list'), hosts.urls.join('\n'));
    const first = await fetchList();
    expect(first, first.err).toMatchObject({ code: 0, last: `${CASES.length} inputs: ${CASES.length} written` });
    before = readRecords(folder());
    hosts.set('faulty');
    met = await fetchList();
    log = readLog(folder());
  }, 120_000);

  afterAll(async () => {
    await hosts.stop();
    fs.rmSync(cwd, { recursive: true, force: true });
  });

  it.each(CASES.map(({ title, expected }, index) => ({ title, expected, index })))(
    '$title: $expected',
    ({ expected, index }) => {
      const url = hosts.urls[index] ?? '';
      const { code, outcome } = log.find(({ event, input }) => event === 'input' && input === url) ?? {};
      expect(code ?? outcome).toBe(expected);
      if (expected.startsWith('ERR_')) expect(met.err).toContain(`govdisclose: ${expected} ${url}`);
    },
  );

  it('keeps every record as it was, the archive whole, and an account that adds up', () => {
    expect(readRecords(folder())).toEqual(before);
    expectWholeArchive(folder());
    expectAccount(folder(), hosts.urls);
    expect(met.code).toBe(1);
    expect(met.last).toBe('30 inputs: 5 unchanged, 1 held, 2 gone, 22 failed (7 can be retried)');
  });

  it('F35 keeps the foreign page apart', () => {
    expect(listFiles(folder()).filter((name) => name.startsWith('held/'))).toHaveLength(1);
  });

  it('F90 writes down no cookie that a server set', () => {
    const texts = listFiles(folder()).filter((name) => name.endsWith('.ndjson') || name.startsWith('records/'));
    for (const name of texts) expect(fs.readFileSync(join(folder(), name), 'utf8')).not.toContain('secret-of-the-waf');
  });

  it('finds everything whole again', async () => {
    hosts.set('whole');
    const again = await fetchList();
    expect(again).toMatchObject({ code: 0, last: '30 inputs: 30 unchanged' });
    expect(readRecords(folder())).toEqual(before);
  });
});

describe.skipIf(!IS_BUILT || process.platform !== 'linux')('addresses', () => {
  it('F28 the bytes of a redirect are asked as they are, F29 a stub is followed', async () => {
    const work = temporaryFolder();
    const stub = '<html><head><meta http-equiv="refresh" content="0; url=/page"></head><body></body></html>';
    const found = await startFaultHosts(25, [{ path: '/f/28' }, { path: '/stub.html', route: answer(stub) }]);
    found.set('faulty');
    const { code, last, err } = await runProgram(['fetch', ...found.urls, '-o', 'data', ...QUICK], { cwd: work });
    await found.stop();
    fs.rmSync(work, { recursive: true });
    expect({ code, last }, err).toEqual({ code: 0, last: '3 inputs: 2 written, 1 not report' });
  }, 60_000);

  it('F26 and F71 what is not public is not asked without --allow-private', async () => {
    const work = temporaryFolder();
    const found = await startFaultHosts(26, [{ path: '/page' }]);
    const [url = ''] = found.urls;
    const named = [url, 'http://[::1]/', 'http://169.254.169.254/', 'http://0x7f.1/', 'http://10.0.0.1/'];
    const { code, last, err } = await runProgram(['fetch', ...named, '-o', 'data', '--lang', 'en'], { cwd: work });
    const asked = found.servers.flatMap((server) => server.asked);
    await found.stop();
    fs.rmSync(work, { recursive: true });
    expect({ code, last, asked }, err).toEqual({ code: 1, last: '5 inputs: 5 failed', asked: [] });
    expect(err.match(/ERR_FETCH_ADDRESS/g)).toHaveLength(5);
  }, 60_000);
});
