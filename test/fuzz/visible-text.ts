/**
 * What a browser shows of a page, read with parse5's tree (cheerio) and none of our own code. In: HTML. Out: its text with
 * a mark wherever something else than text is shown, lines where blocks end; and its tables as grids of such texts. Styles
 * beyond `display`, `visibility` and size zero are not looked at.
 */
import { type CheerioAPI, load } from 'cheerio';

type Node = ReturnType<ReturnType<CheerioAPI>['toArray']>[number];
interface Tree {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Tree[];
}

/** Stands for a picture, a box, raised text: nothing that a number goes on behind. */
export const MARK = '▯';

const NOT_SHOWN = words(
  'script style noscript template head title meta link base datalist noembed noframes area param rp',
);
const SHOWN_INSTEAD = words('svg math canvas video audio img meter progress iframe embed object applet frame');
const RAISED = words('sup sub rt');
const STRUCK = words('del s strike button');
const BLOCKS = words(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul ucapcontent',
);
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)|mso-hide\s*:\s*all)/i;
const SHOWN_TYPES = words('text number tel');

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

function isHidden({ name = '', attribs = {} }: Tree): boolean {
  return NOT_SHOWN.has(name) || (name !== 'body' && ('hidden' in attribs || HIDING.test(attribs['style'] ?? '')));
}

function readField({ attribs = {} }: Tree): string {
  const type = (attribs['type'] ?? 'text').trim().toLowerCase();
  if (type === 'hidden') return '';
  return SHOWN_TYPES.has(type || 'text') ? `${MARK}${attribs['value'] ?? ''}${MARK}` : MARK;
}

/** What was typed into a field, or the option that it shows. */
function readChosen({ name, attribs = {}, children = [] }: Tree): string {
  if (name === 'textarea') return children.map(({ data = '' }) => data).join('');
  if ('multiple' in attribs || Number(attribs['size'] ?? 1) > 1) return '';
  const options = children.flatMap((child) => (child.name === 'optgroup' ? (child.children ?? []) : [child]));
  const chosen = options.findLast((option) => 'selected' in (option.attribs ?? {}));
  const shown = chosen ?? options.find((option) => option.name === 'option' && !('disabled' in (option.attribs ?? {})));
  return (shown?.children ?? []).map(({ data = '' }) => data).join('');
}

/** Nothing here is recursive over the page: pages may be nested as deep as they like. */
export function showText(root: Tree, insideCell = false): string {
  const parts: string[] = [];
  const todo: (Tree | string)[] = [root];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (next.type === 'text') parts.push((next.data ?? '').replace(/[\t\n\f\r ]+/g, ' '));
    else if (!isHidden(next)) open(next, { parts, todo, insideCell });
  }
  return parts.join('');
}

interface Showing {
  readonly parts: string[];
  readonly todo: (Tree | string)[];
  readonly insideCell: boolean;
}

function open(node: Tree, { parts, todo }: Showing): void {
  const { name = '' } = node;
  if (name === 'input') parts.push(readField(node));
  else if (name === 'textarea' || name === 'select') parts.push(`${MARK}${readChosen(node)}${MARK}`);
  else if (SHOWN_INSTEAD.has(name)) parts.push(MARK);
  else {
    const edge = BLOCKS.has(name) ? '\n' : RAISED.has(name) || STRUCK.has(name) ? MARK : '';
    parts.push(edge);
    todo.push(edge);
    const { children = [] } = node;
    for (let at = children.length - 1; at >= 0; at--) todo.push(children[at] ?? '');
  }
}

export interface ShownCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
}

export interface Shown {
  readonly text: string;
  readonly tables: readonly (readonly ShownCell[])[];
}

/** An element of raw text that is never closed takes the rest of the page; what it took is read as a page of its own. */
const SWALLOWING = 'iframe, textarea, title, script, style, xmp, noframes, noembed, plaintext';
const MARKUP = /<(?:td|p|div)\b/i;
const DEEPEST = 4;

const SWALLOWING_TAGS = /<\/?(?:iframe|textarea|title|xmp|noframes|noembed|plaintext)\b[^>]*>/gi;

/** As htmlparser2 understands the same markup: cells outside tables stay cells, and nothing swallows the rest of the page. */
export function showLeniently(html: string): string {
  const $ = load(html.replaceAll(SWALLOWING_TAGS, MARK), { xml: { xmlMode: false, decodeEntities: true } });
  return $.root()
    .toArray()
    .map((node) => showText(node as unknown as Tree))
    .join('');
}

export function showPage(html: string, depth = 0): Shown {
  const $ = load(html);
  const tables = $('table')
    .toArray()
    .map((table) => layOut($, table));
  const text = $.root()
    .toArray()
    .map((node) => showText(node as unknown as Tree))
    .join('');
  const swallowed =
    depth === DEEPEST
      ? []
      : $(SWALLOWING)
          .toArray()
          .map((node) => $(node).text());
  // It may have begun inside a table, whose rows and cells are none without it.
  const rest = swallowed
    .filter((inside) => MARKUP.test(inside))
    .flatMap((inside) => [inside, `<table>${inside}`].map((page) => showPage(page, depth + 1)));
  return {
    text: [text, ...rest.map((page) => page.text)].join('\n'),
    tables: [...tables, ...rest.flatMap((page) => page.tables)],
  };
}

/** HTML's table model, each cell in the first column that is free. */
function layOut($: CheerioAPI, table: Node): ShownCell[] {
  const cells: ShownCell[] = [];
  const taken = new Set<string>();
  const rows = $(table as never)
    .find('tr')
    .toArray()
    .filter((row) =>
      $(row)
        .closest('table')
        .is(table as never),
    );
  for (const [row, node] of rows.entries()) {
    let column = 0;
    for (const cell of $(node).children('td,th').toArray()) {
      while (taken.has(`${row} ${column}`)) column++;
      const [colspan, rowspan] = ['colspan', 'rowspan'].map((name) => readSpan($(cell).attr(name)));
      const place = { row, column, rowspan: rowspan ?? 1, colspan: colspan ?? 1 };
      cells.push({ text: showText(cell as unknown as Tree), ...place });
      for (let y = row; y < Math.min(rows.length, row + place.rowspan); y++)
        for (let x = column; x < column + place.colspan; x++) taken.add(`${y} ${x}`);
      column += place.colspan;
    }
  }
  return cells;
}

function readSpan(written: string | undefined): number {
  const span = Number.parseInt(written ?? '1', 10);
  return Number.isNaN(span) || span < 1 ? 1 : Math.min(span, 200);
}
