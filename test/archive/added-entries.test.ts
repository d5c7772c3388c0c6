/** What a run has stored and the index does not have: the same as if every entry were kept as it is. */
import { describe, expect, it } from 'vitest';
import { AddedEntries } from '../../src/archive/added-entries.js';
import { type IndexEntry, writeIndexLine } from '../../src/archive/cdxj.js';
import { LinesInAnyOrder, mergeRuns } from '../../src/archive/packed-lines.js';

const FILE = 'govdisclose-20260501080000000-00001.warc.gz';
const lineOf = (entry: IndexEntry): string => writeIndexLine(`example,a)${new URL(entry.url).pathname}`, entry);
const urlOf = (number: number): string => `http://a.example/${(number * 7919) % 1000}`;

function entry(number: number, changes: Partial<IndexEntry> = {}): IndexEntry {
  const sha256 = String(number).padStart(64, '0');
  return {
    url: urlOf(number),
    retrievedAt: new Date(Date.UTC(2026, 4, 1, 8) + number).toISOString(),
    status: 200,
    revisit: false,
    method: null,
    requestBody: null,
    mime: 'text/html',
    payloadDigest: `sha256:${sha256}`,
    sha256,
    etag: number % 3 === 0 ? `"青${number}"` : null,
    lastModified: null,
    contentType: 'text/html; charset=utf-8',
    accepted: number % 5 === 0 ? true : null,
    location: { file: FILE, offset: number * 1000, length: 900 },
    ...changes,
  };
}

/** Kinds that stand otherwise in a line: a revisit, a body behind content codings, a form that was posted. */
const KINDS: readonly Partial<IndexEntry>[] = [
  {},
  { revisit: true, mime: null, sha256: null, status: 304 },
  { payloadDigest: `sha256:${'f'.repeat(64)}` },
  { method: 'POST', requestBody: 'a=1&b=2', contentType: null, mime: null, status: 404 },
];

describe('entries that were added', () => {
  it('are given back by their address and line by line, packed or not', () => {
    const added = new AddedEntries(lineOf, 8);
    const all: IndexEntry[] = [];
    for (let number = 0; number < 300; number += 1) {
      const one = entry(number, KINDS[number % KINDS.length]);
      all.push(one);
      added.add(one);
    }
    for (const { url } of all) expect(added.entriesOf(url)).toEqual(all.filter((other) => other.url === url));
    expect(added.entriesOf('http://a.example/none')).toEqual([]);
    expect([...new Set(added.lines())]).toEqual(all.map(lineOf).sort());
  });

  it('of an address that comes again stand together, whether they were packed meanwhile or not', () => {
    const added = new AddedEntries(lineOf, 8);
    const again = (number: number): IndexEntry => entry(number, { url: 'http://a.example/again' });
    const own: IndexEntry[] = [];
    for (let number = 0; number < 200; number += 1) {
      const one = number % 50 === 0 ? again(number) : entry(number);
      if (number % 50 === 0) own.push(one);
      added.add(one);
      expect(added.entriesOf(one.url)).toContain(one);
    }
    expect(added.entriesOf('http://a.example/again')).toEqual(own);
    const lines = [...added.lines()];
    expect(lines).toEqual([...lines].sort());
    expect(new Set(lines).size).toBe(200);
  });

  it('are gone when they are taken back, alone or among others', () => {
    const added = new AddedEntries(lineOf);
    const [one, two, three] = [entry(1), entry(2), entry(3, { url: urlOf(2) })];
    for (const each of [one, two, three]) added.add(each);
    added.remove(one);
    added.remove(three);
    expect([added.entriesOf(one.url), added.entriesOf(two.url)]).toEqual([[], [two]]);
    added.remove(two);
    expect([added.isEmpty, [...added.lines()]]).toEqual([true, []]);
  });
});

describe('lines in runs', () => {
  it('come in order, whatever runs they were in', () => {
    const lines = Array.from({ length: 5000 }, (_, number) => `${(number * 7919) % 5000}`);
    const any = new LinesInAnyOrder();
    for (const line of lines) any.push(line);
    expect([...any.lines()]).toEqual([...lines].sort());
    expect([...mergeRuns([[], ['b', 'd'], ['a', 'd'], [], ['c']])]).toEqual(['a', 'b', 'c', 'd', 'd']);
    expect([...mergeRuns([])]).toEqual([]);
  });
});
