/** How a summary looks here: its words, colours only where wanted and possible, the width, the labels of indicators. */
import type { Language } from '../messages/speak.js';
import { listIndicators } from '../output/codebook.js';
import type { SummaryOptions } from '../output/summary.js';
import type { Core, Environment } from './environment.js';
import type { GlobalOptions, Session } from './session.js';

export function summaryOptions({ environment, options, say }: Session, core: Core): SummaryOptions {
  const { stdout } = environment;
  return { say, color: mayColor(environment, options), columns: stdout.columns, labels: labelsOf(core, options.lang) };
}

function mayColor({ stdout, env }: Environment, { color }: GlobalOptions): boolean {
  return color && stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

function labelsOf({ forms }: Core, language: Language): ReadonlyMap<string, string> {
  const rows = forms.flatMap(listIndicators);
  return new Map(rows.map((row) => [row.indicator, language === 'zh' ? row.label : row.label_en]));
}
