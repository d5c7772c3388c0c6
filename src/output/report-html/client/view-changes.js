/** What the last run brought: new, changed, held, gone and failed, each with its report or its address. */
import { data, nameOf, reports } from './data.js';
import { el, outward, quoted, table } from './dom.js';
import { pageOf } from './paging.js';
import { linkReport } from './view-reports.js';
import { say, sayIfKnown } from './words.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../report-shape.js').ShownChange} Change */

const SIZE = 50;
const KINDS = /** @type {const} */ (['failed', 'changed', 'new', 'written', 'held', 'unlisted', 'gone']);
const SIGNS = { failed: '✕', changed: '≠', new: '+', written: '+', held: '‖', unlisted: '∉', gone: '−' };

/** @param {State} state */
export function showChanges(state) {
  const { run } = data;
  const heading = el('h2', {}, say('view.changes'));
  if (run === null) return [heading, el('p', {}, say('noRun'))];
  const ordered = KINDS.flatMap((kind) => run.changes.filter((change) => change.kind === kind));
  const { shown, pager } = pageOf(state, 'gp', ordered, SIZE);
  const counts = Object.entries(run.counts).map(([outcome, count]) =>
    el('li', {}, el('b', {}, count), ` ${sayIfKnown(`report.counted.${outcome}`) ?? outcome}`),
  );
  return [
    heading,
    el('p', {}, say('runOf', { name: run.name, start: run.startedAt ?? '—', end: run.endedAt ?? '—' })),
    run.endedAt === null ? el('p', { class: 'left' }, say('runNotEnded')) : null,
    counts.length === 0 ? null : el('ul', { class: 'counts' }, counts),
    ordered.length === 0
      ? el('p', { class: 'good' }, say('nothingChanged'))
      : table(
          say('changesFound', { count: ordered.length + run.left }),
          [say('change'), say('subject'), say('why')],
          shown.map(writeRow),
        ),
    run.left > 0 ? el('p', { class: 'left' }, say('leftChanges', { count: run.left })) : null,
    pager,
  ];
}

/** @param {Change} change */
function writeRow({ kind, subject, url, report, code }) {
  const known = report === null ? null : linkReport(report, `${nameOf(report)} ${reports.year[report] ?? ''}`);
  return [
    el('span', { class: `change-${kind}` }, `${SIGNS[kind]} ${say(`change.${kind}`)}`),
    el(
      'span',
      {},
      known,
      known === null ? null : ' ',
      url === null ? (known === null ? quoted(subject) : null) : outward(url, quoted(known === null ? subject : url)),
    ),
    code === null ? '' : el('span', {}, el('code', {}, code)),
  ];
}
