import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { recordSchema } from '../../src/output/record-schema.js';
import { sampleRecord } from './sample-record.js';

const validate = new Ajv2020.default({ strict: true, strictTypes: false, allErrors: true }).compile(recordSchema);

type Tree = { [key: string]: unknown };

/** Every object below a value, with the way to it. */
function objectsIn(value: unknown, way: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(item, [...way, index]));
  if (typeof value !== 'object' || value === null) return [];
  return [way, ...Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, [...way, key]))];
}

function change(way: readonly (string | number)[], edit: (object: Tree) => void): unknown {
  const copy: unknown = structuredClone(sampleRecord());
  let target = copy as Tree;
  for (const step of way) target = target[step] as Tree;
  edit(target);
  return copy;
}

describe('the schema of the record', () => {
  it('takes a record', () => {
    validate(sampleRecord());
    expect(validate.errors).toBeNull();
  });

  it('takes what is missing as null', () => {
    const { agency } = sampleRecord();
    expect(
      validate(sampleRecord({ id: null, year: null, form: null, title: null, agency: { ...agency, region: null } })),
    ).toBe(true);
  });

  it('refuses any object with a field more or less', () => {
    for (const way of objectsIn(sampleRecord())) {
      expect(validate(change(way, (object) => Object.assign(object, { surprise: 1 }))), way.join('.')).toBe(false);
      const target = way.reduce<unknown>((object, step) => (object as Tree)[step], sampleRecord());
      for (const key of Object.keys(target as Tree)) {
        const without = change(way, (object) => {
          delete object[key];
        });
        expect(validate(without), [...way, key].join('.')).toBe(false);
      }
    }
  });

  it.each<[string, readonly (string | number)[], Tree]>([
    ['a value that was not reported', ['observations', 2], { value: 0 }],
    ['a reported value that is missing', ['observations', 0], { value: null }],
    ['an unknown status', ['observations', 0], { status: 'guessed' }],
    ['an unknown topic', ['sections', 0], { topic: 'sports' }],
    ['a date that is none', ['header'], { issuedOn: '2017年2月' }],
    ['a time without its zone', ['header'], { publishedAt: '2017-02-24T13:44' }],
    ['a hash that is none', ['source'], { sha256: 'x' }],
    ['another schema', [], { schema: 'govdisclose/record/2' }],
    ['a year as text', [], { year: '2016' }],
  ])('refuses %s', (_, way, changes) => {
    expect(validate(change(way, (object) => Object.assign(object, changes)))).toBe(false);
  });
});
