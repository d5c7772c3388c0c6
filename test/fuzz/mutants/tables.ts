/**
 * Tables whose structure is spoilt, in parse5's tree: cells and rows lost, doubled, moved, split and joined, spans that lie,
 * tables cut, nested and wrapped. Whatever is read then, no figure may stand under the label of another.
 */
import { type CheerioAPI, load } from 'cheerio';
import type { Random } from '../../generator/random.js';
import { listFigures, type Mutant } from './mutant.js';

type Cell = ReturnType<CheerioAPI>;
interface Scene {
  readonly $: CheerioAPI;
  /** A cell that prints a figure. */
  readonly cell: Cell;
  readonly row: Cell;
  readonly table: Cell;
  readonly random: Random;
}
type Change = (scene: Scene) => void;

const WORDS = /\p{Script=Han}/u;
const GARBAGE = ['', '&nbsp;', '—', '/', '合计', '备注', '7', '见附件', '<img src=a.gif>', '（续表）', '单位：件'];

const pickCell = ({ $, row, random }: Scene): Cell => $(random.pick(row.children('td,th').toArray()));
const pickRow = ({ $, table, random }: Scene): Cell => $(random.pick(table.find('tr').toArray()));
const garbageRow = ({ row, random }: Scene): string =>
  `<tr>${Array.from({ length: random.int(1, row.children().length) }, () => `<td>${random.pick(GARBAGE)}</td>`).join('')}</tr>`;

/** Of a table without spans, where the place in a row is the place in the table. */
const onColumn =
  (change: (cell: Cell, random: Random) => void): Change =>
  ({ $, table, cell, random }) => {
    if (table.find('[colspan],[rowspan]').length > 0) return;
    const at = cell.index();
    for (const row of table.find('tr').toArray()) change($(row).children().eq(at), random);
  };

const CHANGES: Readonly<Record<string, Change>> = {
  'a cell lost': (scene) => void pickCell(scene).remove(),
  'a figure lost': ({ cell }) => void cell.remove(),
  'a cell twice': (scene) => {
    const cell = pickCell(scene);
    cell.after(cell.clone());
  },
  'a cell more': (scene) => {
    const { random } = scene;
    const cell = pickCell(scene);
    const more = `<td>${random.pick(GARBAGE)}</td>`;
    if (random.chance(0.5)) cell.after(more);
    else cell.before(more);
  },
  'a figure split': ({ cell, random }) => {
    const text = cell.text();
    const at = random.int(1, Math.max(1, text.length - 1));
    cell.after(`<td>${text.slice(at)}</td>`);
    cell.text(text.slice(0, at));
  },
  'two cells joined': ({ cell, random }) => {
    const next = cell.next('td,th');
    cell.append(random.pick(['', ' ', '<br>', '/']), next.text());
    next.remove();
  },
  'a figure before its label': ({ cell, row }) => {
    if (WORDS.test(row.children().first().text())) row.prepend(cell);
  },
  'a cell in the next row': ({ cell, row, random }) => {
    const next = row.next('tr');
    if (random.chance(0.5)) next.append(cell);
    else next.prepend(cell);
  },
  'a row lost': ({ row }) => void row.remove(),
  'some row lost': (scene) => void pickRow(scene).remove(),
  'a row twice': ({ row }) => void row.after(row.clone()),
  'rows exchanged': ({ row }) => void row.before(row.next('tr')),
  'a row elsewhere': (scene) => void pickRow(scene).after(scene.row),
  'a row more': (scene) => void scene.row.after(garbageRow(scene)),
  'a row more in front': (scene) => void scene.row.before(garbageRow(scene)),
  'rows joined': ({ row }) => {
    const next = row.next('tr');
    row.append(next.children());
    next.remove();
  },
  'a row in two': ({ row, cell }) => {
    row.after('<tr></tr>');
    row.next().append(cell.nextAll());
  },
  'a colspan that lies': (scene) =>
    void pickCell(scene).attr('colspan', scene.random.pick(['0', '2', '3', '7', '99', 'x'])),
  'a rowspan that lies': (scene) =>
    void pickCell(scene).attr('rowspan', scene.random.pick(['0', '2', '3', '7', '99', 'x'])),
  'no spans': ({ table }) => void table.find('[colspan],[rowspan]').removeAttr('colspan').removeAttr('rowspan'),
  'spans of some cells lost': ({ $, table, random }) => {
    for (const cell of table.find('[colspan],[rowspan]').toArray())
      if (random.chance(0.3)) $(cell).removeAttr(random.pick(['colspan', 'rowspan']));
  },
  'a label lost': ({ row, random }) =>
    void row
      .children('td,th')
      .first()
      .text(random.pick(['', '—', '\u00a0'])),
  'a label damaged': ({ row, random }) => {
    const label = row.children('td,th').first();
    const text = label.text();
    const at = random.int(0, text.length);
    label.text(
      text.slice(0, at) + random.pick(['', '?', '\ufffd', ' ', '二', '数']) + text.slice(at + random.int(0, 4)),
    );
  },
  'a head damaged': (scene) => {
    const head = scene.$(scene.random.pick(scene.table.find('tr').first().children('td,th').toArray()));
    head.text(scene.random.pick(['', head.text().slice(1), head.text().slice(0, -1), '备注', `${head.text()}（件）`]));
  },
  'the head lost': ({ table }) => void table.find('tr').first().remove(),
  'the table cut in two': ({ row, table, random }) => {
    table.after(random.pick(['<table></table>', '<p>（续表）</p><table></table>', '<div></div><table></table>']));
    table.nextAll('table').first().append(row.nextAll('tr'));
  },
  'a table in a cell': (scene) =>
    void pickCell(scene).append(`<table><tr><td>${scene.random.pick(GARBAGE)}</td><td>7</td></tr></table>`),
  'a table around it': ({ table }) => void table.wrap('<table><tr><td></td></tr></table>'),
  'a figure hidden': ({ cell, random }) => void cell.attr('style', random.pick(['display:none', 'visibility:hidden'])),
  'a row hidden': ({ row }) => void row.attr('style', 'display:none'),
  'a column hidden': onColumn((cell) => void cell.attr('style', 'display:none')),
  'a column lost': onColumn((cell) => void cell.remove()),
  'a column more': onColumn((cell, random) => void cell.before(`<td>${random.pick(GARBAGE)}</td>`)),
};

export const tableMutants: readonly Mutant[] = Object.entries(CHANGES).map(([name, change]) => ({
  name,
  kinds: ['html'],
  spoil: (text, random, subject) => {
    const figures = listFigures(text, subject);
    if (figures.length === 0) return null;
    const $ = load(text);
    const { number } = random.pick(figures);
    const cell = $('td,th')
      .filter((_, node) => $(node).text().trim() === number)
      .first();
    const row = cell.closest('tr');
    if (row.length === 0) return null;
    change({ $, cell, row, table: cell.closest('table'), random });
    return { text: $.html() };
  },
}));
