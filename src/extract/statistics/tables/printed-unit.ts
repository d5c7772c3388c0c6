/** In: a head or a label. Out: the unit that it prints in brackets (收费金额（单位：元）), null where it prints none that is known. */
import type { CellReader } from '../read-cell.js';

const UNIT_IN_BRACKETS = /[(（]\s{0,9}(?:[^()（）:：]{0,6}[:：]\s{0,9})?([^()（）:：]{1,4})\s{0,9}[)）]/;

export function readPrintedUnit(printed: string, cells: CellReader): string | null {
  const unit = UNIT_IN_BRACKETS.exec(printed)?.[1];
  return unit === undefined ? null : cells.read(unit).unit;
}
