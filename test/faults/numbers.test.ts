/** F66 to F68, faults of figures: what is printed is read as it stands or not at all, and what does not add up is never corrected. */
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realEnvironment } from '../../src/cli/real-environment.js';
import { checkReport } from '../../src/index.js';
import type { CheckResult, DisclosureRecord } from '../../src/model/record.js';
import { plant, run, temporaryFolder } from '../cli/captured-environment.js';
import { find, ITEMS, PROSE, pageOf, RECEIVED, recordOf, rowsWith, tableOf, WEBSITE } from './pages.js';

const ITEMS_LABEL = '主动公开政府信息数';
const read = (figures: Readonly<Record<string, string>>, prose = PROSE): DisclosureRecord =>
  recordOf(pageOf({ prose, table: tableOf(rowsWith(figures)) }));
const printed = (text: string) => find(read({ [ITEMS_LABEL]: text }), ITEMS);
const ruleOf = (record: DisclosureRecord, rule: string): CheckResult | undefined =>
  record.checks.find((check) => check.rule.endsWith(rule));

describe('figures', () => {
  it.each([
    ['396', 396],
    ['1,234', 1234],
    ['１２', 12],
    ['12条', 12],
    ['叁', 3],
    ['十二', 12],
    ['0.00', 0],
    ['0', 0],
    ['0012', 12],
    ['9007199254740991', 9007199254740991],
  ])('F66 a number in any honest writing is its value, and stays as printed: %j', (text, value) => {
    expect(printed(text)).toMatchObject({ value, status: 'reported', raw: text, unit: '条' });
  });

  it.each([
    ['<input type="text" value="396">', 396, 'reported'],
    ['<input value=396 readonly></input>', 396, 'reported'],
    ['<input type="hidden" value="396">', null, 'blank'],
    ['<input type="text" value="">', null, 'blank'],
    ['39<img src="/d/6.gif">6', null, 'unreadable'],
    ['<img src="/i.gif">396<img src="/o.gif">', 396, 'reported'],
    ['3<sup>2</sup>', null, 'unreadable'],
    ['<del>395</del>396', null, 'unreadable'],
    ['3<sub>2</sub>', null, 'unreadable'],
    ['3<sup>２</sup>', null, 'unreadable'],
    ['3<ruby>9<rt>2</rt></ruby>6', null, 'unreadable'],
    ['<svg><text>395</text></svg>396', 396, 'reported'],
    ['396<svg><path d="M0 0"/></svg>', 396, 'reported'],
    ['39<svg hidden></svg>6', 396, 'reported'],
    ['39<script></script><template>4</template><datalist><option>4</option></datalist>6', 396, 'reported'],
    ['39<input type="hidden" value="4">6', 396, 'reported'],
    ['<input value="396">条', 396, 'reported'],
    ['<button>396</button>', 396, 'reported'],
    ['39<button>6</button>', null, 'unreadable'],
    ['<button>39</button>6', null, 'unreadable'],
    ['<input value="39">6', null, 'unreadable'],
    ['39<input value="6">', null, 'unreadable'],
    ['39<picture><source srcset="4.webp"><img data-src="4.png"></picture>6', null, 'unreadable'],
  ])('F66 what markup shows in a cell decides, not the letters of the page: %s', (text, value, status) => {
    expect(printed(text)).toMatchObject({ value, status });
  });

  it.each(
    (
      'svg/canvas/object data=x/object/embed/embed src=x/video/audio/math/iframe/iframe src=x/input/input type=checkbox/' +
      'button/select/textarea/meter/progress/applet/img/img src=x/img data-src=x'
    ).split('/'),
  )('F66 what is shown between two digits may be one of them, and leaves no figure: <%s>', (tag) => {
    const [name = ''] = tag.split(' ');
    for (const inside of ['', '4', '<b>4</b>']) {
      const isVoid = /^(?:img|input|embed)$/.test(name);
      const box = isVoid ? `<${tag}>` : `<${tag}>${inside}</${name}>`;
      expect(printed(`39${box}6`)).toMatchObject({ value: null, status: 'unreadable' });
      expect(printed(`<p>39<span>${box}</span>６</p>`)).toMatchObject({ value: null, status: 'unreadable' });
      const sentence = `<p>四、其他</p><p>2016年，我局主动公开政府信息39${box}6条。</p>`;
      expect(read({}, PROSE + sentence).claims).toEqual([]);
    }
  });

  it('F66 a remark in brackets is a note, not a part of the number', () => {
    expect(printed('12（含3件结转）')).toMatchObject({ value: 12, note: '（含3件结转）', raw: '12（含3件结转）' });
  });

  it.each(['-', '—', '/', '无', '空', '未统计'])('F66 a placeholder has no value, and is no zero: %j', (text) => {
    expect(printed(text)).toMatchObject({ value: null, status: 'placeholder', raw: text });
  });

  it.each(['', '&nbsp;', '\u3000', '?'])('F66 an empty cell is blank, and is no zero: %j', (text) => {
    expect(printed(text)).toMatchObject({ value: null, status: 'blank' });
  });

  it.each([
    '3.5万',
    '约30',
    '10余',
    '&gt;5',
    '1 2',
    '1.2.3',
    '1e3',
    '0x10',
    '9007199254740993',
    '1,23,4',
    '3-5',
    '12/3',
    '-3',
    '12件8条',
    'Infinity',
    'NaN',
    '3.5亿',
    '12（万）',
    '12（万件）',
    '12（亿）',
    '12条（万）',
    '几十',
    '½',
    '٣',
  ])('F66 what is not exactly one number has no value, and is kept as printed: %j', (text) => {
    expect(printed(text)).toMatchObject({ value: null, status: 'unreadable', raw: text.replace('&gt;', '>') });
  });

  it('F66 a year in the place of the unit is no figure, and a unit is kept as printed', () => {
    const rows = rowsWith({}).map(([label, unit, value]) => [
      label,
      label.endsWith(ITEMS_LABEL) ? '2016' : unit,
      value,
    ]);
    expect(find(recordOf(pageOf({ table: tableOf(rows) })), ITEMS).value).not.toBe(2016);
    const scaled = tableOf(rowsWith({ [ITEMS_LABEL]: '12（万元）' }));
    expect(find(recordOf(pageOf({ table: scaled })), ITEMS)).toMatchObject({ value: 12, unit: '万元' });
    const thousands = rowsWith({}).map(([label, unit, value]) => [label, unit === '万元' ? '元' : unit, value]);
    expect(find(recordOf(pageOf({ table: tableOf(thousands) })), 'organization.budget')).toMatchObject({
      value: 3.5,
      unit: '元',
    });
  });
});

describe('sums', () => {
  it.each([
    ['A3', { 政府网站公开政府信息数: '48' }, 'warning', 395, 396],
    ['C1', { 收到申请数: '13' }, 'error', 12, 13],
    ['C2', { 按时办结数: '10' }, 'error', 11, 12],
    ['G1', { 兼职人员数: '9' }, 'error', 9, 8],
  ] as const)('F67 a sum that does not hold is a failed check, and no value is corrected: %s', (...fault) => {
    const [rule, figures, severity, expected, actual] = fault;
    const record = read(figures);
    expect(ruleOf(record, rule)).toMatchObject({ outcome: 'fail', severity, expected, actual });
    expect(ruleOf(read({}), rule)?.outcome).toBe('pass');
    for (const [label, text] of Object.entries(figures))
      expect(record.observations.find((one) => one.label.endsWith(label))).toMatchObject({
        value: Number(text),
        raw: text,
      });
    expect(checkReport(record).find((finding) => finding.rule.endsWith(rule))?.outcome).toBe('fail');
  });

  it('F67 a sum with a figure that was not read neither passes nor fails', () => {
    for (const text of ['', '/', '约3', '3-5'])
      expect(ruleOf(read({ 当面申请数: text }), 'C1')?.outcome).toBe('not-assessable');
  });

  it('F67 parse goes well where a sum does not hold, and check does not', async () => {
    const [cwd, changes] = [temporaryFolder(), { loadCore: realEnvironment().loadCore }];
    plant(cwd, { 'good.html': pageOf(), 'bad.html': pageOf({ table: tableOf(rowsWith({ 收到申请数: '13' })) }) });
    expect((await run(['parse', 'bad.html'], { cwd, changes })).code).toBe(0);
    expect((await run(['check', 'bad.html'], { cwd, changes })).code).toBe(1);
    expect((await run(['check', 'good.html'], { cwd, changes })).code).toBe(0);
    fs.rmSync(cwd, { recursive: true, force: true });
  });
});

describe('prose against table', () => {
  const stating = (count: number): string => `${PROSE}<p>四、其他</p><p>2016年，我局主动公开政府信息${count}条。</p>`;

  it('F68 prose and table that disagree fail a check that names both, and both figures stay', () => {
    const record = read({}, stating(369));
    expect(record.claims).toEqual([expect.objectContaining({ indicator: ITEMS, value: 369 })]);
    expect(ruleOf(record, 'X9')).toMatchObject({ outcome: 'fail', severity: 'warning', expected: 369, actual: 396 });
    expect(find(record, ITEMS).value).toBe(396);
    expect(ruleOf(read({}, stating(396)), 'X9')?.outcome).toBe('pass');
  });

  it.each([
    '396<sup>2</sup>',
    '<del>395</del>396',
    '3\ufffd6',
    '3\ue0096',
    '①396',
    '约396',
    '3.5万',
    '396-400',
    '\u202e396',
  ])('F68 prose that prints no one number states none: %j', (text) => {
    const sentence = `<p>四、其他</p><p>2016年，我局主动公开政府信息${text}条。</p>`;
    expect(read({}, PROSE + sentence).claims).toEqual([]);
  });

  it('F68 prose that denies what the table counts fails a check', () => {
    const record = read({}, `${PROSE}<p>四、依申请公开情况</p><p>2016年，我局未收到政府信息公开申请。</p>`);
    expect(ruleOf(record, 'X8')).toMatchObject({ outcome: 'fail', expected: 0, actual: 12 });
    expect(find(record, RECEIVED).value).toBe(12);
    expect(find(record, WEBSITE).value).toBe(49);
  });
});
