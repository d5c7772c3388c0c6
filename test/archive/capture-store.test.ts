/** Captures that are remembered come back as they were told. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { CaptureStore } from '../../src/archive/capture-store.js';

const FILES = [{ name: 'a.warc.gz' }, { name: 'b.warc.gz' }];
const TYPES = ['text/html; charset=gbk', null, ''];

function capture(number: number) {
  const file = FILES[number % 2] ?? { name: '' };
  return {
    file,
    retrievedAt: new Date(Date.UTC(2024, 0, 1) + number * 1001).toISOString(),
    location: { file: file.name, offset: number * 2 ** 33, length: number + 2 ** 32 },
    sha256: createHash('sha256').update(String(number)).digest('hex'),
    contentType: TYPES[number % 3] ?? null,
  };
}

it('gives back what it was told, under the number it gave', () => {
  const store = new CaptureStore<{ readonly name: string }>();
  const numbers = Array.from({ length: 3000 }, (_, number) => store.add(capture(number)));
  expect(numbers).toEqual([...numbers.keys()]);
  for (const number of [0, 1, 2, 1023, 1024, 2999]) expect(store.at(number)).toEqual(capture(number));
  expect(store.at(1).file).toBe(FILES[1]);
});
