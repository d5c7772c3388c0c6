/**
 * In: a label, treated. Out: the key that labels are compared by: Han characters, letters and digits only, Latin in lower case,
 * compatibility forms folded. Enclosed and superscript digits are dropped, never turned into digits (①3 is not 13).
 */
const ONLY_HAN = /^[\u3400-\u4dbf\u4e00-\u9fff]*$/;
/** ASCII, Han and the punctuation of both: nothing here needs compatibility folding. */
const SIMPLE = /^[\u0000-\u007f\u3000-\u301f\u3400-\u4dbf\u4e00-\u9fff\u2010-\u2027\uff01-\uff0f\uff1a-\uff20]*$/;
const SIMPLE_DROPPED = /[^0-9A-Za-z\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff]+/g;
const ENCLOSED =
  /[\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u2070-\u209f\u2122\u2150-\u215f\u2189\u2460-\u24ff\u2776-\u2793\u3200-\u33ff]+/g;
const DROPPED = /[^\p{L}\p{Nd}\p{Nl}]+/gu;
const UPPER = /[A-Z]/;
const OPENING = /[(\uff08\u3014[\uff3b\u3010{\uff5b\ufe59]/;
const LEADING_GROUP =
  /^\s{0,9}[(\uff08\u3014[\uff3b\u3010][^()\uff08\uff09\u3014\u3015[\]\uff3b\uff3d\u3010\u3011]{0,8}[)\uff09\u3015\]\uff3d\u3011]/;

export function comparisonKey(text: string): string {
  if (ONLY_HAN.test(text)) return text;
  if (!SIMPLE.test(text)) return foldKey(text);
  const key = text.replace(SIMPLE_DROPPED, '');
  return UPPER.test(key) ? key.toLowerCase() : key;
}

function foldKey(text: string): string {
  return text.replace(ENCLOSED, '').normalize('NFKC').toLowerCase().replace(DROPPED, '');
}

/** The key of what stands before the first opening bracket; a bracketed ordinal in front does not count as one. */
export function stemKey(text: string): string {
  const lead = LEADING_GROUP.exec(text)?.[0].length ?? 0;
  const bracket = text.slice(lead).search(OPENING);
  return comparisonKey(bracket < 0 ? text : text.slice(0, lead + bracket));
}
