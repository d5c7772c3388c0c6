/**
 * `report`: a dataset → one self-contained HTML file. In: the dataset and options; out: the file, whole or not at all, and the
 * exit code. Records pass one by one. A record that cannot be read is told, in the report too, and makes the exit code 1.
 */
import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { type Folder, isDataset, readHeld, readRecords } from '../../dataset/read-records.js';
import { describeError, GovdiscloseError } from '../../errors.js';
import { en } from '../../messages/en.js';
import { type MessageKey, speakIn } from '../../messages/speak.js';
import { zh } from '../../messages/zh.js';
import type { DisclosureRecord } from '../../model/record.js';
import type { DamagedFile, HeldPage } from '../../output/report-html/report-extras.js';
import { ReportHtml } from '../../output/report-html/report-html.js';
import { type Accounting, openAccounting } from '../accounting.js';
import { endOutput } from '../end-output.js';
import type { Core } from '../environment.js';
import { inYears, type YearRange } from '../flags.js';
import { STDIN } from '../inputs.js';
import { untilInterrupted } from '../interruption.js';
import { readLastRun } from '../last-run.js';
import { pause } from '../page-outcome.js';
import type { PagesOptions, ReportPages } from '../report-pages.js';
import { readReportScript } from '../report-script.js';
import type { Session } from '../session.js';
import { WholeFile } from '../whole-file.js';

export interface ReportOptions {
  readonly output?: string;
  readonly years?: YearRange;
  /** A folder for the pages as they were read. */
  readonly pages?: string;
}

interface Run {
  readonly session: Session;
  readonly core: Core;
  readonly folder: Folder;
  readonly years: YearRange | undefined;
  readonly pages: ReportPages | null;
  readonly accounting: Accounting;
  readonly isOver: () => boolean;
}

/** Where the report goes, and how it ends. */
interface Sink {
  write(text: string): Promise<void>;
  place(): void;
  discard(): void;
}

const PAUSE_EVERY = 32;
/** Words that the page says. */
const WORDS_OF_PAGE = /^(?:report|rule)\./;

export async function runReport(session: Session, subject: string, options: ReportOptions): Promise<number> {
  const { environment, reporter } = session;
  const { output = '', years } = options;
  const folder = findDataset(session, subject, output);
  if (options.pages === '') throw emptyPath();
  const accounting = openAccounting();
  const sink = openSink(session, output);
  const signal = await untilInterrupted(environment, async (interruption) => {
    const core = await environment.loadCore();
    const isOver = (): boolean => interruption.signal !== null || environment.stdout.failure !== null;
    const pages = await openPages({ session, core, dataset: folder, output }, options.pages);
    const isWhole = await writeReport({ session, core, folder, years, pages, accounting, isOver }, sink);
    if (isWhole) sink.place();
    if (pages !== null) reporter.note('note.pages', { folder: options.pages ?? '', ...pages.counts });
  }).finally(() => sink.discard());
  if (environment.stdout.failure !== null) {
    await endOutput(environment.stdout);
    return 0;
  }
  const code = accounting.exitCode(signal);
  reporter.account(accounting, code);
  return code;
}

/** The archive and the explanation are loaded where pages are wanted. */
async function openPages(options: Omit<PagesOptions, 'folder'>, folder: string | undefined) {
  if (folder === undefined) return null;
  const { ReportPages } = await import('../report-pages.js');
  return new ReportPages({ ...options, folder });
}

function emptyPath(): GovdiscloseError {
  const values = { command: 'govdisclose report' };
  return new GovdiscloseError('ERR_USAGE', { subject: 'usage.emptyPath' satisfies MessageKey, values });
}

function findDataset({ environment }: Session, subject: string, output: string): Folder {
  if (subject === '' || output === '') throw emptyPath();
  const folder = { subject, path: resolve(environment.cwd, subject) };
  if (!isDataset(environment.files, folder)) throw new GovdiscloseError('ERR_NO_DATASET', { subject });
  return folder;
}

function openSink({ environment }: Session, output: string): Sink {
  if (output !== STDIN) {
    const file = new WholeFile(environment, output);
    return { write: async (text) => file.write(text), place: () => file.place(), discard: () => file.discard() };
  }
  const { stdout } = environment;
  const write = async (text: string): Promise<void> => {
    stdout.write(text);
    await stdout.flush();
  };
  return { write, place: () => undefined, discard: () => undefined };
}

/** False when it was interrupted, or there is no record that can be read. */
async function writeReport(run: Run, sink: Sink): Promise<boolean> {
  const { session, core, folder, accounting } = run;
  const { environment, options, reporter } = session;
  const html = new ReportHtml({
    forms: core.forms,
    knowledge: core.tables,
    nameRegion: core.nameRegion,
    words: { zh: wordsOf(zh), en: wordsOf(en) },
    language: options.lang,
    script: readReportScript(),
    digest: (text) => createHash('sha256').update(text).digest('base64'),
  });
  await sink.write(html.start());
  const damaged = await addRecords(run, html, sink);
  if (run.isOver()) return false;
  if (accounting.inputs === 0) {
    const error = new GovdiscloseError('ERR_DATASET_EMPTY', { subject: folder.subject });
    accounting.fail(error.code);
    reporter.error(error);
    return false;
  }
  const { files } = environment;
  const extras = {
    name: basename(folder.path),
    parser: `govdisclose ${environment.version()}`,
    held: listHeld(run, damaged),
    damaged,
    run: readLastRun(files, folder.path),
  };
  for (const text of html.end(extras)) await sink.write(text);
  return true;
}

function wordsOf(catalogue: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(catalogue).filter(([key]) => WORDS_OF_PAGE.test(key)));
}

/** Record after record, with the checks that look at several years. */
async function addRecords(run: Run, html: ReportHtml, sink: Sink): Promise<DamagedFile[]> {
  const { session, core, folder, years, accounting } = run;
  const damaged: DamagedFile[] = [];
  const together = core.openDatasetCheck();
  let seen = 0;
  for (const entry of readRecords(session.environment.files, folder)) {
    if (seen++ % PAUSE_EVERY === 0) await pause();
    if (run.isOver()) break;
    if ('error' in entry) {
      damaged.push(fail(run, entry.error));
      continue;
    }
    const { filed } = entry;
    const others = together.check(filed);
    const isWanted = years === undefined || inYears(filed.record.year, years);
    accounting.count(isWanted ? 'checked' : 'filtered');
    if (!isWanted) continue;
    const page = (await run.pages?.write(filed)) ?? null;
    await sink.write(html.add(filed, [...core.checkReport(filed.record), ...others], page));
  }
  return damaged;
}

function fail({ accounting, session }: Run, error: GovdiscloseError): DamagedFile {
  accounting.fail(error.code);
  session.reporter.error(error);
  const told = { zh: describeError(error, speakIn('zh')), en: describeError(error, speakIn('en')) };
  return { subject: error.detail.subject ?? '', told };
}

function listHeld(run: Run, damaged: DamagedFile[]): readonly HeldPage[] {
  const held: HeldPage[] = [];
  for (const entry of readHeld(run.session.environment.files, run.folder)) {
    if ('error' in entry) damaged.push(fail(run, entry.error));
    else held.push(describeHeld(entry.filed.record, entry.subject));
  }
  return held;
}

function describeHeld({ agency, year, title, id, source }: DisclosureRecord, subject: string): HeldPage {
  return {
    name: agency.name,
    year,
    title,
    url: source.url ?? source.finalUrl,
    why: id !== null ? 'poorer' : year === null ? 'year' : 'agency',
    file: `held/${basename(subject)}`,
  };
}
