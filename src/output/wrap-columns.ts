/**
 * A text → lines of at most so many columns of a terminal, where it can be broken: at blanks, and beside Chinese characters,
 * which need none. Never before a closing mark or behind an opening one, nor between a number and its Chinese unit.
 */
import { measureColumns } from './terminal-text.js';

const PIECE =
  /\s+|[（“‘《「【〔]*(?:\p{Script=Han}|[^\s\p{Script=Han}（“‘《「【〔，。；：、？！）”’》」】〕]+)[，。；：、？！）”’》」】〕]*|\S/gu;
/** Text without Chinese is broken at its blanks alone; to make the pattern above takes as long as the rest of the help. */
const NOT_CHINESE = /^[\u0000-\u024f\u2010-\u2017\u2019\u2026]*$/;
const WORD = /\s+|\S+/g;
const BLANK = /^\s+$/;
const NUMBER_AT_END = /\d$/;
const HAN_AT_START = /^\p{Script=Han}/u;

export function wrapColumns(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let blank = '';
  for (const piece of splitPieces(text)) {
    if (BLANK.test(piece)) {
      blank = piece;
      continue;
    }
    const longer = line + blank + piece;
    if (line !== '' && measureColumns(longer) > columns) {
      lines.push(line);
      line = piece;
    } else line = longer;
    blank = '';
  }
  return [...lines, line];
}

function splitPieces(text: string): readonly string[] {
  return NOT_CHINESE.test(text) ? (text.match(WORD) ?? []) : joinUnits(text.match(PIECE) ?? []);
}

/** `14 件` is one piece. */
function joinUnits(pieces: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const [number = '', blank = ''] = [pieces[index - 2], pieces[index - 1]];
    const isUnit = HAN_AT_START.test(piece) && BLANK.test(blank) && NUMBER_AT_END.test(number);
    if (isUnit) joined.splice(-2, 2, `${joined.at(-2) ?? ''}${blank}${piece}`);
    else joined.push(piece);
  }
  return joined;
}
