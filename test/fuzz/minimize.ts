/**
 * A text in which something is wrong → a smaller one in which the same is wrong. In: the text and a question. Out: the text
 * without the rows, paragraphs, lines and tags that the find does not need. Asks no more often than it may.
 */
const PIECES: readonly RegExp[] = [
  /(?=<(?:table|div|p|h1|ul|dl)\b)/i,
  /(?=<tr\b)/i,
  /(?=\n)/,
  /(?=<\/?(?:span|font|strong|b|p|br|a|meta|li|script)\b)/i,
];

export function minimize(text: string, isFound: (smaller: string) => boolean, mostQuestions = 600): string {
  let asked = 0;
  const ask = (smaller: string): boolean => {
    asked += 1;
    return asked <= mostQuestions && isFound(smaller);
  };
  return PIECES.reduce((smallest, pattern) => dropPieces(smallest.split(pattern), ask), text);
}

/** Drops stretches of pieces, long ones first. */
function dropPieces(pieces: readonly string[], ask: (smaller: string) => boolean): string {
  let kept = pieces;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const smaller = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (ask(smaller.join(''))) kept = smaller;
      else at += size;
    }
  }
  return kept.join('');
}
