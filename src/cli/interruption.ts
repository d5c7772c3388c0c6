/**
 * Work that a signal may end early. In: the environment and the work, which is handed what it may ask; out: the signal that
 * was caught while it ran, or null. The listeners are gone when it ends, however it ends.
 */
import type { Environment, Signal } from './environment.js';

export interface Interruption {
  /** The first signal caught so far. */
  readonly signal: Signal | null;
  /** Who must do more than look: called once, when the signal comes. */
  whenCaught(tell: (signal: Signal) => void): void;
}

export async function untilInterrupted(
  { onSignal }: Pick<Environment, 'onSignal'>,
  work: (interruption: Interruption) => Promise<void>,
): Promise<Signal | null> {
  let signal: Signal | null = null;
  let told: (signal: Signal) => void = () => undefined;
  const stopListening = onSignal((caught) => {
    signal ??= caught;
    told(caught);
  });
  const interruption: Interruption = {
    get signal() {
      return signal;
    },
    whenCaught: (tell) => {
      told = tell;
    },
  };
  try {
    await work(interruption);
  } finally {
    stopListening();
  }
  return signal;
}
