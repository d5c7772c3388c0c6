/**
 * In: the divisions as lines of text. Out: look-ups by code and by name, made when first asked for, so that a program
 * that reads no page pays nothing. Short names (麻阳县 for 麻阳苗族自治县) lead to the same division.
 */
import type { Region } from '../model/record.js';
import type { RegionKnowledge } from '../model/region-knowledge.js';

export interface Division extends Region {
  readonly current: boolean;
}

export interface CompiledRegions {
  readonly byCode: ReadonlyMap<string, Division>;
  readonly byName: ReadonlyMap<string, readonly Division[]>;
  /** Names of provinces and prefectures without their ending: 泰州. */
  readonly byStem: ReadonlyMap<string, readonly Division[]>;
  /** Two first characters of a name → how long names with them are, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  readonly afterStem: RegExp;
}

/** Call it as often as needed; the work is done once. */
export type Regions = () => CompiledRegions;

const ENTRY = /(\d{4})(\D+)/gu;
const BLANK = / /gu;
const SHORTEST_STEM = 2;
/** No name is shorter. */
export const FRONT = 2;

function readLines(lines: readonly string[], current: boolean): Division[] {
  return lines.flatMap((line) => {
    const province = line.slice(0, 2);
    return [...line.slice(2).matchAll(ENTRY)].map((match) => ({
      code: province + (match[1] ?? ''),
      name: (match[2] ?? '').replace(BLANK, ''),
      current,
    }));
  });
}

function add(map: Map<string, Division[]>, name: string, division: Division): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [division]);
  else if (!known.some(({ code }) => code === division.code)) known.push(division);
}

/** 恩施土家族苗族自治州 → 恩施州; null for names that are not of this kind. */
function shorten(name: string, knowledge: RegionKnowledge): string | null {
  const at = name.indexOf(knowledge.autonomous);
  if (at < 0) return null;
  const ending = name.slice(at + knowledge.autonomous.length);
  let stem = name.slice(0, at);
  for (let people = findPeople(stem, knowledge); people !== ''; people = findPeople(stem, knowledge)) {
    stem = stem.slice(0, -people.length);
  }
  return stem.length >= SHORTEST_STEM && stem.length < at ? stem + ending : null;
}

function findPeople(stem: string, knowledge: RegionKnowledge): string {
  return knowledge.peoples.find((people) => stem.endsWith(people) && stem.length > people.length + 1) ?? '';
}

function findStem(division: Division, name: string, knowledge: RegionKnowledge): string | null {
  if (!division.code.endsWith('00') || !division.current) return null;
  const ending = knowledge.endings.find((candidate) => name.endsWith(candidate));
  const stem = ending === undefined ? '' : name.slice(0, -ending.length);
  return stem.length >= SHORTEST_STEM ? stem : null;
}

function buildRegions(knowledge: RegionKnowledge): CompiledRegions {
  const divisions = [...readLines(knowledge.current, true), ...readLines(knowledge.former, false)];
  const byCode = new Map<string, Division>();
  const byName = new Map<string, Division[]>();
  const byStem = new Map<string, Division[]>();
  for (const division of divisions) {
    if (!byCode.has(division.code)) byCode.set(division.code, division);
    add(byName, division.name, division);
    const short = shorten(division.name, knowledge);
    if (short !== null) add(byName, short, division);
    const stem = findStem(division, short ?? division.name, knowledge);
    if (stem !== null) add(byStem, stem, division);
  }
  return { byCode, byName, byStem, lengths: listLengths(byName.keys()), afterStem: knowledge.afterStem };
}

function listLengths(names: Iterable<string>): Map<string, number[]> {
  const lengths = new Map<string, number[]>();
  for (const name of names) {
    const known = lengths.get(name.slice(0, FRONT)) ?? [];
    if (!known.includes(name.length)) known.push(name.length);
    lengths.set(name.slice(0, FRONT), known);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  return lengths;
}

export function compileRegions(knowledge: RegionKnowledge): Regions {
  let built: CompiledRegions | null = null;
  return () => {
    built ??= buildRegions(knowledge);
    return built;
  };
}
