import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DisclosureRecord } from '../../src/model/record.js';
import { captureOutput, page, plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

function recordsIn(out: string): readonly DisclosureRecord[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('parse to standard output', () => {
  it('writes one record a line and accounts for the input last', async () => {
    plant(cwd, { 'a.html': page() });
    const { code, out, err } = await run(['parse', 'a.html'], { cwd });
    expect(code).toBe(0);
    expect(recordsIn(out)).toMatchObject([{ year: 2016, source: { path: 'a.html' } }]);
    expect(err).toBe('1 input: 1 written\n');
  });

  it('shows a summary on a terminal for one page, lines for several', async () => {
    plant(cwd, { 'a.html': page(), 'b.html': page({ year: 2017 }) });
    const one = await run(['parse', 'a.html'], { cwd, tty: true, env: { NO_COLOR: '1' } });
    expect(one.out).toContain('青溪市审计局 · 2016');
    const two = await run(['parse', 'a.html', 'b.html'], { cwd, tty: true });
    expect(recordsIn(two.out)).toHaveLength(2);
  });

  it('writes one JSON document for one page and a list for a folder', async () => {
    plant(cwd, { 'd/a.html': page() });
    expect(JSON.parse((await run(['parse', 'd/a.html', '--format', 'json'], { cwd })).out)).toMatchObject({
      year: 2016,
    });
    expect(JSON.parse((await run(['parse', 'd', '--format', 'json'], { cwd })).out)).toHaveLength(1);
  });

  it('writes one head above the rows of all records', async () => {
    plant(cwd, { 'a.html': page(), 'b.html': page({ year: 2017 }) });
    const { out } = await run(['parse', 'a.html', 'b.html', '--format', 'csv'], { cwd });
    expect(out.match(/agency_key/g)).toHaveLength(1);
    expect(out.trimEnd().split('\n')).toHaveLength(7);
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['parse', '-', '--url', 'https://x.example/a'], { cwd, stdin: page() });
    expect(code).toBe(0);
    expect(recordsIn(out)[0]?.source).toMatchObject({ path: '-', url: 'https://x.example/a' });
  });

  it('shows help when standard input is a terminal, or nothing was named', async () => {
    for (const argv of [['parse', '-'], ['parse'], ['parse', '-i', '-']]) {
      const { code, out, err } = await run(argv, { cwd, stdinTTY: true });
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain('ERR_NO_INPUT');
      expect(err).toContain('govdisclose parse page.html');
    }
  });

  it('ends quietly when nobody reads', async () => {
    plant(cwd, { 'a.html': page(), 'b.html': page() });
    const stdout = { ...captureOutput(false), failure: 'EPIPE' };
    const { code, err } = await run(['parse', 'a.html', 'b.html'], { cwd, changes: { stdout } });
    expect([code, err]).toEqual([0, '']);
  });

  it('says that standard output is full', async () => {
    plant(cwd, { 'a.html': page() });
    const stdout = { ...captureOutput(false), failure: null as string | null };
    stdout.flush = async () => {
      stdout.failure = 'ENOSPC';
    };
    const { code, err } = await run(['parse', 'a.html'], { cwd, changes: { stdout } });
    expect(code).toBe(73);
    expect(err).toContain('ERR_NO_SPACE -: no space left');
  });
});

describe('inputs', () => {
  it('walks folders in name order and takes pages only', async () => {
    plant(cwd, {
      'd/b.HTM': page({ title: 'b' }),
      'd/a/z.md': page({ title: 'z' }),
      'd/c.txt': page({ title: 'c' }),
      'd/x.pdf': '%PDF',
      'd/.hidden.html': page(),
    });
    const { out, err } = await run(['parse', 'd'], { cwd });
    expect(recordsIn(out).map(({ title }) => title)).toEqual(['z', 'b', 'c']);
    expect(err).toBe('3 inputs: 3 written\n');
  });

  it('counts a page that is no report in a folder, and fails it when named', async () => {
    plant(cwd, { 'd/list.html': 'list', 'd/a.html': page() });
    expect(await run(['parse', 'd'], { cwd })).toMatchObject({ code: 0, err: '2 inputs: 1 written, 1 not report\n' });
    const named = await run(['parse', 'd/list.html'], { cwd });
    expect(named).toMatchObject({ code: 1, out: '' });
    expect(named.lines).toEqual([
      'govdisclose: ERR_NOT_A_REPORT d/list.html: no annual report, it looks like a list of links: made up; nothing was written for it; check that the page is the report itself',
      '1 input: 1 failed',
    ]);
  });

  it.each([
    ['missing.html', 'ERR_PATH_MISSING'],
    ['*.html', 'ERR_NO_MATCH'],
    ['empty', 'ERR_FOLDER_EMPTY'],
    ['saved.mhtml', 'ERR_WEB_ARCHIVE'],
    ['paper.pdf', 'ERR_FILE_BINARY'],
    ['big.html', 'ERR_TOO_LARGE'],
    ['a.html/x.html', 'ERR_PATH_UNREADABLE'],
  ])('fails %s with %s and reads the others', async (name, error) => {
    plant(cwd, { 'a.html': page(), 'saved.mhtml': 'x', 'paper.pdf': '%PDF', 'empty/x.doc': '' });
    fs.writeFileSync(join(cwd, 'big.html'), '');
    fs.truncateSync(join(cwd, 'big.html'), 50 * 1024 * 1024);
    const { code, out, lines } = await run(['parse', name, 'a.html'], { cwd });
    expect(code).toBe(1);
    expect(recordsIn(out)).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^govdisclose: ${error} `));
    expect(lines.at(-1)).toBe('2 inputs: 1 written, 1 failed');
  });

  it('refuses a web address before reading anything', async () => {
    plant(cwd, { 'a.html': page() });
    const { code, out, err } = await run(['parse', 'a.html', 'https://x.example/'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('save the page with a browser');
  });

  it('reads lists with CRLF, a byte order mark, blanks, remarks and doubles', async () => {
    plant(cwd, { 'a.html': page(), 'l.txt': '\ufeffa.html\r\n\r\n# remark\r\n./a.html\r\nhttps://x.example/\r\n' });
    const { code, lines } = await run(['parse', '-i', 'l.txt'], { cwd });
    expect(code).toBe(1);
    expect(lines).toEqual([
      'govdisclose: ERR_LIST_ENTRY l.txt https://x.example/: line 5: a web address, and parse reads files; the other inputs are read; correct the line',
      '3 inputs: 1 written, 1 duplicate, 1 failed',
    ]);
  });

  it('is done with an empty list', async () => {
    plant(cwd, { 'l.txt': '# nothing\n' });
    expect(await run(['parse', '-i', 'l.txt'], { cwd })).toMatchObject({ code: 0, out: '', err: '0 inputs\n' });
  });

  it('reports a missing list as wrong usage', async () => {
    expect(await run(['parse', '-i', 'no.txt'], { cwd })).toMatchObject({ code: 2, out: '' });
  });

  it('keeps years wanted, and pages whose year is unknown', async () => {
    plant(cwd, {
      'a.html': page({ year: 2015 }),
      'b.html': page({ year: 2019 }),
      'c.html': page({ year: null, id: null }),
    });
    const { code, out, err } = await run(['parse', '.', '--years', '2016-2024'], { cwd });
    expect(code).toBe(0);
    expect(recordsIn(out).map(({ year }) => year)).toEqual([2019, null]);
    expect(err).toBe('3 inputs: 2 written, 1 of other years\n');
  });

  it('stops at the limit and says that work is left', async () => {
    plant(cwd, { 'a.html': 'list', 'b.html': page(), 'c.html': page() });
    const { code, out, lines } = await run(['parse', '.', '--limit', '1'], { cwd });
    expect(code).toBe(75);
    expect(recordsIn(out)).toHaveLength(1);
    expect(lines.at(-1)).toBe('3 inputs: 1 written, 1 not report, 1 left');
  });

  it('goes on after a bug and exits 70', async () => {
    plant(cwd, { 'a.html': 'BUG', 'b.html': page() });
    const { code, lines } = await run(['parse', 'a.html', 'b.html'], { cwd });
    expect(code).toBe(70);
    expect(lines[0]).toContain('ERR_INTERNAL a.html: a bug in govdisclose: TypeError: made up');
    expect(lines.at(-1)).toBe('2 inputs: 1 written, 1 failed');
    expect((await run(['parse', '-v', 'a.html'], { cwd })).err).toContain('captured-environment.ts');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('finishes the page in hand at %s', async (name, expected) => {
    plant(cwd, { 'a.html': page(), 'b.html': page(), 'c.html': page() });
    const { code, out, lines } = await run(['parse', '.'], { cwd, signal: { name, at: 2 } });
    expect(code).toBe(expected);
    expect(recordsIn(out)).toHaveLength(2);
    expect(lines.at(-1)).toBe('3 inputs: 2 written, 1 left');
  });
});

describe('--map', () => {
  it('states where pages came from and whose they are', async () => {
    plant(cwd, {
      'd/a.html': page(),
      'd/map.csv': '\ufeffagency,path,url,region\r\n321200-青溪市民政局,a.html,https://a.example/1,321200\r\n',
    });
    const { code, out } = await run(['parse', 'd/a.html', '--map', 'd/map.csv'], { cwd });
    expect(code).toBe(0);
    expect(recordsIn(out)[0]).toMatchObject({ id: '321200-青溪市民政局/2016', source: { url: 'https://a.example/1' } });
  });

  it('is read from GB18030 too', async () => {
    const name = Uint8Array.from([0xce, 0xc4, 0x2e, 0x68, 0x74, 0x6d, 0x6c]);
    plant(cwd, {
      '文.html': page(),
      'm.csv': Buffer.concat([Buffer.from('path,url\n'), name, Buffer.from(',http://a.example/\n')]),
    });
    const { out } = await run(['parse', '文.html', '--map', 'm.csv'], { cwd });
    expect(recordsIn(out)[0]?.source.url).toBe('http://a.example/');
  });

  it('names every line that is wrong and reads nothing', async () => {
    plant(cwd, {
      'a.html': page(),
      'm.csv':
        'path,url,region\na.html,ftp://x,321200\n,http://a.example/,12\nb.html\na.html,http://b.example/,321200\n',
    });
    const { code, out, lines } = await run(['parse', 'a.html', '--map', 'm.csv'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(lines.map((line) => /ERR_MAP_LINE m.csv line (\d+): ([^;]*);/.exec(line)?.slice(1))).toEqual([
      ['2', 'the url is no http or https address'],
      ['3', 'the path is empty'],
      ['3', 'the region does not begin with a code of six digits'],
      ['4', '1 cell where the head has 3'],
      ['5', 'the path stands in line 2 too, with other values'],
    ]);
  });

  it.each([
    ['url\nx\n', 'no column path'],
    ['path,path\na,b\n', 'twice'],
    ['path,colour\na,b\n', 'unknown column colour'],
    ['path,url\n"a.html,http://a.example/\n', 'quoted cell'],
    ['', 'no column path'],
  ])('refuses %j', async (map, words) => {
    plant(cwd, { 'a.html': page(), 'm.csv': map });
    const { code, err } = await run(['parse', 'a.html', '--map', 'm.csv'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('tells of lines that fit no input', async () => {
    plant(cwd, { 'a.html': page(), 'm.csv': 'path\na.html\nb.html\n' });
    const { code, err } = await run(['parse', 'a.html', '--map', 'm.csv'], { cwd });
    expect(code).toBe(0);
    expect(err).toContain('m.csv: 1 line names no input, the first is line 3');
  });
});

describe('standard error', () => {
  it('is silent with -q unless something failed', async () => {
    plant(cwd, { 'a.html': page() });
    expect((await run(['parse', '-q', 'a.html'], { cwd })).err).toBe('');
    expect((await run(['parse', '-q', 'a.html', 'b.html'], { cwd })).lines.at(-1)).toBe(
      '2 inputs: 1 written, 1 failed',
    );
  });

  it('names every outcome with -v', async () => {
    plant(cwd, { 'a.html': page(), 'b.html': 'list' });
    expect((await run(['parse', '-v', '.'], { cwd })).lines).toEqual([
      'a.html: written (321200-青溪市审计局/2016)',
      'b.html: not a report (list)',
      '2 inputs: 1 written, 1 not report',
    ]);
  });

  it('tells a person at a terminal how to see what was no report', async () => {
    plant(cwd, { 'a.html': page(), 'b.html': 'list' });
    const stderr = captureOutput(true);
    await run(['parse', '.'], { cwd, changes: { stderr } });
    expect(stderr.text()).toMatch(/1 input is no report; -v says which.*\n2 inputs: 1 written, 1 not report\n$/);
  });

  it('is JSON with --log-format json', async () => {
    plant(cwd, { 'a.html': page() });
    const { lines } = await run(['parse', '-v', '--log-format', 'json', 'a.html', 'b.html'], { cwd });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: 'input', input: 'a.html', outcome: 'written' },
      { event: 'error', code: 'ERR_PATH_MISSING', subject: 'b.html' },
      { event: 'end', inputs: 2, written: 1, failed: 1, exitCode: 1 },
    ]);
  });

  it('is Chinese where the locale is, or where it is asked for', async () => {
    const env = { LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US' };
    expect((await run(['parse', 'b.html'], { cwd, env })).lines.at(-1)).toBe('1 个输入：失败 1');
    expect((await run(['parse', 'b.html', '--lang', 'en'], { cwd, env })).lines.at(-1)).toBe('1 input: 1 failed');
  });

  it('cannot be steered by names or page text', async () => {
    const { err } = await run(['parse', 'x\u001b[2K\u202e\u009b.html'], { cwd });
    expect(err).toContain('x\\u{1b}[2K\\u{202e}\\u{9b}.html');
  });
});
