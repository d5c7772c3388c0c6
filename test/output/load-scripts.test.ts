import { describe, expect, it } from 'vitest';
import { writeRScript, writeStataScript } from '../../src/output/load-scripts.js';
import { listStaticTables, listTables } from '../../src/output/tables/list-tables.js';
import { defaultKnowledge } from '../../src/pipeline.js';
import { readStataScript } from './stata-script.js';

const { forms, tables: knowledge } = defaultKnowledge;
const tables = [...listTables(forms, knowledge), ...listStaticTables(forms, knowledge)];

describe('load.do', () => {
  const script = writeStataScript(tables);
  const read = readStataScript(script);

  it('is made of commands, names and labels that Stata takes, a block for each table', () => {
    expect(read.map(({ path, saved }) => [path, saved])).toEqual(tables.map(({ path, name }) => [path, `${name}.dta`]));
    expect(read.filter(({ dataLabel }) => dataLabel === '')).toEqual([]);
  });

  it('labels every column, in the order in which they stand', () => {
    expect(read.map(({ labels }) => [...labels.keys()])).toEqual(
      tables.map(({ columns }) => columns.map(({ name }) => name)),
    );
  });

  it('reads every column as text or as a number, and none as both', () => {
    read.forEach(({ texts, numbers }, index) => {
      const { columns = [] } = tables[index] ?? {};
      const wanted = columns.map(({ type }, place) => [type === 'string' || isMade(type), place + 1] as const);
      expect(texts).toEqual(wanted.filter(([isText]) => isText).map(([, place]) => place));
      expect(numbers).toEqual(wanted.filter(([isText]) => !isText).map(([, place]) => place));
    });
  });

  it('makes truth values and dates of those that are', () => {
    expect(read.map(({ converted }) => converted)).toEqual(
      tables.map(({ columns }) =>
        columns.filter(({ type }) => type === 'boolean' || type === 'date').map(({ name }) => name),
      ),
    );
  });

  it('gives no command that Stata lacks, and none with a macro, a comment or a name in it', () => {
    const bad = ['label var x "a"', 'save "x"', 'label variable 1x "a"', 'label variable if "a"', 'drop x'];
    const worse = [
      'label variable x "a `b"',
      'label variable x "a $b"',
      'label variable x "a /* b"',
      'label variable x ""',
    ];
    const start = script.slice(0, script.indexOf('label variable'));
    for (const line of [...bad, ...worse]) {
      expect(() => readStataScript(`${start}${line}\nsave "stata/a.dta", replace\n`), line).toThrow();
    }
    expect(readStataScript(`${start}save "stata/a.dta", replace\n`)).toHaveLength(1);
  });

  it('leaves out an option that would name no column', () => {
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    const columns = table.columns.filter(({ type }) => type === 'string');
    expect(writeStataScript([{ ...table, columns }])).not.toContain('numericcols');
    expect(readStataScript(writeStataScript([{ ...table, columns }]))).toMatchObject([{ numbers: [] }]);
  });
});

function isMade(type: string): boolean {
  return type === 'boolean' || type === 'date' || type === 'datetime';
}

describe('load.R', () => {
  it('names every table and every column', () => {
    const script = writeRScript(tables);
    for (const { name, path, columns } of tables) {
      const start = script.indexOf(`    "${name}" = load_table(\n      "${path}",`);
      expect([name, start > 0]).toEqual([name, true]);
      const block = script.slice(start, script.indexOf('\n    )', start));
      expect(columns.filter((column) => block.split(`"${column.name}" = `).length !== 3)).toEqual([]);
    }
  });
});
