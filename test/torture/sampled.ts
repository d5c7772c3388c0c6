/** How much is tried. `npm run torture` tries all of it; `npm test` a sample, the same every time. */
import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../cli/captured-environment.js';

export const FULL = process.env['TORTURE'] === 'full';

const SEED = 20_261_126;
const LANES = Number(process.env['TORTURE_LANES'] ?? 2);
/** Of the calls of a full run every one, or every n-th. */
const EVERY = Number(process.env['TORTURE_EVERY'] ?? 1);

/** Memory, where there is such a folder: a killed process leaves the same there, and nothing waits for a disk. */
const MEMORY = '/dev/shm';

export function openWork(): string {
  return FULL && existsSync(MEMORY) ? mkdtempSync(join(MEMORY, 'torture-')) : temporaryFolder();
}

/** A generator of numbers from 0 to 1 that is the same in every run. */
export function seeded(seed = SEED): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Numbers from 1: all of them, or so many by chance. */
export function sample(count: number, wanted: number, random: () => number): readonly number[] {
  if (FULL) return Array.from({ length: Math.ceil(count / EVERY) }, (_, index) => index * EVERY + 1);
  return Array.from({ length: wanted }, () => 1 + Math.floor(random() * count));
}

/** All that are numbered, or so many by chance, each of another kind: a rare kind is as likely as a frequent one. */
export function sampleKinds(
  kinds: readonly (readonly number[])[],
  wanted: number,
  random: () => number,
): readonly number[] {
  if (FULL) return sample(kinds.flat().length, wanted, random);
  const rest = [...kinds];
  return Array.from({ length: Math.min(wanted, kinds.length) }, () => {
    const [kind = []] = rest.splice(Math.floor(random() * rest.length), 1);
    return kind[Math.floor(random() * kind.length)] ?? 1;
  });
}

/**
 * One for each of two processors. What fails ends a sample; a full run takes hours: it goes on, tells each at once, and fails in
 * the end with the first and the number of all.
 */
export async function inLanes<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  lanes: number = LANES,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const failed: Error[] = [];
  const lane = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      await work(next.value).catch((error: Error) => {
        if (!FULL) throw error;
        failed.push(error);
        process.stdout.write(`${error.message}\n`);
      });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const [first] = failed;
  if (first !== undefined) throw new Error(`${failed.length} of ${items.length}: ${first.message}`, { cause: first });
}
