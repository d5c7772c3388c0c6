import { describe, expect, it } from 'vitest';
import { bringUpToDate } from '../../src/dataset/record-versions.js';
import { sampleRecord } from '../output/sample-record.js';

describe('the version of a record', () => {
  it('is the present one: the record as it is', () => {
    const record = sampleRecord();
    expect(bringUpToDate(record)).toEqual({ record });
  });

  it.each([[null], [[]], ['x'], [{}], [{ schema: 1 }], [{ schema: 'other/record/1' }]])('is none: %j', (found) => {
    expect(bringUpToDate(found)).toEqual({ fault: 'none' });
  });

  it.each([
    ['govdisclose/record/2', 'newer'],
    ['govdisclose/record/10', 'newer'],
    ['govdisclose/record/0', 'unknown'],
    ['govdisclose/record/', 'unknown'],
    ['govdisclose/record/1.5', 'unknown'],
    ['govdisclose/record/01', 'unknown'],
  ])('is not the present one: %s is %s', (schema, fault) => {
    expect(bringUpToDate({ ...sampleRecord(), schema })).toEqual({ fault, schema });
  });

  it('is brought up step by step, each step seeing what the one before made', () => {
    const migrations = [
      { from: 2, step: ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, names: [name] }) },
      { from: 1, step: (record: Readonly<Record<string, unknown>>) => ({ ...record, name: `${record['title']}!` }) },
    ];
    const versions = { current: 3, migrations };
    const old = { schema: 'govdisclose/record/1', title: 'a' };
    expect(bringUpToDate(old, versions)).toEqual({
      record: { schema: 'govdisclose/record/3', title: 'a', names: ['a!'] },
    });
    expect(old).toEqual({ schema: 'govdisclose/record/1', title: 'a' });
    expect(
      bringUpToDate({ schema: 'govdisclose/record/1' }, { current: 3, migrations: migrations.slice(0, 1) }),
    ).toEqual({
      fault: 'unknown',
      schema: 'govdisclose/record/1',
    });
  });
});
