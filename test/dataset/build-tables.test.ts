import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '../../src/dataset/files.js';
import type { DisclosureRecord } from '../../src/model/record.js';
import { temporaryFolder } from '../cli/captured-environment.js';
import { dataPackageSchema } from '../output/data-package-schema.js';
import { observe } from '../output/sample-record.js';
import { build, contentOf, filesIn, fill, readExactCsv, report } from './dataset-folder.js';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const [A, B] = ['110000-甲局', '320000-乙局'];

/** Two agencies, two years, two forms, one conflict. */
const RECORDS: readonly DisclosureRecord[] = [
  report(A, 2016, { source: { url: 'https://www.jia.example/a', finalUrl: 'https://www.jia.example/b' } }),
  report(A, 2017),
  report(B, 2016, { observations: [observe('proactive.items', 1)] }),
  report(B, 2016, { observations: [observe('proactive.items', 2)], source: { trust: 'official' } }),
  report(B, 2021, { form: 'national-2021', observations: [observe('requests.received', 2, { applicant: 'total' })] }),
];

interface Resource {
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  /** None where it is a text. */
  readonly schema?: {
    readonly fields: readonly { readonly name: string }[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}

function readPackage(): { readonly resources: readonly (Resource & { readonly name: string })[] } {
  return JSON.parse(fs.readFileSync(join(folder, 'datapackage.json'), 'utf8'));
}

function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  return readExactCsv(fs.readFileSync(join(folder, path), 'utf8'));
}

function keysOf(rows: readonly Readonly<Record<string, string>>[], fields: readonly string[]): readonly string[] {
  return rows.map((row) => JSON.stringify(fields.map((field) => row[field])));
}

describe('tables of a dataset', () => {
  it('are rows of every record, variants included, the wide ones of the preferred', async () => {
    fill(folder, RECORDS);
    const built = await build(folder);
    expect(built).toMatchObject({ records: 5 });
    expect(Object.keys(contentOf(folder))).toEqual([
      'CITATION.cff',
      'codebook.csv',
      'codebook.md',
      'datapackage.json',
      'load.R',
      'load.do',
      'tables/checks.csv',
      'tables/cross-checks.csv',
      'tables/crosswalk.csv',
      'tables/observations.csv',
      'tables/reports.csv',
      'tables/sections.csv',
      'tables/series.csv',
      'tables/wide-national-2014.csv',
      'tables/wide-national-2021.csv',
    ]);
    const reports = rowsOf('tables/reports.csv');
    expect(reports.map(({ agency_key, year, preferred }) => [agency_key, year, preferred])).toEqual([
      [A, '2016', 'true'],
      [A, '2017', 'true'],
      [B, '2016', 'true'],
      [B, '2016', 'false'],
      [B, '2021', 'true'],
    ]);
    expect(reports.map(({ variant }) => variant)).toEqual(['', '', '', expect.stringMatching(/^[0-9a-f]{8}$/), '']);
    const wide = rowsOf('tables/wide-national-2014.csv');
    expect(wide.map(({ proactive_items }) => proactive_items)).toEqual(['396', '396', '2']);
    expect(rowsOf('tables/observations.csv')).toHaveLength(3 + 3 + 1 + 1 + 1);
  });

  it('are the same bytes in whatever order the records came, and when they are built anew', async () => {
    fill(folder, RECORDS);
    await build(folder);
    const first = contentOf(folder);
    fs.rmSync(join(folder, 'tables'), { recursive: true });
    await build(folder);
    expect(contentOf(folder)).toEqual(first);
    const other = temporaryFolder();
    fill(other, RECORDS.toReversed());
    await build(other);
    expect(contentOf(other)).toEqual(first);
    fs.rmSync(other, { recursive: true });
  });

  it('are not touched when nothing changed', async () => {
    fill(folder, RECORDS);
    await build(folder);
    const names = filesIn(folder);
    for (const name of names) fs.utimesSync(join(folder, name), 1, 1);
    const again = await build(folder);
    expect(again?.files.map(({ change }) => change)).toEqual(again?.files.map(() => 'unchanged'));
    expect(filesIn(folder)).toEqual(names);
    expect(names.filter((name) => fs.statSync(join(folder, name)).mtimeMs !== 1000)).toEqual([]);
  });

  it('lose those of a form that no report has any more, and no other file', async () => {
    fill(folder, RECORDS);
    await build(folder);
    fs.writeFileSync(join(folder, 'tables', 'notes.csv'), 'mine');
    fs.rmSync(join(folder, 'records', B, '2021.json'));
    const built = await build(folder);
    expect(built?.files).toContainEqual({ path: 'tables/wide-national-2021.csv', change: 'removed' });
    expect(filesIn(join(folder, 'tables'))).not.toContain('wide-national-2021.csv');
    expect(fs.readFileSync(join(folder, 'tables', 'notes.csv'), 'utf8')).toBe('mine');
    expect(readPackage().resources.map(({ path }) => path)).not.toContain('tables/wide-national-2021.csv');
  });

  it('read back as they were, whatever the text', async () => {
    const raw = '=cmd|"x"\r\n,\u2028\u202e\u0000;\r';
    const long = '长'.repeat(40_000);
    const sections = [{ number: 1, heading: raw, topic: null, paragraphs: [long, `${raw} `] }];
    fill(folder, [
      report(A, 2016, { title: raw, sections, observations: [observe(null, 1, { raw, label: '\ufeffa' })] }),
    ]);
    await build(folder);
    expect(rowsOf('tables/reports.csv')[0]?.['title']).toBe(raw);
    expect(rowsOf('tables/sections.csv')[0]).toMatchObject({ heading: raw, text: `${long}\n${raw} ` });
    expect(rowsOf('tables/observations.csv')[0]).toMatchObject({ raw, label: '\ufeffa', value: '1' });
  });
});

describe('what reports say together', () => {
  const found = () => rowsOf('tables/cross-checks.csv');

  it('stands in a table of its own, each finding with the report it was compared with and its figures', async () => {
    fill(folder, RECORDS);
    await build(folder);
    const copied = found().find(({ rule }) => rule === 'years.Y4');
    expect(copied).toMatchObject({
      agency_key: A,
      year: '2017',
      variant: '',
      outcome: 'not-assessable',
      against_agency_key: A,
      against_year: '2016',
    });
    const conflict = found().find(({ rule }) => rule === 'dataset.Y7');
    expect(conflict).toMatchObject({
      agency_key: B,
      year: '2016',
      outcome: 'fail',
      severity: 'error',
      against_agency_key: B,
      against_year: '2016',
      expected: '2',
      actual: '1',
      figures: 'proactive.items:2016=2 proactive.items:2016=1',
      observations: '0',
      against_observations: '0',
    });
    expect(conflict?.['variant']).toMatch(/^[0-9a-f]{8}$/);
  });

  it('leads to rows of the observations, in both reports', async () => {
    const carried = (year: number, code: string, value: number) =>
      report(A, year, { form: 'national-2021', observations: [observe(code, value, { applicant: 'total' })] });
    fill(folder, [carried(2021, 'requests.carried_out', 3), carried(2022, 'requests.carried_in', 4)]);
    await build(folder);
    const broken = found().filter(({ rule, outcome }) => rule === 'years.Y1' && outcome === 'fail');
    expect(broken.map(({ expected, actual }) => [expected, actual])).toEqual([['3', '4']]);
    const [{ observations, against_observations, against_year } = {}] = broken;
    const values = rowsOf('tables/observations.csv');
    const at = (year: string, place: string | undefined) =>
      values.find((row) => row['year'] === year && row['observation'] === place)?.['value'];
    expect([at('2022', observations), at(against_year ?? '', against_observations)]).toEqual(['4', '3']);
  });
});

describe('the data package', () => {
  it('is what the standard asks for', async () => {
    fill(folder, RECORDS);
    await build(folder);
    const validate = new Ajv2020.default({ strict: true, strictRequired: false }).compile(dataPackageSchema);
    expect([validate(readPackage()), validate.errors]).toEqual([true, null]);
    expect(readPackage()).toMatchObject({ sources: [{ path: 'https://www.jia.example' }] });
  });

  it('tells bytes and hashes of the files as they are, and their columns', async () => {
    fill(folder, RECORDS);
    await build(folder);
    for (const { path, bytes, hash, schema } of readPackage().resources) {
      const content = fs.readFileSync(join(folder, path));
      expect([bytes, hash]).toEqual([content.length, `sha256:${createHash('sha256').update(content).digest('hex')}`]);
      if (schema === undefined) expect(['codebook.md', 'load.R', 'load.do']).toContain(path);
      else expect(content.toString().split('\n')[0]).toBe(schema.fields.map(({ name }) => name).join(','));
    }
  });

  it('has primary keys that are unique and foreign keys that lead somewhere', async () => {
    fill(folder, RECORDS);
    await build(folder);
    const { resources } = readPackage();
    for (const { path, schema } of resources) {
      if (schema === undefined) continue;
      const rows = rowsOf(path);
      expect(new Set(keysOf(rows, schema.primaryKey)).size).toBe(rows.length);
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const target = resources.find(({ name }) => name === reference.resource);
        const known = new Set(keysOf(rowsOf(target?.path ?? ''), reference.fields));
        const leading = rows.filter((row) => fields.some((field) => row[field] !== ''));
        expect(keysOf(leading, fields).filter((key) => !known.has(key))).toEqual([]);
      }
    }
  });
});

describe('records that cannot be read', () => {
  it('are told, and the rest is built', async () => {
    fill(folder, RECORDS);
    fs.writeFileSync(join(folder, 'records', A, '2017.json'), '{"schema":');
    const told: (string | undefined)[] = [];
    const built = await build(folder, { onRecord: (_, error) => told.push(error?.code) });
    expect(told).toEqual([undefined, 'ERR_RECORD_DAMAGED', undefined, undefined, undefined]);
    expect(built).toMatchObject({ records: 4 });
    expect(rowsOf('tables/reports.csv')).toHaveLength(4);
  });

  it('end the building when they are of a newer schema: the tables stay', async () => {
    fill(folder, RECORDS);
    await build(folder);
    const before = contentOf(folder);
    fs.writeFileSync(join(folder, 'records', B, '2021.json'), '{"schema":"govdisclose/record/2"}');
    await expect(build(folder)).rejects.toMatchObject({ code: 'ERR_SCHEMA_NEWER', exitCode: 2 });
    expect(contentOf(folder)).toEqual(before);
  });

  it('make no tables when there are no others', async () => {
    fill(folder, []);
    expect(await build(folder)).toBeNull();
    expect(contentOf(folder)).toEqual({});
  });

  it('are not there for who asks to stop: the tables stay', async () => {
    fill(folder, RECORDS);
    expect(await build(folder, { mustStop: () => true })).toBeNull();
    expect(contentOf(folder)).toEqual({});
  });
});

describe('a disk that fails', () => {
  /** Every file-system call after the n-th that writes fails. */
  function failingAfter(calls: number): Files {
    let left = calls;
    const counted = <Call extends (...args: never[]) => unknown>(call: Call): Call =>
      ((...args: Parameters<Call>) => {
        left -= 1;
        if (left < 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return call(...args);
      }) as Call;
    const { writeSync, renameSync, fsyncSync, openSync } = fs;
    const writing = { writeSync: counted(writeSync), renameSync: counted(renameSync), fsyncSync: counted(fsyncSync) };
    return { ...fs, ...writing, openSync: counted(openSync) } as Files;
  }

  it('leaves whole files, old or new, and nothing half written; the next run ends it', async () => {
    fill(folder, RECORDS.slice(0, 3));
    await build(folder);
    const old = contentOf(folder);
    fill(folder, RECORDS);
    const fresh = temporaryFolder();
    fill(fresh, RECORDS);
    await build(fresh);
    const new_ = contentOf(fresh);
    fs.rmSync(fresh, { recursive: true });
    for (let calls = 0; ; calls += 1) {
      const built = await build(folder, { files: failingAfter(calls) }).catch((error: { code: string }) => error.code);
      const found = contentOf(folder);
      for (const [name, content] of Object.entries(found)) expect([old[name], new_[name]]).toContain(content);
      if (typeof built === 'object') break;
      expect(built).toBe('ERR_NO_SPACE');
      expect(calls).toBeLessThan(200);
    }
    expect(contentOf(folder)).toEqual(new_);
  });
});
