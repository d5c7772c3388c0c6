/** The columns of the request tables → their names for the reader. */
import type { Language } from '../messages/speak.js';
import type { Core } from './environment.js';

export function applicantLabels({ forms }: Core, language: Language): ReadonlyMap<string, string> {
  const matrices = forms.flatMap(({ tables }) =>
    tables.flatMap((table) => (table.layout === 'matrix' ? table.columns : [])),
  );
  return new Map(matrices.map(({ code, label, labelEn }) => [code, language === 'zh' ? label : labelEn]));
}
