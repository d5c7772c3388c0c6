/** `parse - --input-format ndjson`: one line out for each line in, in order, whatever the line says. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { splitLines } from '../../src/cli/lines/split-lines.js';
import { page, plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const ARGV = ['parse', '-', '--input-format', 'ndjson'];
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const body = page({ year: 2016 });

interface Answer {
  readonly id: unknown;
  readonly line?: number;
  readonly record?: { readonly year: number; readonly source: { readonly url: string; readonly path: string } };
  readonly error?: { readonly code: string; readonly message: string };
}

async function answer(stdin: string, more: Parameters<typeof run>[1] = { cwd }) {
  const { code, out, lines } = await run(ARGV, { ...more, stdin });
  const answers = out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);
  return { code, answers, lines };
}

describe('lines', () => {
  it('are answered one by one', async () => {
    plant(cwd, { 'a/b.html': page({ year: 2017 }) });
    const sent = [
      { id: 'one', url: 'http://a.example/1', html_base64: base64(body), other: [1] },
      { id: 2, path: 'a/b.html', agency: '321200-青溪市审计局' },
      { id: 'three', html_base64: base64('list') },
      { id: 4, path: 'missing.html' },
      { id: 5, path: 'a' },
      { id: '六', html_base64: base64('BUG') },
      { id: null, html_base64: '' },
    ];
    const { code, answers, lines } = await answer(sent.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(answers.map(({ id }) => id)).toEqual(['one', 2, 'three', 4, 5, '六', null]);
    expect(answers[0]?.record).toMatchObject({ year: 2016, source: { url: 'http://a.example/1', path: null } });
    expect(answers[1]?.record).toMatchObject({ source: { path: 'a/b.html' }, agency: { key: '321200-青溪市审计局' } });
    expect(answers.slice(2).map(({ error }) => error?.code)).toEqual([
      'ERR_NOT_A_REPORT',
      'ERR_PATH_MISSING',
      'ERR_PATH_UNREADABLE',
      'ERR_INTERNAL',
      'ERR_NOT_A_REPORT',
    ]);
    expect(answers[2]?.error?.message).toContain('it looks like a list');
    expect(answers[6]?.line).toBe(7);
    // A bug is told, other errors stand in the answers; every line was answered, so all is done.
    expect(lines).toEqual([expect.stringContaining('ERR_INTERNAL'), '7 inputs: 2 written, 2 not reports, 3 failed']);
    expect(code).toBe(0);
  });

  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['{"id":1', 'not JSON'],
    ['[1]', 'no JSON object'],
    ['null', 'no JSON object'],
    ['{"id":9007199254740993,"path":"a"}', 'keeps exactly'],
    ['{"id":1.5,"path":"a"}', 'keeps exactly'],
    ['{"id":{},"path":"a"}', 'keeps exactly'],
    ['{"id":1}', 'neither'],
    ['{"id":1,"path":"a","html_base64":""}', 'both'],
    ['{"id":1,"path":""}', 'path'],
    ['{"id":1,"path":7}', 'path'],
    ['{"id":1,"html_base64":"a*=="}', 'base64'],
    ['{"id":1,"html_base64":"abc"}', 'base64'],
    ['{"id":1,"html_base64":7}', 'base64'],
    ['{"id":1,"url":"ftp://a","path":"a"}', 'url'],
    ['{"id":1,"url":7,"path":"a"}', 'url'],
  ])('that are broken are answered too: %s', async (line, why) => {
    const good = JSON.stringify({ id: 'good', html_base64: base64(body) });
    const { code, answers } = await answer(`${line}\n${good}`);
    expect([code, answers.length]).toEqual([0, 2]);
    expect(answers[0]?.error?.code).toBe('ERR_INPUT_LINE');
    expect(answers[0]?.error?.message).toContain(why);
    expect(answers[0]?.line).toBe(answers[0]?.id === null ? 1 : undefined);
    expect(answers[1]).toMatchObject({ id: 'good', record: { year: 2016 } });
  });

  it('with marks and line ends of Windows are read; bytes that are no UTF-8 are told', async () => {
    const { answers } = await answer(`\ufeff{"id":1,"html_base64":"${base64(body)}"}\r\n`);
    expect(answers).toMatchObject([{ id: 1, record: { year: 2016 } }]);
    const environment = { stdin: { isTTY: false, read: async () => new Uint8Array(), stop: () => undefined, chunks } };
    async function* chunks() {
      yield Buffer.from([0x7b, 0xff, 0x7d, 0x0a]);
    }
    const told = await answer('', { cwd, changes: environment });
    expect(told.answers).toMatchObject([{ id: null, line: 1, error: { code: 'ERR_INPUT_LINE' } }]);
  });

  it('may be none', async () => {
    expect(await answer('')).toEqual({ code: 0, answers: [], lines: ['0 inputs'] });
  });

  it('are as many out as in, in order, for any bytes', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '')),
      fc.json().map((text) => text.replaceAll('\n', '')),
      fc.integer().map((id) => JSON.stringify({ id, html_base64: base64(body) })),
      fc.string().map((id) => JSON.stringify({ id, path: 'none.html' })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
        const { code, answers } = await answer(lines.map((text) => `${text}\n`).join(''));
        expect([code, answers.length]).toEqual([0, lines.length]);
        for (const [index, text] of lines.entries()) {
          const { id, line: number } = answers[index] ?? { id: 'none' };
          if (id === null) expect(number).toBe(index + 1);
          else expect((JSON.parse(text) as { id: unknown }).id).toBe(id);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('end at a signal with what was answered', async () => {
    const sent = [1, 2, 3].map((id) => `${JSON.stringify({ id, html_base64: base64(body) })}\n`).join('');
    const { code, answers } = await answer(sent, { cwd, signal: { name: 'SIGTERM', at: 2 } });
    expect([code, answers.map(({ id }) => id)]).toEqual([143, [1, 2]]);
  });

  it('break with their stream', async () => {
    async function* chunks() {
      yield Buffer.from(`{"id":1,"html_base64":"${base64(body)}"}\n{"id":`);
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    }
    const stdin = { isTTY: false, read: async () => new Uint8Array(), stop: () => undefined, chunks };
    const { code, answers, lines } = await answer('', { cwd, changes: { stdin } });
    expect([code, answers.length]).toEqual([1, 1]);
    expect(lines[0]).toContain('ERR_PATH_UNREADABLE -: the device failed');
  });

  it.each([
    [['--limit', '1'], '--limit'],
    [['-o', 'out'], '--output'],
    [['--years', '2019'], '--years'],
    [['--shard', '1/2'], '--shard'],
    [['--select-url', 'a'], '--select-url'],
    [['a.html'], 'name - and nothing else'],
  ])('go with no %j', async (argv, named) => {
    const { code, out, err } = await run([...ARGV, ...argv], { cwd, stdin: '{}\n' });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(named);
    expect(fs.existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('that are too long are not kept', async () => {
    async function* chunks() {
      for (const part of ['ab', 'cdefg', 'h\nij', '\n', '\nlast']) yield Buffer.from(part);
    }
    const lines: (string | null)[] = [];
    for await (const line of splitLines(chunks(), 4)) lines.push(line === null ? null : Buffer.from(line).toString());
    expect(lines).toEqual([null, 'ij', '', 'last']);
  });
});
