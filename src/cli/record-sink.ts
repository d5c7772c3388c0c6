/**
 * Where records go: standard output in a format, or a dataset. In: a record; out: what became of it. Nothing else
 * knows which of the two it is.
 */
import { FILE_TEXTS, type Filing, type TextKind } from '../dataset/filing.js';
import type { Dataset } from '../dataset/open-dataset.js';
import { originOf } from '../dataset/same-report.js';
import type { Placement } from '../dataset/store.js';
import type { RecordWriter } from '../output/formats.js';
import { escapeLinesForTerminal } from '../output/terminal-text.js';
import { endOutput } from './end-output.js';
import type { TextOutput } from './environment.js';

export interface SinkPlacement extends Pick<Placement, 'outcome' | 'file' | 'displaced'> {
  /** What `displaced` would call this page, where that is not its subject. */
  readonly origin?: string;
}

export interface RecordSink {
  /** The texts of a record that go there: whoever reads pages elsewhere makes them there. */
  readonly texts: readonly TextKind[];
  /** True where a record may be put aside by a later one. */
  readonly keepsRecords: boolean;
  /** Where several pages are under way: makes placing a record quick. Resolves to what is to be called after it. */
  prepare(filing: Filing): Promise<() => void>;
  /** `accepted`: the page takes the place of what its address said before, poorer or not. */
  place(filing: Filing, accepted?: boolean): SinkPlacement;
  /** Keeps a record apart that may not be what it seems; where there is nothing to keep it from, it is placed. */
  hold(filing: Filing): SinkPlacement;
  /** Writes an event into the run's log, where there is one. */
  log(event: Readonly<Record<string, unknown>>): void;
  finish(): Promise<void>;
}

/** `finish` is what is left to do when the last record is in its place; `accept` takes pages that would be held. */
export function datasetSink(dataset: Dataset, finish: () => Promise<void>, { accept = false } = {}): RecordSink {
  return {
    keepsRecords: true,
    texts: FILE_TEXTS,
    prepare: (filing) => dataset.prepare(filing),
    place: (filing, accepted = false) => ended(filing, () => dataset.place(filing, { accept: accept || accepted })),
    hold: (filing) => ended(filing, () => dataset.hold(filing)),
    log: (event) => dataset.log.write(event),
    finish,
  };
}

/** What is in its files is not asked for again. */
function ended(filing: Filing, file: () => Placement): SinkPlacement {
  const placement = { ...file(), origin: originOf(filing.head) };
  filing.release();
  return placement;
}

export function streamSink(stdout: TextOutput, writer: RecordWriter): RecordSink {
  const { text: kind } = writer;
  const mustEscape = stdout.isTTY && writer.exact === true;
  const print = (text: string): void => stdout.write(mustEscape ? escapeLinesForTerminal(text) : text);
  const place = (filing: Filing): SinkPlacement => {
    const { before, after } = writer.frame();
    if (kind === null) print(before + writer.write(filing.record) + after);
    else if (mustEscape) print(before + filing.text(kind).toString('utf8') + after);
    else stdout.write(before, filing.text(kind), after);
    return { outcome: 'written', file: filing.head.id ?? '-', displaced: [], origin: originOf(filing.head) };
  };
  return {
    keepsRecords: false,
    texts: kind === null ? ['line'] : [kind],
    prepare: async () => () => undefined,
    place,
    hold: place,
    log: () => undefined,
    finish: async () => {
      print(writer.end());
      await endOutput(stdout);
    },
  };
}
