/**
 * In: bytes that are not UTF-8. Out: whether their pairs are those of GB18030 or of Big5, and how sure that is. Both sets
 * order their common characters into one block of lead bytes, so common hanzi are counted by their bytes: no table, no
 * decoding, and a sample is enough.
 */
export interface DoubleByteScore {
  readonly charset: 'gb18030' | 'big5';
  /** Pairs that were looked at. */
  readonly pairs: number;
  /** Difference of the two shares of common pairs, 0 to 1. */
  readonly margin: number;
}

const MAX_PAIRS = 1500;

export function scoreDoubleBytes(bytes: Uint8Array): DoubleByteScore {
  let pairs = 0;
  let gb = 0;
  let big5 = 0;
  for (let at = 0; at < bytes.length - 1 && pairs < MAX_PAIRS; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    gb += weighGbPair(lead, trail);
    big5 += weighBig5Pair(lead, trail);
    pairs += 1;
    at += 1;
  }
  const margin = pairs === 0 ? 0 : Math.abs(gb - big5) / pairs;
  return { charset: big5 > gb ? 'big5' : 'gb18030', pairs, margin };
}

/** GB 2312 level one and its punctuation; traditional letters of GBK count half; what GB18030 cannot hold counts against. */
function weighGbPair(lead: number, trail: number): number {
  if (trail >= 0xa1) return (lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3) ? 1 : 0.2;
  if (trail >= 0x40 && trail !== 0x7f) return lead <= 0xa0 || lead >= 0xaa ? 0.5 : 0;
  return trail >= 0x30 && trail <= 0x39 ? 0 : -1;
}

/** Big5 level one and its punctuation; trails 80 to A0 do not exist. */
function weighBig5Pair(lead: number, trail: number): number {
  if (trail < 0x40 || (trail > 0x7e && trail < 0xa1)) return -1;
  if (lead >= 0xa4 && lead <= 0xc6) return 1;
  if (lead >= 0xa1 && lead <= 0xa3) return 1;
  return lead >= 0xc9 && lead <= 0xf9 ? 0.2 : -0.5;
}
