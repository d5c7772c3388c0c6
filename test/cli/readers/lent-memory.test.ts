import { describe, expect, it } from 'vitest';
import { LentMemory } from '../../../src/cli/readers/lent-memory.js';

const KIBIBYTE = 1024;

describe('memory of texts', () => {
  it('is as long as was asked, and written over when it came back', () => {
    const memory = new LentMemory();
    const first = memory.take(100);
    expect([first.length, first.byteOffset]).toEqual([100, 0]);
    memory.add([first.buffer]);
    const second = memory.take(60 * KIBIBYTE);
    expect(second.length).toBe(60 * KIBIBYTE);
    expect(second.buffer).toBe(first.buffer);
    expect(memory.take(100).buffer).not.toBe(first.buffer);
  });

  it('that is too short for a text waits for a shorter one', () => {
    const memory = new LentMemory();
    const short = memory.take(10).buffer;
    memory.add([short]);
    expect(memory.take(100 * KIBIBYTE).buffer).not.toBe(short);
    expect(memory.take(10).buffer).toBe(short);
  });

  it('is bounded: very large texts, what was handed over already, and too many buffers are not kept', () => {
    const memory = new LentMemory();
    const moved = new ArrayBuffer(100);
    structuredClone(moved, { transfer: [moved] });
    memory.add([moved, memory.take(5_000 * KIBIBYTE).buffer]);
    expect(memory.give(10)).toEqual([]);
    memory.add(Array.from({ length: 500 }, () => new ArrayBuffer(100)));
    expect(memory.give(1000)).toHaveLength(64);
    expect(memory.give(1000)).toEqual([]);
  });
});
