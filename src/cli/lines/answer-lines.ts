/**
 * Standard input as NDJSON → exactly one line on standard output for each line in, in their order. In: the stream; out:
 * `{id, record}`, or `{id, error: {code, message}}` for a page that is none and a line that says nothing. One line is in
 * memory at a time: nothing is read before the line before is answered.
 */
import { resolve } from 'node:path';
import type { Filing } from '../../dataset/filing.js';
import { GovdiscloseError, systemCode } from '../../errors.js';
import type { Refusal } from '../../model/result.js';
import { writeJsonLine } from '../../output/record-json.js';
import { endOutput } from '../end-output.js';
import type { Environment } from '../environment.js';
import type { ArchiveInput } from '../inputs.js';
import { asGovdiscloseError, refusalError } from '../page-outcome.js';
import type { ArchivedInput, ArchiveReader } from '../read-archive.js';
import { MAX_PAGE_BYTES, readError, readPageBytes } from '../read-page.js';
import type { RecordSink } from '../record-sink.js';
import { type LineId, type PageLine, readPageLine } from './page-line.js';
import { splitLines } from './split-lines.js';

export interface Lines {
  /** The stream as one input, which every line is an input of. */
  readonly input: ArchiveInput;
  readonly reader: ArchiveReader;
  readonly sink: RecordSink;
}

const MEBIBYTE = 1024 * 1024;
/** A page in base64, and room for what stands beside it. */
const MAX_LINE_BYTES = Math.ceil((MAX_PAGE_BYTES * 4) / 3) + MEBIBYTE;
const STREAM: ArchiveInput = { kind: 'archive', format: 'lines', subject: '-', path: '-', origin: 'found' };

export function openLines(environment: Environment): Lines {
  const ids = new Map<string, LineId>();
  return { input: STREAM, reader: { read: () => readLines(environment, ids) }, sink: answerSink(environment, ids) };
}

async function* readLines(environment: Environment, ids: Map<string, LineId>): AsyncGenerator<ArchivedInput> {
  let number = 0;
  for await (const line of splitLines(readInput(environment), MAX_LINE_BYTES)) {
    number += 1;
    const subject = `-:${number}`;
    const found = line === null ? null : readPageLine(line);
    ids.set(subject, found?.id ?? null);
    yield await inputOf(subject, found, environment);
  }
}

/** A stream that breaks ends the run: what is not known to have been sent has no answer. */
async function* readInput({ stdin }: Environment): AsyncGenerator<Uint8Array> {
  try {
    yield* stdin.chunks();
  } catch (error) {
    if (systemCode(error) === '') throw error;
    throw readError('-', error);
  }
}

async function inputOf(subject: string, line: PageLine | null, environment: Environment): Promise<ArchivedInput> {
  if (line === null) return refuse(subject, 'long');
  if ('fault' in line) return refuse(subject, line.fault);
  const { page, context } = line;
  if ('bytes' in page) return { kind: 'page', subject, bytes: page.bytes, context, by: null };
  try {
    const path = resolve(environment.cwd, page.path);
    const bytes = await readPageBytes({ kind: 'page', subject: page.path, path, origin: 'found' }, environment);
    return { kind: 'page', subject, bytes, context: { path: page.path, ...context }, by: null };
  } catch (error) {
    return { kind: 'error', subject, error: asGovdiscloseError(error, page.path) };
  }
}

function refuse(subject: string, fault: string): ArchivedInput {
  const values = { limit: `${Math.floor(MAX_LINE_BYTES / MEBIBYTE)} MiB` };
  return {
    kind: 'error',
    subject,
    error: new GovdiscloseError('ERR_INPUT_LINE', { subject, why: `why.line.${fault}`, values }),
  };
}

/** Every input's outcome is told to the log of a sink once, in order: that is the moment of its answer. */
function answerSink({ stdout }: Environment, ids: Map<string, LineId>): RecordSink {
  let record: Uint8Array = new Uint8Array(0);
  const place = (filing: Filing) => {
    record = filing.text('line');
    return { outcome: 'written' as const, file: filing.head.id ?? '-', displaced: [] };
  };
  return {
    texts: ['line'],
    keepsRecords: false,
    prepare: async () => () => undefined,
    place,
    hold: place,
    log: (event) => {
      const { event: kind, input, outcome } = event;
      if (kind !== 'input' || typeof input !== 'string' || outcome === 'left') return;
      const name = writeName(input, ids.get(input) ?? null);
      ids.delete(input);
      if (outcome === 'written') stdout.write(`{${name},"record":`, record, '}\n');
      else stdout.write(`{${name},"error":${writeJsonLine(errorOf(event))}}\n`);
    },
    finish: () => endOutput(stdout),
  };
}

/** Without an id, the number of the line tells which it was. */
function writeName(subject: string, id: LineId): string {
  const name = `"id":${writeJsonLine(id)}`;
  return id === null ? `${name},"line":${subject.slice(STREAM.subject.length + 1)}` : name;
}

function errorOf({ input, code, message, detail, reason }: Readonly<Record<string, unknown>>) {
  if (code !== undefined) return { code, message };
  const looksLike = detail as Refusal['looksLike'];
  const error = refusalError(String(input), { looksLike, reason: String(reason ?? '') });
  return { code: error.code, message: error.message };
}
