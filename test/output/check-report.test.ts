import { describe, expect, it } from 'vitest';
import { FINDING_FORMATS } from '../../src/cli/program.js';
import { readCsv } from '../../src/cli/read-csv.js';
import { speakIn } from '../../src/messages/speak.js';
import type { Finding, FindingOperand } from '../../src/model/finding.js';
import { CHECK_FORMATS, type CheckedReport, type CheckWords } from '../../src/output/check-report.js';
import { measureColumns } from '../../src/output/terminal-text.js';

const operand = (indicator: string, value: number | null, change: Partial<FindingOperand> = {}): FindingOperand => ({
  record: '1/2016',
  year: 2016,
  side: 'this',
  observation: 0,
  indicator,
  applicant: null,
  label: `（一）${indicator}`,
  value,
  unit: '件',
  status: value === null ? 'blank' : 'reported',
  raw: '',
  at: { table: 0, row: 0, column: 0 },
  ...change,
});

const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'national-2014.C1',
  outcome: 'fail',
  severity: 'error',
  expected: 11,
  actual: 12,
  message: 'requests.received: 12 ≠ 11 = 3 + 8',
  against: null,
  operands: [operand('requests.received', 12), operand('requests.received.fax', 3, { year: 2015, applicant: 'total' })],
  ...change,
});

const report = (findings: readonly Finding[], change: Partial<CheckedReport> = {}): CheckedReport => ({
  id: '1/2016',
  agency: { key: '1', name: '青溪市审计局' },
  year: 2016,
  variant: null,
  form: 'national-2014',
  input: 'a.json',
  findings,
  ...change,
});

const words = (lang: 'zh' | 'en', change: Partial<CheckWords> = {}): CheckWords => ({
  say: speakIn(lang),
  color: false,
  columns: 80,
  ruleIn: (rule) => (rule.endsWith('C1') ? 'received = parts' : null),
  labels: new Map([['national-2014', new Map([['requests.received', 'Requests received']])]]),
  applicants: new Map([['total', 'all']]),
  ...change,
});

const TOTALS = { reports: 1, faulty: 1, failed: { error: 1, warning: 0, info: 2 }, passed: 7, open: 3 };

describe('for people', () => {
  it('shows rule, figures by name, and formula, and the counts last', () => {
    const writer = CHECK_FORMATS.summary(words('en'));
    const text = writer.report(report([finding()])) + writer.end(TOTALS);
    expect(text.split('\n')).toEqual([
      '青溪市审计局 · 2016  national-2014  a.json',
      '  error     national-2014.C1  received = parts',
      '            expected 11, the report says 12',
      '            figures: Requests received: 12 件; （一）requests.received.fax [all]',
      '            2015: 3 件',
      '            requests.received: 12 ≠ 11 = 3 + 8',
      '',
      '1 report, 1 with errors: 1 error, 0 warnings, 2 remarks, 7 passed, 3 not assessable',
      '',
    ]);
  });

  it('speaks Chinese, and says which variant', () => {
    const writer = CHECK_FORMATS.summary(words('zh'));
    const text = writer.report(report([finding()], { variant: '0a1b2c3d' })) + writer.end(TOTALS);
    expect(text).toContain('另一版本 0a1b2c3d');
    expect(text).toContain('应为 11，年报为 12');
    expect(text).toContain('1 份年报，其中有错误的 1 份：错误 1，警告 0，提示 2，通过 7，无法判断 3');
  });

  it('puts errors first, and says of passes only what they are', () => {
    const others: readonly Partial<Finding>[] = [
      { outcome: 'pass' },
      { severity: 'info' },
      { outcome: 'not-assessable' },
      {},
    ];
    const text = CHECK_FORMATS.summary(words('en')).report(report(others.map(finding)));
    const starts = text.split('\n').filter((line) => /^ {2}\S/.test(line));
    expect(starts.map((line) => line.trim().split(' ')[0])).toEqual(['error', 'info', 'open', 'passed']);
    expect(text.match(/figures/g)).toHaveLength(2);
  });

  it('says nothing of a report without findings', () => {
    expect(CHECK_FORMATS.summary(words('en')).report(report([]))).toBe('');
  });

  it('keeps to the width, and page text cannot steer the terminal', () => {
    const label = `${'长标签 '.repeat(30)}\u001b[2J\n`;
    const operands = [operand('x', null, { label, indicator: null, status: 'unreadable', raw: '约\u009b5' })];
    const text = CHECK_FORMATS.summary(words('en', { columns: 60 })).report(report([finding({ operands })]));
    expect(Math.max(...text.split('\n').map(measureColumns))).toBeLessThanOrEqual(60);
    expect(text).not.toMatch(/[\u001b\u009b]/);
    expect(text).toContain('(unreadable: 约\\u{9b}5)');
  });

  it('lists no long row of zeros or blanks', () => {
    const operands = [...Array(30).fill(operand('z', 0)), ...Array(9).fill(operand('b', null)), operand('t', 4)];
    const text = CHECK_FORMATS.summary(words('en')).report(report([finding({ operands })]));
    expect(text.match(/\(blank\)/g)).toHaveLength(4);
    expect(text).toContain('（一）t: 4 件; …');
    expect(text).not.toContain('（一）z');
  });

  it('is coloured only where asked', () => {
    expect(CHECK_FORMATS.summary(words('en', { color: true })).report(report([finding()]))).toContain(
      '\u001b[31merror',
    );
  });
});

describe('for programs', () => {
  it('has the formats of the program', () => {
    expect(Object.keys(CHECK_FORMATS)).toEqual(FINDING_FORMATS);
  });

  it('writes one finding a line', () => {
    const writer = CHECK_FORMATS.ndjson();
    const [line = '', rest] = `${writer.report(report([finding()]))}${writer.end(TOTALS)}`.split('\n');
    expect(JSON.parse(line)).toEqual({
      report: '1/2016',
      agency: '1',
      agencyName: '青溪市审计局',
      year: 2016,
      variant: null,
      input: 'a.json',
      ...finding(),
    });
    expect(rest).toBe('');
  });

  it('writes one JSON list, an empty one too', () => {
    const writer = CHECK_FORMATS.json();
    const text =
      writer.report(report([finding(), finding()])) + writer.report(report([finding()])) + writer.end(TOTALS);
    expect(JSON.parse(text)).toHaveLength(3);
    expect(CHECK_FORMATS.json().end(TOTALS)).toBe('[]\n');
  });

  it('writes CSV with one head, that reads back', () => {
    const writer = CHECK_FORMATS.csv();
    const text =
      writer.report(report([finding({ message: 'a "b",\nc' })])) +
      writer.report(report([finding()])) +
      writer.end(TOTALS);
    const [head, first] = readCsv(text).rows.map(({ cells }) => cells);
    expect(head).toContain('agency_key');
    expect(first?.slice(-2)).toEqual(['a "b",\nc', 'requests.received:2016=12 requests.received.fax@total:2015=3']);
    expect(text.match(/agency_key/g)).toHaveLength(1);
    expect(CHECK_FORMATS.csv().end(TOTALS)).toContain('agency_key');
  });
});
