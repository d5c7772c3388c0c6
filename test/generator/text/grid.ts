/**
 * A grid as a text dump shows it. Shapes as catalogued: A padded pipe runs, B no padding, C one value per line,
 * D a lone leading pipe, E cell and pipe on separate lines, F one cell per line, M Markdown. Two losses: cells glued
 * together, and lines equal to the one before left out; both write the cells themselves.
 */
import type { Cell, Grid } from '../model.js';
import type { TEXT_SHAPES } from '../options.js';

export type TextShape = (typeof TEXT_SHAPES)[number];

export type Loss = 'glued-cells' | 'deduplicated-lines' | null;

export function writeGrid(shape: TextShape, table: Grid, loss: Loss = null): string {
  if (loss === 'glued-cells') return table.rows.map((row) => row.map((item) => item.text.trim()).join('')).join('\n');
  if (loss === 'deduplicated-lines') return writeOnce(table);
  const width = Math.max(1, ...table.rows.map((row) => row.reduce((sum, item) => sum + item.colspan, 0)));
  if (shape === 'M') return writeMarkdown(table, width);
  return table.rows.map((row) => writeRow(shape, row, width)).join(shape === 'F' ? '\n\n' : '\n');
}

function writeRow(shape: TextShape, row: readonly Cell[], width: number): string {
  const texts = row.map((item) => item.text.trim());
  const padding = '|'.repeat(Math.max(0, width - row.length));
  if (shape === 'A') return `${texts.map((text) => `${text} |`).join(' ')}${padding === '' ? '' : ` ${padding}`}`;
  if (shape === 'B') return texts.map((text) => `${text} |`).join(' ');
  if (shape === 'C') return [...texts.map((text) => `${text} |`), ...(padding.length > 1 ? [padding] : [])].join('\n');
  if (shape === 'D') return ['|', ...texts.map((text) => `${text} |`), ...(padding === '' ? [] : [padding])].join('\n');
  if (shape === 'E') return texts.map((text) => `${text}\n|`).join('\n');
  return texts.join('\n\n');
}

function writeMarkdown(table: Grid, width: number): string {
  const lines = table.rows.map((row) => {
    const texts = row.map((item) => item.text.trim());
    while (texts.length < width) texts.push('');
    return `| ${texts.join(' | ')} |`;
  });
  lines.splice(1, 0, `|${' --- |'.repeat(width)}`);
  return lines.join('\n');
}

function writeOnce(table: Grid): string {
  const texts = table.rows.flatMap((row) => row.map((item) => item.text.trim()));
  return texts.filter((text, index) => text !== texts[index - 1]).join('\n');
}
