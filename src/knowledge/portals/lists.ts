/** All that is known of list pages, in one value. */
import type { ListKnowledge } from '../../model/list-knowledge.js';
import { addressWords } from './addresses.js';
import { titleWords } from './titles.js';

export const listWords = { titles: titleWords, addresses: addressWords } as const satisfies ListKnowledge;
