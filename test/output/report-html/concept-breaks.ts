/** The breaks that the crosswalk names. */
import { defaultKnowledge } from '../../../src/pipeline.js';

export function listConceptBreaks(): readonly string[] {
  return defaultKnowledge.tables.breaks.map(({ code }) => code);
}
