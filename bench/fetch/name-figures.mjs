// Figures with the labels around them → observations with indicators, and the sums of the form checked, for the two layouts of the bench.
// As a user of Crawlee would write it who knows these two pages: labels are cleaned once each, indicators are looked up, nothing is searched.
import { readFileSync } from 'node:fs';

const MARKS = /\s+|[（(][^（）()]*[）)]|[“”"]/g;
const ORDINAL = /^(?:[一二三四五六七八九十]+、|\d+[.．、]|其中[:：])/;
const TOP = /^[一二三四五六七八九十]+、/;
const UNITS = new Set(['条', '件', '次', '篇', '份', '个', '人', '人次', '宗', '万元']);
const HOLDS = { '=': (a, b) => a === b, '<=': (a, b) => a <= b, '>=': (a, b) => a >= b };
const keys = new Map();

function keyOf(label) {
  let key = keys.get(label);
  if (key === undefined) {
    key = label.replace(MARKS, '').replace(ORDINAL, '');
    keys.set(label, key);
  }
  return key;
}

export function readForms(path) {
  const { indicators, sums } = JSON.parse(readFileSync(path, 'utf8'));
  return { indicators: new Map(Object.entries(indicators)), sums };
}

function find({ indicators }, { labels, heads, top }) {
  const head = keyOf(heads.at(-1) ?? '');
  if (labels.length === 0) return indicators.get(`${keyOf(heads.at(-2) ?? '')}>${head}`);
  const own = keyOf(labels.at(-1));
  return indicators.get(`${keyOf(labels.at(-2) ?? top)}>${own}|${head}`) ?? indicators.get(`${own}|${head}`);
}

export function observe(forms, table, figures) {
  let top = '';
  return figures.map(({ row, column, label, head, value, raw }) => {
    const unit = UNITS.has(label.at(-1)) ? label.at(-1) : null;
    const labels = unit === null ? label : label.slice(0, -1);
    const known = find(forms, { labels, heads: head, top });
    if (TOP.test(labels[0] ?? '')) [top] = labels;
    return {
      indicator: known?.code ?? null,
      applicant: known?.applicant ?? null,
      value,
      unit: unit ?? known?.unit ?? null,
      status: 'reported',
      raw,
      label: labels.at(-1) ?? head.at(-1),
      path: labels.length > 1 ? labels.slice(0, -1) : head.slice(0, -1),
      at: { table, row, column },
    };
  });
}

function outcomeOf(rule, values, place) {
  const told = { rule: `${rule.form}.${rule.rule}`, severity: rule.severity };
  const [left, right] = [rule.left, rule.right].map((side) => side.map((code) => values.get(place(code))));
  if (left.includes(undefined) || right.includes(undefined))
    return { ...told, outcome: 'not-assessable', expected: null, actual: null };
  const [actual, expected] = [left, right].map((side) => side.reduce((sum, value) => sum + value, 0));
  return { ...told, outcome: HOLDS[rule.op](actual, expected) ? 'pass' : 'fail', expected, actual };
}

export function check({ sums }, observations) {
  const values = new Map(observations.map(({ indicator, applicant, value }) => [`${indicator}@${applicant}`, value]));
  const applied = observations.filter(({ applicant }) => applicant !== null);
  const applicants = [...new Set(applied.map(({ applicant }) => applicant))];
  const codes = [...new Set(applied.map(({ indicator }) => indicator))];
  const form = applicants.length > 0 ? 'national-2021' : 'national-2014';
  return sums
    .filter((rule) => rule.form === form)
    .flatMap((rule) => {
      if (rule.forEach === 'row') return codes.map((code) => outcomeOf(rule, values, (column) => `${code}@${column}`));
      if (rule.forEach === 'applicant')
        return applicants.map((applicant) => outcomeOf(rule, values, (code) => `${code}@${applicant}`));
      return [outcomeOf(rule, values, (code) => `${code}@null`)];
    });
}
