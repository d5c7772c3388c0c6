/**
 * In: elements that a script fills with a list (`queryData`, `count`, `rows`). Out: the calls for their pages; the replies are JSON
 * around markup. Where an element does not say how many entries there are, its first page is asked for.
 */
import type { Loader } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import type { UnitCall } from '../model/list-knowledge.js';
import { encodeText } from './encode-text.js';
import { currentPage, type ListScene, makeRequest } from './list-scene.js';
import { keep, MOST_AHEAD } from './read-pager.js';

const MOST_LOADERS = 20;
const DEFAULT_ROWS = 15;

interface Unit {
  readonly path: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly rows: number;
  /** Null where the element does not count its entries. */
  readonly pages: number | null;
}

export function readUnitCalls(loaders: readonly Loader[], scene: ListScene): ListRequest[] {
  const units = loaders.slice(0, MOST_LOADERS).flatMap((loader) => readUnit(loader, scene.words.loads.unit) ?? []);
  return units.flatMap((unit) => keep(listPages(unit, scene).map((page) => askPage(unit, page, scene))));
}

function readUnit({ attributes }: Loader, words: UnitCall): Unit | null {
  const query = attributes.get(words.query);
  if (query === undefined) return null;
  const fields = new Map<string, string>(Object.entries(words.fixed));
  for (const [, name = '', double, single] of query.matchAll(words.field)) fields.set(name, double ?? single ?? '');
  if (fields.size === Object.keys(words.fixed).length) return null;
  const path = [...attributes.values()].find((value) => value.includes(words.pathMark)) ?? words.path;
  const rows = Number(attributes.get(words.rows)) || DEFAULT_ROWS;
  const count = Number(attributes.get(words.count)) || 0;
  return { path: path.trim(), fields, rows, pages: count > 0 ? Math.ceil(count / rows) : null };
}

function listPages({ pages }: Unit, scene: ListScene): number[] {
  const current = currentPage(scene);
  if (pages === null) return scene.request?.reader === 'fragment' ? [] : [1];
  const first = current + 1;
  const count = Math.max(0, Math.min(pages, current + MOST_AHEAD) - current);
  return Array.from({ length: count }, (_, index) => first + index);
}

function askPage(unit: Unit, page: number, scene: ListScene): ListRequest | null {
  const { names } = scene.words.loads.unit;
  const plain = [...unit.fields].map(([name, value]) => `${name}=${encodeText(value)}`).join('&');
  const json = encodeURIComponent(JSON.stringify({ [names.page]: page, [names.jsonRows]: unit.rows }));
  const numbers = `${names.rows}=${unit.rows}&${names.page}=${page}&${names.json}=${json}`;
  const mark = unit.path.includes('?') ? '&' : '?';
  const url = `${unit.path}${mark}${plain}&${numbers}`;
  const list = `${unit.path} ${plain}`;
  return makeRequest({ url, reader: 'fragment', page, pages: unit.pages, list }, scene);
}
