/**
 * `--shard I/N` → the part of the work that is this run's. In: names of inputs; out: those of the shard. Which shard a name
 * belongs to depends on the name and on N alone: every input is in exactly one shard, wherever and however often they run.
 */
import { createHash } from 'node:crypto';
import type { Shard } from './flags.js';
import type { PlannedInput } from './inputs.js';
import { subjectOf } from './page-outcome.js';

export type { Shard } from './flags.js';

/** Enough that the remainder by any N is even, and a whole number still. */
const HASH_BYTES = 6;

export function isInShard(name: string, { index, count }: Shard): boolean {
  const hash = createHash('sha256').update(name).digest().readUIntBE(0, HASH_BYTES);
  return hash % count === index - 1;
}

/** Archives are in every shard: what is shared out is their pages, captures by address. */
export function takeShard(all: readonly PlannedInput[], shard: Shard | null): readonly PlannedInput[] {
  if (shard === null) return all;
  return all.filter((input) => input.kind === 'archive' || isInShard(subjectOf(input), shard));
}
