/** `parse` and `check` of WARC files: the records of a fetch come out again, byte for byte. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaptureChain, StoreOptions } from '../../src/archive/archive.js';
import type { Environment } from '../../src/cli/environment.js';
import { realEnvironment } from '../../src/cli/main.js';
import { openDataset } from '../../src/dataset/open-dataset.js';
import { parsePage } from '../../src/index.js';
import { capture, warcNames, withArchive } from '../archive/captures.js';
import { packed, response } from '../archive/foreign-warc.js';
import { place } from '../dataset/dataset-folder.js';
import { page, plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const PAGES = new URL('../../fixtures/pages/', import.meta.url);
const HOST = 'https://www.qingxi.example';
const LATER = '2026-05-02T08:00:00.000Z';

function fixture(slug: string): Buffer {
  return fs.readFileSync(new URL(`${slug}/page.html`, PAGES));
}

function recordsIn(folder: string): Readonly<Record<string, string>> {
  const root = join(cwd, folder, 'records');
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(join(root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(root, name), 'utf8')]));
}

const realCore: Partial<Environment> = { loadCore: realEnvironment().loadCore };

/** What a fetch does with each page it gets. */
async function fetchInto(folder: string, pages: readonly (readonly [CaptureChain, StoreOptions])[]): Promise<void> {
  const root = join(cwd, folder);
  const writer = { pid: process.pid, host: 'here', since: LATER, mark: null };
  const stateOf = () => ({ alive: true, mark: null });
  const dataset = openDataset({ files: fs, folder: root, writer, stateOf, startedAt: new Date(LATER) });
  await withArchive(root, async (archive) => {
    for (const [chain, options] of pages) {
      const { body, context } = await archive.store(chain, options);
      const result = (options.purpose ?? 'page') === 'page' ? parsePage(body, context) : null;
      if (result?.ok === true) place(dataset, result.record);
    }
  });
  dataset.close();
}

const FETCHED: readonly (readonly [CaptureChain, StoreOptions])[] = [
  [[capture({ url: `${HOST}/robots.txt`, body: 'User-agent: *' })], { purpose: 'robots' }],
  [[capture({ url: `${HOST}/list.html`, body: '<ul><li><a href="1.html">2016</a></li></ul>' })], { purpose: 'list' }],
  [[capture({ url: `${HOST}/1.html`, body: fixture('trs-pairs-2016'), coding: 'gzip' })], {}],
  [
    [
      capture({ url: `${HOST}/old/2.html`, status: 302, body: '', headers: [['Location', '/2.html']] }),
      capture({ url: `${HOST}/2.html`, body: fixture('word-paste-2017') }),
    ],
    { stated: { key: '321200-青溪市审计局', region: { code: '321200', name: '青溪市' } } },
  ],
  [[capture({ url: `${HOST}/3.html`, body: fixture('subtotal-column-2022'), coding: 'br' })], {}],
  [[capture({ url: `${HOST}/1.html`, body: fixture('trs-pairs-2016'), coding: 'gzip', at: LATER })], {}],
  [[capture({ url: `${HOST}/3.html`, status: 304, body: '', at: LATER })], {}],
  [[capture({ url: `${HOST}/2.html`, body: fixture('word-paste-2017'), at: LATER })], {}],
  [[capture({ url: `${HOST}/gone.html`, status: 404, body: 'gone' })], {}],
  [[capture({ url: `${HOST}/a.pdf`, body: '%PDF-1.7', headers: [] })], { purpose: 'attachment' }],
];

describe('parse of an archive', () => {
  it('gives the records of the fetch, byte for byte', async () => {
    await fetchInto('fetched', FETCHED);
    const { code, out, err } = await run(['parse', 'fetched/archive', '-o', 'parsed'], { cwd, changes: realCore });
    expect([code, out, err]).toEqual([0, '', '9 inputs: 4 written, 2 duplicates, 3 not reports\n']);
    const parsed = recordsIn('parsed');
    expect(Object.keys(parsed).length).toBeGreaterThanOrEqual(6);
    expect(parsed).toEqual(recordsIn('fetched'));
    const again = await run(['parse', 'fetched/archive', '-o', 'parsed'], { cwd, changes: realCore });
    expect(again.err).toContain('unchanged');
    expect(recordsIn('parsed')).toEqual(parsed);
  });

  it('tells each page by its place and address', async () => {
    const url = 'http://a.example/1';
    plant(cwd, { 'c.warc.gz': packed(response(page(), { url }), response('list', { url: `${url}/2` })) });
    const { code, out, lines } = await run(['parse', 'c.warc.gz', '-v'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ source: { url, path: null } });
    expect(lines[0]).toMatch(/^c\.warc\.gz@0 http:\/\/a\.example\/1: written/);
    expect(lines[1]).toMatch(/^c\.warc\.gz@\d+ http:\/\/a\.example\/1\/2: not a report \(list\)/);
    expect(lines.at(-1)).toBe('2 inputs: 1 written, 1 not report');
  });

  it('skips what is damaged, says so, and reads the rest', async () => {
    const whole = gzipSync(response(page({ year: 2016 })));
    const url = 'http://a.example/2';
    const last = gzipSync(response(page({ year: 2017, title: 'b' }), { url }));
    plant(cwd, { 'in/a.warc.gz': Buffer.concat([whole, whole.subarray(0, 50), last]) });
    const { code, out, lines } = await run(['parse', 'in'], { cwd });
    expect(code).toBe(1);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(lines[0]).toMatch(/ERR_WARC_RECORD in\/a\.warc\.gz@\d+: the record is damaged; /);
    expect(lines.at(-1)).toBe('3 inputs: 2 written, 1 failed');
  });

  it('refuses what is no archive, or an empty one', async () => {
    plant(cwd, { 'a.warc': 'text', 'b.warc.gz': '', 'in/c.warc': '' });
    const { code, lines } = await run(['parse', 'a.warc', 'b.warc.gz', 'in', 'missing.warc'], { cwd });
    expect(code).toBe(1);
    expect(lines.filter((line) => line.includes('ERR_')).map((line) => line.split(' ')[1])).toEqual([
      'ERR_WARC_RECORD',
      'ERR_WARC_EMPTY',
      'ERR_PATH_MISSING',
    ]);
    expect(lines.at(-1)).toBe('4 inputs: 1 not report, 3 failed');
  });

  it('leaves the rest at a limit or a signal', async () => {
    const records = [1, 2, 3].map((year) => response(page({ year: 2010 + year }), { url: `http://a.example/${year}` }));
    plant(cwd, { 'a.warc.gz': packed(...records) });
    const limited = await run(['parse', 'a.warc.gz', '--limit', '1'], { cwd });
    expect([limited.code, limited.lines.at(-1)]).toEqual([75, '2 inputs: 1 written, 1 left']);
    const stopped = await run(['parse', 'a.warc.gz'], { cwd, signal: { name: 'SIGTERM', at: 2 } });
    expect([stopped.code, stopped.lines.at(-1)]).toEqual([143, '3 inputs: 2 written, 1 left']);
  });

  it('takes no --url, and explain no archive', async () => {
    plant(cwd, { 'a.warc.gz': packed(response(page())) });
    expect((await run(['parse', 'a.warc.gz', '--url', 'http://a.example/'], { cwd })).code).toBe(2);
    const { code, err } = await run(['explain', 'a.warc.gz'], { cwd });
    expect([code, err]).toEqual([1, expect.stringContaining('an archive of many pages')]);
  });
});

describe('check of an archive', () => {
  it('checks each page', async () => {
    await fetchInto('fetched', FETCHED);
    const names = warcNames(join(cwd, 'fetched')).map((name) => `fetched/archive/${name}`);
    const { lines } = await run(['check', ...names], { cwd, changes: realCore });
    expect(lines.at(-1)).toMatch(/^9 inputs: 4 checked, 2 duplicates, 3 not reports/);
  });
});
