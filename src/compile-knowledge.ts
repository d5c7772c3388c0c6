/** Knowledge → the indexes and patterns that the stages work with. Made once per knowledge value, then remembered. */
import type { ContainerWords } from './document/html/zones.js';
import { type ClaimWords, compileClaims } from './extract/claims/compile-claims.js';
import { type CompiledHeader, compileHeader } from './extract/header/compile-header.js';
import { type CompiledNavigation, compileNavigation } from './extract/navigation/compile-navigation.js';
import { readLine } from './extract/sections/read-line.js';
import { compileSectionWords, type SectionWords } from './extract/sections/section-words.js';
import { compileStatistics, type StatisticsTools } from './extract/statistics/reading.js';
import type { Knowledge } from './model/knowledge.js';
import { compileRegions, type Regions } from './record/compile-regions.js';
import { compileOrdinals } from './text/read-ordinal.js';

export interface Tools {
  readonly knowledge: Knowledge;
  readonly containers: ContainerWords;
  readonly header: CompiledHeader;
  readonly navigation: CompiledNavigation;
  readonly sections: SectionWords;
  readonly statistics: StatisticsTools;
  readonly claims: ClaimWords;
  readonly regions: Regions;
}

const compiled = new WeakMap<Knowledge, Tools>();

export function compileKnowledge(knowledge: Knowledge): Tools {
  const known = compiled.get(knowledge);
  if (known) return known;
  const tools = compile(knowledge);
  compiled.set(knowledge, tools);
  return tools;
}

function compile(knowledge: Knowledge): Tools {
  const { forms, text } = knowledge;
  const ordinals = compileOrdinals(text.ordinals);
  const sections = compileSectionWords(knowledge.sections, ordinals);
  const statistics = compileStatistics({
    forms,
    statistics: knowledge.statistics,
    numbers: text.numbers,
    ordinals: text.ordinals,
    isHeading: (line) => readLine(line, sections).heading?.sure === true,
  });
  return {
    knowledge,
    containers: { content: new Set(knowledge.containers.content), chrome: new Set(knowledge.containers.chrome) },
    header: compileHeader(knowledge.header),
    navigation: compileNavigation(knowledge.navigation),
    sections,
    statistics,
    claims: compileClaims(knowledge.claims, statistics.numbers),
    regions: compileRegions(knowledge.regions),
  };
}
