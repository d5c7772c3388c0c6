import { describe, expect, it } from 'vitest';
import { sniffBytes } from '../../src/text/sniff-bytes.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

describe('sniffBytes', () => {
  it.each([
    ['text', utf8('<html>政府信息公开</html>')],
    ['text', utf8('BM 是部门代号')],
    ['text', utf8('第一行\0第二行,一个坏字节不改变格式')],
    ['text', utf16('<html><p>年度报告</p></html>')],
    ['text', utf16('\ufeff年度报告')],
    ['text', utf8('MIME-Version is a header of mail')],
    ['empty', utf8('')],
    ['empty', utf8(' \r\n\t\u3000\u00a0\ufeff ')],
    ['empty', utf16('\ufeff \r\n')],
    ['pdf', utf8('%PDF-1.4 …')],
    ['pdf', utf8('\n\n%PDF-1.7')],
    ['zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)],
    ['ole', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0)],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10)],
    ['image', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['image', utf8('GIF89a')],
    ['image', Uint8Array.of(0x42, 0x4d, 9, 9, 9, 9, 0, 0, 0, 0, 54)],
    ['mhtml', utf8('From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x\r\n')],
    ['mhtml', utf8('\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x')],
    ['binary', Uint8Array.from({ length: 300 }, (_, i) => (i * 7) % 32)],
    ['binary', Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0)],
  ] as const)('says %s', (kind, bytes) => {
    expect(sniffBytes(bytes)).toBe(kind);
  });
});
