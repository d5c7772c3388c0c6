/** How much is tried. `npm run torture` tries all of it; `npm test` a sample, the same every time. */
export const FULL = process.env['TORTURE'] === 'full';

const SEED = 20_261_126;
const LANES = Number(process.env['TORTURE_LANES'] ?? 2);
/** Of the calls of a full run every one, or every n-th. */
const EVERY = Number(process.env['TORTURE_EVERY'] ?? 1);

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

/** One for each of two processors. */
export async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
