/**
 * A figure as people read it, for judging what the program read. In: the text of a cell. Out: the numbers that stand in it,
 * and the one value it may have. Written from PRODUCT's rules of figures, without the program's own reader.
 */

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202d\u2060-\u2064\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const WIDE = /[\uff01-\uff5e]/g;
const TOKEN = /\d[\d,.]*/g;
const TOKEN_END = /[,.]+$/;
const NOTES = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕/g;
const WELL_FORMED = /^(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const MINUS = /[-−－﹣减減负負]|下降/;
const NUMERALS = /[零〇○◯一二三四五六七八九两兩壹贰貳叁參肆伍陆陸柒捌玖十拾百佰千仟万萬亿億]+/;

export function fold(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('﹒', '.');
}

/** Every run of digits with its separators, as printed but for width. */
export function listTokens(text: string): string[] {
  return (fold(text).match(TOKEN) ?? []).map((token) => token.replace(TOKEN_END, ''));
}

/** True when a cell that prints this may be read as this value. */
export function mayMean(raw: string, value: number): boolean {
  // Notes may hold annotations in brackets of their own.
  const bare = fold(raw).replace(NOTES, '').replace(NOTES, ' ');
  if (value < 0 && !MINUS.test(bare)) return false;
  const tokens = listTokens(bare);
  if (tokens.length === 0) return NUMERALS.test(bare);
  const [token = ''] = tokens;
  return tokens.length === 1 && WELL_FORMED.test(token) && Number(token.replaceAll(',', '')) === Math.abs(value);
}
