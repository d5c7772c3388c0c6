/** The options of a command that reads pages → what its reader is told. What was not given depends on the machine. */
import type { TextKind } from '../../dataset/filing.js';
import type { Core } from '../environment.js';
import type { Session } from '../session.js';
import { DEFAULT_LIMITS, type PageReader } from './page-reader.js';

export interface ReadingOptions {
  readonly jobs?: number;
  /** Milliseconds. */
  readonly pageTime?: number;
  /** Bytes. */
  readonly pageMemory?: number;
}

export interface Reading {
  readonly core: Core;
  readonly texts: readonly TextKind[];
  readonly expected: number;
}

export function openReader({ environment }: Session, reading: Reading, options: ReadingOptions): PageReader {
  const { jobs = environment.processors } = options;
  const first = options.jobs ?? Math.max(1, jobs - 1);
  const { time, memory } = DEFAULT_LIMITS;
  const limits = { time: options.pageTime ?? time, memory: options.pageMemory ?? memory };
  return environment.openReader({ ...reading, jobs, first, limits });
}
