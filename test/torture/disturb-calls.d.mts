/** Types of the wrapped calls, for tests in TypeScript. */
import type * as fs from 'node:fs';

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  /** The path that the call is about, or the one that was opened. */
  readonly path: string;
  /** The call itself. */
  perform(): unknown;
}

export interface Disturbance {
  readonly original: typeof fs;
  readonly folder: string;
  /** What the program gets for the call. */
  readonly around: (call: Call) => unknown;
}

export function disturbCalls(disturbance: Disturbance): Partial<typeof fs>;

export function writeHalf(original: Pick<typeof fs, 'writeSync'>, args: readonly unknown[]): number;
