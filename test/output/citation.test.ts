import { describe, expect, it } from 'vitest';
import { writeCitation } from '../../src/output/citation.js';
import { defaultKnowledge } from '../../src/pipeline.js';

describe('CITATION.cff', () => {
  const words = { ...defaultKnowledge.tables.dataPackage, title: 'a: "b" # c' };
  const coverage = { reports: 3, agencies: 2, firstYear: 2016, lastYear: 2021 };
  const text = writeCitation({ coverage, sha256: 'ab'.repeat(32), words });

  it('has what the format asks for, each on a line, strings quoted', () => {
    const lines = text.trimEnd().split('\n');
    for (const key of ['cff-version: 1.2.0', 'type: dataset', 'authors:']) expect(lines).toContain(key);
    expect(lines).toContain('title: "a: \\"b\\" # c"');
    expect(lines).toContain('version: "abababababab"');
    expect(
      lines.filter((line) => !/^ *(?:- )?(?:[a-z-]+:(?: (?:"(?:[^"\\]|\\.)*"|[\w.]+))?|"(?:[^"\\]|\\.)*")$/.test(line)),
    ).toEqual([]);
  });

  it('tells what is covered', () => {
    expect(text).toContain('3 reports of 2 agencies, 2016–2021. ');
    expect(writeCitation({ coverage: { ...coverage, lastYear: 2016 }, sha256: 'ab', words })).toContain(
      '2 agencies, 2016. ',
    );
  });
});
