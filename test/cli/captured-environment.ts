/** An environment whose streams are strings, whose clock stands still, and whose core reads pages of a made-up kind. */

import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core, Environment, Signal, TextOutput } from '../../src/cli/environment.js';
import { main } from '../../src/cli/main.js';
import { openReaderHere } from '../../src/cli/readers/read-here.js';
import {
  canonicalAddress,
  checkReport,
  findForward,
  judgeNeighbours,
  nameRegion,
  openDatasetCheck,
  readListPage,
  requestKey,
} from '../../src/index.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import { tableKnowledge } from '../../src/knowledge/tables/index.js';
import type { PageContext, ParseResult } from '../../src/model/result.js';
import { type RecordChanges, sampleRecord } from '../output/sample-record.js';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly lines: readonly string[];
}

export interface RunOptions {
  readonly cwd: string;
  readonly stdin?: string;
  readonly stdinTTY?: boolean;
  readonly tty?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: string;
  /** Overrides of the environment itself. */
  readonly changes?: Partial<Environment>;
  /** Sends a signal when the n-th page (from 1) is parsed. */
  readonly signal?: { readonly name: Signal; readonly at: number };
}

export function temporaryFolder(): string {
  return fs.mkdtempSync(join(tmpdir(), 'govdisclose-test-'));
}

/** Writes files below a folder: path → content. */
export function plant(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    fs.mkdirSync(join(path, '..'), { recursive: true });
    fs.writeFileSync(path, content);
  }
}

/** A page of the made-up kind: a record's changes as JSON. */
/** A call to the file system that the disk refuses. */
export function refuse(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

export function page(changes: RecordChanges = {}): string {
  return JSON.stringify(changes);
}

export function captureOutput(isTTY: boolean, columns = 80): TextOutput & { text(): string } {
  let text = '';
  return {
    isTTY,
    columns,
    failure: null,
    write: (...pieces) => {
      for (const piece of pieces) text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
    },
    flush: async () => undefined,
    text: () => text,
  };
}

export async function run(argv: readonly string[], options: RunOptions): Promise<Run> {
  const stdout = captureOutput(options.tty === true);
  const stderr = captureOutput(false);
  const listeners: ((signal: Signal) => void)[] = [];
  let parsed = 0;
  const core: Core = {
    ...madeUpCore,
    parsePage: (bytes, context) => {
      parsed += 1;
      if (options.signal?.at === parsed) for (const listener of listeners) listener(options.signal.name);
      return madeUpCore.parsePage(bytes, context);
    },
  };
  const environment: Environment = {
    stdin: {
      isTTY: options.stdinTTY === true,
      read: async () => Buffer.from(options.stdin ?? ''),
      chunks: () => inChunks(options.stdin ?? ''),
      stop: () => undefined,
    },
    stdout,
    stderr,
    cwd: options.cwd,
    env: options.env ?? {},
    files: fs,
    pid: process.pid,
    host: 'here',
    now: () => new Date(options.now ?? '2026-05-01T08:00:00Z'),
    elapsed: () => performance.now(),
    stateOf: (pid) => ({ alive: pid === process.pid, mark: null }),
    version: () => '9.9.9',
    loadCore: async () => core,
    openReader: ({ core: used }) => openReaderHere(used),
    processors: 2,
    openFetcher: async () => {
      throw new Error('this test has no network');
    },
    onSignal: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    ...options.changes,
  };
  const code = await main(argv, environment);
  const err = stderr.text();
  return { code, out: stdout.text(), err, lines: err.split('\n').filter((line) => line !== '') };
}

/** Cut in the middle of lines and characters. */
async function* inChunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

const forms = [national2014, national2021];

const madeUpCore: Core = {
  forms,
  tables: tableKnowledge,
  checkReport: (record) => checkReport(record, { forms }),
  openDatasetCheck: () => openDatasetCheck({ forms }),
  readListPage,
  judgeNeighbours,
  findForward,
  canonicalAddress,
  requestKey,
  nameRegion,
  parsePage: parseMadeUp,
  explainPage: (bytes, context) => {
    const result = parseMadeUp(bytes, context);
    return {
      text: {
        bytes: bytes.length,
        characters: bytes.length,
        charset: 'utf-8',
        charsetFrom: 'proof',
        claimed: null,
        replacements: 0,
        script: 'simplified',
      },
      format: 'html',
      repairs: [],
      blocks: [],
      forms: [{ form: 'national-2014', score: 0.9, chosen: true, evidence: ['12 labels'] }],
      rows: [],
      year: [{ value: '2016', from: 'title', text: '2016\u001b[2J', weight: 3, chosen: true }],
      agency: [],
      outcome: result.ok ? result : { ok: false, refusal: result.refusal },
      diagnostics: [],
      page: { title: null, blocks: [], tables: [] },
    };
  },
};

function parseMadeUp(bytes: Uint8Array, context: PageContext = {}): ParseResult {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.startsWith('BUG')) throw new TypeError('made up');
  if (!text.startsWith('{')) {
    const looksLike = text.startsWith('%PDF') ? 'binary' : text === '' ? 'empty' : 'list';
    return { ok: false, diagnostics: [], refusal: { looksLike, reason: 'made up', evidence: [], links: 0 } };
  }
  const changes = JSON.parse(text) as RecordChanges;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { url = null, path = null, agency, retrievedAt = null, archive = null } = context;
  const captured = retrievedAt === null ? {} : { retrievedAt, archive };
  const record = sampleRecord({ ...changes, source: { ...changes.source, sha256, url, path, ...captured } });
  if (agency?.key === undefined) return { ok: true, record };
  const key = agency.key;
  return { ok: true, record: { ...record, id: `${key}/${record.year}`, agency: { ...record.agency, key } } };
}
