/** All that is known of list pages, in one value. */
import type { ListKnowledge } from '../../model/list-knowledge.js';
import { addressWords } from './addresses.js';
import { families } from './families.js';
import { loadWords } from './loads.js';
import { pagerWords } from './pagers.js';
import { titleWords } from './titles.js';

export const listWords = {
  titles: titleWords,
  addresses: addressWords,
  pagers: pagerWords,
  loads: loadWords,
  families,
} as const satisfies ListKnowledge;
