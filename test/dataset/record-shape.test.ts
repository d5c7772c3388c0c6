/** Each field of a record made something else, one after the other: the shape tells it wherever the schema does. */
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { findFault } from '../../src/dataset/record-shape.js';
import { recordSchema } from '../../src/output/record-schema.js';
import { observe, sampleRecord } from '../output/sample-record.js';

const validate = new Ajv2020.default({ strict: true, strictTypes: false }).compile(recordSchema);
const STRANGE: readonly unknown[] = [null, true, -1, 0.5, 'x', [], {}, [null], undefined];

type Json = { [field: string]: unknown };

function wholeRecord(): Json {
  const filled = sampleRecord({
    observations: [observe('proactive.items', 12)],
    sections: [{ number: 1, heading: '概述', topic: 'overview', paragraphs: ['文'] }],
    claims: [{ indicator: 'proactive.items', value: 12, text: '12条', section: 0 }],
    tables: [{ index: 0, caption: null, kind: 'statistics', rows: [['标', '12']] }],
    attachments: [{ title: '表', href: 'http://a.example/1.doc', mediaType: null }],
    navigation: { previous: { title: '上', href: null }, next: null },
  });
  return JSON.parse(JSON.stringify(filled)) as Json;
}

function listPlaces(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => listPlaces(inner, [...path, name]))];
}

function change(record: Json, path: readonly string[], value: unknown): void {
  const holder = path.slice(0, -1).reduce<Json>((inner, name) => inner[name] as Json, record);
  holder[path.at(-1) ?? ''] = value;
}

describe('the shape of a record', () => {
  it('is that of a record as it is written', () => {
    expect(findFault(wholeRecord())).toBeNull();
    expect(findFault({ ...wholeRecord(), later: [1] })).toBeNull();
  });

  it('tells every field that is lost or of another kind, where the schema tells it', () => {
    let told = 0;
    for (const path of listPlaces(wholeRecord()).slice(1)) {
      for (const strange of STRANGE) {
        const record = wholeRecord();
        change(record, path, strange);
        const isValid = validate(JSON.parse(JSON.stringify(record)));
        const fault = findFault(JSON.parse(JSON.stringify(record)));
        const byStatus = path.includes('observations') && path.at(-1) === 'value';
        if (isValid || byStatus) continue;
        told += 1;
        expect([path.join('/'), strange, fault]).toEqual([path.join('/'), strange, expect.stringMatching(/^\//)]);
        expect(`/${path.join('/')}`.startsWith((fault ?? '').split('/').slice(0, 2).join('/'))).toBe(true);
      }
    }
    expect(told).toBeGreaterThan(400);
  });
});
