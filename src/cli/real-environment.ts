/** The environment of a real process: its streams, its files, its clock. Nothing heavy is loaded here. */
import * as fs from 'node:fs';
import { availableParallelism, hostname } from 'node:os';
import { readProcessState } from '../dataset/process-state.js';
import { systemCode } from '../errors.js';
import type { Fetcher } from '../fetch/fetcher.js';
import type { FetcherOptions } from '../fetch/fetcher-options.js';
import type { Core, Environment, Signal, TextInput, TextOutput } from './environment.js';
import { openPageReader } from './readers/open-page-reader.js';

const SIGNALS: readonly Signal[] = ['SIGINT', 'SIGTERM'];
/** A stream that was closed before its end. */
const STOPPED = 'ERR_STREAM_PREMATURE_CLOSE';
const DEFAULT_COLUMNS = 100;
const PACKAGE = new URL('../../package.json', import.meta.url);

export function realEnvironment(): Environment {
  return {
    stdin: realInput(),
    stdout: realOutput(() => process.stdout),
    stderr: realOutput(() => process.stderr),
    cwd: process.cwd(),
    env: process.env,
    files: fs,
    pid: process.pid,
    host: hostname(),
    now: () => new Date(),
    elapsed: () => performance.now(),
    stateOf: readProcessState,
    version: readVersion,
    loadCore,
    openReader: openPageReader,
    processors: availableParallelism(),
    openFetcher,
    onSignal,
  };
}

async function loadCore(): Promise<Core> {
  const { defaultKnowledge, ...core } = await import('../index.js');
  const { forms, tables } = defaultKnowledge;
  return { ...core, forms, tables };
}

async function openFetcher(options: FetcherOptions): Promise<Fetcher> {
  const { openFetcher: open } = await import('../fetch/open-fetcher.js');
  return open(options);
}

function readVersion(): string {
  const { version } = JSON.parse(fs.readFileSync(PACKAGE, 'utf8')) as { version: string };
  return version;
}

function realInput(): TextInput {
  return {
    get isTTY() {
      return process.stdin.isTTY === true;
    },
    read: async (limit) => {
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of process.stdin) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > limit) break;
      }
      return Buffer.concat(chunks);
    },
    chunks: readUntilStopped,
    stop: () => process.stdin.destroy(),
  };
}

async function* readUntilStopped(): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of process.stdin) yield chunk;
  } catch (error) {
    if (systemCode(error) !== STOPPED) throw error;
  }
}

/** A stream is made when it is first used: to make one takes as long as to make the help. */
function realOutput(open: () => NodeJS.WriteStream): TextOutput {
  let failure: string | null = null;
  let opened: NodeJS.WriteStream | null = null;
  const use = (): NodeJS.WriteStream => {
    if (opened !== null) return opened;
    opened = open();
    opened.on('error', (error) => {
      failure ??= systemCode(error) || 'EIO';
    });
    return opened;
  };
  return {
    get isTTY() {
      return use().isTTY === true;
    },
    get columns() {
      return use().columns ?? DEFAULT_COLUMNS;
    },
    get failure() {
      return failure;
    },
    write: (...pieces) => {
      if (failure !== null || pieces.every(({ length }) => length === 0)) return;
      const stream = use();
      if (pieces.length > 1) stream.cork();
      for (const piece of pieces) if (piece.length > 0) stream.write(piece);
      if (pieces.length > 1) stream.uncork();
    },
    flush: () =>
      new Promise((resolve) => {
        if (failure !== null || opened === null) resolve();
        else opened.write('', () => setImmediate(resolve));
      }),
  };
}

/** The first signal asks the command to end; the second ends the process. */
function onSignal(listener: (signal: Signal) => void): () => void {
  let asked = false;
  const listeners = SIGNALS.map((signal) => {
    const call = (): void => {
      if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
      asked = true;
      listener(signal);
    };
    process.on(signal, call);
    return [signal, call] as const;
  });
  return () => {
    for (const [signal, call] of listeners) process.off(signal, call);
  };
}
