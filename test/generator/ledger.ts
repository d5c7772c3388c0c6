/**
 * Writes figures into cells and keeps what each cell truly says. In: an indicator with its number. Out: the cell as
 * printed; the truth is drawn from here when the page is finished.
 */
import { type Cell, cell } from './model.js';
import type { Quirk } from './options.js';
import type { Random } from './random.js';
import { cellId, type Draft, type Status } from './truth.js';

export interface Figure {
  readonly indicator: string;
  readonly applicant?: string | null;
  readonly value: number;
  readonly unit: string | null;
  readonly signed?: boolean;
  /** Printed right after the number, whatever the quirks; then `unit-in-value` adds nothing. */
  readonly suffix?: string;
}

interface Printed {
  readonly text: string;
  readonly status: Status;
  readonly value: number | null;
}

const PLACEHOLDERS = ['/', '-', '—', '无', '／', '空'];

export class Ledger {
  readonly drafts: Draft[] = [];
  readonly localRows: { label: string; value: number; cell: Cell }[] = [];
  readonly unrecoverable = new Set<string>();
  readonly absent = new Set<string>();
  readonly #random: Random;
  readonly #quirks: ReadonlySet<Quirk>;
  readonly #placeholder: string;

  constructor(random: Random, quirks: readonly Quirk[]) {
    this.#random = random;
    this.#quirks = new Set(quirks);
    this.#placeholder = random.pick(PLACEHOLDERS);
  }

  has(quirk: Quirk): boolean {
    return this.#quirks.has(quirk);
  }

  /** A value cell of an indicator of the form. */
  value(figure: Figure): Cell {
    const printed = this.#print(figure);
    const item = cell('value', printed.text);
    this.drafts.push({
      indicator: figure.indicator,
      applicant: figure.applicant ?? null,
      status: printed.status,
      value: printed.value,
      unit: figure.unit,
      cell: item,
    });
    return item;
  }

  /** A value cell of a row that the form does not know. */
  local(label: string, value: number): Cell {
    const item = cell('value', String(value));
    this.localRows.push({ label, value, cell: item });
    return item;
  }

  idOf(item: Cell): string | null {
    const draft = this.drafts.find((entry) => entry.cell === item);
    return draft === undefined ? null : cellId(draft.indicator, draft.applicant);
  }

  #print(figure: Figure): Printed {
    if (figure.value === 0 && figure.signed !== true) {
      const zero = this.#printZero();
      if (zero !== null) return zero;
    }
    if (this.has('odd-cells') && this.#random.chance(0.06)) return this.#printOdd(figure.value);
    const digits = figure.signed === true ? this.#printSigned(figure.value) : this.#printDigits(figure.value);
    return { text: this.#dress(digits, figure), status: 'reported', value: figure.value };
  }

  #printZero(): Printed | null {
    if (!this.#random.chance(0.5)) return null;
    if (this.has('blank-zeros')) return { text: '', status: 'blank', value: null };
    if (this.has('nbsp-zeros')) return { text: '\u00a0', status: 'blank', value: null };
    if (this.has('placeholder-zeros')) return { text: this.#placeholder, status: 'placeholder', value: null };
    return null;
  }

  #printOdd(value: number): Printed {
    const unreadable = (text: string): Printed => ({ text, status: 'unreadable', value: null });
    const number = Math.max(1, Math.round(value));
    return this.#random.pick([
      unreadable(`约${number * 10}`),
      unreadable(`${number * 10}余`),
      unreadable(`>${number}`),
      unreadable(`${number} ${number + 1}`),
      unreadable(`${number}.5万`),
      unreadable(`${number}.2.3`),
      { text: '未统计', status: 'placeholder', value: null },
    ] as const);
  }

  #printSigned(value: number): string {
    const size = Math.abs(value);
    if (value > 0) return this.#random.pick([`+${size}`, String(size), `＋${size}`]);
    if (value < 0) return this.#random.pick([`-${size}`, `减${size}`, `－${size}`]);
    return '0';
  }

  #printDigits(value: number): string {
    const plain = String(value);
    if (this.has('thousands')) return plain.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    if (this.has('full-width-digits')) return [...plain].map(widen).join('');
    return plain;
  }

  #dress(digits: string, figure: Figure): string {
    if (figure.suffix !== undefined) return `${digits}${figure.suffix}`;
    if (this.has('unit-in-value') && figure.unit !== null) return `${digits}${figure.unit}`;
    if (this.has('cell-notes') && figure.value > 4 && this.#random.chance(0.3)) {
      return `${digits}（其中${this.#random.pick(['修订', '上年结转', '网上办理'])}${this.#random.int(1, 3)}件）`;
    }
    return digits;
  }
}

function widen(char: string): string {
  return /\d/.test(char) ? String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0) : char;
}
