// Times of actions that take turns, so that what slows the machine down slows all of them alike.
function timeOf(action) {
  const started = process.hrtime.bigint();
  action();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

export function takeTurns(actions, budget) {
  const times = actions.map(() => []);
  const end = performance.now() + budget;
  while (performance.now() < end) for (const [index, action] of actions.entries()) times[index].push(timeOf(action));
  return times;
}

export function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)];
}
