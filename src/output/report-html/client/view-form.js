/**
 * The statutory tables of a form, rebuilt as they stand in the form, with a report's values in their cells. A value shows
 * as printed; what is no plain number says by a sign what it is; each is a link to its place in the page: the
 * one beside this file where there is one, else the one on the web.
 */
import { beside, el, outward, quoted } from './dom.js';
import { open } from './figures.js';
import { pick, say } from './words.js';

/** @typedef {import('../outline-form.js').OutlineTable} OutlineTable */
/** @typedef {import('../outline-form.js').OutlineRow} OutlineRow */
/** @typedef {import('../pack-record.js').PackedValue} PackedValue */
/** @typedef {{ values: readonly (PackedValue | null)[], url: string | null, placeOf: (slot: number) => string | null }} Sheet */
/** @typedef {{ label: string, group: string[] }} Head */

const SIGNS = { reported: '', blank: '▢', placeholder: '', unreadable: '?' };
const STEP = '/';

/** @param {OutlineTable} outline @param {Sheet} sheet */
export function writeTable(outline, sheet) {
  const rows = outline.rows.filter(
    (row) => !row.local || row.slots.some((slot) => (sheet.values[slot] ?? null) !== null),
  );
  const caption = outline.title ?? '';
  return el(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption === '' ? say('statistics') : caption },
    el(
      'table',
      { class: 'statutory' },
      caption === '' ? null : el('caption', {}, caption),
      writeHead(outline),
      el(
        'tbody',
        {},
        rows.map((row) => writeRow(outline, row, sheet)),
      ),
    ),
  );
}

/** @param {OutlineTable} outline */
function writeHead({ layout, columns }) {
  const heads = columns.map(({ label, group }) => ({
    label: pick(label),
    group: group === null ? [] : group.split(STEP),
  }));
  if (layout === 'list')
    return el(
      'thead',
      {},
      el(
        'tr',
        {},
        heads.map(({ label }) => el('th', { scope: 'col' }, label)),
      ),
    );
  const storeys = Math.max(0, ...heads.map(({ group }) => group.length)) + 1;
  const lines = Array.from({ length: storeys }, (_, storey) =>
    el(
      'tr',
      {},
      storey === 0 && layout !== 'row' ? el('th', { scope: 'col', rowspan: storeys }, say('item')) : null,
      writeStorey(heads, storey, storeys),
    ),
  );
  return el('thead', {}, lines);
}

/** Heads of a group are joined; one without a group reaches down. @param {readonly Head[]} heads @param {number} storey @param {number} storeys */
function writeStorey(heads, storey, storeys) {
  const cells = [];
  for (let at = 0; at < heads.length; ) {
    const { label, group } = heads[at] ?? { label: '', group: [] };
    const width = storey < group.length ? countAlike(heads, at, storey) : 1;
    if (storey < group.length) cells.push(el('th', { scope: 'colgroup', colspan: width }, group[storey] ?? ''));
    else if (storey === group.length) cells.push(el('th', { scope: 'col', rowspan: storeys - storey }, label));
    at += width;
  }
  return cells;
}

/** @param {readonly Head[]} heads @param {number} at @param {number} storey */
function countAlike(heads, at, storey) {
  const own = (heads[at]?.group ?? []).slice(0, storey + 1).join(STEP);
  let width = 1;
  while ((heads[at + width]?.group ?? []).slice(0, storey + 1).join(STEP) === own) width += 1;
  return width;
}

/** @param {OutlineTable} outline @param {OutlineRow} row @param {Sheet} sheet */
function writeRow({ layout }, row, sheet) {
  const label = pick(row.label);
  const shows = !row.group || row.slots.some((slot) => (sheet.values[slot] ?? null) !== null);
  const name =
    layout === 'row'
      ? null
      : el(
          'th',
          { scope: 'row', class: `depth-${Math.min(row.depth, 4)}` },
          label,
          row.local ? el('small', {}, ` ${say('localRow')}`) : null,
        );
  const unit = layout === 'list' ? el('td', { class: 'unit' }, row.unit ?? '') : null;
  const cells = row.slots.map((slot) => (shows ? writeCell(slot, sheet, row.label[0]) : el('td', { class: 'group' })));
  return el('tr', {}, name, unit, cells);
}

/** @param {number} slot @param {Sheet} sheet @param {string} label */
function writeCell(slot, sheet, label) {
  const packed = sheet.values[slot] ?? null;
  if (packed === null)
    return el(
      'td',
      { class: 'value is-missing' },
      el('span', { title: say('status.missing') }, '·', el('span', { class: 'unseen' }, say('status.missing'))),
    );
  return el(
    'td',
    { class: `value is-${open(packed).status}` },
    writeValue(packed, sheet.url, label, sheet.placeOf(slot)),
  );
}

/**
 * A value with what it is, linked to its place.
 * @param {PackedValue} packed @param {string | null} url @param {string} label @param {string | null} [place] beside this file
 */
export function writeValue(packed, url, label, place = null) {
  const { status, raw, value, unit, note, label: printed } = open(packed);
  const sign = SIGNS[/** @type {keyof typeof SIGNS} */ (status)] ?? '';
  const shown = status === 'blank' ? sign : `${sign}${raw}`;
  const odd = value !== null && String(value) !== raw.trim() ? ` = ${value}` : '';
  const words = [
    say(`status.${status}`),
    raw === '' ? null : say('printed', { raw }),
    value === null ? null : say('valueIs', { value: String(value), unit: unit ?? '' }),
    note,
    printed === null ? null : say('labelIs', { label: printed }),
  ];
  const title = words.filter((one) => one !== null && one !== '').join(' · ');
  const children = [
    quoted(shown),
    odd === '' ? null : el('small', {}, odd),
    note === null ? null : el('small', {}, ` ${note}`),
    el('span', { class: 'unseen' }, ` ${title}`),
  ];
  const link = place === null ? outward(placeIn(url, printed ?? label), ...children) : beside(place, ...children);
  link.setAttribute('title', title);
  return link;
}

/** The page, at the label's text where the browser can. @param {string | null} url @param {string} label */
function placeIn(url, label) {
  if (url === null) return null;
  return label === '' || url.includes('#') ? url : `${url}#:~:text=${encodeURIComponent(label).replaceAll('-', '%2D')}`;
}
