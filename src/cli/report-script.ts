/** The script of the HTML report: its modules, read from beside the code that writes the page, joined into one. */
import { readFileSync } from 'node:fs';
import { joinModules } from '../output/report-html/join-modules.js';

const FOLDER = new URL('../output/report-html/client/', import.meta.url);

/** Each after those that it imports. */
const MODULES = [
  'data',
  'words',
  'dom',
  'state',
  'filter',
  'paging',
  'figures',
  'chart',
  'view-reports',
  'view-attention',
  'view-coverage',
  'view-trends',
  'view-checks',
  'view-changes',
  'view-form',
  'view-report',
  'main',
] as const;

export function readReportScript(): string {
  return joinModules(
    MODULES.map((module) => {
      const name = `${module}.js`;
      return { name, text: readFileSync(new URL(name, FOLDER), 'utf8') };
    }),
  );
}
