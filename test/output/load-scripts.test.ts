import { describe, expect, it } from 'vitest';
import { writeRScript, writeStataScript } from '../../src/output/load-scripts.js';
import { listStaticTables, listTables } from '../../src/output/tables/list-tables.js';
import { defaultKnowledge } from '../../src/pipeline.js';

const { forms, tables: knowledge } = defaultKnowledge;
const tables = [...listTables(forms, knowledge), ...listStaticTables(forms, knowledge)];

/** Words that Stata takes for no name. */
const RESERVED =
  /^(?:_all|_b|byte|_coef|_cons|double|float|if|in|int|long|_n|_N|_pi|_pred|_rc|_skip|str\d*|strL|using|with)$/;
const LABEL = /^label variable (\S+) "([^"]*)"$/;

describe('load.do', () => {
  const script = writeStataScript(tables);

  it('labels every column with a name and a label that Stata takes', () => {
    const labels = script.split('\n').flatMap((line) => {
      const [, name, label] = LABEL.exec(line) ?? [];
      return name === undefined ? [] : [{ name, label: label ?? '' }];
    });
    expect(labels).toHaveLength(tables.reduce((sum, { columns }) => sum + columns.length, 0));
    expect(labels.filter(({ name }) => name.length > 32 || RESERVED.test(name))).toEqual([]);
    expect(labels.filter(({ label }) => label === '' || [...label].length > 80 || /[`$"]/.test(label))).toEqual([]);
  });

  it('reads every column as text or as a number, and none as both', () => {
    const blocks = script.split('import delimited').slice(1);
    expect(blocks).toHaveLength(tables.length);
    blocks.forEach((block, index) => {
      const [, texts = '', numbers = ''] = /stringcols\(([\d ]*)\) numericcols\(([\d ]*)\)/.exec(block) ?? [];
      const places = [...texts.split(' '), ...numbers.split(' ')].filter(Boolean).map(Number);
      expect(places.sort((a, b) => a - b)).toEqual(tables[index]?.columns.map((_, place) => place + 1));
    });
  });
});

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
