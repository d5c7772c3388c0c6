/**
 * The floors of the program's accuracy on generated pages. `npm run accuracy` prints the table over more pages;
 * ACCURACY_PAGES, ACCURACY_FROM and ACCURACY_SHOW choose how many, from which seed, and how many findings to print.
 */
import { expect, it } from 'vitest';
import { type Line, measure } from './measure.js';

const pages = Number(process.env['ACCURACY_PAGES'] ?? 240);
const from = Number(process.env['ACCURACY_FROM'] ?? 0);
const show = Number(process.env['ACCURACY_SHOW'] ?? 0);

function row(name: string, line: Line): string {
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);
  const cells = [
    name,
    line.pages,
    line.cells,
    share(line.right, line.cells),
    line.silent,
    line.missed,
    share(line.fields - line.wrongFields, line.fields),
    line.refused,
  ];
  return `| ${cells.join(' | ')} |`;
}

it('reads generated pages right, and never silently wrong', { timeout: 600_000 }, () => {
  const { lines, findings } = measure(Array.from({ length: pages }, (_, index) => from + index));
  if (show > 0) {
    console.log(findings.slice(0, show).join('\n'));
    console.log(
      [
        '| pages of | pages | cells | right | silent | missed | fields right | refused |',
        '|---|---|---|---|---|---|---|---|',
        ...[...lines].sort().map(([name, line]) => row(name, line)),
      ].join('\n'),
    );
  }
  const all = lines.get('all');
  expect(all?.silent).toBe(0);
  expect(all?.missed).toBe(0);
  expect(all?.refused).toBe(0);
  expect((all?.wrongFields ?? 0) / (all?.fields ?? 1)).toBeLessThan(0.005);
});
