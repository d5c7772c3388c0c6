/**
 * In: what a page says about who reports, best source first. Out: the agency with its key, and the evidence. Navigation
 * never counts, a short name never overrides a full one, a place that could be several is left open. The publisher
 * (发布机构) is kept beside the name: agencies are renamed and publish for each other.
 */
import type { Evidence } from '../model/explanation.js';
import type { Agency, Region } from '../model/record.js';
import type { AgencyKnowledge } from '../model/record-knowledge.js';
import type { PageContext } from '../model/result.js';
import type { Diagnostic } from '../model/text.js';
import { type NameCandidate, NameCandidates } from './collect-names.js';
import type { CompiledRegions, Regions } from './compile-regions.js';
import { type FoundPlace, findIndexRegion, findPlace, findSiteRegion, type PlaceContext } from './find-region.js';
import { type Digest, writeAgencyKey } from './write-agency-key.js';

export interface AgencyEvidence {
  /** Titles of the page, best first. */
  readonly titles: readonly string[];
  /** Treated prose, in page order, without header and navigation. */
  readonly paragraphs: readonly string[];
  readonly captions: readonly string[];
  /** 发布机构 of the header. */
  readonly publisher: string | null;
  /** 所属机构 of the header. */
  readonly belongsTo: string | null;
  readonly contentSource: string | null;
  readonly siteName: string | null;
  readonly siteCode: string | null;
  readonly indexNumber: string | null;
  /** Trails and column names: they name places, never the agency. */
  readonly places: readonly string[];
  readonly url: string | null;
  readonly context: PageContext['agency'];
}

export interface AgencyReader {
  readonly agency: AgencyKnowledge;
  readonly regions: Regions;
  readonly digest: Digest;
}

export interface DetectedAgency {
  readonly agency: Agency;
  /** Every name the page gives: worked out for those who ask how the agency was chosen. */
  readonly explain: () => readonly Evidence[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Scene {
  readonly evidence: AgencyEvidence;
  readonly words: AgencyKnowledge;
  readonly regions: CompiledRegions;
  readonly places: PlaceContext;
  /** Places of names that were asked for. */
  readonly known: Map<string, FoundPlace>;
  /** Region by the site's code, then by the index number. */
  readonly coded: Region | null;
}

interface Chosen {
  readonly name: string;
  readonly from: NameCandidate;
  readonly completed: boolean;
}

const CONTEXT_PARAGRAPHS = 12;
const HOST = /^[a-z]+:\/\/(?:[^/@]*@)?([^/:?#]+)/iu;
const TOWN_LENGTH = 2;

function isDefined<T>(value: T | null): value is T {
  return value !== null;
}

function setScene(evidence: AgencyEvidence, reader: AgencyReader): Scene {
  const regions = reader.regions();
  const site = findSiteRegion(evidence.siteCode, regions);
  const index = findIndexRegion(evidence.indexNumber, regions);
  const named = [evidence.siteName, evidence.publisher, evidence.belongsTo, evidence.contentSource].filter(isDefined);
  const texts = [...named, ...evidence.places, ...evidence.titles, ...evidence.paragraphs.slice(0, CONTEXT_PARAGRAPHS)];
  const codes = [site, index].filter(isDefined).map(({ code }) => code);
  return { evidence, words: reader.agency, regions, places: { codes, texts }, known: new Map(), coded: site ?? index };
}

function placeOf(name: string, scene: Scene): FoundPlace {
  const place = scene.known.get(name) ?? locatePlace(name, scene);
  scene.known.set(name, place);
  return place;
}

/** The place a name begins with, or the one that stands behind a central authority's: 国家税务总局佛山市税务局. */
function locatePlace(name: string, scene: Scene): FoundPlace {
  const place = findPlace(name, scene.places, scene.regions);
  const central = place.length > 0 ? undefined : scene.words.central.exec(name)?.[0].length;
  if (central === undefined) return place;
  const branch = findPlace(name.slice(central), scene.places, scene.regions);
  return branch.length === 0 ? branch : { ...branch, length: central + branch.length };
}

function isFull(name: string, scene: Scene): boolean {
  return placeOf(name, scene).length > 0;
}

/** The part of a name that does not depend on the place: 审计局 of 市审计局. */
function coreOf(name: string, words: AgencyKnowledge): string {
  return words.levels.includes(name[0] ?? ' ') ? name.slice(1) : name;
}

/** 泰州市 → 泰州市人民政府, 北京街道 → 北京街道办事处: a bare place reports through its authority. */
function nameAuthority(name: string, scene: Scene): string {
  const place = placeOf(name, scene);
  const rest = name.slice(place.length);
  const isPlace = place.length > 0 && rest === '' && !scene.words.central.test(name);
  for (const [ending, authority] of scene.words.authorities) {
    const town = rest.length >= TOWN_LENGTH && authority !== '' && !scene.words.levels.includes(name.at(-1) ?? '');
    if ((isPlace || town) && ending.test(name)) return name + authority;
  }
  return name;
}

/** 市审计局 of 泰州市 → 泰州市审计局; a level that is not the region's leaves the name as it is. */
function addPlace(name: string, region: Region | null, words: AgencyKnowledge): string {
  if (region === null) return name;
  const level = name[0] ?? '';
  if (words.levels.includes(level)) return region.name.endsWith(level) ? region.name + name.slice(1) : name;
  const ofTown = words.authorities.some(([ending, authority]) => ending.test(name.replace(authority, '')));
  return ofTown ? name : region.name + name;
}

/** Region that the page's other names agree on, for a name that has none of its own. */
function findContextRegion(scene: Scene): Region | null {
  const { siteName, publisher, belongsTo, contentSource } = scene.evidence;
  for (const text of [siteName, publisher, belongsTo, contentSource].filter(isDefined)) {
    const { region } = placeOf(text, scene);
    if (region !== null) return region;
  }
  return null;
}

/** The best candidate; a short one is replaced by a full one that ends the same, or completed by the place. */
function chooseName(candidates: NameCandidates, scene: Scene): Chosen | null {
  const { first } = candidates;
  if (first === undefined) return null;
  const core = coreOf(first.name, scene.words);
  const long = nameAuthority(core, scene);
  const full = candidates.find(({ name }) => (name.endsWith(core) || name.endsWith(long)) && isFull(name, scene));
  const bodyFull = first.weak ? candidates.find(({ name, weak }) => !weak && isFull(name, scene)) : undefined;
  const best = full ?? bodyFull ?? first;
  const named = nameAuthority(best.name, scene);
  if (isFull(best.name, scene)) return { name: named, from: best, completed: named !== best.name };
  const placed = addPlace(named, scene.coded ?? findContextRegion(scene), scene.words);
  return { name: placed, from: best, completed: placed !== best.name };
}

function inform(code: string, message: string, at: string): Diagnostic {
  return { code, severity: code === 'agency-name-completed' ? 'info' : 'warning', message, at };
}

function report(chosen: Chosen | null, region: Region | null, place: FoundPlace | null): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (chosen === null) diagnostics.push(inform('agency-unknown', 'the page does not say who reports', '/agency/name'));
  if (chosen?.completed) {
    const message = `the ${chosen.from.from} says ${chosen.from.name}; read as ${chosen.name}`;
    diagnostics.push(inform('agency-name-completed', message, '/agency/name'));
  }
  if (region === null && place !== null && place.ambiguous.length > 1) {
    const codes = place.ambiguous.map(({ code, name }) => `${code} ${name}`).slice(0, 8);
    const message = `the place could be any of ${codes.join(', ')}; none is taken`;
    diagnostics.push(inform('region-ambiguous', message, '/agency/region'));
  } else if (region === null && chosen !== null) {
    diagnostics.push(inform('region-unknown', 'no region is named by agency, site or index number', '/agency/region'));
  }
  return diagnostics;
}

function explain(candidates: NameCandidates, chosen: Chosen | null): Evidence[] {
  return candidates.all().map((candidate) => ({
    value: candidate.name,
    from: candidate.from,
    text: candidate.text,
    weight: null,
    chosen: candidate === chosen?.from,
  }));
}

function findHost(url: string | null): string | null {
  return HOST.exec(url ?? '')?.[1]?.toLowerCase() ?? null;
}

/**
 * The region of a name without a place. A place that could be several stays open even when a code is known:
 * decideByCodes has had its say. A level that is not the region's (县水利局 on a city's site) lies somewhere inside it.
 */
function findRegionAround(name: string | null, place: FoundPlace | null, scene: Scene): Region | null {
  if (place !== null && place.ambiguous.length > 1) return null;
  if (scene.words.national.test(name ?? '')) return null;
  const region = scene.coded ?? findContextRegion(scene);
  const level = place?.length === 0 ? (name?.[0] ?? '') : '';
  return level !== '' && scene.words.levels.includes(level) && region?.name.endsWith(level) === false ? null : region;
}

/** A region given by its code alone gets the name that GB/T 2260 has for it. */
function nameRegion(given: Region | undefined, regions: CompiledRegions): Region | null {
  if (given === undefined) return null;
  return { code: given.code, name: given.name || (regions.byCode.get(given.code)?.name ?? '') };
}

export function detectAgency(evidence: AgencyEvidence, reader: AgencyReader): DetectedAgency {
  const scene = setScene(evidence, reader);
  const given = evidence.context ?? {};
  const candidates = new NameCandidates(evidence, reader.agency);
  const chosen = chooseName(candidates, scene);
  const name = given.name ?? chosen?.name ?? null;
  const place = name === null ? null : placeOf(name, scene);
  const region = nameRegion(given.region, scene.regions) ?? place?.region ?? findRegionAround(name, place, scene);
  const placed = (place?.length ?? 0) > 0 || reader.agency.national.test(name ?? '');
  const parts = { region, name, placed, host: findHost(evidence.url), digest: reader.digest };
  const agency = { key: given.key ?? writeAgencyKey(parts), name, publisher: evidence.publisher, region };
  const told = given.name === undefined ? chosen : { name: given.name, from: candidates.first, completed: false };
  const diagnostics = told?.from === undefined && given.name !== undefined ? [] : report(chosen, region, place);
  return { agency, explain: () => explain(candidates, chosen), diagnostics };
}
