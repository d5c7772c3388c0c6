/** `fetch` and `discover` on a small portal: a dataset made, kept up to date, and never made worse. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/cli/environment.js';
import { realEnvironment } from '../../src/cli/main.js';
import { plant, type Run, type RunOptions, run, temporaryFolder } from './captured-environment.js';
import { LIST, type SmallPortal, startSmallPortal } from './crawl/small-portal.js';

const QUICK = ['--allow-private', '--delay', '0', '--retries', '0', '--lang', 'en'];
const PAGES = 5;
const { loadCore, openFetcher } = realEnvironment();

let cwd = '';
let portal: SmallPortal;

beforeEach(async () => {
  cwd = temporaryFolder();
  portal = await startSmallPortal(PAGES);
});
afterEach(async () => {
  await portal.stop();
  fs.rmSync(cwd, { recursive: true, force: true });
});

function govdisclose(argv: readonly string[], options: Partial<RunOptions> = {}): Promise<Run> {
  return run([...argv, ...QUICK], { cwd, changes: { loadCore, openFetcher }, ...options });
}

const fetchAll = (...more: readonly string[]) => govdisclose(['fetch', portal.url, '-o', 'data', ...more]);

function listRecords(folder = 'data'): readonly string[] {
  const names = fs.readdirSync(join(cwd, folder, 'records'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.json')).sort();
}

function readTree(folder: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(join(cwd, folder), { recursive: true, encoding: 'utf8', withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    files.sort().map((path) => [path.slice(join(cwd, folder).length), fs.readFileSync(path, 'latin1')]),
  );
}

/** A signal comes when the file is put in its place. */
function interruptedAt(name: string): Partial<Environment> {
  let signal: (caught: 'SIGTERM') => void = () => undefined;
  const renameSync = (from: fs.PathLike, to: fs.PathLike): void => {
    fs.renameSync(from, to);
    if (String(to).endsWith(name)) signal('SIGTERM');
  };
  const onSignal: Environment['onSignal'] = (listener) => {
    signal = listener;
    return () => undefined;
  };
  return { loadCore, onSignal, files: { ...fs, renameSync } };
}

/** A disk that does not give what is on it. */
function unreadable(name: string): Partial<Environment> {
  const openSync: typeof fs.openSync = (path, ...more) => {
    if (String(path).endsWith(name)) throw Object.assign(new Error('EIO'), { code: 'EIO' });
    return fs.openSync(path, ...more);
  };
  return { loadCore, files: { ...fs, openSync } };
}

/** The archive alone gives what the nights gave. */
async function expectRebuilt(night: number): Promise<void> {
  const parsed = await runPlain(['parse', 'data/archive', '-o', `anew-${night}`]);
  expect(parsed.code, parsed.err).toBe(0);
  const records = (folder: string) =>
    Object.fromEntries(Object.entries(readTree(folder)).filter(([name]) => /^\/(?:records|held|tables)\//.test(name)));
  expect(records(`anew-${night}`)).toEqual(records('data'));
}

function readLog(): readonly Record<string, unknown>[] {
  const runs = fs.readdirSync(join(cwd, 'data/runs')).sort();
  const text = fs.readFileSync(join(cwd, 'data/runs', runs.at(-1) ?? '', 'log.ndjson'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('fetch', () => {
  it('makes a dataset of a list and its pages', async () => {
    const { code, lines, out } = await fetchAll();
    expect({ code, out, last: lines.at(-1) }).toEqual({ code: 0, out: '', last: '7 inputs: 5 written, 2 lists' });
    expect(listRecords()).toHaveLength(PAGES);
    expect(fs.existsSync(join(cwd, 'data/tables/observations.csv'))).toBe(true);
    expect(portal.asked[0]).toBe('GET /robots.txt');
    expect(portal.asked.filter((one) => one === 'GET /robots.txt')).toHaveLength(1);
  });

  it('changes nothing when nothing has changed', async () => {
    await fetchAll();
    const before = readTree('data');
    const again = await fetchAll();
    expect(again.lines.at(-1)).toBe('7 inputs: 5 unchanged, 2 lists');
    const after = readTree('data');
    for (const name of Object.keys(before).filter((one) => /^\/(?:records|tables|datapackage|codebook)/.test(one))) {
      expect(after[name], name).toBe(before[name]);
    }
  });

  it('is silent with -q when all is well', async () => {
    const { code, err, out } = await fetchAll('-q');
    expect({ code, err, out }).toEqual({ code: 0, err: '', out: '' });
  });

  it('is rebuilt from its archive, byte for byte', async () => {
    await fetchAll();
    const parsed = await runPlain(['parse', 'data/archive', '-o', 'anew']);
    expect(parsed.code, parsed.err).toBe(0);
    expect(listRecords('anew')).toEqual(listRecords());
    for (const name of listRecords()) {
      const [fetched, rebuilt] = ['data', 'anew'].map((folder) =>
        fs.readFileSync(join(cwd, folder, 'records', name), 'utf8'),
      );
      expect(rebuilt).toBe(fetched);
    }
  });

  it('gets lost records and tables back from its archive by build alone', async () => {
    await fetchAll();
    const before = readTree('data');
    const kept = Object.keys(before).filter((name) => /^\/(?:records|tables|datapackage|codebook)/.test(name));
    for (const name of ['records', 'tables', 'datapackage.json', 'codebook.csv']) {
      fs.rmSync(join(cwd, 'data', name), { recursive: true });
    }
    const unread = await run(['build', 'data'], { cwd, changes: unreadable('.warc.gz') });
    expect([unread.code, unread.err]).toEqual([1, expect.stringContaining('ERR_PATH_UNREADABLE data/archive/')]);
    expect((await run(['build', 'data'], { cwd, changes: interruptedAt('2016.json') })).code).toBe(143);
    expect(listRecords().length).toBeLessThan(PAGES);
    const { code, err } = await runPlain(['build', 'data']);
    expect(code, err).toBe(0);
    const after = readTree('data');
    for (const name of kept) expect(after[name], name).toBe(before[name]);
    expect(Object.keys(after).filter((name) => name.includes('/.'))).toEqual([]);
  });

  it('keeps the record of a page that is gone, blocked, cut or turned into something else', async () => {
    await fetchAll();
    const before = listRecords().map((name) => fs.readFileSync(join(cwd, 'data/records', name), 'utf8'));
    const [gone = '', challenged = '', cut = '', blocked = ''] = portal.paths;
    const body = Buffer.from(portal.bodyOf(cut));
    portal.set(gone, { status: 404, body: 'not found' });
    portal.set(challenged, {
      headers: { 'content-type': 'text/html' },
      body: '<html><script>document.cookie="__jsluid_s=1";location.reload()</script></html>',
    });
    portal.set(cut, {
      headers: { 'content-type': 'text/html' },
      body: body.subarray(0, Math.floor(body.length * 0.6)),
    });
    portal.set(blocked, { status: 403, body: 'denied' });
    const { code, lines, err } = await fetchAll();
    expect(code, err).toBe(75);
    expect(err).toContain('ERR_FETCH_IN_THE_WAY');
    expect(err).toContain('ERR_FETCH_BLOCKED');
    expect(lines.some((line) => line.includes(`gone: ${new URL(gone, portal.url).href}`))).toBe(true);
    expect(listRecords().map((name) => fs.readFileSync(join(cwd, 'data/records', name), 'utf8'))).toEqual(before);
  });

  it('holds a page that was another agency’s before, until it is accepted', async () => {
    await fetchAll();
    const [first = '', second = ''] = portal.paths;
    portal.set(first, { headers: { 'content-type': 'text/html' }, body: portal.bodyOf(second).slice() });
    const { lines, code } = await fetchAll();
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/1 (?:held|duplicate)/);
    expect(listRecords()).toHaveLength(PAGES);
  });

  it('keeps a decision of --accept in the archive: a rebuild has the same records and held pages', async () => {
    const now = (day: number) => ({ now: `2026-05-0${day}T08:00:00Z` });
    const night = (day: number, ...more: readonly string[]) =>
      govdisclose(['fetch', portal.url, '-o', 'data', ...more], now(day));
    const [first = '', second = '', third = ''] = portal.paths;
    const asHtml = { 'content-type': 'text/html' };
    await night(1);
    portal.set(first, { headers: asHtml, body: portal.bodyOf(second).slice() });
    const whole = Buffer.from(portal.bodyOf(third)).toString('latin1');
    const lastRow = whole.slice(whole.lastIndexOf('<tr'), whole.lastIndexOf('</tr>'));
    const poorer = Buffer.from(whole.replace(lastRow, ''), 'latin1');
    portal.set(third, { headers: asHtml, body: poorer });
    expect((await night(2)).lines.at(-1)).toMatch(/2 held/);
    expect((await night(3)).lines.at(-1)).toMatch(/2 (?:held|duplicates)/);
    await expectRebuilt(3);
    await night(4, '--accept');
    await expectRebuilt(4);
    expect((await night(5)).lines.at(-1)).not.toMatch(/held/);
    portal.set(third, { headers: asHtml, body: portal.bodyOf(third) });
    await night(6);
    await expectRebuilt(6);
  });

  it('notices a report that its list no longer offers, keeps its record, and asks it on', async () => {
    await fetchAll();
    const kept = listRecords();
    const list = String(portal.bodyOf(LIST));
    const [, second = '', third = ''] = portal.paths;
    const without = (...paths: readonly string[]) => {
      const rows = list.split('\n').filter((row) => !paths.some((path) => row.includes(path)));
      portal.set(LIST, { headers: { 'content-type': 'text/html; charset=utf-8' }, body: rows.join('\n') });
    };
    without(second);
    const vanished = await fetchAll();
    expect(vanished.err).toContain(`gone from its list: ${new URL(second, portal.url).href}; its record is kept`);
    expect(vanished.lines.at(-1)).toBe('7 inputs: 5 unchanged, 2 lists');
    const again = await fetchAll();
    expect(again.err).not.toContain('gone from its list');
    expect(again.lines.at(-1)).toBe('7 inputs: 5 unchanged, 2 lists');
    portal.set(second, { status: 404, body: '' });
    const gone = await fetchAll();
    expect(gone.err).toContain(`gone: ${new URL(second, portal.url).href}; its record is kept`);
    expect((await fetchAll()).lines.at(-1)).toBe('6 inputs: 4 unchanged, 2 lists');
    portal.set('/gknb/index_1.html', { status: 500, body: '' });
    without(second, third);
    expect((await fetchAll()).err).not.toContain('gone from its list');
    expect(listRecords()).toEqual(kept);
  });

  it('tells later what a run that had to stop could not compare', async () => {
    await fetchAll();
    const [, second = ''] = portal.paths;
    const list = String(portal.bodyOf(LIST)).split('\n');
    const body = list.filter((row) => !row.includes(second)).join('\n');
    portal.set(LIST, { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
    fs.rmSync(join(cwd, 'data/records'), { recursive: true });
    const stopped = await fetchAll('--limit', '4');
    expect(stopped.lines.at(-1)).toBe('6 inputs: 4 written, 2 lists');
    expect(stopped.err).not.toContain('gone from its list');
    expect((await fetchAll()).err).toContain('gone from its list');
  });

  it('counts no page of a list whose end was seen', async () => {
    const list = String(portal.bodyOf(LIST)).replace(/<div class="page">.*?<\/div>/, '');
    const pager = '<script>createPageHTML(6, 0, "index", "html");</script>';
    const asHtml = { 'content-type': 'text/html; charset=utf-8' };
    portal.set(LIST, { headers: asHtml, body: list.replace('</body>', `${pager}</body>`) });
    for (const page of [2, 3, 4, 5]) portal.set(`/gknb/index_${page}.html`, { headers: asHtml, body: list });
    const { lines } = await fetchAll();
    const lists = portal.asked.filter((one) => one.includes('index')).length;
    expect(lists).toBeLessThan(6);
    expect(lines.at(-1)).toBe(`${PAGES + lists} inputs: ${PAGES} written, ${lists} lists`);
  });

  it('tries again only what failed', async () => {
    const [broken = ''] = portal.paths;
    portal.set(broken, { status: 500, body: '' });
    expect((await fetchAll()).code).toBe(75);
    portal.set(broken, { headers: { 'content-type': 'text/html' }, body: portal.bodyOf(broken) });
    portal.asked.length = 0;
    const again = await fetchAll('--retry-failed');
    expect(again.lines.at(-1)).toBe('1 input: 1 written');
    expect(portal.asked.filter((one) => !one.endsWith('robots.txt'))).toEqual([`GET ${broken}`]);
    expect(listRecords()).toHaveLength(PAGES);
  });

  it('tries all again, or says why it cannot, where the last run was cut off', async () => {
    await fetchAll();
    for (const [year, log] of [
      [2027, ''],
      [2028, '{"event":"start","starts":1}\n'],
    ] as const) {
      const cutOff = { [`data/runs/${year}0101T000000000Z/log.ndjson`]: log };
      plant(cwd, cutOff);
      const alone = await govdisclose(['fetch', '--retry-failed', '-o', 'data']);
      expect(alone.code).toBe(75);
      expect(alone.err).toContain('ERR_RUN_CUT_OFF');
      fs.rmSync(join(cwd, 'data/runs'), { recursive: true });
      plant(cwd, cutOff);
      const named = await fetchAll('--retry-failed');
      expect([named.code, named.lines.at(-1)]).toEqual([0, '7 inputs: 5 unchanged, 2 lists']);
    }
  });

  it('keeps its order when the clock goes back', async () => {
    for (const now of ['2026-05-01T08:00:00Z', '2036-05-01T08:00:00Z', '2026-05-02T08:00:00Z', '2026-05-01T09:00:00Z'])
      await govdisclose(['fetch', portal.url, '-o', 'data'], { now });
    const runs = fs.readdirSync(join(cwd, 'data/runs')).sort();
    expect(runs.map((name) => name.slice(0, 4))).toEqual(['2026', '2036', '2036', '2036']);
    expect(readLog().at(-1)).toMatchObject({ event: 'end', at: '2026-05-01T09:00:00.000Z', unchanged: 5 });
    const late = await runPlain(['check', 'data', '--max-age', '3d', '--lang', 'en'], '2026-05-05T08:00:00Z');
    expect(late.err).toContain('ERR_RUN_TOO_OLD');
    await expectRebuilt(4);
  });

  it('asks nothing outside the hosts it was given, and says so', async () => {
    const list = '<ul><li><a href="http://127.0.0.2:1/x.html">某某市财政局2019年政府信息公开工作年度报告</a></li></ul>';
    portal.set('/gknb/index.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body: list });
    const { err } = await fetchAll();
    expect(err).toContain('1 link leads to other hosts (127.0.0.2)');
  });

  it('obeys robots.txt: counts a link that it forbids, and names its line for an address that was named', async () => {
    const list =
      '<ul><li><a href="/secret/x.html">某某市财政局2019年政府信息公开工作年度报告</a></li><li><a href="/n.html">关于放假的通知</a></li></ul>';
    portal.set('/gknb/index.html', { headers: { 'content-type': 'text/html; charset=utf-8' }, body: list });
    const { lines, code } = await fetchAll();
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: '2 inputs: 1 list, 1 forbidden by robots.txt' });
    const named = await govdisclose(['fetch', new URL('/secret/x.html', portal.url).href, '-o', 'data']);
    expect(named.code).toBe(1);
    expect(named.err).toContain('line 2 `Disallow: /secret/`');
    expect(portal.asked).not.toContain('GET /secret/x.html');
  });

  it('stops at a limit and goes on from there', async () => {
    const first = await fetchAll('--limit', '2');
    expect(first.code).toBe(75);
    expect(first.err).toContain('the limit was reached');
    const second = await fetchAll();
    expect(second.code).toBe(0);
    expect(listRecords()).toHaveLength(PAGES);
  });

  it('takes only the years that were asked for', async () => {
    const { lines } = await fetchAll('--years', '2016');
    expect(lines.at(-1)).toMatch(/^7 inputs: \d written, \d of other years, 2 lists$/);
    expect(listRecords().every((name) => name.endsWith('2016.json'))).toBe(true);
  });

  it('writes records to standard output without -o, and keeps nothing', async () => {
    const { out, code } = await govdisclose([
      'fetch',
      new URL(portal.paths[0] ?? '', portal.url).href,
      '--format',
      'ndjson',
    ]);
    expect(code).toBe(0);
    expect((JSON.parse(out.split('\n')[0] ?? '') as { schema: string }).schema).toBe('govdisclose/record/1');
    expect(fs.readdirSync(cwd)).toEqual([]);
  });

  it('tells in a dry run what it would fetch', async () => {
    const { out, code } = await fetchAll('--dry-run');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(PAGES);
    expect(fs.readdirSync(cwd)).toEqual([]);
    expect(portal.asked.filter((one) => portal.paths.some((path) => one.endsWith(path)))).toEqual([]);
  });

  it('takes sources with agencies, and refuses a list with a slip before anything is asked', async () => {
    plant(cwd, { 's.yaml': `- {url: "${portal.url}", agancy: x}` });
    const { code, err } = await govdisclose(['fetch', '--sources', 's.yaml', '-o', 'data']);
    expect(code).toBe(2);
    expect(err).toContain('unknown key agancy');
    expect(portal.asked).toEqual([]);
    const url = new URL(portal.paths[1] ?? '', portal.url).href;
    plant(cwd, { 's.yaml': `- {url: "${url}", agency: 421300-随州市水利局}` });
    expect((await govdisclose(['fetch', '--sources', 's.yaml', '-o', 'data'])).code).toBe(0);
    expect(listRecords()[0]).toMatch(/^421300-随州市水利局/);
  });

  it('goes on after lines of a list that are none', async () => {
    plant(cwd, { list: `# reports\r\nnot-an-address\r\n${new URL(portal.paths[0] ?? '', portal.url).href}\r\n` });
    const { code, err } = await govdisclose(['fetch', '-i', 'list', '-o', 'data']);
    expect(code).toBe(1);
    expect(err).toContain('ERR_LIST_ENTRY list not-an-address: line 2');
    expect(listRecords()).toHaveLength(1);
  });

  it.each([
    [['fetch'], 'ERR_NO_ADDRESS'],
    [['fetch', 'page.html'], 'ERR_PATH_GIVEN'],
    [
      ['fetch', 'http://127.0.0.1/', '--timeout', '5'],
      'ERR_OPTION_VALUE --timeout 5: it must be a duration with its unit',
    ],
    [
      ['fetch', 'http://127.0.0.1/', '--concurrency', '0'],
      'ERR_OPTION_VALUE --concurrency 0: it must be a whole number from 1 to 256',
    ],
    [
      ['fetch', 'http://127.0.0.1/', '--max-bytes', '20'],
      'ERR_OPTION_VALUE --max-bytes 20: it must be a size with its unit',
    ],
    [['fetch', '--retry-failed'], '--retry-failed needs -o'],
  ])('%s is refused before anything is asked', async (argv, words) => {
    const { code, err } = await govdisclose(argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('logs the accounts, the hosts and the changes of a run', async () => {
    await fetchAll();
    const log = readLog();
    expect(log[0]).toMatchObject({ event: 'start', starts: 1 });
    expect(log.at(-1)).toMatchObject({ event: 'end', inputs: 7, written: 5, list: 2, failing: [] });
    expect(log.at(-1)).toHaveProperty('changes.new.length', PAGES);
  });
});

describe('discover', () => {
  it('writes the reports of a list, one a line', async () => {
    const { out, lines, code } = await govdisclose(['discover', portal.url]);
    expect(code).toBe(0);
    const found = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(found).toHaveLength(PAGES);
    expect(found[0]).toMatchObject({ kind: 'page', verdict: 'report', date: '2024-01-31', list: portal.url });
    expect(lines.at(-1)).toBe('2 inputs: 2 lists');
  });
});

it('says that a switch against all certificates has no effect', async () => {
  const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const { err, code } = await govdisclose(['discover', portal.url], { env });
  expect(code).toBe(0);
  expect(err).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0 is in the environment and has no effect');
});

describe('explain', () => {
  it('tells how a page on the web is read, and keeps nothing', async () => {
    const url = new URL(portal.paths[1] ?? '', portal.url).href;
    const { code, out } = await govdisclose(['explain', url]);
    expect(code).toBe(0);
    expect(out).toContain('national-20');
    expect(fs.readdirSync(cwd)).toEqual([]);
    const missing = await govdisclose(['explain', new URL('/nowhere.html', portal.url).href]);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('ERR_FETCH_GONE');
  });
});

describe('check --max-age', () => {
  it('notices a nightly run that has stopped', async () => {
    await fetchAll();
    const check = (now: string) => runPlain(['check', 'data', '--max-age', '3d', '--lang', 'en'], now);
    expect((await check('2026-05-03T08:00:00Z')).err).not.toContain('ERR_RUN_TOO_OLD');
    const late = await check('2026-05-05T08:00:00Z');
    expect(late.code).toBe(1);
    expect(late.err).toContain('ERR_RUN_TOO_OLD data: the last run ended at 2026-05-01T08:00:00.000Z (limit 3d)');
  });
});

/** Without the options of the network. */
function runPlain(argv: readonly string[], now = '2026-05-01T08:00:00Z'): Promise<Run> {
  return run(argv, { cwd, now, changes: { loadCore } });
}
