/**
 * A series by year → a drawing in SVG. In: points of segments, and years before which a break lies; out: a figure. Segments
 * are not joined over a break; an approximate value is a hollow point, so that no colour is needed.
 */
import { el, svg } from './dom.js';
import { say, showNumber } from './words.js';

/** @typedef {{ year: number, value: number, reports: number, exact: boolean, segment: number }} Point */
/** @typedef {{ title: string, unit: string, points: readonly Point[], breaks: readonly number[], years: readonly number[], large: boolean }} Drawing */

const ROUND = [1, 2, 2.5, 5, 10];
const STEPS = 4;

/** @param {Drawing} drawing */
export function drawSeries({ title, unit, points, breaks, years, large }) {
  const box = large
    ? { width: 760, height: 300, left: 64, right: 20, top: 16, bottom: 44 }
    : { width: 360, height: 190, left: 54, right: 14, top: 12, bottom: 36 };
  const [first = 0] = years;
  const last = years.at(-1) ?? first;
  const top = roundUp(Math.max(1, ...points.map(({ value }) => value)));
  const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
  /** @param {number} year */
  const x = (year) => box.left + (last === first ? inner.width / 2 : ((year - first) / (last - first)) * inner.width);
  /** @param {number} value */
  const y = (value) => box.top + inner.height * (1 - value / top);
  const label = say('chartLabel', { title, unit, count: points.length });
  return svg(
    'svg',
    {
      viewBox: `0 0 ${box.width} ${box.height}`,
      role: 'img',
      'aria-label': label,
      class: large ? 'chart large' : 'chart',
    },
    drawScale({ top, y, from: box.left, to: box.width - box.right }),
    years
      .filter((_, index) => index % everyYear(years.length, large) === 0)
      .map((year) =>
        svg('text', { x: x(year), y: box.height - box.bottom + 18, class: 'tick', 'text-anchor': 'middle' }, year),
      ),
    breaks
      .filter((year) => year > first && year <= last)
      .map((year) => drawBreak({ at: x(year - 0.5), top: box.top, bottom: box.height - box.bottom })),
    drawLines(points, x, y),
    points.map((point) => drawPoint(point, x(point.year), y(point.value), unit)),
  );
}

/** @param {number} count @param {boolean} large */
function everyYear(count, large) {
  return Math.ceil(count / (large ? 18 : 9));
}

/** @param {number} most */
function roundUp(most) {
  const step = most / STEPS;
  const power = 10 ** Math.floor(Math.log10(step));
  const round = ROUND.find((one) => one * power >= step) ?? 10;
  return round * power * STEPS;
}

/** @param {{ top: number, y: (value: number) => number, from: number, to: number }} scale */
function drawScale({ top, y, from, to }) {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const value = (top / STEPS) * step;
    return svg(
      'g',
      {},
      svg('line', { x1: from, x2: to, y1: y(value), y2: y(value), class: step === 0 ? 'axis' : 'grid' }),
      svg('text', { x: from - 6, y: y(value) + 4, class: 'tick', 'text-anchor': 'end' }, shorten(value)),
    );
  });
}

/** @param {number} value */
function shorten(value) {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  return value >= 1e4 ? `${Number((value / 1e3).toPrecision(3))}k` : showNumber(Number(value.toPrecision(4)));
}

/** @param {{ at: number, top: number, bottom: number }} place */
function drawBreak({ at, top, bottom }) {
  return svg(
    'g',
    { class: 'break' },
    svg('line', { x1: at, x2: at, y1: top, y2: bottom }),
    svg('text', { x: at, y: top + 4, 'text-anchor': 'middle' }, '≠'),
  );
}

/** @param {readonly Point[]} points @param {(year: number) => number} x @param {(value: number) => number} y */
function drawLines(points, x, y) {
  const lines = [];
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined || next.segment !== point.segment) continue;
    const gap = next.year > point.year + 1 ? ' gap' : '';
    lines.push(
      svg('line', { x1: x(point.year), y1: y(point.value), x2: x(next.year), y2: y(next.value), class: `line${gap}` }),
    );
  }
  return lines;
}

/** @param {Point} point @param {number} x @param {number} y @param {string} unit */
function drawPoint({ year, value, reports, exact }, x, y, unit) {
  const words = say('chartPoint', { year: String(year), value, unit, reports });
  return svg('circle', { cx: x, cy: y, r: 4, class: exact ? 'point' : 'point hollow' }, svg('title', {}, words));
}

/** What the signs of the drawings mean. */
export function drawLegend() {
  /** @param {string} name */
  const point = (name) =>
    svg('svg', { viewBox: '0 0 14 14', class: 'sign' }, svg('circle', { cx: 7, cy: 7, r: 4, class: name }));
  return el(
    'p',
    { class: 'legend' },
    el('span', {}, point('point'), say('exact')),
    el('span', {}, point('point hollow'), say('approximate')),
    el('span', {}, el('b', {}, '≠ '), say('breakSign')),
  );
}
