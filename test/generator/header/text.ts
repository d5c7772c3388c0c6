/** The header block as a text dump shows it, one writer per layout. */
import type { HeaderModel } from '../model.js';
import { inLines } from './html.js';

export function writeHeaderText(header: HeaderModel): string[] {
  if (header.pairs.length === 0) return [];
  const lines = inLines(header.pairs);
  switch (header.layout) {
    case 'pairs':
      return lines.map((line) => line.map((p) => `${p.label} | ${p.value} |`).join(' '));
    case 'pairs-colon':
      return lines.map((line) => line.map((p) => `${p.label}： | ${p.value} |`).join(' '));
    case 'pairs-dropped-empties':
      return lines.map((line) =>
        line.map((p) => (p.value === '' ? `${p.label} |` : `${p.label} | ${p.value} |`)).join(' '),
      );
    case 'markdown':
      return [
        '| | | | |',
        '| --- | --- | --- | --- |',
        ...lines.map((line) => `| ${line.map((p) => `${p.label} | ${p.value}`).join(' | ')} |`),
      ];
    case 'bullets':
      return header.pairs.map((p) => `- ${p.label}：${p.value}`);
    case 'own-lines':
      return header.pairs.flatMap((p) => [`${p.label}：`, p.value]);
    case 'column-wise':
      return [header.pairs.map((p) => `${p.label} |`).join(' '), header.pairs.map((p) => `${p.value} |`).join(' ')];
    case 'no-delimiter':
      return lines.map((line) => line.map((p) => `${p.label} ${p.value}`).join(' '));
    default:
      return lines.map((line) => line.map((p) => `${p.label}：${p.value}`).join(' '));
  }
}

export function writeInfoText(header: HeaderModel): string[] {
  if (header.info.length === 0) return [];
  const parts = header.info.map((p) => `${p.label}：${p.value}`);
  return header.layout === 'info-only' || header.layout === 'lines'
    ? [parts.join(' ')]
    : parts.map((part) => `- ${part}`);
}
