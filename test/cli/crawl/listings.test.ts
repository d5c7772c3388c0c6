/** What lists offered before and do not now, from the logs of a dataset. */
import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Listings } from '../../../src/cli/crawl/listings.js';
import { readListings } from '../../../src/cli/crawl/read-listings.js';
import { plant, temporaryFolder } from '../captured-environment.js';

const START = 'http://a.example/list';
const page = (name: string) => `http://a.example/${name}`;
const list = (...names: readonly string[]) => ({
  event: 'input',
  input: START,
  outcome: 'list',
  start: START,
  offers: names.map(page),
});
const input = (name: string, outcome: string, more: object = {}) => ({
  event: 'input',
  input: page(name),
  outcome,
  ...more,
});
const WHOLE = { event: 'listing', start: START, complete: true };

let root = '';
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

/** The first run first. */
function plantRuns(...runs: readonly (readonly object[])[]): void {
  const entries = runs.map((events, index) => [
    `runs/2026010${index + 1}T030000000Z/log.ndjson`,
    events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  ]);
  plant(root, Object.fromEntries(entries) as Record<string, string>);
}

function listedBefore(): readonly (readonly [string, boolean])[] {
  const { reports = [] } = readListings(fs, root, [START]).get(START) ?? {};
  return reports.map(({ url, isUnlisted }) => [url, isUnlisted] as const);
}

describe('readListings', () => {
  it('gives what the last whole run offered, and whole runs only end the search', () => {
    plantRuns(
      [list('old'), input('old', 'written'), WHOLE],
      [list('a', 'b'), input('a', 'written'), input('b', 'unchanged'), WHOLE],
      [list('c'), input('c', 'written')],
    );
    expect(listedBefore().map(([url]) => url)).toEqual([page('c'), page('a'), page('b')]);
  });

  it('passes over what is no report, or is gone, by the latest outcome', () => {
    plantRuns(
      [list('a', 'b', 'c'), input('a', 'not-report'), input('b', 'written'), input('c', 'failed'), WHOLE],
      [input('b', 'gone', { unlisted: START })],
    );
    expect(listedBefore()).toEqual([[page('c'), false]]);
  });

  it('knows what was told before', () => {
    plantRuns([list('a'), input('a', 'written'), input('b', 'unchanged', { unlisted: START }), WHOLE]);
    expect(listedBefore()).toEqual([
      [page('a'), false],
      [page('b'), true],
    ]);
  });

  it('takes nothing from a log that was edited', () => {
    plantRuns([{ ...list(), offers: [1, 'file:///etc/passwd', null] }, { ...list(), offers: 'x' }, WHOLE]);
    expect(listedBefore()).toEqual([]);
  });
});

describe('Listings', () => {
  const before = new Map([[START, { reports: [{ url: page('a'), isUnlisted: false }], lists: new Set([page('2')]) }]]);
  const open = () => new Listings(before, (url) => url.toLowerCase());

  it('misses what a whole list has left out', () => {
    const listings = open();
    listings.add(START, [page('b')]);
    expect(listings.findUnlisted()).toEqual([{ url: page('a'), isUnlisted: false, start: START }]);
    listings.add(null, [page('A')]);
    expect(listings.findUnlisted()).toEqual([]);
  });

  it('misses nothing where a list was not read, or not wholly', () => {
    expect(open().findUnlisted()).toEqual([]);
    const listings = open();
    listings.add(START, []);
    listings.spoil(START);
    expect([listings.complete, listings.findUnlisted()]).toEqual([[], []]);
  });

  it('knows which addresses were lists', () => {
    expect([
      open().wasList(START, page('2')),
      open().wasList(START, page('a')),
      open().wasList(null, page('2')),
    ]).toEqual([true, false, false]);
  });
});
