import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaptureChain, Stored } from '../../src/archive/archive.js';
import { openArchive } from '../../src/archive/open-archive.js';
import type { Capture } from '../../src/model/capture.js';
import {
  CODINGS,
  capture,
  filesOf,
  filesRefusing,
  optionsFor,
  plain,
  temporaryRoot,
  warcNames,
  withArchive,
} from './captures.js';

let root = '';
beforeEach(() => {
  root = temporaryRoot();
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

const URL = 'https://www.qingxi.example/xxgk/2016.html';

function store(...chain: CaptureChain): Promise<Stored> {
  return withArchive(root, (archive) => archive.store(chain));
}

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const token = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/)
  .filter((name) => !/^(x-crawl|content-|transfer-)/i.test(name));
const secret = /^(authorization|cookie|proxy-authorization)$/i;
const value = fc
  .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 30 })
  .map((text) => text.trim());
const fields = fc.array(fc.tuple(token, value), { maxLength: 6 });
const bytes = fc.uint8Array({ maxLength: 400 });

const captures = fc
  .record({
    path: fc.webPath(),
    secure: fc.boolean(),
    status: fc.constantFrom(200, 200, 200, 301, 404, 500),
    headers: fields,
    requestHeaders: fields.map((list) => list.filter(([name]) => !secret.test(name))),
    body: bytes,
    posted: fc.option(bytes.filter((body) => body.length > 0)),
    coding: fc.constantFrom(undefined, ...Object.keys(CODINGS)),
    chunked: fc.boolean(),
    ip: fc.option(fc.ipV4()),
    time: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
    verified: fc.boolean(),
  })
  .map(({ path, secure, headers, requestHeaders, posted, coding, chunked, time, verified, ...rest }): Capture => {
    const url = new globalThis.URL(`${secure ? 'https' : 'http'}://a.example${path}`).href;
    const long = chunked ? ([['Transfer-Encoding', 'chunked']] as const) : [];
    const method = posted === null ? ('GET' as const) : ('POST' as const);
    return capture({
      ...rest,
      url,
      at: time.toISOString(),
      headers: [...long, ...headers],
      request: { method, headers: requestHeaders, body: posted },
      tlsVerified: secure ? verified : null,
      ...(coding !== undefined && { coding }),
    });
  })
  .filter(({ url }) => !url.includes(',,,') && !url.includes('#'));

describe('the archive', () => {
  it('gives back any capture as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(captures, { maxLength: 4, minLength: 1, selector: ({ url }) => url }),
        async (all) => {
          const folder = temporaryRoot();
          const stored = await withArchive(folder, async (archive) => {
            const done: Stored[] = [];
            for (const one of all) done.push(await archive.store([one]));
            for (const [index, one] of done.entries())
              expect(plain(await archive.read(one.location))).toEqual(plain(all[index] as Capture));
            return done;
          });
          await withArchive(folder, async (archive) => {
            for (const [index, { location }] of stored.entries())
              expect(plain(await archive.read(location))).toEqual(plain(all[index] as Capture));
          });
          fs.rmSync(folder, { recursive: true });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tells the context of a page, and of one behind a redirect', async () => {
    const moved = capture({ url: 'http://qingxi.example/old', status: 301, headers: [['Location', URL]] });
    const stated = { key: '321200-青溪市审计局' };
    const { context, location, sha256 } = await withArchive(root, (archive) =>
      archive.store([moved, capture()], { stated }),
    );
    expect(context).toEqual({
      url: 'http://qingxi.example/old',
      finalUrl: URL,
      path: null,
      retrievedAt: '2026-05-01T08:00:00.123Z',
      contentType: 'text/html; charset=utf-8',
      agency: stated,
      archive: location,
    });
    expect(location.file).toBe('govdisclose-20260501075959000-00001.warc.gz');
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stores an unchanged body once', async () => {
    const first = await store(capture());
    const again = await store(capture({ at: '2026-05-02T08:00:00.000Z' }));
    expect(again).toMatchObject({ revisit: true, location: first.location, sha256: first.sha256 });
    expect(again.context).toEqual(first.context);
    const { latest, read } = await withArchive(root, async (archive) => {
      const known = archive.latest(URL);
      return { latest: known, read: known === null ? null : await archive.read(known.location) };
    });
    expect(latest).toMatchObject({
      retrievedAt: '2026-05-02T08:00:00.000Z',
      firstRetrievedAt: '2026-05-01T08:00:00.123Z',
      location: first.location,
    });
    expect(read?.retrievedAt).toBe('2026-05-01T08:00:00.123Z');
  });

  it('knows a body again that came in another coding', async () => {
    const first = await store(capture());
    const packed = await store(capture({ at: '2026-05-02T08:00:00.000Z', coding: 'gzip' }));
    expect(packed).toMatchObject({ revisit: false, sha256: first.sha256, location: first.location });
    expect(packed.firstRetrievedAt).toBe(first.firstRetrievedAt);
  });

  it('knows the first of a body that comes back after another', async () => {
    const first = await store(capture({ body: 'a' }));
    await store(capture({ body: 'b', at: '2026-05-02T08:00:00.000Z' }));
    const back = await store(capture({ body: 'a', at: '2026-05-03T08:00:00.000Z' }));
    expect(back).toMatchObject({ revisit: true, location: first.location });
  });

  it('gives the body that a 304 confirms', async () => {
    const headers = [['ETag', '"1"']] as const;
    const first = await store(capture({ body: 'kept', headers, coding: 'br' }));
    const confirmed = await withArchive(root, async (archive) => {
      expect(archive.latest(URL)?.validators).toEqual({ etag: '"1"', lastModified: null });
      const unchanged = { ...capture({ at: '2026-05-02T08:00:00.000Z', status: 304, body: '' }) };
      return archive.store([{ ...unchanged, response: { ...unchanged.response, headers: [] } }]);
    });
    expect(Buffer.from(confirmed.body).toString()).toBe('kept');
    expect(confirmed).toMatchObject({ revisit: true, context: first.context });
    await withArchive(root, async (archive) => {
      expect(archive.latest(URL)).toMatchObject({
        retrievedAt: '2026-05-02T08:00:00.000Z',
        validators: { etag: '"1"', lastModified: null },
      });
    });
  });

  it('refuses a 304 that confirms nothing', async () => {
    expect(await codeOf(store(capture({ status: 304, body: '' })))).toBe('ERR_INTERNAL');
  });

  it('knows as latest only what was good, and only what was asked with GET', async () => {
    await store(capture());
    await store(capture({ at: '2026-05-02T08:00:00.000Z', status: 404, body: 'gone' }));
    const request = { method: 'POST' as const, body: Buffer.from('page=2') };
    await store(capture({ at: '2026-05-03T08:00:00.000Z', body: 'list', request }));
    await withArchive(root, async (archive) => {
      expect(archive.latest(URL)?.retrievedAt).toBe('2026-05-01T08:00:00.123Z');
      expect(archive.latest('https://www.qingxi.example/other')).toBeNull();
    });
  });

  it('keeps no secret', async () => {
    const names = ['Cookie', 'authorization', 'Proxy-Authorization'];
    const headers = [...names.map((name) => [name, 'hunter2'] as const), ['Accept', '*/*'] as const];
    const url = 'https://user:hunter2@www.qingxi.example/xxgk/2016.html';
    const { location, context } = await store(capture({ url, request: { headers } }));
    const read = await withArchive(root, (archive) => archive.read(location));
    expect(read.request.headers).toEqual([['Accept', '*/*']]);
    expect([read.url, context.url]).toEqual([URL, URL]);
  });

  it('creates nothing and rewrites nothing when nothing is stored', async () => {
    await withArchive(root, async (archive) => archive.latest(URL));
    expect(filesOf(root).size).toBe(0);
    await store(capture());
    const times = () => [...filesOf(root).keys()].map((name) => fs.statSync(join(root, 'archive', name)).mtimeMs);
    const before = times();
    await withArchive(root, async (archive) => archive.latest(URL));
    expect(times()).toEqual(before);
  });

  it('begins a next file when one is full', async () => {
    const stored = await withArchive(
      root,
      async (archive) => {
        const done: Stored[] = [];
        for (let page = 0; page < 5; page += 1)
          done.push(await archive.store([capture({ url: `${URL}?${page}`, body: `page ${page}` })]));
        return done;
      },
      { maxFileBytes: 2500 },
    );
    const names = warcNames(root);
    expect(names.length).toBeGreaterThan(1);
    expect([...filesOf(root).values()].filter(({ length }) => length > 2500)).toHaveLength(0);
    await withArchive(root, async (archive) => {
      for (const [page, { location }] of stored.entries())
        expect(Buffer.from((await archive.read(location)).body).toString()).toBe(`page ${page}`);
    });
  });

  it('stores at once what is given at once', async () => {
    const results = await withArchive(root, (archive) =>
      Promise.all(Array.from({ length: 20 }, (_, page) => archive.store([capture({ body: `page ${page % 4}` })]))),
    );
    expect(results.filter(({ revisit }) => !revisit)).toHaveLength(4);
  });
});

describe('the index', () => {
  async function fill(): Promise<void> {
    await withArchive(root, async (archive) => {
      for (let page = 0; page < 40; page += 1)
        await archive.store([
          capture({ url: `${URL}?${page}`, body: `page ${page}`, headers: [['ETag', `"${page}"`]] }),
        ]);
    });
    await store(capture({ url: `${URL}?7`, body: 'page 7', at: '2026-05-02T08:00:00.000Z', coding: 'gzip' }));
    await store(capture({ url: `${URL}?8`, body: 'page 8', at: '2026-05-02T08:00:00.000Z' }));
  }
  const indexOf = () => filesOf(root).get('index.cdxj')?.toString('latin1') ?? '';
  const path = () => join(root, 'archive', 'index.cdxj');

  it('is sorted and has a line for each capture', async () => {
    await fill();
    const [meta, ...lines] = indexOf().trimEnd().split('\n');
    expect(meta).toMatch(/^!meta 0 \{/);
    expect(lines).toHaveLength(42);
    expect(lines).toEqual([...lines].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(lines[0]).toMatch(/^example,qingxi\)\/xxgk\/2016\.html\?0 20260501080000 \{"url":/);
  });

  it.each([
    ['missing', () => fs.rmSync(path())],
    ['cut', () => fs.truncateSync(path(), 3000)],
    ['empty', () => fs.truncateSync(path(), 0)],
    ['edited', () => fs.writeFileSync(path(), indexOf().replace('page', 'gape').replace('"200"', '"404"'))],
    ['of other files', () => fs.writeFileSync(path(), indexOf().replace('-00001.warc', '-00009.warc'))],
  ])('is built again from the files when it is %s', async (_, damage) => {
    await fill();
    const before = indexOf();
    damage();
    await withArchive(root, async (archive) => {
      expect(archive.latest(`${URL}?7`)?.retrievedAt).toBe('2026-05-02T08:00:00.000Z');
      expect(archive.latest(`${URL}?9`)?.validators.etag).toBe('"9"');
    });
    expect(indexOf()).toBe(before);
  });

  it('takes up files that it does not know', async () => {
    await fill();
    const other = temporaryRoot();
    const late = new Date('2026-06-01T00:00:00Z');
    await withArchive(other, (archive) => archive.store([capture({ url: `${URL}?new` })]), { startedAt: late });
    for (const name of warcNames(other)) fs.copyFileSync(join(other, 'archive', name), join(root, 'archive', name));
    fs.rmSync(other, { recursive: true });
    await withArchive(root, async (archive) => expect(archive.latest(`${URL}?new`)).not.toBeNull());
    expect(indexOf().trimEnd().split('\n')).toHaveLength(44);
  });

  it('finds each of many addresses', async () => {
    const pages = Array.from({ length: 1500 }, (_, page) => `${URL}?${page}`);
    await withArchive(root, (archive) => Promise.all(pages.map((url) => archive.store([capture({ url, body: url })]))));
    expect(indexOf().length).toBeGreaterThan(300_000);
    await withArchive(root, async (archive) => {
      expect(pages.filter((url) => archive.latest(url)?.url !== url)).toEqual([]);
      expect(archive.latest(`${URL}?`)).toBeNull();
      expect(archive.latest('https://zzz.example/')).toBeNull();
    });
  });
});

describe('a disk that refuses', () => {
  it.each([
    ['writeSync', 'ENOSPC', 'ERR_NO_SPACE'],
    ['fsync', 'EDQUOT', 'ERR_NO_SPACE'],
    ['openSync', 'EROFS', 'ERR_OUTPUT_NOT_WRITABLE'],
    ['mkdirSync', 'EACCES', 'ERR_OUTPUT_NOT_WRITABLE'],
  ] as const)('is told of: %s %s', async (operation, code, expected) => {
    const storing = withArchive(root, (archive) => archive.store([capture()]), {
      files: filesRefusing(operation, code),
    });
    expect(await codeOf(storing)).toBe(expected);
    expect(warcNames(root)).toEqual([]);
  });

  it('leaves what was stored before, and takes more when there is room again', async () => {
    let full = false;
    const files = new Proxy(fs, {
      get: (target, name) => {
        if (name !== 'writeSync' || !full) return Reflect.get(target, name) as unknown;
        return (handle: number, data: Uint8Array, offset: number, length: number, position: number) => {
          if (length < 40) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
          return fs.writeSync(handle, data, offset, Math.floor(length / 2), position);
        };
      },
    });
    const archive = await openArchive(optionsFor(root, { files }));
    const first = await archive.store([capture()]);
    full = true;
    expect(await codeOf(archive.store([capture({ url: `${URL}?2` })]))).toBe('ERR_NO_SPACE');
    expect(archive.latest(`${URL}?2`)).toBeNull();
    full = false;
    const third = await archive.store([capture({ url: `${URL}?3` })]);
    await archive.close();
    await withArchive(root, async (again) => {
      expect((await again.read(first.location)).url).toBe(URL);
      expect((await again.read(third.location)).url).toBe(`${URL}?3`);
    });
  });

  it.each(['archive', 'archive/index.cdxj', 'archive/a.warc.gz', 'archive/.open-a.warc.gz'])(
    'follows no link at %s',
    async (place) => {
      const elsewhere = temporaryRoot();
      fs.writeFileSync(join(elsewhere, 'file'), 'mine');
      if (place !== 'archive') fs.mkdirSync(join(root, 'archive'));
      fs.symlinkSync(place === 'archive' ? elsewhere : join(elsewhere, 'file'), join(root, place));
      expect(await codeOf(withArchive(root, (archive) => archive.store([capture()])))).toBe('ERR_UNSAFE_PATH');
      expect(fs.readFileSync(join(elsewhere, 'file'), 'utf8')).toBe('mine');
      expect(fs.readdirSync(elsewhere)).toEqual(['file']);
      fs.rmSync(elsewhere, { recursive: true });
    },
  );
});
