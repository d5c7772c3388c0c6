/**
 * `explain <file|url>`: how a page was read, as text, JSON or an HTML page, on standard output or in a file. A page that is
 * no report is explained too. Refuses to write over the page itself.
 */
import type { Stats } from 'node:fs';
import { resolve } from 'node:path';
import { GovdiscloseError, systemCode } from '../../errors.js';
import type { MessageKey } from '../../messages/speak.js';
import type { Explanation } from '../../model/explanation.js';
import type { PageContext } from '../../model/result.js';
import { writeExplanation } from '../../output/explanation.js';
import { writeExplanationHtml } from '../../output/explanation-html.js';
import { writeJsonDocument } from '../../output/record-json.js';
import { fetcherOptionsOf, type NetworkOptions } from '../crawl/fetch-options.js';
import { scopeOf, taskOf } from '../crawl/task.js';
import { Visitor } from '../crawl/visitor.js';
import type { Environment } from '../environment.js';
import { isWebAddress, type PageInput, planInputs, STDIN } from '../inputs.js';
import { readPageBytes } from '../read-page.js';
import type { Session } from '../session.js';
import { WholeFile } from '../whole-file.js';

export type ExplanationFormat = 'text' | 'json' | 'html';
export const EXPLANATION_FORMATS: readonly ExplanationFormat[] = ['text', 'json', 'html'];

export interface ExplainOptions extends NetworkOptions {
  readonly format?: ExplanationFormat;
  /** The same as the format `html`. */
  readonly html?: boolean;
  readonly output?: string;
  readonly url?: string;
}

const COLUMNS_OF_A_PIPE = 400;

export async function runExplain(session: Session, file: string, options: ExplainOptions): Promise<number> {
  const { environment } = session;
  refuseMisuse(environment, file, options);
  const { bytes, context } = isWebAddress(file)
    ? await askOne(session, file, options)
    : await readOne(session, file, options);
  const { explainPage } = await environment.loadCore();
  const explanation = explainPage(bytes, context);
  const pieces = writeIn(session, explanation, options);
  const { output } = options;
  if (output !== undefined && output !== STDIN) {
    placeFile(environment, output, pieces);
    return 0;
  }
  const { stdout } = environment;
  for (const piece of pieces) stdout.write(piece);
  await stdout.flush();
  return 0;
}

interface Given {
  readonly bytes: Uint8Array;
  readonly context: PageContext;
}

async function readOne({ environment }: Session, file: string, { url }: ExplainOptions): Promise<Given> {
  const bytes = await readPageBytes(planInput(environment, file), environment);
  return { bytes, context: { path: file, ...(url !== undefined && { url }) } };
}

/** One page from the web; nothing is kept. */
async function askOne(session: Session, url: string, options: ExplainOptions): Promise<Given> {
  const fetcher = await session.environment.openFetcher(fetcherOptionsOf(session, options));
  try {
    const visitor = new Visitor({ fetcher, archive: null, now: session.environment.now });
    const core = await session.environment.loadCore();
    const task = taskOf({ url, purpose: 'page', origin: 'named', scope: scopeOf([url], [], null) }, core);
    const visit = await visitor.visit(task);
    if (visit.kind === 'failed') throw visit.error;
    return visit;
  } finally {
    await fetcher.close();
  }
}

function refuseMisuse(environment: Environment, file: string, { format, html, output }: ExplainOptions): void {
  if (file === STDIN && environment.stdin.isTTY) throw new GovdiscloseError('ERR_NO_INPUT');
  if (html === true && format !== undefined && format !== 'html') throw usage('usage.htmlFormat');
  if (output === '') throw usage('usage.emptyPath');
  if (output !== undefined && output !== STDIN && file !== STDIN && isSameFile(environment, file, output))
    throw usage('usage.outputIsInput');
}

function usage(problem: MessageKey): GovdiscloseError {
  return new GovdiscloseError('ERR_USAGE', { subject: problem, values: { command: 'govdisclose explain' } });
}

function isSameFile({ files, cwd }: Environment, one: string, other: string): boolean {
  const a = lookAt(files, resolve(cwd, one));
  const b = lookAt(files, resolve(cwd, other));
  return a !== null && b !== null && a.ino === b.ino && a.dev === b.dev;
}

function planInput(environment: Environment, file: string): PageInput {
  const [input] = planInputs([file], [], environment);
  if (input?.kind === 'error' && input.error.code !== 'ERR_FOLDER_EMPTY') throw input.error;
  if (input?.kind === 'archive') throw new GovdiscloseError('ERR_FILE_BINARY', { subject: file, why: 'why.archive' });
  if (input?.kind !== 'page' || input.origin === 'found')
    throw new GovdiscloseError('ERR_PATH_UNREADABLE', { subject: file, why: 'why.EISDIR' });
  return input;
}

function writeIn(
  { environment, say }: Session,
  explanation: Explanation,
  { format, html, output }: ExplainOptions,
): Iterable<string> {
  if (html === true || format === 'html') return writeExplanationHtml(explanation, say);
  if (format === 'json') return [writeJsonDocument(withoutPage(explanation))];
  const { isTTY, columns } = environment.stdout;
  return [writeExplanation(explanation, isTTY && output === undefined ? columns : COLUMNS_OF_A_PIPE)];
}

/** The whole text of the page is for the HTML page; as JSON it would be many times the page. */
function withoutPage({ page: _, ...data }: Explanation): Omit<Explanation, 'page'> {
  return data;
}

/** Whole or not at all; only a plain file is ever replaced. */
function placeFile(environment: Environment, output: string, pieces: Iterable<string>): void {
  const file = new WholeFile(environment, output);
  try {
    for (const piece of pieces) file.write(piece);
    file.place();
  } finally {
    file.discard();
  }
}

function lookAt(files: Environment['files'], path: string): Stats | null {
  try {
    return files.statSync(path);
  } catch (error) {
    if (systemCode(error) !== '') return null;
    throw error;
  }
}
