/**
 * Section H of the faults, on commands run in process: what people type, forget and expect. What is wrong is told with what
 * to do, before anything was read, asked or written. Without an environment at all: program/output.test.ts.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSources } from '../../src/cli/crawl/sources.js';
import { parsePage } from '../../src/index.js';
import { captureOutput, page, plant, type RunOptions, run, temporaryFolder } from '../cli/captured-environment.js';
import { filesIn } from '../dataset/dataset-folder.js';
import { hostilePage } from '../output/hostile-page.js';

const readProject = (name: string) => fs.readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const BIN = readProject('bin/govdisclose.js');
const ENGINES = (JSON.parse(readProject('package.json')) as { engines: { node: string } }).engines;

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

/** Neither pages are read nor hosts asked: to try would be a bug of the program (70). */
const NOTHING = {
  loadCore: async (): Promise<never> => {
    throw new Error('the core was loaded');
  },
};

const govdisclose = (argv: readonly string[], options: Partial<RunOptions> = {}) =>
  run([...argv, '--lang', 'en'], { cwd, ...options });

describe('what is typed', () => {
  it.each([[[]], [['--help']], [['-h']], [['help', 'fetch']], [['fetch', '--help']]])(
    'F102 help is on standard output and no failure: %j',
    async (argv) => {
      const { code, out, err } = await govdisclose(argv, { changes: NOTHING });
      expect([code, out.includes('govdisclose'), err]).toEqual([0, true, '']);
    },
  );

  it.each([
    [['fetch', 'http://a.example/', '--concurency', '2'], 'did you mean --concurrency?'],
    [['fetsh'], 'did you mean fetch?'],
    [['zzz'], 'unknown command zzz'],
    [['parse', '--zzz'], 'unknown option --zzz'],
  ])('F102 a typing error is wrong usage, with the nearest word there is: %j', async (argv, words) => {
    const { code, out, err } = await govdisclose(argv, { changes: NOTHING });
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)]);
  });

  it.each<[readonly string[], number, string]>([
    [['fetch', 'page.html'], 2, 'ERR_PATH_GIVEN'],
    [['fetch', 'www.a.example/x'], 2, 'ERR_'],
    [['parse', 'https://a.example/x'], 2, 'use fetch'],
    [['parse', '*.html'], 1, 'ERR_NO_MATCH'],
    [['parse', 'folder'], 1, 'ERR_FOLDER_EMPTY'],
    [['explain', 'folder'], 1, 'a folder, not a file'],
    [['parse', '-'], 2, 'ERR_NO_INPUT'],
    [['parse'], 2, 'ERR_NO_INPUT'],
    [['fetch'], 2, 'ERR_NO_ADDRESS'],
  ])('F103 an input of another kind is told with what to do instead: %j', async (argv, code, words) => {
    plant(cwd, { 'folder/x.doc': '' });
    const result = await govdisclose(argv, { stdinTTY: true });
    expect([result.code, result.out, result.err]).toEqual([code, '', expect.stringContaining(words)]);
  });

  it.each(['utf-8', 'gb18030', 'utf-16le'])(
    'F104 a list may be of any machine, with remarks and repetitions, and each error names its line: %s',
    async (charset) => {
      const list = ['年报.html', '', '# 备注', './年报.html', 'http://a.example/', 'none.html', 'path,url'].join(
        '\r\n',
      );
      plant(cwd, { '年报.html': page(), list: iconv.encode(list, charset, { addBOM: charset !== 'gb18030' }) });
      const { code, lines } = await govdisclose(['parse', '-i', 'list']);
      expect([code, lines.at(-1)]).toEqual([1, '5 inputs: 1 written, 1 duplicate, 3 failed']);
      for (const line of [5, 6, 7]) expect(lines.filter((one) => one.includes(`line ${line}`))).toHaveLength(1);
    },
  );

  it.each([
    ['parse', '--years', '20l6'],
    ['parse', '--years', '1899'],
    ['parse', '--years', '2024-2019'],
    ['parse', '--shard', '0/4'],
    ['parse', '--shard', '5/4'],
    ['parse', '--limit', '-1'],
    ['fetch', '--concurrency', '0'],
    ['fetch', '--concurrency', '1e9'],
    ['fetch', '--timeout', '5'],
    ['fetch', '--timeout', '-5s'],
    ['fetch', '--delay', '3 s'],
    ['fetch', '--max-bytes', '20'],
    ['fetch', '--max-bytes', '1TB'],
    ['fetch', '--retries', '99'],
  ])('F105 a value out of range names option, value and range before anything is asked: %s %s %s', async (...argv) => {
    const [command = '', option = '', value = ''] = argv;
    const input = command === 'fetch' ? 'http://a.example/' : 'a.html';
    const { code, out, lines } = await govdisclose([command, input, `${option}=${value}`], { changes: NOTHING });
    expect([code, out]).toEqual([2, '']);
    expect(lines[0]).toContain(`ERR_OPTION_VALUE ${option} ${value}: it must be `);
  });

  it.each([
    ['an unknown key', '- {url: "http://a.cn/", agancy: x}', /line 1:\d+: unknown key agancy/],
    ['a value of another kind', '- url: {a: b}', /line 1:\d+: url is neither a text nor a list/],
    ['a tab', 'sources:\n\t- url: http://a.cn/', /line 2:1: it is not YAML/],
  ])(
    'F106 a list of sources with %s is refused with line and column, and nothing is fetched',
    async (_, text, words) => {
      const { errors, sources } = await readSources(text, 's.yaml');
      expect([errors[0]?.message, sources]).toEqual([expect.stringMatching(words), []]);
      plant(cwd, { 's.yaml': `\ufeff${text}` });
      const { code, out, err } = await govdisclose(['fetch', '--sources', 's.yaml', '-o', 'data']);
      expect([code, out, err]).toEqual([2, '', expect.stringMatching(words)]);
      expect(fs.readdirSync(cwd)).toEqual(['s.yaml']);
    },
  );

  it.skip('F106 where each value of a file of settings comes from: there is no file of settings, options are all that is read', () =>
    undefined);
});

describe('what is forgotten', () => {
  it('F107 without -o records go to standard output and nothing is written; a folder of something else is refused', async () => {
    plant(cwd, { 'a.html': page(), 'home/thesis.txt': 'x' });
    const { code, out } = await govdisclose(['parse', 'a.html']);
    expect([code, JSON.parse(out).year, fs.readdirSync(cwd).sort()]).toEqual([0, 2016, ['a.html', 'home']]);
    const foreign = await govdisclose(['parse', 'a.html', '-o', 'home']);
    expect([foreign.code, foreign.out, foreign.err]).toEqual([
      2,
      '',
      expect.stringMatching(/ERR_NOT_A_DATASET \S*home/),
    ]);
    expect(fs.readdirSync(join(cwd, 'home'))).toEqual(['thesis.txt']);
  });

  it('F108 an empty list is no failure and is told; a folder or a dataset that is empty is one', async () => {
    plant(cwd, { list: '# nothing\n\n', 'empty/x.doc': '', 'data/records/.keep': '' });
    expect(await govdisclose(['parse', '-i', 'list'])).toMatchObject({ code: 0, out: '', err: '0 inputs\n' });
    expect((await govdisclose(['parse', 'empty'])).code).toBe(1);
    expect(await govdisclose(['build', 'data'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('ERR_DATASET_EMPTY'),
    });
  });
});

describe('where it runs', () => {
  it.each([{ LANG: 'C', TERM: 'dumb' }, { NO_COLOR: '1' }, { TZ: 'America/New_York', LC_ALL: 'POSIX' }, {}])(
    'F109 no locale, no colours, another time zone: the same data, in UTF-8 and without a spinner: %j',
    async (env) => {
      plant(cwd, { 'a.html': page() });
      const stderr = captureOutput(false);
      const { code, out } = await run(['parse', 'a.html'], { cwd, env, changes: { stderr } });
      expect([code, out.includes('青溪市审计局'), stderr.text()]).toEqual([0, true, '1 input: 1 written\n']);
      expect(out).toContain('"2017-02-24T13:44+08:00"');
      expect(out + stderr.text()).not.toMatch(/[\u001b\r]/);
    },
  );

  it.each([
    ['8.17.0', 2],
    ['18.20.8', 2],
    ['20.9.0', 2],
    ['20.18.0', 2],
    ['20.18.1', 0],
    ['22.0.0', 0],
    ['100.0.0', 0],
  ])('F109 a Node that is too old is told in one line before anything is loaded: %s', (version, expected) => {
    const told: string[] = [];
    const loaded: string[] = [];
    const fake = { versions: { node: version }, version: `v${version}`, exitCode: 0 };
    const program = new Function('process', 'console', 'require', BIN.replace(/^#!.*/, ''));
    program(fake, { error: (line: string) => told.push(line) }, (name: string) => loaded.push(name));
    expect([fake.exitCode, told.length, loaded.length]).toEqual(expected === 2 ? [2, 1, 0] : [0, 0, 1]);
    if (expected === 2) expect(told[0]).toContain(`v${version}: this Node is too old`);
    expect(`>=${/NEEDED = \[(.*)\]/.exec(BIN)?.[1]?.split(', ').join('.')}`).toBe(ENGINES.node);
  });

  it('F109 the time of a page is that of China wherever it is read', () => {
    const html = hostilePage('x').replace('2017-02-14', '2017-02-14 23:30');
    const zone = process.env['TZ'];
    const read = (name: string) => {
      process.env['TZ'] = name;
      return JSON.stringify(parsePage(Buffer.from(html)));
    };
    try {
      expect(read('America/New_York')).toBe(read('Asia/Shanghai'));
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it.each([
    ['list', `<ul>${'<li><a href="a.html">甲市审计局2016年政府信息公开工作年度报告</a></li>'.repeat(30)}</ul>`],
    ['unknown', '<h1>我市召开工作会议</h1><p>会议要求，各部门要抓好落实，确保全年任务完成。</p>'],
    ['empty', ''],
  ])('F110 a page that is no report says what it looks like and gives no record: %s', (kind, body) => {
    const result = parsePage(Buffer.from(`<html><head><title>甲市</title></head><body>${body}</body></html>`));
    expect(result.ok ? '' : result.refusal.looksLike).toBe(kind);
  });

  it('F110 a year that is yet to come is no year of a report', () => {
    const result = parsePage(Buffer.from(hostilePage('x').replaceAll('2016', '2098')));
    expect(result.ok && [result.record.year, result.record.id]).toEqual([null, null]);
  });

  it('F111 from cron nothing is said while all is well, and what failed is said', async () => {
    plant(cwd, { 'a.html': page() });
    expect(await run(['parse', '-q', 'a.html', '-o', 'data'], { cwd })).toMatchObject({ code: 0, out: '', err: '' });
    const failed = await run(['parse', '-q', 'none.html', '-o', 'data'], { cwd });
    expect([failed.code, failed.out, failed.err]).toEqual([1, '', expect.stringContaining('none.html')]);
  });

  it('F112 the same command again changes no byte and touches no file but its own log', async () => {
    plant(cwd, {
      'in/a.html': page(),
      'in/b.html': page({ id: '321200-青溪市审计局/2017', year: 2017 }),
      'in/c.html': 'list',
    });
    const touched = () =>
      filesIn(join(cwd, 'data'))
        .filter((name) => !name.startsWith('runs/'))
        .map((name) => [
          name,
          fs.statSync(join(cwd, 'data', name)).mtimeMs,
          fs.readFileSync(join(cwd, 'data', name), 'utf8'),
        ]);
    await govdisclose(['parse', 'in', '-o', 'data']);
    const before = touched();
    const again = await govdisclose(['parse', 'in', '-o', 'data'], { now: '2027-01-01T00:00:00Z' });
    expect([again.code, again.lines.at(-1)]).toEqual([0, '3 inputs: 2 unchanged, 1 not report']);
    expect(touched()).toEqual(before);
  });
});
