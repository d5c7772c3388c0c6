/** Bytes under a header that names a coding: coded or plain? */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasZlibHead, isGzip, isText, looksPlain } from '../../src/coding/recognize-coding.js';

const LONG = Buffer.from('信息公开 '.repeat(100));
const MARKUP = Buffer.from('\ufeff \n<p>年报</p>');
const CODED = [gzipSync(LONG), deflateSync(LONG), brotliCompressSync(LONG), deflateRawSync(LONG)];

describe('what bytes are', () => {
  it('gzip and zlib by their head, a cut one too', () => {
    expect(CODED.map(isGzip)).toEqual([true, false, false, false]);
    expect(CODED.map(hasZlibHead)).toEqual([false, true, false, false]);
    expect([Buffer.of(0x1f), Buffer.of(), MARKUP].map(isGzip)).toEqual([true, false, false]);
    expect([Buffer.of(), Buffer.of(0x78), MARKUP].map(hasZlibHead)).toEqual([false, false, false]);
  });

  it('coded data are no text', () => {
    expect(CODED.map(isText)).toEqual([false, false, false, false]);
    expect(CODED.map((bytes) => looksPlain(bytes, false))).toEqual([false, false, false, false]);
  });

  it('plain text when there is enough of it, or when it is markup that was not cut', () => {
    expect([LONG, MARKUP, Buffer.from('abc')].map(isText)).toEqual([true, true, true]);
    expect([LONG, MARKUP, Buffer.from('abc')].map((bytes) => looksPlain(bytes, false))).toEqual([true, true, false]);
    expect([LONG, MARKUP].map((bytes) => looksPlain(bytes, true))).toEqual([true, false]);
  });
});
