/**
 * A label–value pair as the header's readers hand it on, and what all of them do with one: a label without its colon,
 * a value without the bullets around it. An unknown label has the meaning null.
 */
import type { Words } from '../../model/text.js';
import { type CompiledHeader, findLabel, type HeaderLabel } from './compile-header.js';

export interface Pair {
  readonly label: Words;
  readonly value: Words;
  readonly meaning: HeaderLabel | null;
  /** Index of the block it was read from. */
  readonly block: number;
}

export const NOTHING: Words = { raw: '', text: '' };

const BULLET = /^[\s•·●■□▪◆*]+/u;
const COLON_END = /(?<![\s:：])[\s:：]+$/u;
const BRACKETED = /^[【[〔][^【】[\]〔〕]*[】\]〕]$/u;
const COLON_START = /^[\s:：]+/u;

function trimLabel(text: string): string {
  const bare = text.replace(BULLET, '').replace(COLON_END, '');
  return BRACKETED.test(bare) ? bare.slice(1, -1).trim() : bare;
}

function trimValue(text: string): string {
  return text.replace(COLON_START, '').trim();
}

/** Most texts needed no treatment, and are trimmed once. */
function trimBoth({ raw, text }: Words, trim: (text: string) => string): Words {
  const trimmed = trim(text);
  return { raw: raw === text ? trimmed : trim(raw), text: trimmed };
}

export function makePair(label: Words, value: Words, where: { block: number; header: CompiledHeader }): Pair {
  return {
    label: trimBoth(label, trimLabel),
    value: trimBoth(value, trimValue),
    meaning: findLabel(label.text, where.header),
    block: where.block,
  };
}

/** A pair of a field or evidence, not of a page control. */
export function isPair(pair: Pair): boolean {
  return pair.meaning?.field !== 'control';
}

export function isStrong(pair: Pair): boolean {
  return pair.meaning !== null && !pair.meaning.weak && pair.meaning.field !== 'control';
}
