/** HTML or a dump → statistics, with the default knowledge: what the tests of this folder read with. */
import { compileKnowledge } from '../../../src/compile-knowledge.js';
import { readPage } from '../../../src/document/read-page.js';
import { readStatistics } from '../../../src/extract/statistics/read-statistics.js';
import type { Observation } from '../../../src/model/record.js';
import type { StatisticsReading } from '../../../src/model/statistics.js';
import { defaultKnowledge } from '../../../src/pipeline.js';
import { treatText } from '../../../src/text/treat-text.js';

const tools = compileKnowledge(defaultKnowledge);

export function readSource(source: string): StatisticsReading {
  const treat = (raws: readonly string[]) => treatText(raws, defaultKnowledge.text);
  return readStatistics(readPage(source, { containers: tools.containers, treat }).page, new Set(), tools.statistics);
}

export function table(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<html><body><table>${lines.join('')}</table></body></html>`;
}

export function dump(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(' | ')} |`).join('\n');
}

export function byCode(reading: StatisticsReading): Map<string, Observation> {
  const known = reading.observations.filter((observation) => observation.indicator !== null);
  return new Map(
    known.map((observation) => [
      `${observation.indicator}${observation.applicant === null ? '' : `@${observation.applicant}`}`,
      observation,
    ]),
  );
}
