/**
 * In: the text of a page, words that any report holds. Out: how the page was decoded wrongly before it was saved, or null. Such
 * text is reported and left: the way back is lossy.
 */
export interface Mojibake {
  readonly kind: 'utf8-as-gbk' | 'utf8-as-latin1';
  readonly example: string;
}

export type MojibakeSigns = readonly (readonly [Mojibake['kind'], string])[];

export function compileMojibake(words: readonly string[]): MojibakeSigns {
  return words.flatMap((word) => {
    const bytes = new TextEncoder().encode(word);
    return [
      ['utf8-as-gbk', new TextDecoder('gb18030').decode(bytes)] as const,
      ['utf8-as-latin1', new TextDecoder('windows-1252').decode(bytes)] as const,
    ];
  });
}

/** Two different words must show it: one could be a name. */
export function detectMojibake(text: string, signs: MojibakeSigns): Mojibake | null {
  const hits = signs.filter(([, sign]) => text.includes(sign));
  const first = hits.find(([kind]) => hits.filter((hit) => hit[0] === kind).length >= 2);
  return first === undefined ? null : { kind: first[0], example: first[1] };
}
