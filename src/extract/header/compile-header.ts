/**
 * In: the header labels as data. Out: the same, indexed by label key, so that every later step is a look-up.
 * A label claimed by two fields is a mistake in the data; the first claim holds and a test refuses it.
 */
import type { HeaderField, HeaderKnowledge } from '../../model/header-knowledge.js';
import { isBlankCode } from '../../text/is-blank.js';

export interface HeaderLabel {
  readonly field: HeaderField | 'control';
  /** 0 is the best; among several labels of one field the lowest tier is believed. */
  readonly tier: number;
  readonly weak: boolean;
}

export interface CompiledHeader {
  readonly labels: ReadonlyMap<string, HeaderLabel>;
  readonly longest: number;
  /** First and last characters of the labels, by code: most texts are told from labels by one of them. */
  readonly initials: ReadonlySet<number>;
  readonly finals: ReadonlySet<number>;
  /** What labels end with, and the labels themselves: text read backwards is out once it is none of these. */
  readonly endings: ReadonlySet<string>;
  readonly placeholders: ReadonlySet<string>;
  readonly knowledge: HeaderKnowledge;
}

/** Blanks, lost blanks, bullets and brackets that portals print inside or around a label. */
const NOISE = '?？\u200b•·●■□▪◆【】[]';
const NOISE_CODES: ReadonlySet<number> = new Set([...NOISE].map((character) => character.charCodeAt(0)));
const LABEL_NOISE = /[\s?？\u200b\ufeff•·●■□▪◆【】[\]]+/gu;
const LABEL_END = /(?<![:：])[:：]+$/u;

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
  const initials = new Set([...labels.keys()].map((key) => key.charCodeAt(0)));
  const finals = new Set([...labels.keys()].map((key) => key.charCodeAt(key.length - 1)));
  const endings = new Set([...labels.keys()].flatMap(listEndings));
  return { labels, longest, initials, finals, endings, placeholders: new Set(knowledge.placeholders), knowledge };
}

function listEndings(label: string): string[] {
  return Array.from(label, (_, at) => label.slice(at));
}

/** False when the text from `start` on begins with no label, however far it goes. */
export function mayBeLabel(text: string, start: number, { initials }: CompiledHeader): boolean {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (initials.has(code)) return true;
    if (!isBlankCode(code) && !NOISE_CODES.has(code)) return false;
  }
  return false;
}

/** The label a whole string is, or null. */
export function findLabel(text: string, header: CompiledHeader): HeaderLabel | null {
  if (text.length > header.longest * 4 || !mayBeLabel(text, 0, header)) return null;
  return header.labels.get(text) ?? header.labels.get(labelKey(text)) ?? null;
}
