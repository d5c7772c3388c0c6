/** What every table builder is given. */
import type { Figures } from '../forms/figures.js';
import type { Ledger } from '../ledger.js';
import type { Quirk } from '../options.js';
import type { Random } from '../random.js';
import type { FormId } from '../truth.js';

export interface TableContext {
  readonly form: FormId;
  readonly kind: 'html' | 'text';
  readonly random: Random;
  readonly ledger: Ledger;
  readonly figures: Figures;
  readonly year: number;
  readonly has: (quirk: Quirk) => boolean;
}

const CHINESE_ORDINALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

export function chineseOrdinal(number: number): string {
  return CHINESE_ORDINALS[number] ?? String(number);
}
