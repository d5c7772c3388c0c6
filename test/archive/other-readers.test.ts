/** What other programs make of our WARC files: the library that others write with, and Python's standard library. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { describeWith, TOOLS } from '../debian-tools.js';
import { capture, temporaryRoot, warcNames, withArchive } from './captures.js';

const READER = fileURLToPath(new URL('read_warc.py', import.meta.url));
const URL_OF_PAGE = 'https://www.qingxi.example/xxgk/2016.html';

let root = '';
beforeEach(async () => {
  root = temporaryRoot();
  const headers = [
    ['Transfer-Encoding', 'chunked'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
    ['X-Name', 'caf\xe9'],
  ] as const;
  await withArchive(root, async (archive) => {
    await archive.store(
      [capture({ url: 'http://a.example/old', status: 302, body: '' }), capture({ headers, coding: 'gzip' })],
      {
        stated: { name: '青溪市审计局' },
      },
    );
    await archive.store([capture({ headers, coding: 'gzip', at: '2026-05-02T08:00:00.000Z' })]);
    await archive.store([capture({ status: 304, body: '', at: '2026-05-03T08:00:00.000Z' })]);
    const posted = { method: 'POST' as const, body: Buffer.from('page=1') };
    await archive.store([capture({ url: 'http://a.example/list', request: posted, ip: null })], { purpose: 'list' });
  });
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

function paths(): readonly string[] {
  return warcNames(root).map((name) => join(root, 'archive', name));
}

const KINDS = [
  'warcinfo',
  ...['response', 'response', 'revisit', 'revisit', 'response'].flatMap((type) => [type, 'request']),
];

describe('other readers', () => {
  it('warcio reads every record, its fields and its page', async () => {
    const records: { type: string; length: number; body: string; refers: string | null | undefined }[] = [];
    for (const path of paths()) {
      const parser = new WARCParser(fs.createReadStream(path));
      for await (const record of parser) {
        const bytes = await record.readFully(true);
        const body = record.warcType === 'response' ? Buffer.from(bytes).toString() : '';
        records.push({ type: record.warcType, length: bytes.length, body, refers: record.warcRefersToTargetURI });
      }
    }
    expect(records.map(({ type }) => type)).toEqual(KINDS);
    expect(records.filter(({ body }) => body !== '').map(({ body }) => body)).toEqual([
      '<p>report</p>',
      '<p>report</p>',
    ]);
    expect(records.filter(({ refers }) => refers === URL_OF_PAGE)).toHaveLength(2);
  });
});

describeWith("Python's standard library", TOOLS.python, ({ path: program }) => {
  it('finds lengths and digests right', () => {
    const { status, stdout, stderr } = spawnSync(program, [READER, ...paths()], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records.map(({ type }) => type)).toEqual(KINDS);
    const profiles = records.map(({ profile }) => profile).filter((profile) => profile !== null);
    expect(profiles.map((profile) => String(profile).split('/').at(-1))).toEqual([
      'identical-payload-digest',
      'server-not-modified',
    ]);
    expect(new Set(records.map(({ ip }) => ip))).toEqual(new Set([null, '127.0.0.1']));
  });

  it('finds what is wrong', () => {
    const [path = ''] = paths();
    const bytes = fs.readFileSync(path);
    fs.writeFileSync(path, bytes.subarray(0, bytes.length - 20));
    expect(spawnSync(program, [READER, path]).status).not.toBe(0);
  });
});
