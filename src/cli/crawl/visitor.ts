/**
 * One address asked, and what came kept in the archive. In: a task; out: the bytes with what is known of them, whether they
 * are new, or the error. What the archive knows makes the request conditional, and once a week unconditional.
 */
import type { Archive, Archived, CaptureChain } from '../../archive/archive.js';
import type { GovdiscloseError } from '../../errors.js';
import type { Fetched, Fetcher, FetchNote, FetchOutcome, NotModified } from '../../fetch/fetcher.js';
import type { Capture, Purpose } from '../../model/capture.js';
import type { PageContext } from '../../model/result.js';
import { isInScope, type Task } from './task.js';

export interface VisitorOptions {
  readonly fetcher: Fetcher;
  /** Null where records go to standard output: nothing is kept then. */
  readonly archive: Archive | null;
  readonly now: () => Date;
  /** The operator takes what comes: kept with each page. */
  readonly accepts?: boolean;
}

export interface VisitedPage {
  readonly kind: 'page';
  readonly bytes: Uint8Array;
  /** What `parsePage` is told of them. */
  readonly context: PageContext;
  /** The last good capture before this one. */
  readonly before: Archived | null;
  /** False where the archive had these very bytes already. */
  readonly isNew: boolean;
  readonly notes: readonly FetchNote[];
}

export interface VisitFailed {
  readonly kind: 'failed';
  readonly error: GovdiscloseError;
  /** Status of the last answer, null where none came. */
  readonly status: number | null;
  readonly before: Archived | null;
  readonly notes: readonly FetchNote[];
}

export type Visit = VisitedPage | VisitFailed;

/** A server may answer 304 though the page has changed: the first request of each week is unconditional. */
const WEEK_MS = 7 * 86_400_000;
const CONTENT_TYPE = 'content-type';

export class Visitor {
  readonly #options: VisitorOptions;

  constructor(options: VisitorOptions) {
    this.#options = options;
  }

  async visit(task: Task): Promise<Visit> {
    const before = task.request?.post ? null : (this.#options.archive?.latest(task.url) ?? null);
    const outcome = await this.#ask(task, this.#isTrusted(before) ? before : null);
    for (const capture of outcome.robots) await this.#keep([capture], 'robots');
    if (outcome.kind === 'failed') return this.#fail(outcome, before);
    return this.#read(task, outcome, before);
  }

  #isTrusted(before: Archived | null): boolean {
    if (before === null) return false;
    return weekOf(this.#options.now()) === weekOf(new Date(before.retrievedAt));
  }

  #ask({ url, purpose, scope, request }: Task, known: Archived | null): Promise<FetchOutcome> {
    return this.#options.fetcher.fetch({
      url,
      purpose,
      allowedHosts: (host) => isInScope(scope, host),
      ...(known !== null && { validators: known.validators, validatorsOf: known.url }),
      ...(request?.post && { post: request.post }),
      ...(request?.referer && { referer: request.referer }),
    });
  }

  async #fail(outcome: Extract<FetchOutcome, { kind: 'failed' }>, before: Archived | null): Promise<VisitFailed> {
    const { captures, error, notes } = outcome;
    await this.#keep(captures, 'page');
    return { kind: 'failed', error, status: captures.at(-1)?.response.status ?? null, before, notes };
  }

  async #read(task: Task, outcome: Fetched | NotModified, before: Archived | null): Promise<VisitedPage> {
    const { captures, notes, finalUrl } = outcome;
    const { archive, accepts = false } = this.#options;
    const stated = task.scope.agency;
    const chain = chainOf(captures);
    if (chain === null) throw new TypeError('a fetch that succeeded has no capture');
    if (archive === null) return { kind: 'page', ...describe(chain, finalUrl, task), before, isNew: true, notes };
    const purpose = purposeOf(task);
    const accepted = accepts && purpose === 'page';
    const stored = await archive.store(chain, { stated, purpose, accepted });
    return { kind: 'page', bytes: stored.body, context: stored.context, before, isNew: !stored.revisit, notes };
  }

  async #keep(captures: readonly Capture[], purpose: Purpose): Promise<void> {
    const chain = chainOf(captures);
    if (chain !== null) await this.#options.archive?.store(chain, { purpose });
  }
}

/** A list that is read as a page may turn out to be a report: whoever reads the archive again must look at it too. */
function purposeOf({ purpose, request }: Task): Purpose {
  return purpose === 'list' && (request === null || request.reader === 'page') ? 'page' : purpose;
}

function weekOf(time: Date): number {
  return Math.floor(time.getTime() / WEEK_MS);
}

function chainOf(captures: readonly Capture[]): CaptureChain | null {
  const last = captures.at(-1);
  return last === undefined ? null : [...captures.slice(0, -1), last];
}

/** The same as the archive tells, where there is none. */
function describe(chain: CaptureChain, finalUrl: string, task: Task) {
  const last = chain.at(-1);
  const contentType = last?.response.headers.find(([name]) => name.toLowerCase() === CONTENT_TYPE)?.[1] ?? null;
  const context: PageContext = {
    url: task.url,
    finalUrl,
    retrievedAt: last?.retrievedAt ?? null,
    contentType,
    agency: task.scope.agency,
  };
  return { bytes: last?.body ?? new Uint8Array(), context };
}
