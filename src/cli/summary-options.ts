/** How a summary looks here: its words, colours only where wanted and possible, the width, the labels of indicators. */
import type { Language } from '../messages/speak.js';
import type { Form } from '../model/form.js';
import { type CodebookRow, listIndicators } from '../output/codebook.js';
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

function labelsOf({ forms }: Core, language: Language): SummaryOptions['labels'] {
  const labelIn = (row: CodebookRow): string => (language === 'zh' ? row.label : row.label_en);
  const ofForm = (form: Form) => new Map(listIndicators(form).map((row) => [row.indicator, labelIn(row)]));
  return new Map(forms.map((form) => [form.id, ofForm(form)]));
}
