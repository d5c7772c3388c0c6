import type { TextKnowledge } from '../../model/text-knowledge.js';
import { damageWords } from './damage.js';
import { dateWords } from './dates.js';
import { numberWords } from './numbers.js';
import { ordinalWords } from './ordinals.js';
import { scriptWords } from './script.js';
import { syllables } from './syllables.js';

/** Everything the text stage knows. */
export const textKnowledge = {
  numbers: numberWords,
  dates: dateWords,
  ordinals: ordinalWords,
  script: scriptWords,
  damage: damageWords,
  syllables,
} satisfies TextKnowledge;
