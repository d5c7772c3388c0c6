/** Least time of a few runs, in milliseconds: what the code costs, not what else the machine was doing. */
const RUNS = 7;

export function fastest(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < RUNS; count++) {
    const started = performance.now();
    run();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
