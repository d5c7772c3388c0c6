/**
 * In: a name, a site code or an index number, and what else the page says of places. Out: the division meant, or null.
 * Towns and streets are no divisions of the standard (北京街道 lies in Guangzhou); a name that several divisions share
 * is decided by the page's other places or not at all.
 */
import type { Region } from '../model/record.js';
import { type CompiledRegions, type Division, FRONT } from './compile-regions.js';

/** Places that the page names elsewhere: codes first, then texts. */
export interface PlaceContext {
  readonly codes: readonly string[];
  readonly texts: readonly string[];
}

export interface FoundPlace {
  readonly region: Region | null;
  /** Characters of the text that name the place. */
  readonly length: number;
  /** Divisions that share the name, when the page does not tell which is meant. */
  readonly ambiguous: readonly Region[];
}

const NOWHERE: FoundPlace = { region: null, length: 0, ambiguous: [] };
const DIRECT = /^\d{10,}|^\d{6}[A-Z]{2}\d{4,}/u;
/** Unified codes of organizations: two characters of kind, then the division. */
const UNIFIED = /^[1-9A-Z][1-9](\d{6})[\dA-Z]{10}(?![\dA-Z])/u;
const PREFIXED = /^11(\d{6})\d{6,}/u;
const SITE = /^(\d{6})\d{0,6}$/u;
const LONGEST_TEXT = 2000;

function toRegion(division: Division): Region {
  return { code: division.code, name: division.name };
}

/** The code that stands for a division and all below it: 32, 3212, 321202. */
function scopeOf(code: string): string {
  if (code.endsWith('0000')) return code.slice(0, 2);
  return code.endsWith('00') ? code.slice(0, 4) : code;
}

function isWithin(code: string, scope: string): boolean {
  return code.startsWith(scope);
}

/** Divisions by the longest name at the start of the text. */
function matchName(text: string, regions: CompiledRegions): { divisions: readonly Division[]; length: number } | null {
  for (const length of regions.lengths.get(text.slice(0, FRONT)) ?? []) {
    const divisions = length <= text.length ? regions.byName.get(text.slice(0, length)) : undefined;
    if (divisions !== undefined) return { divisions, length };
  }
  return null;
}

/** A name without its ending counts only before a division of it or a zone: 江苏泰州市, 泰州医药高新区. */
function matchStem(text: string, regions: CompiledRegions): { divisions: readonly Division[]; length: number } | null {
  for (let length = Math.min(6, text.length - 1); length >= FRONT; length--) {
    const divisions = regions.byStem.get(text.slice(0, length));
    if (divisions === undefined) continue;
    const rest = text.slice(length);
    const below = matchName(rest, regions);
    const inside = divisions.filter(({ code }) =>
      below?.divisions.some((d) => d.code !== code && isWithin(d.code, scopeOf(code))),
    );
    if (inside.length > 0) return { divisions: inside, length };
    if (regions.afterStem.test(rest)) return { divisions, length };
  }
  return null;
}

function decideByCodes(divisions: readonly Division[], codes: readonly string[]): readonly Division[] {
  for (const code of codes) {
    for (const length of [6, 4, 2]) {
      const near = divisions.filter((division) => division.code.slice(0, length) === code.slice(0, length));
      if (near.length > 0) return near;
    }
  }
  return divisions;
}

function decideByTexts(
  divisions: readonly Division[],
  texts: readonly string[],
  regions: CompiledRegions,
): readonly Division[] {
  for (const level of ['00', '0000']) {
    const near = divisions.filter((division) => {
      const name = regions.byCode.get(division.code.slice(0, 6 - level.length) + level)?.name;
      return name !== undefined && texts.some((text) => text.slice(0, LONGEST_TEXT).includes(name));
    });
    if (near.length > 0) return near;
  }
  return divisions;
}

function decide(divisions: readonly Division[], context: PlaceContext, regions: CompiledRegions): readonly Division[] {
  if (divisions.length <= 1) return divisions;
  const byCodes = decideByCodes(divisions, context.codes);
  const byTexts = byCodes.length > 1 ? decideByTexts(byCodes, context.texts, regions) : byCodes;
  if (byTexts.length === 1) return byTexts;
  const current = byTexts.filter((division) => division.current);
  if (current.length === 1) return current;
  // A city without districts has a code of its own and one for all of it (620200, 620201).
  const whole = byTexts.find(({ code }) => byTexts.every((other) => isWithin(other.code, scopeOf(code))));
  return whole === undefined ? byTexts : [whole];
}

/** The deepest division that the text begins with: 广州市越秀区北京街道 → 越秀区. */
export function findPlace(text: string, context: PlaceContext, regions: CompiledRegions): FoundPlace {
  const first = matchName(text, regions) ?? matchStem(text, regions);
  if (first === null) return NOWHERE;
  let { divisions, length } = { divisions: decide(first.divisions, context, regions), length: first.length };
  for (
    let below = matchName(text.slice(length), regions);
    below !== null;
    below = matchName(text.slice(length), regions)
  ) {
    const scopes = divisions.map(({ code }) => scopeOf(code));
    const inside = below.divisions.filter(({ code }) =>
      scopes.some((scope) => code !== scope && isWithin(code, scope)),
    );
    if (inside.length === 0) break;
    divisions = decide(inside, context, regions);
    length += below.length;
  }
  const only = divisions.length === 1 ? divisions[0] : undefined;
  if (only !== undefined) return { region: toRegion(only), length, ambiguous: [] };
  return { region: null, length, ambiguous: divisions.map(toRegion) };
}

function findCode(code: string | undefined, regions: CompiledRegions): Region | null {
  const division = code === undefined ? undefined : regions.byCode.get(code);
  return division === undefined ? null : toRegion(division);
}

/** `SiteIDCode`: its first six digits. */
export function findSiteRegion(siteCode: string | null, regions: CompiledRegions): Region | null {
  return findCode(SITE.exec(siteCode?.trim() ?? '')?.[1], regions);
}

/** An index number that begins with a division's code, or with an organization's unified code. */
export function findIndexRegion(indexNumber: string | null, regions: CompiledRegions): Region | null {
  const printed = indexNumber?.trim().toUpperCase() ?? '';
  const unified = findCode(UNIFIED.exec(printed)?.[1] ?? PREFIXED.exec(printed)?.[1], regions);
  const direct = DIRECT.test(printed) ? findCode(printed.slice(0, 6), regions) : null;
  return direct ?? unified;
}
