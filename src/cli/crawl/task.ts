/**
 * What there is to ask on a portal: one address, what it is for, and the scope it was found in. In: addresses as named or
 * linked; out: tasks with the key that tells them apart. Hosts outside a scope are never asked.
 */
import { createHash } from 'node:crypto';
import type { Purpose, StatedAgency } from '../../model/capture.js';
import type { ListRequest } from '../../model/list.js';
import type { InputOrigin } from '../inputs.js';

/** What was named together: a source, or an address on the command line. */
export interface Scope {
  /** Whose all reports of this scope are; null where the pages say it. */
  readonly agency: StatedAgency | null;
  /** Lower case, without port and without `www.`. */
  readonly hosts: ReadonlySet<string>;
}

export interface Task {
  readonly key: string;
  readonly host: string;
  readonly url: string;
  readonly purpose: Exclude<Purpose, 'robots'>;
  readonly origin: InputOrigin;
  readonly scope: Scope;
  /** How a list is asked for; null where the address is enough. */
  readonly request: ListRequest | null;
  /** Steps from what was named, lists of lists and pages behind pages. */
  readonly depth: number;
  /** The address that was named, from which lists led here; null where another run began there. */
  readonly start: string | null;
  /** True for a report that the lists behind its start no longer offer. */
  readonly isUnlisted: boolean;
}

/** What tells documents and requests apart, as the core knows it. */
export interface TaskIdentity {
  /** The same text for every spelling of an address; null for what is no web address. */
  canonicalAddress(url: string): string | null;
  requestKey(request: ListRequest): string;
}

/** A form that holds the state of a page is long: it is named by its digest. */
const SHOWN_BODY = 300;
const WWW = /^www\d?\./;

export function scopeOf(urls: readonly string[], hosts: readonly string[], agency: StatedAgency | null): Scope {
  const names = [...urls.map((url) => new URL(url).hostname), ...hosts];
  return { agency, hosts: new Set(names.map(plainHost)) };
}

/** A host of the scope, with or without `www.`, or a part of one: an office's own host below its city's. */
export function isInScope({ hosts }: Scope, host: string): boolean {
  let name = plainHost(host);
  for (;;) {
    if (hosts.has(name)) return true;
    const dot = name.indexOf('.');
    if (dot < 0) return false;
    name = name.slice(dot + 1);
  }
}

function plainHost(host: string): string {
  return host.toLowerCase().replace(WWW, '');
}

export interface TaskOrder {
  readonly url: string;
  readonly purpose: Task['purpose'];
  readonly scope: Scope;
  readonly origin?: InputOrigin;
  readonly request?: ListRequest | null;
  readonly depth?: number;
  readonly start?: string | null;
  readonly isUnlisted?: boolean;
}

/** The same address asked with other form data is another task; as a page and as a list it is one. */
export function taskOf(order: TaskOrder, identify: TaskIdentity): Task {
  const { url, request = null, origin = 'found', depth = 0, isUnlisted = false } = order;
  const start = origin === 'named' ? url : (order.start ?? null);
  const key = request === null ? keyOfPage(url, origin, identify) : identify.requestKey(request);
  return { ...order, key, host: new URL(url).host, request, origin, depth, start, isUnlisted };
}

/** Of two named addresses that differ in their fragment only, each may be a list of its own (`index#2811`). */
function keyOfPage(url: string, origin: InputOrigin, identify: TaskIdentity): string {
  const address = identify.canonicalAddress(url) ?? url;
  return origin === 'named' ? `${address}${new URL(url).hash}` : address;
}

/** How a task is named in the account, in the log and in messages. */
export function subjectOfTask({ url, request }: Task): string {
  const post = request?.post;
  if (post === null || post === undefined) return url;
  return post.body.length <= SHOWN_BODY ? `${url} ${post.body}` : `${url} POST ${digestOf(post.body)}`;
}

/** What it takes to ask again in another run. */
export function describeTask({ url, purpose, origin, request, start }: Task): Readonly<Record<string, unknown>> {
  return { url, purpose, origin, request, start };
}

function digestOf(body: string): string {
  return `sha256:${createHash('sha256').update(body).digest('hex').slice(0, 12)}`;
}
