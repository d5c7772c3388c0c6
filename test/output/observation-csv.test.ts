/** Rows that need no quotes are joined by hand: the text must be the library's, to the byte. */
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsvRows } from '../../src/output/observation-csv.js';

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '年', ' ', ',', '"', '\n', '\r', '\t', ';', '\ufeff', '=', "'") }),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true }),
);

describe('writeCsvRows', () => {
  it('writes what the library writes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (rows) => {
        expect(writeCsvRows(rows)).toBe(stringify(rows, { record_delimiter: '\n', quoted_match: /\r/ }));
      }),
    );
  });

  it('writes nothing for no rows', () => {
    expect(writeCsvRows([])).toBe('');
  });
});
