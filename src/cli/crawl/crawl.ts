/**
 * From addresses to records: reports are placed, lists are followed, what reports link to is kept. In: starts; out: one
 * outcome for each address in the ledger. An error about one address ends that address; one about the output ends the run.
 */
import type { Archive } from '../../archive/archive.js';
import type { Filing, RecordHead } from '../../dataset/filing.js';
import { GovdiscloseError } from '../../errors.js';
import type { Candidate, ListReading } from '../../model/list.js';
import type { Refusal } from '../../model/result.js';
import { isStated } from '../address-owners.js';
import type { Core } from '../environment.js';
import { inYears, type YearRange } from '../flags.js';
import type { Ledger } from '../ledger.js';
import type { PageReader } from '../readers/page-reader.js';
import type { RecordSink, SinkPlacement } from '../record-sink.js';
import type { Changes } from './changes.js';
import { findOwner } from './find-owner.js';
import type { Frontier } from './frontier.js';
import { type Followed, ListFollower } from './list-follower.js';
import type { Listings } from './listings.js';
import { inTheWay, isOffer, MAX_DEPTH, mayBeList, unlistedBy, withFragment } from './page-role.js';
import { describeTask, isInScope, type Scope, subjectOfTask, type Task, type TaskOrder, taskOf } from './task.js';
import type { VisitedPage, VisitFailed, Visitor } from './visitor.js';

export interface CrawlOptions {
  readonly core: Core;
  readonly reader: PageReader;
  readonly visitor: Visitor;
  readonly archive: Archive | null;
  readonly frontier: Frontier<Task>;
  readonly sink: RecordSink;
  readonly ledger: Ledger;
  readonly changes: Changes;
  readonly listings: Listings;
  readonly years?: YearRange;
  /** Takes pages that would be held. */
  readonly accept: boolean;
  /** Where reports that were found are told; null where they are fetched. */
  readonly tell: ((found: FoundReport) => void) | null;
}

/** A report that a list offers, and the list. */
export type FoundReport = Candidate & { readonly list: string };

const ATTACHMENTS_PER_REPORT = 20;
const GONE: ReadonlySet<number> = new Set([404, 410]);
const UNFOLLOWED = 'pages-not-followed';
const FORBIDDEN = 'ERR_FETCH_ROBOTS';
/** A refusal that says that something stood between us and the page: another run may find the page. */
const IN_THE_WAY: ReadonlySet<Refusal['looksLike']> = new Set(['challenge', 'login']);
const DOCUMENT = /(?:pdf|msword|officedocument|ms-excel|opendocument|kswps|vnd\.wps|zip)/;

export class Crawl {
  readonly #run: CrawlOptions;
  readonly #lists = new ListFollower();
  /** Hosts that were linked to and not asked, with the number of links. */
  readonly otherHosts = new Map<string, number>();
  /** Lists with pages that no request leads to. */
  readonly unfollowed: string[] = [];
  /** Links and pages of lists that a bound left out. */
  cut = 0;

  constructor(options: CrawlOptions) {
    this.#run = options;
  }

  add(order: TaskOrder): boolean {
    return this.#run.frontier.add(taskOf(order, this.#run.core));
  }

  /**
   * Never rejects for what is on the web; an error about the output is in the ledger. The host of a page is released as soon
   * as the page is here; that of a list only when it is read, for what it says decides whether its next page is asked.
   */
  async work(task: Task, release: () => void): Promise<void> {
    const { ledger, visitor } = this.#run;
    const subject = subjectOfTask(task);
    try {
      if (this.isEnded(task)) return ledger.log({ event: 'note', input: subject, code: 'list-ended' });
      const visit = await visitor.visit(task);
      if (task.purpose !== 'list') release();
      for (const { code, values } of visit.notes) ledger.log({ event: 'note', input: subject, code, ...values });
      if (visit.kind === 'failed') this.#fail(task, visit);
      else if (task.purpose === 'attachment') ledger.settle(subject, 'attachment', visit.context.archive?.file ?? null);
      else await this.#read(task, visit);
    } catch (error) {
      this.#miss(task);
      ledger.fail(subject, error, { task: describeTask(task), ...unlistedBy(task) });
      if (error instanceof GovdiscloseError) this.#run.changes.addFailure(task.host, error);
    }
  }

  /** True for a page of a list whose end was seen: it is not asked, and not counted. */
  isEnded({ request }: Task): boolean {
    return this.#lists.isEnded(request);
  }

  /** What lists offered before and do not now is asked once more, and told once. */
  addUnlisted(scopes: ReadonlyMap<string, Scope>): void {
    const { listings, changes } = this.#run;
    for (const { url, start, isUnlisted } of listings.findUnlisted()) {
      if (!isUnlisted) changes.add('unlisted', url);
      const scope = scopes.get(start);
      if (scope !== undefined) this.add({ url, purpose: 'page', scope, start, isUnlisted: true });
    }
  }

  /** What could not be read may have been a list: what it offers is not known then. */
  #miss(task: Task): void {
    const { listings } = this.#run;
    const isList = task.purpose === 'list' || task.origin === 'named';
    if (isList || listings.wasList(task.start, subjectOfTask(task))) listings.spoil(task.start);
  }

  /**
   * A page that is not there any more: its record stays. A dead link of a list, or one that robots.txt forbids, is nobody's
   * failure; what was named is.
   */
  #fail(task: Task, { status, before, error }: VisitFailed): void {
    const { ledger } = this.#run;
    const subject = subjectOfTask(task);
    this.#miss(task);
    if (error.code === FORBIDDEN && task.origin === 'found') {
      ledger.settle(subject, 'forbidden', error.message, unlistedBy(task));
      return;
    }
    const isGone = status !== null && GONE.has(status) && (before !== null || task.origin === 'found');
    if (!isGone) throw error;
    ledger.settle(subject, 'gone', String(status), unlistedBy(task));
    if (before !== null) this.#run.changes.add('gone', task.url);
  }

  async #read(task: Task, page: VisitedPage): Promise<void> {
    if (task.purpose === 'list' && task.request !== null && task.request.reader !== 'page') {
      return this.#readList(task, page, null);
    }
    const { bytes, context } = page;
    const reading = await this.#run.reader.read({ subject: subjectOfTask(task), bytes, context });
    if (reading.ok) await this.#place(task, page, reading.filing);
    else if (IN_THE_WAY.has(reading.refusal.looksLike)) throw inTheWay(task, reading.refusal);
    else this.#readRefused(task, page, reading.refusal);
  }

  async #place(task: Task, page: VisitedPage, filing: Filing): Promise<void> {
    const { head } = filing;
    const { ledger, sink, years, tell } = this.#run;
    const subject = subjectOfTask(task);
    if (tell !== null) ledger.settle(subject, 'checked', head.id);
    else if (inYears(head.year, years)) {
      const isForeign = !this.#run.accept && (await this.#isAnothers(task, page, head));
      const placement = isForeign ? sink.hold(filing) : await this.#store(filing);
      ledger.place(subject, placement, unlistedBy(task));
      if (placement.outcome === 'written') this.#tellWritten(page, head);
      if (placement.outcome === 'held') this.#run.changes.add('held', subject);
    } else ledger.settle(subject, 'filtered', String(head.year), unlistedBy(task));
    this.#followReport(task, head, page.context.finalUrl ?? task.url);
  }

  /** The disk is waited for together with that of other pages; placing itself is one step. */
  async #store(filing: Filing): Promise<SinkPlacement> {
    const { sink } = this.#run;
    const release = await sink.prepare(filing);
    try {
      return sink.place(filing);
    } finally {
      release();
    }
  }

  /** Where nothing is kept, everything would be new. */
  #tellWritten({ before, isNew }: VisitedPage, { id, source }: RecordHead): void {
    if (this.#run.archive === null) return;
    const kind = before !== null && isNew ? 'changed' : 'new';
    this.#run.changes.add(kind, `${id ?? '?'} ${source.url ?? ''}`.trim());
  }

  /** The address gave another agency's report before: a mix-up of the server until somebody says otherwise. */
  async #isAnothers({ request }: Task, { context }: VisitedPage, { id, agency, source }: RecordHead): Promise<boolean> {
    const { archive, core } = this.#run;
    if (archive === null || id === null || request?.post || isStated(context.agency)) return false;
    const owner = await findOwner({ archive, core, context }, source.sha256);
    return owner !== null && owner !== agency.key;
  }

  #followReport(task: Task, { navigation, attachments }: RecordHead, url: string): void {
    for (const neighbour of this.#run.core.judgeNeighbours(navigation, url)) this.#addCandidate(task, neighbour);
    if (this.#run.archive === null) return;
    const documents = attachments.filter(({ mediaType }) => DOCUMENT.test(mediaType ?? ''));
    for (const { href } of documents.slice(0, ATTACHMENTS_PER_REPORT)) {
      if (!URL.canParse(href, url)) continue;
      this.#addLink(task, new URL(href, url).href, 'attachment');
    }
  }

  #readRefused(task: Task, page: VisitedPage, refusal: Refusal): void {
    const stub = refusal.looksLike === 'stub' ? this.#findForward(task, page) : null;
    if (stub !== null && task.depth < MAX_DEPTH) {
      this.#run.ledger.settle(subjectOfTask(task), 'not-report', 'stub');
      this.#addLink(task, stub, task.purpose);
      return;
    }
    this.#readList(task, page, refusal);
  }

  #findForward({ url }: Task, { bytes, context }: VisitedPage): string | null {
    const address = context.finalUrl ?? url;
    return this.#run.core.findForward(bytes, { url: address, contentType: context.contentType ?? null });
  }

  /** What is no report may be a list of reports, where one is to be expected. */
  #readList(task: Task, page: VisitedPage, refusal: Refusal | null): void {
    const { core, ledger } = this.#run;
    const { bytes, context } = page;
    const url = withFragment(context.finalUrl ?? task.url, task.url);
    const reading = core.readListPage(bytes, { url, contentType: context.contentType ?? null, request: task.request });
    const offers = reading.candidates.filter(({ verdict }) => verdict !== 'other');
    const isList = offers.length > 0 || reading.next.length > 0 || reading.columns.length > 0;
    if (refusal !== null && !(isList && mayBeList(task, refusal))) {
      this.#miss(task);
      ledger.refuse(subjectOfTask(task), refusal, task.origin === 'named');
      return;
    }
    this.#tellDiagnostics(task, reading);
    const followed = this.#lists.follow(reading, task.request, url);
    const urls = followed.candidates.filter(isOffer).map((candidate) => candidate.url);
    this.#run.listings.add(task.start, urls);
    if (followed.cut > 0) this.#run.listings.spoil(task.start);
    const told = task.start === null ? {} : { start: task.start, offers: urls };
    ledger.settle(subjectOfTask(task), 'list', String(followed.candidates.length), told);
    this.#addAll(task, reading, followed);
  }

  #tellDiagnostics(task: Task, { diagnostics }: ListReading): void {
    const { ledger, listings } = this.#run;
    const input = subjectOfTask(task);
    for (const { code, message } of diagnostics) ledger.log({ event: 'note', input, code, message });
    if (!diagnostics.some(({ code }) => code === UNFOLLOWED)) return;
    this.unfollowed.push(input);
    listings.spoil(task.start);
  }

  #addAll(task: Task, { columns }: ListReading, { candidates, next, cut }: Followed): void {
    this.cut += cut;
    for (const candidate of candidates) this.#addCandidate(task, candidate);
    for (const request of next) this.#addLink(task, request.url, 'list', { request, depth: task.depth });
    for (const request of columns) this.#addLink(task, request.url, 'list', { request });
  }

  #addCandidate(task: Task, candidate: Candidate): void {
    const { url, verdict, year, kind } = candidate;
    if (verdict === 'other') return;
    if (this.#run.tell !== null) this.#tellCandidate(task, candidate, this.#run.tell);
    else if (kind === 'attachment') {
      if (this.#run.archive !== null) this.#addLink(task, url, 'attachment');
    } else if (year === null || inYears(year, this.#run.years)) this.#addLink(task, url, 'page');
    else this.#countFiltered(task, url, year);
  }

  /** Once for each address, those of other hosts too. */
  #tellCandidate(task: Task, candidate: Candidate, tell: (found: FoundReport) => void): void {
    if (this.#run.frontier.has(candidate.key)) return;
    this.#run.frontier.mark(candidate.key);
    if (candidate.year === null || inYears(candidate.year, this.#run.years)) tell({ ...candidate, list: task.url });
  }

  /** Its title says that it is of no year that was asked for. */
  #countFiltered({ scope }: Task, url: string, year: number): void {
    const { key } = taskOf({ url, purpose: 'page', scope }, this.#run.core);
    if (this.#run.frontier.has(key)) return;
    this.#run.frontier.mark(key);
    this.#run.ledger.settle(url, 'filtered', String(year));
  }

  #addLink(from: Task, url: string, purpose: Task['purpose'], more: Partial<TaskOrder> = {}): void {
    const { hostname } = new URL(url);
    const { scope, start } = from;
    if (isInScope(scope, hostname)) this.add({ url, purpose, scope, start, depth: from.depth + 1, ...more });
    else this.otherHosts.set(hostname, (this.otherHosts.get(hostname) ?? 0) + 1);
  }
}
