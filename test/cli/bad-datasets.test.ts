/** Datasets as nobody wants them, given to every command that reads one: right output or a clear error, nothing else touched. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, fill, readExactCsv, report } from '../dataset/dataset-folder.js';
import { observe } from '../output/sample-record.js';
import { plant, run, temporaryFolder } from './captured-environment.js';

let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const [A, B] = ['110000-甲局', '320000-乙局'];
const NAME = `=cmd|'/c calc'!A1 "甲",\u202e局\u200f\r\n<script>alert(1)</script>`;
const LONG = `${'长'.repeat(40_000)}完`;
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function hostile(value: number) {
  const agency = { key: A, name: NAME, publisher: NAME, region: { code: '110000', name: NAME } };
  return report(A, 2016, {
    agency,
    title: NAME,
    sections: [{ number: 1, heading: NAME, topic: null, paragraphs: [LONG, NAME] }],
    observations: [observe('requests.received', value, { raw: NAME, note: NAME }), observe(null, 1, { label: LONG })],
    source: { url: `https://www.jia.example/"><b>`, path: NAME },
  });
}

/** What the folder holds beside its tables: name → content and time of change. */
function untouched(folder: string): Readonly<Record<string, string>> {
  const root = join(cwd, folder);
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const kept = names.filter((name) => /^(?:records|held)\//.test(name) && fs.statSync(join(root, name)).isFile());
  return Object.fromEntries(
    kept.map((name) => [name, `${fs.statSync(join(root, name)).mtimeMs} ${fs.readFileSync(join(root, name), 'utf8')}`]),
  );
}

const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['build', ['build', 'x']],
  ['check', ['check', 'x']],
  ['diff', ['diff', 'x', 'x']],
  ['report', ['report', 'x', '-o', 'x.html']],
];

describe('words that steer, break out or run over', () => {
  it('stay words in the tables and their copies', async () => {
    fill(join(cwd, 'x'), [hostile(3)]);
    expect((await run(['build', 'x', '--excel', '--parquet'], { cwd })).code).toBe(0);
    const [row] = readExactCsv(contentOf(join(cwd, 'x'))['tables/reports.csv'] ?? '');
    expect(row).toMatchObject({ agency: NAME, title: NAME, region: NAME, path: NAME });
    const [section] = readExactCsv(contentOf(join(cwd, 'x'))['tables/sections.csv'] ?? '');
    expect(section?.['text']).toBe(`${LONG}\n${NAME}`);
    expect(contentOf(join(cwd, 'x'))['excel/reports.csv']).toContain(`"'=cmd|`);
  });

  it.each([['check'], ['diff']])('reach no terminal from %s, and programs as they are', async (command) => {
    fill(join(cwd, 'x'), [hostile(3)]);
    fill(join(cwd, 'y'), [hostile(4)]);
    const args = command === 'check' ? ['check', 'x', '--all'] : ['diff', 'x', 'y'];
    const { out, err } = await run(args, { cwd, changes: {} });
    expect([STEERING.test(out.replaceAll('\u001b[', '')), STEERING.test(err)]).toEqual([false, false]);
    expect(out).toContain('cmd|');
    const { out: lines } = await run([...args, '--format', 'ndjson'], { cwd });
    const told = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(JSON.stringify(told)).toContain(JSON.stringify(NAME).slice(1, -1));
    const { out: csv } = await run([...args, '--format', 'csv'], { cwd });
    expect(readExactCsv(csv).some((row) => Object.values(row).includes(NAME))).toBe(true);
  });

  it('are no markup in the report', async () => {
    fill(join(cwd, 'x'), [hostile(3)]);
    expect((await run(['report', 'x', '-o', 'x.html'], { cwd })).code).toBe(0);
    const html = fs.readFileSync(join(cwd, 'x.html'), 'utf8');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('"><b>');
    expect(html.length).toBeLessThan(1_000_000);
  });
});

describe('a record that cannot be read', () => {
  it.each(COMMANDS)('is told by %s, and nothing but what it writes is touched', async (_, args) => {
    fill(join(cwd, 'x'), [report(A, 2016), report(B, 2016)]);
    fs.truncateSync(join(cwd, 'x/records', A, '2016.json'), 200);
    const before = untouched('x');
    const { code, err } = await run(args, { cwd });
    expect([code === 0, err.includes(`ERR_RECORD_DAMAGED x/records/${A}/2016.json`)]).toEqual([false, true]);
    expect(untouched('x')).toEqual(before);
  });
});

describe('a record whose lists hold other things than they should', () => {
  it.each(['missing', 'checks', 'diagnostics'])('is told, and makes no report fail: %s', async (field) => {
    fill(join(cwd, 'x'), [report(A, 2016), report(B, 2016)]);
    const path = join(cwd, 'x/records', A, '2016.json');
    const record = JSON.parse(fs.readFileSync(path, 'utf8'));
    fs.writeFileSync(path, JSON.stringify({ ...record, [field]: [7] }));
    const { code, err } = await run(['report', 'x', '-o', 'x.html'], { cwd });
    expect([code, err.includes(`ERR_RECORD_DAMAGED x/records/${A}/2016.json`)]).toEqual([1, true]);
  });
});

describe('a record of another version', () => {
  it.each(COMMANDS.flatMap(([command, args]) => ['0', '2', '9.1'].map((version) => ({ command, args, version }))))(
    'is told by $command with its file and its version: $version',
    async ({ args, version }) => {
      fill(join(cwd, 'x'), [report(B, 2016)]);
      plant(cwd, { [`x/records/${A}/2016.json`]: `{"schema":"govdisclose/record/${version}"}` });
      const before = untouched('x');
      const { code, err } = await run(args, { cwd });
      expect(code).not.toBe(0);
      expect(err).toContain(`x/records/${A}/2016.json`);
      expect(err).toContain(`govdisclose/record/${version}`);
      expect(untouched('x')).toEqual(before);
    },
  );
});

describe('a dataset without records', () => {
  it.each(COMMANDS)('is told by %s', async (command, args) => {
    fill(join(cwd, 'x'), []);
    const { code, err, out } = await run(args, { cwd });
    if (command === 'diff') expect([code, out]).toEqual([0, expect.stringContaining('0 reports')]);
    else expect([code, err.includes('ERR_DATASET_EMPTY')]).toEqual([1, true]);
    expect(fs.existsSync(join(cwd, 'x.html'))).toBe(false);
  });
});
