/**
 * What a cell of the review table is about: a block (行政复议) and a result (结果维持) → the column of the form. In: the form's words
 * and the cells that name both, beside each other or in one cell. Out: targets; without indicator where the form has none.
 */
import { joinLines, type Label } from '../read-label.js';
import type { LabelCell } from './classify-cells.js';
import type { Target } from './observing.js';
import { type FormWords, findBlock } from './words-of-form.js';

export interface Block {
  readonly group: string;
  readonly text: string;
}

export function nameBlock(words: FormWords, { key, text }: Label): Block | null {
  const group = findBlock(words, key);
  return group === null ? null : { group, text };
}

export function aimAt(words: FormWords, block: Block, measure: LabelCell): Target {
  const column = words.measures.get(block.group)?.get(measure.label.key);
  return {
    indicator: column?.code ?? null,
    applicant: null,
    unit: words.review?.unit ?? null,
    signed: false,
    label: joinLines(measure.label.text),
    path: [block.text],
    match: column ? 'exact' : null,
  };
}

/** A head of one storey that names block and result in each cell (行政复议-结果维持). */
export function readPairs(words: FormWords, labels: readonly LabelCell[]): Target[] | null {
  if (labels.length < words.measureCount) return null;
  const targets: Target[] = [];
  for (const cell of labels) {
    const target = readPair(words, cell);
    if (target === null) return null;
    targets.push(target);
  }
  return targets;
}

export function readPair(words: FormWords, cell: LabelCell | undefined): Target | null {
  if (!cell) return null;
  const { key, text } = cell.label;
  const measure = words.measureNames.find((name) => key.endsWith(name));
  const group = measure === undefined ? null : findBlock(words, key.slice(0, -measure.length));
  if (measure === undefined || group === null) return null;
  const column = words.measures.get(group)?.get(measure);
  if (!column) return null;
  return { ...aimAt(words, { group, text }, cell), indicator: column.code, match: 'exact', path: [] };
}
