/**
 * Labels that a dump broke over two lines (`本年新` / `制作数量`) → one token, when the two together are a label of a form
 * and the first alone is none.
 */
import { comparisonKey } from '../../../text/comparison-key.js';
import type { Reading } from '../reading.js';
import type { Token } from './collect-tokens.js';

const HAS_WORDS = /\p{L}/u;

export function joinBroken(run: readonly Token[], reading: Reading): Token[] {
  const joined: Token[] = [];
  for (const token of run) {
    const above = joined.at(-1);
    const whole = above && joinPair(above, token, reading);
    if (whole) joined[joined.length - 1] = whole;
    else joined.push(token);
  }
  return joined;
}

function joinPair(above: Token, below: Token, reading: Reading): Token | null {
  if (!HAS_WORDS.test(above.cell.text) || !HAS_WORDS.test(below.cell.text)) return null;
  const first = reading.cells.read(above.cell.text).label.key;
  const key = first + comparisonKey(below.cell.text);
  if (reading.vocabulary.isName(first) || !reading.vocabulary.isName(key)) return null;
  const cell = {
    ...above.cell,
    raw: `${above.cell.raw}\n${below.cell.raw}`,
    text: `${above.cell.text}\n${below.cell.text}`,
  };
  return { block: above.block, cell };
}
