/** A grid as an HTML table, spans written as given or, for one quirk, replaced by empty cells. */
import type { Cell, Grid } from '../model.js';
import { element, inline, type Markup } from './markup.js';

export function writeTable(markup: Markup, table: Grid): string {
  const rows = markup.emptiesForRowspan ? replaceRowspans(table.rows) : table.rows;
  const body = rows.map((row, index) => writeRow(markup, row, index < table.headRows)).join('\n');
  const style = table.hidden ? 'style="display:none"' : 'border="1" cellspacing="0" cellpadding="0"';
  const cls = markup.wordPaste
    ? ' class=MsoNormalTable style="border-collapse:collapse;mso-padding-alt:0cm 5.4pt"'
    : '';
  const inner = markup.random.chance(0.7)
    ? element({ ...markup, unclosed: false }, 'tbody', `\n${body}\n`)
    : `\n${body}\n`;
  return element({ ...markup, unclosed: false }, 'table', inner, style + cls);
}

function writeRow(markup: Markup, row: readonly Cell[], isHead: boolean): string {
  const cells = row.map((item) => writeCell(markup, item, isHead)).join(markup.random.chance(0.5) ? '\n' : '');
  return element(markup, 'tr', cells);
}

function writeCell(markup: Markup, item: Cell, isHead: boolean): string {
  const attributes: string[] = [];
  if (item.colspan > 1) attributes.push(`colspan="${item.colspan}"`);
  if (item.rowspan > 1) attributes.push(`rowspan="${item.rowspan}"`);
  if (markup.wordPaste)
    attributes.push('valign=top style="border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt"');
  const name = isHead && item.kind === 'head' && !markup.wordPaste && markup.random.chance(0.3) ? 'th' : 'td';
  return element(markup, name, cellContent(markup, item), attributes.join(' '));
}

function cellContent(markup: Markup, item: Cell): string {
  const broken = breakLabel(markup, item);
  if (broken !== null) return broken;
  const text = inline(markup, item.text);
  if (markup.wordPaste)
    return element(markup, 'p', text === '' ? '<o:p>&nbsp;</o:p>' : text, 'class=MsoNormal align=center');
  return markup.random.chance(0.25) && text !== '' ? element(markup, 'p', text, 'align="center"') : text;
}

/** Two paragraphs or a line break inside one label. */
function breakLabel(markup: Markup, item: Cell): string | null {
  if (item.breakAt === null && !(markup.splitLabels && (item.kind === 'label' || item.kind === 'head'))) return null;
  const at = item.breakAt ?? Math.floor(item.text.length / 2);
  if (at <= 0 || at >= item.text.length) return null;
  const [before, after] = [item.text.slice(0, at), item.text.slice(at)].map((text) => inline(markup, text));
  if (markup.random.chance(0.5)) return `${before}<br/>${after}`;
  return element(markup, 'p', before ?? '') + element(markup, 'p', after ?? '');
}

/** Rows under a spanning cell get an empty cell of their own instead. */
export function replaceRowspans(rows: readonly (readonly Cell[])[]): Cell[][] {
  const width = Math.max(0, ...rows.map((row) => row.reduce((sum, item) => sum + item.colspan, 0)));
  const pending: (Cell | null)[] = new Array<Cell | null>(width).fill(null);
  const left = new Array<number>(width).fill(0);
  return rows.map((row) => {
    const out: Cell[] = [];
    const queue = [...row];
    for (let x = 0; x < width; ) {
      const above = pending[x];
      if (above && (left[x] ?? 0) > 0) {
        out.push({ ...above, text: '', kind: 'filler', rowspan: 1, breakAt: null });
        for (let i = x; i < x + above.colspan; i += 1) left[i] = (left[i] ?? 0) - 1;
        x += above.colspan;
        continue;
      }
      const item = queue.shift();
      if (item === undefined) break;
      for (let i = x; i < x + item.colspan; i += 1) {
        pending[i] = i === x ? item : null;
        left[i] = i === x ? item.rowspan - 1 : 0;
      }
      out.push({ ...item, rowspan: 1 });
      x += item.colspan;
    }
    return out;
  });
}
