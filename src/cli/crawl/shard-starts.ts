/**
 * `fetch --shard I/N` → the starts that are this run's. In: all starts; out: those of the shard. What may lead to one host is
 * in one shard, so that no host is asked by two: starts whose scopes have a host in common belong together, and their shard
 * follows from the first of their hosts by name.
 */
import type { Shard } from '../flags.js';
import { isInShard } from '../shard.js';
import type { Start } from './read-starts.js';

export function takeStarts(starts: readonly Start[], shard: Shard | null): readonly Start[] {
  if (shard === null) return starts;
  const groups = groupHosts(starts.map(hostsOf));
  return starts.filter((start) => isInShard(groups.nameOf(hostsOf(start)[0] ?? subjectOf(start)), shard));
}

function hostsOf(start: Start): readonly string[] {
  return start.kind === 'error' ? [] : [...start.order.scope.hosts];
}

function subjectOf(start: Start): string {
  return start.kind === 'error' ? (start.error.detail.subject ?? '') : start.order.url;
}

/** Hosts that are named together, and hosts below one another, are one group; its name is the first of them. */
function groupHosts(named: readonly (readonly string[])[]) {
  const above = new Map<string, string>();
  const nameOf = (host: string): string => {
    let name = host;
    for (let next = above.get(name); next !== undefined; next = above.get(name)) name = next;
    return name;
  };
  const join = (one: string, other: string): void => {
    const [first = one, second = one] = [nameOf(one), nameOf(other)].sort();
    if (first !== second) above.set(second, first);
  };
  const known = new Set(named.flat());
  for (const [first, ...others] of named) for (const other of others) join(first ?? other, other);
  for (const host of known) for (const wider of widerNames(host)) if (known.has(wider)) join(host, wider);
  return { nameOf };
}

/** `a.b.c` → `b.c`, `c`: a scope takes in the hosts below its own. */
function widerNames(host: string): readonly string[] {
  const parts = host.split('.');
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join('.'));
}
