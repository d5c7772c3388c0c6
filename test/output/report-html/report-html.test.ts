import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReportScript } from '../../../src/cli/report-script.js';
import { en } from '../../../src/messages/en.js';
import { joinModules } from '../../../src/output/report-html/join-modules.js';
import { REPORT_STYLE } from '../../../src/output/report-html/report-style.js';
import { HOSTILE_WORDS } from '../hostile-page.js';
import { observe, sampleRecord } from '../sample-record.js';
import { listConceptBreaks } from './concept-breaks.js';
import { sha256, writePage } from './report-page.js';

const HOSTILE = `A\u202eB ${HOSTILE_WORDS.join(' ')}`;
const CLIENT = new URL('../../../src/output/report-html/client/', import.meta.url);
const ELEMENT = /<(?!\/)([a-z]+\d?)/g;
const SAID = /\bsay\(\s*'([^']+)'/g;

function report(year: number, changes = {}) {
  return sampleRecord({ year, id: `321200-青溪市审计局/${year}`, ...changes });
}

describe('the report of a dataset', () => {
  it('holds every report with its agency, year, form and what failed', () => {
    const { index } = writePage([report(2015), report(2016, { form: null })]);
    expect(index.agencies).toEqual([['青溪市审计局', '321200']]);
    expect(index.reports.year).toEqual([2015, 2016]);
    expect(index.forms[index.reports.form[0] ?? -1]?.id).toBe('national-2014');
    expect(index.reports.form[1]).toBe(-1);
    expect(index.reports.failures[0]?.length).toBeGreaterThan(0);
    expect(index.regions['320000']).toBe('江苏省');
  });

  it('has each value at the slot of its indicator, with status and text where it is no plain number', () => {
    const { index, details } = writePage([
      report(2016, {
        observations: [
          observe('proactive.items', 396),
          observe('proactive.channels.website', 12, { raw: '１２' }),
          observe('requests.received', null, { status: 'unreadable', raw: '约5' }),
          observe(null, 7, { label: '自设', path: ['甲'] }),
        ],
      }),
    ]);
    const keys = index.forms[index.reports.form[0] ?? 0]?.keys ?? [];
    const packed = details.get(0);
    const at = (key: string) => packed?.v[keys.indexOf(key)];
    expect(at('proactive.items')).toBe(396);
    expect(at('proactive.channels.website')).toEqual([0, '１２', 12, '条']);
    expect(at('requests.received')).toEqual([3, '约5', null, '条']);
    expect(packed?.v[keys.indexOf('proactive.items.normative_documents')]).toBeNull();
    expect(packed?.x).toEqual([['甲 › 自设', null, 7]]);
    expect(index.reports.unreadable).toEqual([1]);
  });

  it('keeps a second value of the same cell beside the first', () => {
    const twice = [observe('proactive.items', 1), observe('proactive.items', 2)];
    expect(writePage([report(2016, { observations: twice })]).details.get(0)?.d).toEqual([[expect.any(Number), 2]]);
  });

  it('tells a sum that fails with its formula and its figures', () => {
    const { index, details } = writePage([
      report(2016, {
        observations: [
          observe('requests.received', 14),
          observe('requests.received.in_person', 1),
          observe('requests.received.fax', 0),
          observe('requests.received.online', 9),
          observe('requests.received.mail', 3),
        ],
      }),
    ]);
    const rule = index.rules.indexOf('national-2014.C1');
    expect(index.formulas[rule]).toMatchObject({ left: ['requests.received'], op: '=' });
    const failure = details.get(0)?.f.find(([one]) => one === rule);
    expect(failure?.slice(1, 4)).toEqual([0, 13, 14]);
    const keys = index.forms[index.reports.form[0] ?? 0]?.keys ?? [];
    expect(failure?.[5].map(([slot, value]) => [keys[Number(slot)], value])).toContainEqual(['requests.received', 14]);
  });

  it('tells what two reports say together, and which other one it is', () => {
    const carried = (year: number, code: string, value: number) =>
      report(year, { form: 'national-2021', observations: [observe(code, value, { applicant: 'total' })] });
    const { index, details } = writePage([
      carried(2021, 'requests.carried_out', 3),
      carried(2022, 'requests.carried_in', 4),
    ]);
    const rule = index.rules.indexOf('years.Y1');
    expect(index.formulas[rule]).toEqual({
      form: index.forms.findIndex(({ id }) => id === 'national-2021'),
      left: ['requests.carried_in'],
      op: '=',
      right: [['requests.carried_out', 'last', false]],
    });
    const failure = details.get(1)?.f.find(([one]) => one === rule);
    expect([failure?.[2], failure?.[3], failure?.[7]]).toEqual([3, 4, 0]);
    expect(failure?.[5].map(([, value, year]) => [value, year])).toEqual([
      [4, undefined],
      [3, 2021],
    ]);
  });

  it('has the series of preferred reports only, and no value where none was reported', () => {
    const { index } = writePage([report(2016), { record: report(2016), variant: '0a1b2c3d' }]);
    const at = index.concepts.findIndex(({ code }) => code === 'requests_received');
    expect(index.reports.series[0]?.[at]).toBeNull();
    expect(index.reports.series[1]).toEqual([]);
    expect(index.reports.variant).toEqual([null, '0a1b2c3d']);
  });

  it('leads a change of the last run to its report', () => {
    const change = { kind: 'new', subject: 'x', url: null, code: null } as const;
    const id = '321200-青溪市审计局/2016';
    const run = { name: 'r', startedAt: null, endedAt: null, counts: {}, left: 0 };
    const changes = [
      { ...change, id },
      { ...change, id: '321200-青溪市审计局/1999' },
    ];
    const { index } = writePage([report(2015), report(2016)], { extras: { run: { ...run, changes } } });
    expect(index.run?.changes.map((one) => one.report)).toEqual([1, null]);
  });
});

describe('its size', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    report(1980 + at, { title: null, sections: [], observations: [observe('proactive.items', at)] }),
  );
  const bad = report(2021, { observations: [observe('requests.received', null, { status: 'unreadable', raw: '?5' })] });

  it('is bounded: details are left out and counted, what needs a person keeps its own', () => {
    const { index, details } = writePage([...many, bad], { limits: { reports: 100, details: 7_000 } });
    expect(index.left.details).toBeGreaterThan(5);
    expect(details.size).toBe(41 - index.left.details);
    expect(details.has(40)).toBe(true);
    expect(index.reports.block[39]).toBe(-1);
  });

  it('is bounded in reports too', () => {
    const { index } = writePage(many, { limits: { reports: 10, details: 1e6 } });
    expect(index.left.reports).toBe(30);
    expect(index.reports.year).toHaveLength(10);
  });
});

describe('hostile words', () => {
  const evil = report(2016, {
    agency: {
      key: '321200-青溪市审计局',
      name: HOSTILE,
      publisher: HOSTILE,
      region: { code: '321200', name: HOSTILE },
    },
    title: HOSTILE,
    observations: [
      observe('proactive.items', null, { status: 'unreadable', raw: HOSTILE, note: HOSTILE, label: HOSTILE }),
    ],
    diagnostics: [{ code: 'X', severity: 'warning', message: HOSTILE, at: null }],
    source: { url: 'javascript:alert(1)', path: HOSTILE },
  });
  const { html, index, details } = writePage([evil], {
    extras: {
      name: HOSTILE,
      held: [{ name: HOSTILE, year: null, title: HOSTILE, url: null, why: 'year', file: HOSTILE }],
      damaged: [{ subject: HOSTILE, told: { zh: HOSTILE, en: HOSTILE } }],
    },
  });

  it('make no element: the page has those of its frame and no other', () => {
    const frame = html
      .replaceAll(/<script>[\s\S]*?<\/script>/g, '<script>')
      .replaceAll(/<style>[\s\S]*?<\/style>/g, '<style>');
    const elements = new Set([...frame.matchAll(ELEMENT)].map(([, name]) => name));
    expect([...elements].sort()).toEqual(
      ['body', 'div', 'h1', 'head', 'html', 'meta', 'noscript', 'p', 'script', 'style', 'title'].sort(),
    );
    expect(html.match(/<script>/g)).toHaveLength(1);
  });

  it('are read back as what they say, unseen characters named', () => {
    expect(index.agencies[0]?.[0]).toContain('<img src=x onerror=alert(1)>');
    expect(index.agencies[0]?.[0]).toContain('\\u{202e}');
    expect(JSON.stringify([{ ...index, words: null }, [...details]])).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u001b]/);
  });

  it('make no link: an address that is not of the web is none', () => {
    expect(index.reports.url).toEqual([null]);
  });

  it('show no identity or mobile number', () => {
    const observations = [
      observe('proactive.items', null, { status: 'unreadable', raw: '张三 110101199003077758 13912345678' }),
    ];
    const { html: page } = writePage([report(2016, { observations })]);
    expect(page).not.toContain('199003077758');
    expect(page).not.toContain('12345678');
    expect(page).toContain('110101••••');
  });
});

describe('the frame', () => {
  it('allows its own script and style by hash, and nothing else', () => {
    const { html } = writePage([report(2016)]);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${sha256(script)}'`,
      `style-src 'sha256-${sha256(REPORT_STYLE)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html.match(/\b(?:src|srcset|style|onclick)=/g)).toBeNull();
  });
});

describe('the script', () => {
  const modules = readdirSync(CLIENT).map((name) => ({ name, text: readFileSync(new URL(name, CLIENT), 'utf8') }));

  it('joins all its modules', () => {
    const script = readReportScript();
    for (const { name } of modules) expect(script).toContain(`modules['${name}'] =`);
    expect(() => new Function(script)).not.toThrow();
  });

  it('says only what both languages have words for', () => {
    const keys = modules.flatMap(({ text }) => [...text.matchAll(SAID)].map(([, key = '']) => `report.${key}`));
    expect(keys.length).toBeGreaterThan(60);
    expect(keys.filter((key) => !(key in en))).toEqual([]);
  });

  it('has words for every break of the series', () => {
    for (const code of listConceptBreaks()) expect(en).toHaveProperty([`report.break.${code}`]);
  });

  it('makes text nodes only', () => {
    const ways = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\('on/;
    expect(modules.filter(({ text }) => ways.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ["import x from './a.js';\n", 'cannot be joined'],
    ["import { x } from './b.js';\n", 'not there yet'],
    ["const x = '</script>';\n", 'cannot be joined'],
    ['export default 1;\n', 'cannot be joined'],
  ])('is not joined from %j', (text, problem) => {
    expect(() => joinModules([{ name: 'a.js', text }])).toThrow(problem);
  });

  it('hands on what a module exports', () => {
    const script = joinModules([
      {
        name: 'a.js',
        text: 'const hidden = 1;\nexport const shown = hidden + 1;\nexport function twice(x) { return 2 * x; }\n',
      },
      {
        name: 'b.js',
        text: "import { shown as seen, twice } from './a.js';\nconst hidden = 5;\nout.push(twice(seen) + hidden);\n",
      },
    ]);
    const out: number[] = [];
    new Function('out', script)(out);
    expect(out).toEqual([9]);
  });
});
