/**
 * `--select-url`, `--from` and `--to` → which captures of the named archives are wanted. In: the options and what was
 * planned; out: a selection, or null where all is wanted. Refuses pages: they have no capture that could be chosen, and to
 * read them all the same, or to leave them out, would not be what was asked for.
 */
import { type CaptureSelection, openSelection } from '../archive/capture-selection.js';
import { GovdiscloseError } from '../errors.js';
import type { PlannedInput } from './inputs.js';

export interface SelectionOptions {
  readonly selectUrl?: readonly string[];
  /** 14 digits. */
  readonly from?: string;
  readonly to?: string;
}

export function readSelection(options: SelectionOptions, planned: readonly PlannedInput[]): CaptureSelection | null {
  const { selectUrl: patterns = [], from = null, to = null } = options;
  if (patterns.length === 0 && from === null && to === null) return null;
  if (from !== null && to !== null && from > to) throw usage('usage.selectDates');
  const page = planned.find((input) => input.kind === 'page');
  if (page?.kind === 'page') throw usage('usage.selectPages', page.subject);
  return openSelection({ patterns, from, to });
}

function usage(subject: string, name = ''): GovdiscloseError {
  return new GovdiscloseError('ERR_USAGE', { subject, values: { command: 'govdisclose parse', name } });
}
