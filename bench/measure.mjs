// What actions cost that take turns, so that what slows the machine down slows all of them alike. The time of the clock is
// that of an undisturbed machine only; the time of the processor (all threads: compiler and collector too) stands beside it.
function costOf(action) {
  const before = process.cpuUsage();
  const started = process.hrtime.bigint();
  action();
  const clock = Number(process.hrtime.bigint() - started) / 1e6;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1e3 };
}

/** Milliseconds by both, for each action. */
export function takeTurns(actions, budget) {
  const costs = actions.map(() => ({ clock: [], processor: [] }));
  const end = performance.now() + budget;
  while (performance.now() < end)
    for (const [index, action] of actions.entries()) {
      const { clock, processor } = costOf(action);
      costs[index].clock.push(clock);
      costs[index].processor.push(processor);
    }
  return costs;
}

export function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
