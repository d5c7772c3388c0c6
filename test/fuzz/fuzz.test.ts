/**
 * Seeded fuzzing: pages, bytes, archives, streams, lists, indexes and datasets spoilt, and what must hold of each held.
 * `npm test` tries a fixed number of seeds; `npm run fuzz` goes on for FUZZ_MINUTES (5) from FUZZ_FROM (a seed of the day),
 * prints each find with its seed, and writes pages made as small as they can be to FUZZ_OUT (`fuzz-finds/`).
 * FUZZ_SEED=n tries one seed alone, FUZZ_KIND=pages one kind; what a long run found is tried again with FUZZ=long, as it prints it.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/captured-environment.js';
import { fuzzWarc, fuzzZip } from './archives-fuzz.js';
import { fuzzBytes } from './byte-fuzz.js';
import { minimize } from './minimize.js';
import { type Find, fuzzPage, judgeText, makePageCase } from './page-fuzz.js';
import { fuzzDataset, fuzzIndex, fuzzLines, fuzzSources } from './program-fuzz.js';

/** What is wrong with what a seed makes; nothing where all holds. */
type Fuzz = (seed: number, folder: string) => readonly string[] | Promise<readonly string[]>;

interface Kind {
  readonly fuzz: Fuzz;
  /** Seeds that `npm test` tries, and how many follow each other in a long run. */
  readonly seeds: number;
  readonly files?: true;
}

const LONG = process.env['FUZZ'] === 'long';
const MINUTES = Number(process.env['FUZZ_MINUTES'] ?? 5);
const OUT = process.env['FUZZ_OUT'] ?? 'fuzz-finds';
const ONE_SEED = process.env['FUZZ_SEED'];
const ONE_KIND = process.env['FUZZ_KIND'];
const MINUTE = 60_000;
/** Pages are made once and spoilt often: making one costs as much as reading a spoilt one three times. */
const PAGES = LONG ? 600 : 24;

const KINDS: Readonly<Record<string, Kind>> = {
  pages: { fuzz: (seed) => tellFind(fuzzPage(seed, PAGES)), seeds: 220 },
  bytes: { fuzz: fuzzBytes, seeds: 60 },
  warc: { fuzz: fuzzWarc, seeds: 100 },
  zip: { fuzz: fuzzZip, seeds: 120 },
  lines: { fuzz: fuzzLines, seeds: 20 },
  sources: { fuzz: fuzzSources, seeds: 120 },
  index: { fuzz: fuzzIndex, seeds: 25, files: true },
  dataset: { fuzz: fuzzDataset, seeds: 10, files: true },
};

function tellFind(find: Find | null): readonly string[] {
  return find === null ? [] : [find.what, ...find.broken];
}

async function trySeed({ fuzz, files }: Kind, seed: number): Promise<readonly string[]> {
  const folder = files === true ? temporaryFolder() : '';
  try {
    return await fuzz(seed, folder);
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : String(error)}`];
  } finally {
    if (folder !== '') fs.rmSync(folder, { recursive: true, force: true });
  }
}

function tell(kind: string, seed: number, broken: readonly string[]): string {
  const more = broken.length > 4 ? [`and ${broken.length - 4} more`] : [];
  return [`${LONG ? 'FUZZ=long ' : ''}FUZZ_KIND=${kind} FUZZ_SEED=${seed}`, ...broken.slice(0, 4), ...more].join(
    '\n  ',
  );
}

/** What the find does not need is taken out of the page, and the page is written. */
function writeSmallest(seed: number): void {
  const made = makePageCase(seed, PAGES);
  if (made === null) return;
  const kindOf = (broken: readonly string[]): string => (broken[0] ?? '').replace(/^.*?: /, '').replace(/\d+/g, '');
  const wanted = kindOf(judgeText(made, made.spoilt.text));
  const small =
    wanted === '' ? made.spoilt.text : minimize(made.spoilt.text, (text) => kindOf(judgeText(made, text)) === wanted);
  fs.mkdirSync(OUT, { recursive: true });
  fs.writeFileSync(join(OUT, `page-${seed}.${made.subject.kind === 'html' ? 'html' : 'txt'}`), small);
}

async function runLong(from: number): Promise<{ finds: number; tried: number }> {
  const end = Date.now() + MINUTES * MINUTE;
  let [finds, tried] = [0, 0];
  for (let round = 0; Date.now() < end; round++) {
    for (const [name, kind] of Object.entries(KINDS)) {
      if (ONE_KIND !== undefined && ONE_KIND !== name) continue;
      for (let seed = from + round * kind.seeds; seed < from + (round + 1) * kind.seeds && Date.now() < end; seed++) {
        tried += 1;
        const broken = await trySeed(kind, seed);
        if (broken.length === 0) continue;
        finds += 1;
        process.stdout.write(`${tell(name, seed, broken)}\n`);
        if (name === 'pages') writeSmallest(seed);
      }
    }
    process.stdout.write(`seeds up to ${from} + ${round + 1} rounds, ${tried} tried, ${finds} finds\n`);
  }
  return { finds, tried };
}

describe.skipIf(LONG || ONE_SEED !== undefined)('whatever is spoilt', () => {
  it.each(Object.entries(KINDS))('is read rightly or told: %s', { timeout: 120_000 }, async (name, kind) => {
    for (let seed = 0; seed < kind.seeds; seed++) {
      const broken = await trySeed(kind, seed);
      expect(broken, tell(name, seed, broken)).toEqual([]);
    }
  });
});

describe.runIf(ONE_SEED !== undefined)('one seed', () => {
  it.each(Object.entries(KINDS).filter(([name]) => name === (ONE_KIND ?? 'pages')))('%s', async (name, kind) => {
    const broken = await trySeed(kind, Number(ONE_SEED));
    if (name === 'pages' && broken.length > 0) writeSmallest(Number(ONE_SEED));
    expect(broken, tell(name, Number(ONE_SEED), broken)).toEqual([]);
  });
});

describe.runIf(LONG && ONE_SEED === undefined)('a long run', () => {
  it('finds nothing', { timeout: (MINUTES + 10) * MINUTE }, async () => {
    const from = Number(process.env['FUZZ_FROM'] ?? Math.floor(Date.now() / (24 * 60 * MINUTE)) * 100_000);
    const { finds, tried } = await runLong(from);
    expect(tried).toBeGreaterThan(0);
    expect(finds, `finds; pages are in ${OUT}/`).toBe(0);
  });
});
