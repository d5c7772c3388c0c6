import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/text/decode-bytes.js';
import { scoreDoubleBytes } from '../../src/text/score-double-bytes.js';
import { fastest } from '../fastest.js';

const TEXT = '2019年度,我局主动公开政府信息12条,收到和处理政府信息公开申请三件,均按时办结。存在的主要问题是人手不足。';
const TRADITIONAL =
  '本機關全年主動公開政府信息十二條,收到申請三件,均按時辦結。存在的主要問題是人手不足,下一步將加強培訓。';
const bytes = (text: string, charset: string) => new Uint8Array(iconv.encode(text, charset));
const page = (label: string, text = TEXT) => `<html><head><meta charset="${label}"></head><p>${text}</p></html>`;

describe('decodeBytes', () => {
  it.each([
    ['utf-8', page('gb2312'), null, 'utf-8', 'proof', 'gb2312'],
    ['utf-8', page('utf-8'), 'text/html; charset=GBK', 'utf-8', 'proof', 'gbk'],
    ['gb18030', page('gb2312', `${TEXT}镕㐁`), null, 'gb18030', 'meta', null],
    ['gb18030', page('utf-8'), 'text/html; charset="gb2312"', 'gb18030', 'header', null],
    ['gb18030', page('utf-8'), 'text/html; charset=utf-8', 'gb18030', 'guess', 'utf-8'],
    ['gb18030', page('iso-8859-1'), null, 'gb18030', 'guess', 'iso-8859-1'],
    ['gb18030', TEXT, null, 'gb18030', 'guess', null],
    ['gb18030', TRADITIONAL, null, 'gb18030', 'guess', null],
    ['gb18030', TRADITIONAL, 'text/html; charset=big5', 'gb18030', 'guess', 'big5'],
    ['big5', TRADITIONAL, null, 'big5', 'guess', null],
    ['big5', page('big5', TRADITIONAL), null, 'big5', 'meta', null],
    ['big5', page('gbk', TRADITIONAL), null, 'big5', 'guess', 'gbk'],
    ['utf-16le', page('utf-8'), null, 'utf-16le', 'proof', null],
    ['utf-16be', page('utf-8'), null, 'utf-16be', 'proof', null],
  ] as const)('reads %s with labels of any honesty', (written, text, header, charset, from, claimed) => {
    const encoder = written === 'utf-16be' ? 'utf16be' : written === 'utf-16le' ? 'utf16le' : written;
    const read = decodeBytes(bytes(text, encoder), header);
    expect(read).toMatchObject({ charset, charsetFrom: from, claimed, replacements: 0 });
    expect(read.text).toBe(text);
  });

  it('takes byte order marks off', () => {
    for (const [mark, charset, encoder] of [
      [[0xef, 0xbb, 0xbf], 'utf-8', 'utf-8'],
      [[0xff, 0xfe], 'utf-16le', 'utf16le'],
      [[0xfe, 0xff], 'utf-16be', 'utf16be'],
    ] as const) {
      const read = decodeBytes(Uint8Array.from([...mark, ...bytes(TEXT, encoder)]), 'text/html; charset=gbk');
      expect(read).toMatchObject({ text: TEXT, charset, charsetFrom: 'bom', claimed: 'gbk' });
    }
  });

  it('keeps a page with a few broken bytes in UTF-8 and counts them', () => {
    const whole = bytes(page('utf-8'), 'utf-8');
    const broken = Uint8Array.from(whole);
    for (const at of [80, 83, 90]) broken[at] = 0xc0;
    const read = decodeBytes(broken, null);
    expect(read).toMatchObject({ charset: 'utf-8', charsetFrom: 'meta' });
    expect(read.replacements).toBeGreaterThanOrEqual(3);
  });

  it('does not count U+FFFD that the page itself printed', () => {
    expect(decodeBytes(bytes('坏\ufffd字', 'utf-8'), null).replacements).toBe(0);
    expect(decodeBytes(Uint8Array.from([...bytes('坏字坏字\ufffd', 'utf-8'), 0xff]), null).replacements).toBe(1);
  });

  it('reads ASCII as utf-8 without proof', () => {
    expect(decodeBytes(bytes('plain', 'ascii'), null)).toMatchObject({ charset: 'utf-8', charsetFrom: 'guess' });
    const labelled = bytes("<meta content='text/html; charset=UTF-8' http-equiv=Content-Type>", 'ascii');
    expect(decodeBytes(labelled, null)).toMatchObject({ charset: 'utf-8', charsetFrom: 'meta' });
  });

  it('finds the label in every order of attributes', () => {
    for (const tag of [
      '<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />',
      '<META CONTENT="text/html;charset=gb2312" HTTP-EQUIV="Content-Type">',
      '<meta charset=gb2312>',
      '<meta name="年报" content="政府信息公开" charset="gb2312">',
      '<?xml version="1.0" encoding="GB2312"?>',
    ])
      expect(decodeBytes(bytes(tag + TEXT, 'gb18030'), null)).toMatchObject({
        charset: 'gb18030',
        charsetFrom: 'meta',
      });
  });

  it('tells GB18030 from Big5 by ten characters', () => {
    for (let at = 0; at < 40; at += 10) {
      expect(scoreDoubleBytes(bytes(TEXT.slice(at, at + 12), 'gb18030')).charset).toBe('gb18030');
      expect(scoreDoubleBytes(bytes(TRADITIONAL.slice(at, at + 12), 'big5')).charset).toBe('big5');
    }
  });

  it('never throws, and is quick on any bytes', () => {
    const noise = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256);
    expect(
      fastest(() => {
        expect(decodeBytes(noise, 'charset='.repeat(1000)).text.length).toBeGreaterThan(0);
        decodeBytes(bytes('<meta '.repeat(20_000), 'ascii'), null);
      }),
    ).toBeLessThan(150);
  });
});
