/**
 * Whether work grows no faster than what it is given: it is done on a little and on eight times as much, and the processor's
 * time of this process is compared, never the clock, which tells what else the machine was doing. In: the work, by length.
 * Out: true where eight times as much takes less than 32 times as long (what is quadratic takes 64 times), or next to nothing.
 */
const MORE = 8;
const MOST = 32;
/** Milliseconds that say nothing: compiling and collecting garbage take as much. */
const NOTHING = 40;
const TRIES = 4;
const MICRO = 1000;

export function growsLinearly(work: (length: number) => void, length: number): boolean {
  for (let tries = 0; tries < TRIES; tries++) {
    const long = processorTime(() => work(length));
    if (long <= NOTHING || long < MOST * processorTime(() => work(length / MORE))) return true;
  }
  return false;
}

function processorTime(run: () => void): number {
  const begin = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / MICRO;
}
