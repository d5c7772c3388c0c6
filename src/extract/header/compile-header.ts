/**
 * In: the header labels as data. Out: the same, indexed by label key, so that every later step is a look-up.
 * A label claimed by two fields is a mistake in the data; the first claim holds and a test refuses it.
 */
import type { HeaderField, HeaderKnowledge } from '../../model/header-knowledge.js';

export interface HeaderLabel {
  readonly field: HeaderField | 'control';
  /** 0 is the best; among several labels of one field the lowest tier is believed. */
  readonly tier: number;
  readonly weak: boolean;
}

export interface CompiledHeader {
  readonly labels: ReadonlyMap<string, HeaderLabel>;
  readonly longest: number;
  readonly placeholders: ReadonlySet<string>;
  readonly knowledge: HeaderKnowledge;
}

/** Blanks, lost blanks, bullets and brackets that portals print inside or around a label. */
const LABEL_NOISE = /[\s?？\u200b\ufeff•·●■□▪◆【】[\]]+/gu;
const LABEL_END = /[:：]+$/u;

/** The label without blanks, bullets and the colon it ends with. */
export function labelKey(text: string): string {
  return text.replace(LABEL_NOISE, '').replace(LABEL_END, '');
}

export function compileHeader(knowledge: HeaderKnowledge): CompiledHeader {
  const weak = new Set(knowledge.weak);
  const labels = new Map<string, HeaderLabel>();
  for (const control of knowledge.controls) labels.set(control, { field: 'control', tier: 0, weak: true });
  for (const [field, tiers] of Object.entries(knowledge.fields) as [HeaderField, readonly (readonly string[])[]][]) {
    tiers.forEach((words, tier) => {
      for (const word of words) {
        if (!labels.has(word)) labels.set(word, { field, tier, weak: weak.has(word) });
      }
    });
  }
  const longest = Math.max(0, ...[...labels.keys()].map((key) => key.length));
  return { labels, longest, placeholders: new Set(knowledge.placeholders), knowledge };
}

/** The label a whole string is, or null. */
export function findLabel(text: string, header: CompiledHeader): HeaderLabel | null {
  if (text.length > header.longest * 4) return null;
  return header.labels.get(text) ?? header.labels.get(labelKey(text)) ?? null;
}
