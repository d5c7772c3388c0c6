/**
 * A text → lines of at most so many columns of a terminal, where it can be broken: at blanks, and beside Chinese characters,
 * which need none. Never before a closing mark or behind an opening one, nor between a number and its Chinese unit.
 */
import { measureColumns } from './terminal-text.js';

const PIECE =
  /\s+|[（“‘《「【〔]*(?:\p{Script=Han}|[^\s\p{Script=Han}（“‘《「【〔，。；：、？！）”’》」】〕]+)[，。；：、？！）”’》」】〕]*|\S/gu;
const BLANK = /^\s+$/;
const NUMBER_AT_END = /\d$/;
const HAN_AT_START = /^\p{Script=Han}/u;

export function wrapColumns(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let blank = '';
  for (const piece of joinUnits(text.match(PIECE) ?? [])) {
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
