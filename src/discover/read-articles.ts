/**
 * In: a reply in JSON. Out: its documents, one object each, by the names that systems give title, address, date and
 * publisher; or the markup that it wraps. Nesting, breadth and length are bounded; what is no JSON gives null.
 */
import type { ArticleFields } from '../model/list-knowledge.js';

export interface Article {
  readonly title: string;
  readonly urls: readonly string[];
  /** As printed, or `YYYY-MM-DD` where it was a count of seconds. */
  readonly date: string | null;
  readonly publisher: string | null;
}

export interface JsonReply {
  readonly articles: readonly Article[];
  readonly total: number | null;
  readonly pages: number | null;
  /** Texts of the reply that are markup. */
  readonly markup: readonly string[];
  /** True when it holds more than is read. */
  readonly isCut: boolean;
}

type Plain = Readonly<Record<string, unknown>>;

const DEEPEST = 6;
const MOST = 20_000;
const TAG = /<[^<>]{1,200}>/g;
const MARKUP = /<(?:li|a|tr|div|ul|p)\b[^<>]{0,2000}>/i;
const SECONDS = /^\d{9,10}$/;
const MILLISECONDS = /^\d{12,13}$/;
/** China has one time. */
const ZONE = 8 * 3600 * 1000;

export function readJsonReply(source: string, fields: ArticleFields): JsonReply | null {
  const value = parseJson(source);
  if (value === undefined) return null;
  const found = { articles: [] as Article[], markup: [] as string[], visits: 0, isCut: false };
  collect(value, 0);
  return {
    articles: found.articles,
    markup: found.markup,
    isCut: found.isCut,
    total: findCount(value, fields.total, 0),
    pages: findCount(value, fields.pages, 0),
  };

  function collect(one: unknown, depth: number): void {
    if (found.visits > MOST * DEEPEST) found.isCut = true;
    if (depth > DEEPEST || found.isCut) return;
    found.visits++;
    if (typeof one === 'string') {
      if (MARKUP.test(one)) found.markup.push(one);
    } else if (Array.isArray(one)) for (const entry of one) collect(entry, depth + 1);
    else if (isPlain(one)) collectObject(one, depth);
  }

  function collectObject(one: Plain, depth: number): void {
    const article = readArticle(one, fields);
    if (article !== null && found.articles.length >= MOST) found.isCut = true;
    else if (article !== null) found.articles.push(article);
    else for (const entry of Object.values(one)) collect(entry, depth + 1);
  }
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText(object: Plain, names: readonly string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
  }
  return null;
}

function readArticle(object: Plain, fields: ArticleFields): Article | null {
  const title = readText(object, fields.title);
  const urls = fields.url.flatMap((name) => readText(object, [name]) ?? []);
  if (title === null || urls.length === 0) return null;
  const printed = readText(object, fields.date);
  const publisher = readText(object, fields.publisher);
  return { title: title.replace(TAG, ''), urls, date: printed === null ? null : readClock(printed), publisher };
}

/** Seconds or milliseconds since 1970 → the day in China. */
function readClock(printed: string): string {
  const milliseconds = SECONDS.test(printed)
    ? Number(printed) * 1000
    : MILLISECONDS.test(printed)
      ? Number(printed)
      : null;
  return milliseconds === null ? printed : new Date(milliseconds + ZONE).toISOString().slice(0, 10);
}

/** The first count on the way down; counts inside documents are theirs. */
function findCount(value: unknown, names: readonly string[], depth: number): number | null {
  if (!isPlain(value) || depth > 2) return null;
  const count = Number(readText(value, names) ?? 'none');
  if (Number.isSafeInteger(count) && count >= 0) return count;
  for (const entry of Object.values(value)) {
    const inner = findCount(entry, names, depth + 1);
    if (inner !== null) return inner;
  }
  return null;
}
