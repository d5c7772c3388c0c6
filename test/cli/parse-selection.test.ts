/** Captures chosen by address and day: by the index where it can be trusted, by looking through the files where not. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaptureChain } from '../../src/archive/archive.js';
import type { CliFiles } from '../../src/cli/environment.js';
import { capture, warcNames, withArchive } from '../archive/captures.js';
import { DATE, packed, response, writeForeign } from '../archive/foreign-warc.js';
import { page, plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const HOST = 'https://www.qingxi.example';
const body = (year: number): string => page({ year, title: `t${year}` });

async function keep(...chains: readonly CaptureChain[]): Promise<void> {
  await withArchive(join(cwd, 'data'), async (archive) => {
    for (const chain of chains) await archive.store(chain);
  });
}

/** Years, and when each page was seen first. */
function told(out: string): readonly string[] {
  const lines = out.split('\n').filter(Boolean);
  return lines.map((line) => {
    const { year, source } = JSON.parse(line) as { year: number; source: { retrievedAt: string | null; url: string } };
    return `${year} ${source.url}`;
  });
}

/** Counts the bytes read from WARC files. */
function countReads(): { files: CliFiles; bytes: () => number } {
  let bytes = 0;
  const handles = new Set<number>();
  const files = {
    ...fs,
    openSync: (path: fs.PathLike, ...rest: [fs.OpenMode, fs.Mode?]) => {
      const handle = fs.openSync(path, ...rest);
      if (String(path).endsWith('.warc.gz')) handles.add(handle);
      else handles.delete(handle);
      return handle;
    },
    readSync: (handle: number, ...rest: [NodeJS.ArrayBufferView, number, number, number]) => {
      const count = fs.readSync(handle, ...rest);
      if (handles.has(handle)) bytes += count;
      return count;
    },
  } as unknown as CliFiles;
  return { files, bytes: () => bytes };
}

describe('captures of our own archive', () => {
  const at = (day: number): string => `2026-05-${String(day).padStart(2, '0')}T08:00:00.000Z`;
  const chains: readonly CaptureChain[] = [1, 2, 3, 4].map(
    (day): CaptureChain => [
      capture({ url: `${HOST}/${day % 2 === 0 ? 'even' : 'odd'}/${day}.html`, body: body(2010 + day), at: at(day) }),
    ],
  );

  it('are read by offset, and nothing else is', async () => {
    const filler = Array.from({ length: 40 }, (_, index) => `${index * 7919 * 104_729}`).join(' ');
    await keep(...chains, [
      capture({ url: `${HOST}/filler`, body: Array.from({ length: 400 }, () => filler).join(''), at: at(5) }),
    ]);
    const { files, bytes } = countReads();
    const chosen = await run(['parse', 'data/archive', '--select-url', '*/even/*', '--from', '20260503'], {
      cwd,
      changes: { files },
    });
    expect([chosen.code, told(chosen.out)]).toEqual([0, [`2014 ${HOST}/even/4.html`]]);
    expect(chosen.lines).toEqual(['1 input: 1 written']);
    const [name = ''] = warcNames(join(cwd, 'data'));
    expect(bytes()).toBeLessThan(2000);
    expect(fs.statSync(join(cwd, 'data/archive', name)).size).toBeGreaterThan(4000);
  });

  it('come out the same without the index', async () => {
    await keep(...chains, [capture({ url: `${HOST}/odd/1.html`, body: body(2011), at: at(9) })]);
    const argv = ['parse', 'data/archive', '--select-url', '*/odd/*', '--from', '20260502'];
    const indexed = await run(argv, { cwd });
    fs.rmSync(join(cwd, 'data/archive/index.cdxj'));
    const scanned = await run(argv, { cwd });
    expect(scanned).toEqual(indexed);
    // The second capture of the first page is a revisit: its body lies before the window, and so does its first time.
    expect(told(indexed.out)).toEqual([`2013 ${HOST}/odd/3.html`, `2011 ${HOST}/odd/1.html`]);
    expect(indexed.lines).toEqual(['2 inputs: 2 written']);
  });

  it('are shared out by address, with the index and without it', async () => {
    const again = (day: number, of: number): CaptureChain => [
      capture({ url: `${HOST}/${of % 2 === 0 ? 'even' : 'odd'}/${of}.html`, body: body(2010 + of), at: at(day) }),
    ];
    await keep(...chains, again(6, 1), again(7, 2));
    // The same page at two addresses: the second is a capture of its own.
    await keep([capture({ url: `${HOST}/copy/3.html`, body: body(2013), at: at(8) })]);
    const single = await run(['parse', 'data/archive'], { cwd });
    const shards = async () => {
      const runs = await Promise.all(
        [1, 2, 3].map((i) => run(['parse', 'data/archive', '--shard', `${i}/3`], { cwd })),
      );
      expect(runs.reduce((sum, { lines }) => sum + Number.parseInt(lines.at(-1) ?? '', 10), 0)).toBe(7);
      return runs.flatMap(({ out }) => out.split('\n').filter(Boolean)).sort();
    };
    expect(single.lines.at(-1)).toBe('7 inputs: 5 written, 2 duplicates');
    expect(await shards()).toEqual(single.out.split('\n').filter(Boolean).sort());
    fs.rmSync(join(cwd, 'data/archive/index.cdxj'));
    expect(await shards()).toEqual(single.out.split('\n').filter(Boolean).sort());
  });

  it('are looked for in the file when the index does not fit it', async () => {
    await keep(...chains);
    const [name = ''] = warcNames(join(cwd, 'data'));
    const added = gzipSync(response(body(2019), { url: `${HOST}/even/new` }));
    fs.appendFileSync(join(cwd, 'data/archive', name), added);
    const { out } = await run(['parse', 'data/archive', '--select-url', '*/even/*'], { cwd });
    expect(told(out).map((line) => line.slice(0, 4))).toEqual(['2012', '2014', '2019']);
  });
});

describe('an index of others', () => {
  const records = [1, 2, 3].map((year) =>
    gzipSync(response(body(2010 + year), { url: `http://a.example/${year}`, date: `20${18 + year}-03-04T05:06:07Z` })),
  );
  const line = (index: number, changes: Readonly<Record<string, unknown>> = {}): string => {
    const offset = records.slice(0, index).reduce((sum, record) => sum + record.length, 0);
    const length = records[index]?.length ?? 0;
    const url = `http://a.example/${index + 1}`;
    const fields = {
      url,
      mime: 'text/html',
      status: '200',
      digest: `sha1:${index}`,
      length: `${length}`,
      offset: `${offset}`,
    };
    return `example,a)/${index + 1} 20${19 + index}0304050607 ${JSON.stringify({ ...fields, filename: 'x/c.warc.gz', ...changes })}\n`;
  };

  it('leads to its files, beside it or where it says', async () => {
    plant(cwd, { 'one/i.cdxj': line(0) + line(2), 'one/c.warc.gz': Buffer.concat(records) });
    plant(cwd, { 'two/indexes/i.cdxj': line(1), 'two/archive/c.warc.gz': Buffer.concat(records) });
    plant(cwd, { 'three/i.cdxj': line(1), 'three/x/c.warc.gz': Buffer.concat(records) });
    const { code, out, lines } = await run(['parse', 'one/i.cdxj', 'two/indexes/i.cdxj', 'three/i.cdxj'], { cwd });
    expect([code, told(out).map((text) => text.slice(0, 4))]).toEqual([0, ['2011', '2013', '2012']]);
    expect(lines.at(-1)).toBe('4 inputs: 3 written, 1 duplicate');
  });

  it('is selected from', async () => {
    plant(cwd, { 'i.cdxj': line(0) + line(1) + line(2), 'c.warc.gz': Buffer.concat(records) });
    const { out } = await run(['parse', 'i.cdxj', '--from', '2020', '--to', '202012'], { cwd });
    expect(told(out)).toEqual(['2012 http://a.example/2']);
    const none = await run(['parse', 'i.cdxj', '--select-url', 'b.example/*'], { cwd });
    expect([none.code, none.lines]).toEqual([0, ['1 input: 1 not selected']]);
  });

  it('tells lines that are none, records that are not there, files that are missing', async () => {
    const faults = ['no index\n', 'key 2019 {"url":1}\n', line(0, { offset: '-1' }), line(0, { length: 'x' })].join('');
    const gone = line(1, { filename: 'gone.warc.gz' });
    const wrong = line(1, { offset: '3' });
    plant(cwd, { 'i.cdxj': `${faults}${gone}${wrong}${line(2)}`, 'c.warc.gz': Buffer.concat(records) });
    const { code, out, lines } = await run(['parse', 'i.cdxj'], { cwd });
    expect([code, told(out)]).toEqual([1, ['2013 http://a.example/3']]);
    expect(lines.map((text) => text.split(' ').slice(1, 3).join(' '))).toEqual([
      ...[1, 2, 3, 4].map(() => 'ERR_INDEX i.cdxj:'),
      'ERR_PATH_MISSING gone.warc.gz:',
      'ERR_WARC_RECORD x/c.warc.gz@3:',
      'inputs: 1',
    ]);
    expect(lines.at(-1)).toBe('7 inputs: 1 written, 6 failed');
  });

  it('leads nowhere above its folder', async () => {
    plant(cwd, { 'c.warc.gz': Buffer.concat(records), 'below/i.cdxj': line(0, { filename: '../c.warc.gz' }) });
    const { code, lines } = await run(['parse', 'below/i.cdxj'], { cwd });
    expect([code, lines[0]]).toEqual([1, expect.stringContaining('ERR_PATH_MISSING c.warc.gz')]);
  });
});

describe('a selection', () => {
  it('finds the original of a revisit that lies before it', async () => {
    const url = 'http://a.example/1';
    const digest = { 'WARC-Payload-Digest': 'sha1:AAAA' };
    const revisit = writeForeign({ type: 'revisit', url, date: '2020-01-01T00:00:00Z', fields: digest, block: '' });
    plant(cwd, { 'a.warc.gz': packed(response(body(2016), { url, fields: digest }), revisit) });
    const { out, lines } = await run(['parse', 'a.warc.gz', '--from', '2020'], { cwd });
    expect(lines).toEqual(['1 input: 1 written']);
    expect(JSON.parse(out)).toMatchObject({ year: 2016, source: { url } });
    expect(DATE < '2020').toBe(true);
  });

  it.each([
    [['--select-url', ''], '--select-url'],
    [['--select-url', '***'], '--select-url'],
    [['--from', '20190231'], '--from'],
    [['--to', 'never'], '--to'],
    [['--from', '2020', '--to', '2019'], '--from is after --to'],
  ])('refuses %j', async (argv, named) => {
    plant(cwd, { 'a.warc.gz': packed(response(body(2016))) });
    const { code, out, err } = await run(['parse', 'a.warc.gz', ...argv], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(named);
  });

  it('refuses pages, which have no capture', async () => {
    plant(cwd, { 'a.html': body(2016) });
    const { code, err } = await run(['parse', 'a.html', '--from', '2020'], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('a.html is a page')]);
  });
});
