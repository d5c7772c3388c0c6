/**
 * One line of a dump → its cells, or null when the line is no table row. A pipe ends a cell; a lone pipe in front
 * opens the row; runs of pipes are empty cells (spans as dumped). Two or more cells parted by tabs are a row too.
 */
export interface SplitCell {
  readonly text: string;
  /** Offset in the line. */
  readonly at: number;
}

const BLANKS_AT_END = /[ \r\u00a0\u3000]{1,200}$/;
const RULE_CELL = /^\s*:?-{2,}:?\s*$/;
const ESCAPED_PIPE = /\\\|/g;
/** A line drawn between rows: `├──┼──┤`, `+---+---+`. */
const DRAWN = /[\u250c-\u257f+]/;
const RULE = /^\s*[\u2500-\u257f+|](?:[\s\u2500-\u257f+=|]|-){2,2000}$/;
const HAS_FULL_WIDTH_PIPE = /[｜∣│┃]/;
const FULL_WIDTH_PIPE = /[｜∣│┃]/g;

/**
 * `above` is the number of cells in the row above: a line with one filled cell is a row when it has as many.
 * An empty list stands for a row that says nothing, such as Markdown's rule below the head.
 */
export function splitCells(line: string, above = 0): SplitCell[] | null {
  if (DRAWN.test(line) && RULE.test(line)) return [];
  if (line.includes('|') || HAS_FULL_WIDTH_PIPE.test(line)) return splitAtPipes(line);
  return line.includes('\t') ? splitAtTabs(line, above) : null;
}

function splitAtPipes(line: string): SplitCell[] {
  const pipes = line.replace(FULL_WIDTH_PIPE, '|').replace(ESCAPED_PIPE, '\\\u0000');
  const cells: SplitCell[] = [];
  let from = 0;
  for (const part of pipes.split('|')) {
    cells.push({ text: part.replaceAll('\\\u0000', '|'), at: from + (part.length - part.trimStart().length) });
    from += part.length + 1;
  }
  if (cells.length > 1 && cells.at(-1)?.text.trim() === '') cells.pop();
  // A pipe at the very front opens the row; one behind a blank ends an empty cell.
  if (cells.length > 1 && cells[0]?.text === '') cells.shift();
  return cells.every((cell) => RULE_CELL.test(cell.text)) ? [] : cells;
}

function splitAtTabs(line: string, above: number): SplitCell[] | null {
  // Tabs at the end are empty cells.
  const parts = line.replace(BLANKS_AT_END, '').split('\t');
  const filled = parts.filter((part) => part.trim() !== '').length;
  if (parts.length < 2 || (filled < 2 && parts.length !== above)) return null;
  let from = 0;
  return parts.map((text) => {
    const cell = { text, at: from };
    from += text.length + 1;
    return cell;
  });
}
