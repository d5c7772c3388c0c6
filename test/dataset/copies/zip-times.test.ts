import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { fixZipTimes } from '../../../src/dataset/copies/zip-times.js';

describe('times in a zip archive', () => {
  it('are one time, whatever the clock', async () => {
    const bytes = await writeWorkbook([['a', 1]]).toBuffer();
    const other = Uint8Array.from(bytes);
    for (let at = 0; at + 4 < other.length; at += 1) {
      const signature = Buffer.from(other).readUInt32LE(at);
      if (signature === 0x04034b50) other.fill(0x55, at + 10, at + 14);
      if (signature === 0x02014b50) other.fill(0x55, at + 12, at + 16);
    }
    expect(Buffer.compare(other, bytes)).not.toBe(0);
    expect(Buffer.compare(fixZipTimes(other), fixZipTimes(Uint8Array.from(bytes)))).toBe(0);
  });

  it('are sought in archives only', () => {
    expect(() => fixZipTimes(new Uint8Array(100))).toThrow(TypeError);
    expect(() => fixZipTimes(new Uint8Array(0))).toThrow(TypeError);
  });
});
