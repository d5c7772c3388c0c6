import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORD_FORMATS } from '../../src/cli/program-parts.js';
import { readCsv } from '../../src/cli/read-csv.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import { speakIn } from '../../src/messages/speak.js';
import { listForms, listIndicators, writeCodebook } from '../../src/output/codebook.js';
import { FORMAT_NAMES } from '../../src/output/formats.js';
import { OBSERVATION_COLUMNS, writeCsvRows, writeObservationCsv } from '../../src/output/observation-csv.js';
import { writeJsonDocument, writeJsonLine } from '../../src/output/record-json.js';
import { type SummaryOptions, writeSummary } from '../../src/output/summary.js';
import { cutColumns, escapeForTerminal, measureColumns } from '../../src/output/terminal-text.js';
import { observe, sampleRecord } from './sample-record.js';

const PLAIN: SummaryOptions = { say: speakIn('en'), color: false, columns: 80, labels: new Map() };
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

it('names in the help the formats that there are', () => {
  expect(RECORD_FORMATS).toEqual(FORMAT_NAMES);
});

describe('JSON', () => {
  it('reads back equal and cannot steer a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const record = sampleRecord({ title });
        expect(JSON.parse(writeJsonLine(record))).toEqual(record);
        expect(JSON.parse(writeJsonDocument(record))).toEqual(record);
        expect(writeJsonLine(record)).not.toMatch(STEERING);
        expect(writeJsonLine(record)).not.toContain('\n');
      }),
    );
  });
});

describe('CSV', () => {
  it('has columns that R and Stata take', () => {
    for (const name of OBSERVATION_COLUMNS) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,31}$/);
  });

  it('keeps numbers, negative ones too, and nulls apart from text', () => {
    const observations = [
      observe('a', -5, { raw: '减5', note: '（其中"修订"3件）' }),
      observe(null, null, { status: 'placeholder', raw: '=1+1', label: ' x\r\ny,z', path: ['一', '（二）'] }),
    ];
    const csv = writeObservationCsv(sampleRecord({ observations }), 'abcdef01');
    expect(csv.split('\n')[1]).toBe(
      '321200-青溪市审计局,青溪市审计局,2016,abcdef01,a,,-5,条,reported,减5,"（其中""修订""3件）",（一）a,一、主动公开情况,exact,0,1,2',
    );
    expect(csv).toContain(',=1+1,');
    expect(csv).toContain('一 > （二）');
    expect(csv).not.toContain('\ufeff');
  });

  it('reads back equal', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '一', '=', '1') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const csv = writeCsvRows(rows.map(([a, b]) => [`x${a}x`, `x${b}x`]));
        const back = readCsv(csv).rows.map(({ cells }) => cells);
        expect(back).toEqual(rows.map(([a, b]) => [`x${a}x`, `x${b}x`]));
      }),
    );
  });
});

describe('the summary', () => {
  it('aligns Han text by its width', () => {
    const lines = writeSummary(sampleRecord(), PLAIN).split('\n');
    const sections = lines.filter((line) => /paragraphs?,/.test(line));
    const starts = sections.map((line) => measureColumns(line.slice(0, line.search(/\d+ paragraphs?,/))));
    expect(new Set(starts).size).toBe(1);
  });

  it('spells out failed checks and what was not read', () => {
    const observations = [observe('a', null, { status: 'unreadable', raw: '约30' })];
    const text = writeSummary(sampleRecord({ observations }), PLAIN);
    expect(text).toContain('warning channels_sum: expected 396, the page says 49');
    expect(text).toContain('unreadable: 约30');
    expect(text).toContain('1 passed, 1 failed, 0 not assessable');
    expect(text).toContain('organization.reading_points');
  });

  it('says plainly what is not known', () => {
    const { agency } = sampleRecord();
    const bare = sampleRecord({
      year: null,
      form: null,
      agency: { ...agency, name: null, region: null },
      sections: [],
      observations: [],
      checks: [],
      diagnostics: [],
      attachments: [],
      missing: [],
    });
    expect(writeSummary(bare, PLAIN)).toContain('agency unknown · year unknown\n');
    expect(writeSummary(bare, PLAIN)).toContain('none: the page has no statistics table that is known');
  });

  it('cannot be steered by the page, and has colours only when wanted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { agency, header } = sampleRecord();
        const record = sampleRecord({
          agency: { ...agency, name: text, publisher: text },
          header: { ...header, indexNumber: text },
          sections: [{ number: 1, heading: text, topic: null, paragraphs: [] }],
          observations: [
            observe(null, 1, { label: text, unit: text }),
            observe(null, null, { status: 'unreadable', raw: text }),
          ],
          missing: [text],
          tables: [{ index: 0, caption: text, kind: 'other', rows: [] }],
          attachments: [{ title: text, href: text, mediaType: null }],
          diagnostics: [{ code: 'X', severity: 'error', message: text, at: null }],
          source: { path: text },
        });
        expect(writeSummary(record, PLAIN)).not.toMatch(STEERING);
      }),
    );
    expect(writeSummary(sampleRecord(), { ...PLAIN, color: true })).toContain('\u001b[1m');
  });
});

describe('text for terminals', () => {
  it('measures and cuts by columns', () => {
    expect(measureColumns('报告a')).toBe(5);
    expect(cutColumns('报告报告', 5)).toBe('报告…');
    expect(cutColumns('报告', 4)).toBe('报告');
    expect(escapeForTerminal('a\r\n\tb\u001b]52;\u0007')).toBe('a b\\u{1b}]52;\\u{7}');
  });
});

describe('the codebook', () => {
  it('lists every indicator of a form once, with its unit', () => {
    for (const form of [national2014, national2021]) {
      const codes = listIndicators(form).map(({ indicator }) => indicator);
      expect(new Set(codes).size).toBe(codes.length);
    }
    expect(listIndicators(national2021)).toContainEqual(
      expect.objectContaining({ indicator: 'administrative_fees.amount', unit: '万元', applicants: null }),
    );
    expect(listIndicators(national2021).find(({ indicator }) => indicator === 'outcome')).toBeUndefined();
  });

  it('is written as a table, JSON and CSV', () => {
    const forms = listForms([national2014, national2021]);
    expect(JSON.parse(writeCodebook(forms, 'json'))).toEqual(forms);
    expect(readCsv(writeCodebook(forms, 'csv')).rows).toHaveLength(3);
    const table = writeCodebook(listIndicators(national2021), 'table').split('\n');
    expect(table[0]).toMatch(/^indicator +unit +local +label/);
  });
});
