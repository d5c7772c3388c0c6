import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/program-parts.js';
import { recordSchema } from '../../src/output/record-schema.js';
import { measureColumns } from '../../src/output/terminal-text.js';
import { page, plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

/** Help must not need the core. */
const changes = {
  loadCore: () => {
    throw new Error('loaded');
  },
};

describe('help', () => {
  it.each([
    ['en', 'open government information'],
    ['zh', '政府信息公开工作年度报告'],
  ])('explains itself in ten lines of 80 columns to who types the bare name: %s', async (lang, words) => {
    const { code, out, err } = await run(['--lang', lang], { cwd, changes });
    expect([code, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines.filter((line) => measureColumns(line) > 80)).toEqual([]);
    expect(out).toContain(words);
  });

  it.each(COMMANDS)('fits 80 columns in both languages: %s', async (command) => {
    for (const lang of ['en', 'zh']) {
      const { out } = await run([command, '--help', '--lang', lang], { cwd, changes });
      expect(out.split('\n').filter((line) => measureColumns(line) > 80)).toEqual([]);
    }
  });

  it.each([['--help'], ['-h'], ['help'], ['parse', '--help'], ['help', 'parse'], ['forms', '-h']])(
    'prints exit codes: %s %s',
    async (...argv) => {
      const { code, out, err } = await run(argv.filter(Boolean), { cwd, changes });
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('73   the output cannot be written');
      expect(out).toContain('130  interrupted cleanly (143: terminated)');
    },
  );

  it('names only verbs that work', async () => {
    const { out } = await run(['--help'], { cwd, changes });
    const verbs = [...out.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, verb]) => verb);
    expect(verbs).toEqual([
      'parse',
      'fetch',
      'discover',
      'build',
      'check',
      'diff',
      'explain',
      'report',
      'forms',
      'schema',
      'completion',
      'help',
    ]);
  });

  it('is Chinese when asked', async () => {
    expect((await run(['parse', '--help', '--lang=zh'], { cwd, changes })).out).toContain('退出代码：');
  });

  it('prints the version', async () => {
    expect(await run(['--version'], { cwd, changes })).toMatchObject({ code: 0, out: '9.9.9\n', err: '' });
  });
});

describe('a system that has run out', () => {
  it.each(['EMFILE', 'ENFILE', 'ENOMEM'])('F97 of %s is no bug of the program', async (code) => {
    const loadCore = async (): Promise<never> => {
      throw Object.assign(new Error(`${code}: made up`), { code });
    };
    const result = await run(['forms'], { cwd, changes: { loadCore } });
    expect([result.code, result.out]).toEqual([73, '']);
    expect(result.err).not.toContain('ERR_INTERNAL');
  });
});

describe('standard output that takes no more', () => {
  const page = 'page.html';
  const commands: readonly (readonly string[])[] = [
    ['--help'],
    ['--version'],
    ['forms'],
    ['schema'],
    ['completion', 'bash'],
    ['explain', page],
    ['parse', page],
    ['check', 'data'],
    ['report', 'data', '-o', '-'],
  ];
  const runInto = (failure: string, argv: readonly string[]) => {
    const stdout = { isTTY: false, columns: 80, failure, write: () => undefined, flush: async () => undefined };
    return run(argv, { cwd, changes: { stdout } });
  };

  beforeEach(async () => {
    plant(cwd, { [page]: '{}' });
    await run(['parse', page, '-o', 'data'], { cwd });
  });

  it('F93 a full disk behind standard output is told by every command; F92 a reader that went away is no failure of any', async () => {
    for (const argv of commands) {
      const full = await runInto('ENOSPC', argv);
      expect([argv, full.code, full.err]).toEqual([argv, 73, expect.stringContaining('ERR_NO_SPACE -: no space left')]);
      const { code, err } = await runInto('EPIPE', argv);
      expect([argv, code, err]).toEqual([argv, 0, '']);
    }
  });
});

describe('wrong usage', () => {
  it.each<[readonly string[], string]>([
    [['prase', 'x'], 'unknown command prase (did you mean parse?)'],
    [['harvest'], 'unknown command harvest'],
    [['help', 'nosuch'], 'unknown command nosuch'],
    [['help', 'prase'], 'unknown command prase (did you mean parse?)'],
    [['report', 'x'], 'option -o, --output <file> is missing'],
    [['parse', '--fromat', 'csv'], 'unknown option --fromat (did you mean --format?)'],
    [['parse', '-z'], 'unknown option -z'],
    [['parse', '--limit'], 'option --limit <n> needs a value'],
    [['explain'], 'missing argument <file'],
    [['forms', 'a', 'b'], 'too many arguments'],
    [
      ['parse', 'x', '--years', '20l6'],
      '--years 20l6: it must be a year or a range such as 2019-2024, from 2000 to 2100',
    ],
    [['parse', 'x', '--years', '1899'], '--years 1899'],
    [['parse', 'x', '--years', '2024-2019'], '--years 2024-2019'],
    [['parse', 'x', '--limit', '0'], '--limit 0: it must be a whole number from 1'],
    [['parse', 'x', '--limit', '-3'], '--limit -3'],
    [['parse', 'x', '--format', 'xml'], '--format xml: it must be one of summary, json, ndjson, csv; nothing'],
    [
      ['parse', 'x', '--format', 'jsn'],
      '--format jsn: it must be one of summary, json, ndjson, csv (did you mean json?)',
    ],
    [['parse', 'x', '--format', 'CSV'], '(did you mean csv?)'],
    [
      ['check', 'x', '--severity', 'errors'],
      '--severity errors: it must be one of error, warning, info (did you mean error?)',
    ],
    [['parse', 'x', '--lang', 'zh-CN'], '--lang zh-CN: it must be one of zh, en (did you mean zh?)'],
    [['completion', 'tcsh'], 'shell tcsh: it must be one of bash, zsh, fish'],
    [['parse', 'x', '--lang', 'fr'], '--lang fr: it must be one of zh, en'],
    [['parse', 'x', '--log-format', 'xml'], '--log-format xml'],
    [['parse', 'x', '--url', 'ftp://x'], '--url ftp://x'],
    [['parse', 'x', 'y', '--url', 'http://x.example/'], '--url says where one page came from'],
    [['parse', '-', '-i', '-'], '- stands for both'],
    [['parse', ''], 'an empty path'],
    [['parse', 'x', '-o', ''], 'an empty path'],
    [['forms', 'nosuch'], 'ERR_UNKNOWN_FORM nosuch: no such form'],
    [['schema', 'nosuch'], 'ERR_UNKNOWN_SCHEMA nosuch'],
  ])('%j', async (argv, words) => {
    const { code, out, err, lines } = await run(argv, { cwd });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(lines[0]).toMatch(/^govdisclose: ERR_[A-Z_]+ /);
  });

  it('says that bugs are bugs', async () => {
    const { code, err } = await run(['forms'], { cwd, changes });
    expect(code).toBe(70);
    expect(err).toContain('ERR_INTERNAL govdisclose: a bug');
  });
});

describe('forms, schema, explain', () => {
  it('lists the forms, and the indicators of one', async () => {
    expect((await run(['forms'], { cwd })).out).toMatch(/^form +first_year/);
    const { out } = await run(['forms', 'national-2021', '--format', 'json'], { cwd });
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ indicator: 'outcome.granted', unit: '件' }));
  });

  it('prints the schema', async () => {
    expect(JSON.parse((await run(['schema'], { cwd })).out)).toEqual(recordSchema);
    expect((await run(['schema', 'record'], { cwd })).code).toBe(0);
  });

  it('explains a page, as text that cannot steer a terminal, or as JSON', async () => {
    plant(cwd, { 'a.html': page() });
    const { code, out } = await run(['explain', 'a.html'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('* national-2014  score 0.9');
    expect(out).toContain('2016\\u{1b}[2J');
    expect(JSON.parse((await run(['explain', 'a.html', '--format', 'json'], { cwd })).out)).toMatchObject({
      format: 'html',
    });
  });

  it.each([['--html'], ['--format', 'html']])('explains a page as a page: %s %s', async (...flags) => {
    plant(cwd, { 'a.html': page() });
    const { code, out } = await run(['explain', 'a.html', ...flags, '--lang', 'en'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^<!doctype html>\n<html lang="en">[\s\S]*<\/html>\n$/);
  });

  it('writes an explanation to a file, whole, and again over itself', async () => {
    plant(cwd, { 'a.html': page(), 'out.html': 'old' });
    for (const _ of ['once', 'again']) {
      const { code, out } = await run(['explain', 'a.html', '--html', '-o', 'out.html'], { cwd });
      expect([code, out]).toEqual([0, '']);
    }
    expect(fs.readFileSync(join(cwd, 'out.html'), 'utf8')).toMatch(/<\/html>\n$/);
    expect(fs.readdirSync(cwd).filter((name) => name.startsWith('.tmp'))).toEqual([]);
  });

  it('keeps the whole page out of the JSON', async () => {
    plant(cwd, { 'a.html': page() });
    const { out } = await run(['explain', 'a.html', '--format', 'json'], { cwd });
    expect(JSON.parse(out)).not.toHaveProperty('page');
  });

  it.each([
    [['a.html', '--html', '-o', 'a.html'], 2, 'names the page itself'],
    [['a.html', '--html', '-o', './link.html'], 2, 'names the page itself'],
    [['a.html', '--html', '-o', ''], 2, 'an empty path'],
    [['a.html', '--html', '--format', 'json'], 2, 'two formats'],
    [['a.html', '--html', '-o', 'folder'], 73, 'ERR_UNSAFE_PATH'],
    [['a.html', '--html', '-o', 'none/out.html'], 73, 'ERR_OUTPUT_NOT_WRITABLE'],
  ] as const)('does not write for explain %j', async (args, code, words) => {
    plant(cwd, { 'a.html': page(), 'folder/b.txt': '' });
    fs.symlinkSync('a.html', join(cwd, 'link.html'));
    const result = await run(['explain', ...args, '--lang', 'en'], { cwd });
    expect([result.code, result.out]).toEqual([code, '']);
    expect(result.err).toContain(words);
    expect(fs.readFileSync(join(cwd, 'a.html'), 'utf8')).toBe(page());
  });

  it('explains a page that is no report too', async () => {
    const { code, out } = await run(['explain', '-'], { cwd, stdin: 'list' });
    expect(code).toBe(0);
    expect(out).toContain('no report: looks like list: made up');
  });

  it.each([
    ['missing.html', 1, 'ERR_PATH_MISSING'],
    ['.', 1, 'a folder, not a file'],
  ] as const)('fails on %s', async (file, code, words) => {
    const result = await run(['explain', file], { cwd });
    expect([result.code, result.out]).toEqual([code, '']);
    expect(result.err).toContain(words);
  });
});
