import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunked, DATE, http, packed, readAll, response, tell, writeForeign } from './foreign-warc.js';

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest();
const PAGES = ['one', 'two', 'three'].map((text, index) =>
  response(`<p>${text}</p>`, { url: `http://a.example/${index}` }),
);

async function told(...files: readonly Uint8Array[]): Promise<readonly string[]> {
  return (await readAll(...files)).map(tell);
}

describe('pages of WARC files', () => {
  it('are read from plain and from packed files', async () => {
    const info = writeForeign({ type: 'warcinfo', block: 'software: other\r\n' });
    for (const bytes of [Buffer.concat([info, ...PAGES]), packed(info, ...PAGES)]) {
      const found = await readAll(bytes);
      expect(found.map(tell)).toEqual(['<p>one</p>', '<p>two</p>', '<p>three</p>']);
      expect(found.map(({ offset }) => offset).every((offset) => offset > 0)).toBe(true);
    }
  });

  it('tell where they come from', async () => {
    const [page] = await readAll(packed(...PAGES));
    expect(page).toMatchObject({
      url: 'http://a.example/0',
      mediaType: 'text/html',
      purpose: null,
      context: {
        url: 'http://a.example/0',
        finalUrl: 'http://a.example/0',
        path: null,
        retrievedAt: '2019-03-04T05:06:07.000Z',
        contentType: 'text/html',
        agency: null,
        archive: { file: '0.warc', offset: 0 },
      },
    });
  });

  it('are read from a file that is one member', async () => {
    expect(await told(gzipSync(Buffer.concat(PAGES)))).toHaveLength(3);
  });

  it('have chunks joined and codings taken off', async () => {
    const records = [
      response(chunked('<p>one</p>'), { headers: ['Transfer-Encoding: chunked'] }),
      response(gzipSync('<p>two</p>'), { headers: ['Content-Encoding: gzip'] }),
      response(brotliCompressSync('<p>three</p>'), { headers: ['content-encoding: br'] }),
      response('<p>four</p>', { headers: ['Content-Encoding: gzip', 'Transfer-Encoding: chunked'] }),
      response('<p>five</p>', { headers: ['X-Crawl-Content-Encoding: gzip', 'X-Crawl-Transfer-Encoding: chunked'] }),
    ];
    expect(await told(packed(...records))).toEqual(
      ['one', 'two', 'three', 'four', 'five'].map((text) => `<p>${text}</p>`),
    );
  });

  it('are only answers that were good', async () => {
    const records = [
      response('moved', { block: http('moved', ['Location: /2'], '301 Moved') }),
      response('gone', { block: http('gone', [], '404 Not Found') }),
      writeForeign({ type: 'request', block: 'GET / HTTP/1.1\r\n\r\n' }),
      writeForeign({ type: 'metadata', block: 'outlink: x\r\n' }),
      writeForeign({ type: 'conversion', block: 'text of a page' }),
      writeForeign({ type: 'response', url: 'dns:a.example', block: 'a.example. 1 IN A 127.0.0.1' }),
      writeForeign({ type: 'resource', url: 'urn:view:http://a.example/', block: 'picture' }),
      writeForeign({ type: 'resource', fields: { 'Content-Type': 'text/html' }, block: '<p>saved</p>' }),
    ];
    expect(await told(packed(...records))).toEqual(['<p>saved</p>']);
  });

  it('are told from those that are not whole', async () => {
    const records = [
      response('half', { fields: { 'WARC-Truncated': 'length' } }),
      response(gzipSync('broken off').subarray(0, 20), { headers: ['Content-Encoding: gzip'] }),
      response('whole'),
    ];
    expect(await told(packed(...records))).toEqual(['!cut', '!coding', 'whole']);
  });
});

describe('revisits', () => {
  const body = Buffer.from('<p>one</p>');
  const digest = `sha1:${sha1(body).toString('hex')}`;
  const original = response(body, { fields: { 'WARC-Payload-Digest': digest } });
  const revisit = (fields: Readonly<Record<string, string>>, url = 'http://a.example/1', status = '200 OK') =>
    writeForeign({ type: 'revisit', url, date: '2020-01-01T00:00:00Z', fields, block: http('', [], status) });

  it('of the same page repeat it', async () => {
    const found = await readAll(packed(original), packed(revisit({ 'WARC-Payload-Digest': digest })));
    expect(found.map(tell)).toEqual(['<p>one</p>', '(same)']);
    expect(found[1]).toMatchObject({ repeats: true, context: { retrievedAt: '2019-03-04T05:06:07.000Z' } });
  });

  it('have the body of another address, by payload or by address and time', async () => {
    const byTime = { 'WARC-Refers-To-Target-URI': 'http://a.example/1', 'WARC-Refers-To-Date': DATE };
    const found = await readAll(
      packed(original),
      packed(revisit({ 'WARC-Payload-Digest': digest }, 'http://a.example/2')),
      Buffer.concat([revisit(byTime, 'http://a.example/3', '304 Not Modified')]),
    );
    expect(found.map(tell)).toEqual(['<p>one</p>', '<p>one</p>', '<p>one</p>']);
    expect(found.map((item) => item.url)).toEqual(['http://a.example/1', 'http://a.example/2', 'http://a.example/3']);
    expect(found[2]).toMatchObject({ repeats: false, context: { contentType: 'text/html' } });
  });

  it('without the record they stand for are told', async () => {
    expect(await told(packed(revisit({ 'WARC-Payload-Digest': digest })))).toEqual(['!original']);
  });
});

describe('damage', () => {
  it('of a member costs that member', async () => {
    const members = PAGES.map((page) => gzipSync(page));
    const [first = Buffer.alloc(0), second = Buffer.alloc(0), third = Buffer.alloc(0)] = members;
    const bitten = Buffer.from(second);
    bitten[40] = (bitten[40] ?? 0) ^ 0xff;
    const expected = ['<p>one</p>', '!damaged', '<p>three</p>'];
    expect(
      (await told(Buffer.concat([first, bitten, third]))).map((text) => text.replace('truncated', 'damaged')),
    ).toEqual(expected);
    expect(await told(Buffer.concat([first, Buffer.from('garbage in between'), third]))).toEqual(expected);
    expect(await told(Buffer.concat([first, second.subarray(0, 60)]))).toEqual(['<p>one</p>', '!truncated']);
    expect(await told(Buffer.concat([first, second.subarray(0, 5)]))).toEqual(['<p>one</p>', '!truncated']);
  });

  it('of the first bytes costs the first record', async () => {
    const [one, two] = [response('<p>one</p>'), response('<p>two</p>', { url: 'http://a.example/2' })];
    for (const file of [packed(one, two), Buffer.concat([one, two])]) {
      file.fill(0, 0, 2);
      expect(await told(file)).toEqual(['!damaged', '<p>two</p>']);
    }
  });

  it('of a checksum is seen', async () => {
    const member = gzipSync(PAGES[0] ?? '');
    member.writeUInt32LE(1, member.length - 8);
    expect(await told(Buffer.concat([member, packed(...PAGES.slice(1))]))).toEqual([
      '!damaged',
      '<p>two</p>',
      '<p>three</p>',
    ]);
  });

  it('of a plain record costs that record', async () => {
    const wrong = response('<p>wrong</p>', { fields: { 'Content-Length': '7' } });
    const [first = Buffer.alloc(0), second = Buffer.alloc(0), third = Buffer.alloc(0)] = PAGES;
    expect(await told(Buffer.concat([first, wrong, third]))).toEqual(['<p>one</p>', '!damaged', '<p>three</p>']);
    const short = response('<p>one\ntwo</p>', { fields: { 'Content-Length': '50' } });
    expect(await told(Buffer.concat([short, third]))).toEqual(['!damaged', '<p>three</p>']);
    expect(await told(Buffer.concat([first, second.subarray(0, second.length - 10)]))).toEqual([
      '<p>one</p>',
      '!truncated',
    ]);
  });

  it.each([
    ['sha1 in base32', 'sha1:', 'PQZKJLS4V4GUL4VI6SIQYXK4PJIFW3AM'],
    ['sha-256 in hexadecimal', 'sha-256:', 'ab'.repeat(32)],
  ])('is seen by a digest of a plain record: %s', async (_, label, value) => {
    const block = http('<p>one</p>');
    const field = (digest: string) => ({ fields: { 'WARC-Block-Digest': digest } });
    expect(await told(response('', { block, ...field(`${label}${value}`) }))).toEqual(['!damaged']);
    const right = label === 'sha1:' ? toBase32(sha1(block)) : createHash('sha256').update(block).digest('hex');
    expect(await told(response('', { block, ...field(`${label}${right}`) }))).toEqual(['<p>one</p>']);
    expect(await told(response('', { block, ...field('blake9:abc') }))).toEqual(['<p>one</p>']);
  });

  it('is seen by a digest whose field stands twice', async () => {
    const block = http('<p>0ne</p>');
    const right = createHash('sha256').update(http('<p>one</p>')).digest('hex');
    const sealed = response('', { block, fields: { 'WARC-Block-Digest': `sha256:${right}` } }).toString('latin1');
    const twice = sealed.replace('WARC-Block-Digest:', 'WARC-Block-Digest: Content-Length: 7\r\nWARC-Block-Digest:');
    expect(await told(Buffer.from(twice, 'latin1'))).toEqual(['!damaged']);
  });

  it('is seen by the name of a field that no name can be', async () => {
    const block = http('<p>0ne</p>');
    const right = createHash('sha256').update(http('<p>one</p>')).digest('hex');
    const sealed = response('', { block, fields: { 'WARC-Block-Digest': `sha256:${right}` } });
    const flipped = Buffer.from(sealed);
    flipped[sealed.indexOf('Digest') + 1] = 0xe9;
    expect(await told(sealed)).toEqual(['!damaged']);
    expect(await told(flipped)).toEqual(['!damaged']);
    expect(await told(response('<p>one</p>', { fields: { 'WARC-Page.ID_7': 'x', 'X-A ': 'y' } }))).toEqual([
      '<p>one</p>',
    ]);
  });

  it('is a file that is none', async () => {
    expect(await told(Buffer.from('<html></html>'))).toEqual(['!not-warc']);
    expect(await told(gzipSync('<html></html>'))).toEqual(['!damaged']);
    expect(await told(Buffer.alloc(0))).toEqual([]);
  });

  it('anywhere never ends the reading, and costs no record that stands before it', async () => {
    const files = [Buffer.concat(PAGES), packed(...PAGES)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        fc.uint8Array({ maxLength: 9 }),
        async (file, where, bytes) => {
          const at = where % file.length;
          const damaged = Buffer.concat([file.subarray(0, at), bytes, file.subarray(at + bytes.length)]);
          const found = await readAll(damaged);
          const before = (await readAll(file)).filter(({ offset }, index, all) => {
            const next = all[index + 1]?.offset ?? file.length;
            return offset < at && next <= at;
          });
          expect(found.slice(0, before.length).map(tell)).toEqual(before.map(tell));
        },
      ),
      { numRuns: 150 },
    );
  });
});

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(group, 2)]).join('');
}
