import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../src/archive/byte-source.js';
import { readZip, readZipPlace, ZipDamage } from '../../src/archive/zip-entries.js';
import { makeZip, type ZipPart } from './make-zip.js';

const LIMIT = 4 * 1024 * 1024;

/** `name=text`, or `name!fault`. */
async function tell(zip: Uint8Array, maxBytes = LIMIT): Promise<readonly string[]> {
  const source = memorySource(zip);
  const told: string[] = [];
  for await (const { name, spelled, locate } of readZip(source)) {
    const place = await locate(maxBytes);
    const bytes = typeof place === 'string' ? place : readZipPlace(source, place);
    told.push(typeof bytes === 'string' ? `${name ?? `(${spelled})`}!${bytes}` : `${name}=${Buffer.from(bytes)}`);
  }
  return told;
}

const one = (changes: Partial<ZipPart> = {}): ZipPart => ({ name: 'a.html', data: 'page', ...changes });

describe('a zip file', () => {
  it('is read entry by entry, stored or deflated', async () => {
    const zip = makeZip(one(), one({ name: 'b/二.html', data: '二', method: 0 }), one({ name: 'empty', data: '' }));
    expect(await tell(zip)).toEqual(['a.html=page', 'b/二.html=二', 'empty=']);
    expect(await tell(makeZip())).toEqual([]);
  });

  it('has names in GBK, in UTF-8 without a word, and in the field for it', async () => {
    const plain = Buffer.from('____.html');
    const field = Buffer.alloc(9);
    field.writeUInt16LE(0x7075, 0);
    field[4] = 1;
    field.writeUInt32LE(crc32(plain), 5);
    const name = Buffer.from('报告.html');
    field.writeUInt16LE(5 + name.length, 2);
    const told = await tell(
      makeZip(
        one({ name: iconv.encode('年度报告.html', 'gbk') }),
        one({ name: Buffer.from('年度.html') }),
        one({ name: plain, extra: Buffer.concat([field, name]) }),
        one({ name: Buffer.from('kept.html'), extra: Buffer.concat([field, name]) }),
        one({ name: 'a\\b.html' }),
      ),
    );
    const names = ['年度报告.html', '年度.html', '报告.html', 'kept.html', 'a/b.html'];
    expect(told).toEqual(names.map((spelled) => `${spelled}=page`));
  });

  it.each(['../a.html', '/etc/a.html', 'x/../../a.html', 'C:\\a.html', '..\\a.html', 'a\0.html'])(
    'refuses a name that leads out of it: %j',
    async (name) => {
      const [first, second] = await tell(makeZip(one({ name }), one()));
      expect(first).toMatch(/!name$/);
      expect(second).toBe('a.html=page');
    },
  );

  it('refuses one entry and reads the next', async () => {
    const zeros = Buffer.alloc(2 * 1024 * 1024);
    const told = await tell(
      makeZip(
        one({ name: '1', flags: 1 }),
        one({ name: '2', method: 12 }),
        one({ name: '3', says: { crc: 1 } }),
        one({ name: '4', says: { size: 3 } }),
        one({ name: '5', says: { size: 5 } }),
        one({ name: '6', data: zeros }),
        one({ name: '7', data: 'x'.repeat(5000), says: { size: LIMIT + 1 } }),
        one({ name: '8', says: { offset: 7 } }),
        one({ name: '9' }),
      ),
    );
    expect(told).toEqual([
      '1!encrypted',
      '2!method',
      '3!damaged',
      '4!damaged',
      '5!damaged',
      '6!too-dense',
      '7!too-large',
      '8!outside',
      '9=page',
    ]);
  });

  it('is no bomb of entries that share their bytes', async () => {
    const text = Array.from({ length: 3000 }, (_, index) => `${index * 7919}`).join('');
    const shared = Array.from({ length: 9 }, (_, index) => one({ name: `${index}`, data: index === 0 ? text : '' }));
    const zip = makeZip(...shared);
    // Every entry of the directory points at the first.
    const at = zip.indexOf('PK\u0001\u0002');
    const length = 46 + 1;
    for (let entry = 1; entry < 9; entry += 1) zip.copy(zip, at + entry * length, at, at + length);
    const told = await tell(zip);
    expect(told[0]).toBe(`0=${text}`);
    expect(told.at(-1)).toBe('0!overlap');
  });

  it.each([
    ['text', Buffer.from('no zip at all')],
    ['nothing', Buffer.alloc(0)],
    ['one that is cut off', makeZip(one()).subarray(0, -5)],
    ['one whose directory is elsewhere', Buffer.concat([Buffer.alloc(3), makeZip(one())])],
    ['one with bytes behind it', Buffer.concat([makeZip(one()), Buffer.from('x')])],
  ])('is not: %s', async (_, bytes) => {
    await expect(tell(bytes)).rejects.toThrow(ZipDamage);
  });

  it('cut or changed anywhere ends in what can be told', async () => {
    const zip = makeZip(one(), one({ name: 'b.html', data: 'other' }));
    for (let at = 0; at < zip.length; at += 1) {
      const changed = Buffer.from(zip);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      for (const bytes of [changed, zip.subarray(0, at)]) {
        const told = await tell(bytes).catch((error: unknown) => {
          expect(error).toBeInstanceOf(ZipDamage);
          return [];
        });
        for (const text of told) if (text.includes('=')) expect(text).toMatch(/=(?:page|other)$/);
      }
    }
  });
});
