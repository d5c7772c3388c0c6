/**
 * JSON Schema 2020-12 of the record: every field, in the record's order, whether it may be null, and every closed list
 * of words. Nothing else may stand in a record. Data only; `schema` prints it.
 */

export type JsonSchema = { readonly [keyword: string]: unknown };

const text: JsonSchema = { type: 'string' };
const textOrNull: JsonSchema = { type: ['string', 'null'] };
const number: JsonSchema = { type: 'number' };
const numberOrNull: JsonSchema = { type: ['number', 'null'] };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const countOrNull: JsonSchema = { type: ['integer', 'null'], minimum: 0 };
const yearOrNull: JsonSchema = { type: ['integer', 'null'], minimum: 1900, maximum: 2999 };
const dateOrNull: JsonSchema = { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const momentOrNull: JsonSchema = {
  type: ['string', 'null'],
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?\\+08:00)?$',
};
const capturedOrNull: JsonSchema = {
  type: ['string', 'null'],
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$',
};

/** An object with exactly these fields, all of them present. */
function closed(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

function nullable(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

function oneOf(...values: readonly (string | null)[]): JsonSchema {
  return { enum: values };
}

function described(description: string, schema: JsonSchema): JsonSchema {
  return { description, ...schema };
}

const severity = oneOf('error', 'warning', 'info');
const link = closed({ title: text, href: textOrNull });

const agency = closed({
  key: text,
  name: described('Who reports', textOrNull),
  publisher: described('Who put it on line', textOrNull),
  region: nullable(closed({ code: described('GB/T 2260', { type: 'string', pattern: '^\\d{6}$' }), name: text })),
});

const header = closed({
  indexNumber: textOrNull,
  categories: list(text),
  publisher: textOrNull,
  issuedOn: dateOrNull,
  documentNumber: textOrNull,
  validity: textOrNull,
  contentSource: textOrNull,
  publishedAt: described('As precise as printed', momentOrNull),
  keywords: textOrNull,
  summary: textOrNull,
  viewCount: countOrNull,
  entries: described('Every label and value as printed, in order', list(closed({ label: text, value: text }))),
});

const topic = oneOf(
  'overview',
  'proactive',
  'interpretation',
  'requests',
  'consultation',
  'fees',
  'review',
  'problems',
  'plans',
  'other',
  null,
);

const section = closed({
  number: described('The ordinal', countOrNull),
  heading: described('Without its ordinal', textOrNull),
  topic,
  paragraphs: list(text),
});

/** A value stands exactly where the status says so. */
const valueByStatus: JsonSchema = {
  if: { properties: { status: { const: 'reported' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, and no promise
  then: { properties: { value: number } },
  else: { properties: { value: { type: 'null' } } },
};

const observation: JsonSchema = {
  ...closed({
    indicator: described('Code of the form; null for a row that the form does not know', textOrNull),
    applicant: described('Column of the request table', textOrNull),
    value: numberOrNull,
    unit: textOrNull,
    status: oneOf('reported', 'blank', 'placeholder', 'unreadable'),
    raw: described('The cell as printed', text),
    note: textOrNull,
    label: text,
    path: described('Labels of the parents, outermost first', list(text)),
    match: oneOf('exact', 'alias', 'near', 'position', null),
    at: closed({ table: count, row: count, column: count }),
  }),
  ...valueByStatus,
};

const table = closed({
  index: count,
  caption: textOrNull,
  kind: oneOf('statistics', 'other'),
  rows: described('Cells as printed', list(list(text))),
});

const check = closed({
  rule: text,
  outcome: oneOf('pass', 'fail', 'not-assessable'),
  severity,
  expected: { type: ['number', 'string', 'null'] },
  actual: { type: ['number', 'string', 'null'] },
  message: text,
  observations: described('Places in observations', list(count)),
});

const source = closed({
  url: textOrNull,
  finalUrl: textOrNull,
  path: described('The parsed file, as given', textOrNull),
  retrievedAt: described('First capture of these bytes, UTC', capturedOrNull),
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  bytes: count,
  charset: text,
  charsetFrom: oneOf('bom', 'proof', 'header', 'meta', 'guess'),
  script: oneOf('simplified', 'traditional', 'mixed'),
  trust: oneOf('official', 'mirror', 'unknown'),
  archive: nullable(closed({ file: text, offset: count, length: count })),
  parser: text,
});

export const recordSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:govdisclose:record:1',
  title: 'govdisclose record',
  description: 'One annual report on open government information: one agency, one report year.',
  ...closed({
    schema: { const: 'govdisclose/record/1' },
    id: described('<agency key>/<year>', textOrNull),
    year: described('The year the report is about', yearOrNull),
    agency,
    title: textOrNull,
    form: textOrNull,
    header,
    sections: list(section),
    observations: list(observation),
    tables: list(table),
    missing: described('Indicators of the form that the page does not show', list(text)),
    claims: list(closed({ indicator: text, value: number, text, section: count })),
    checks: list(check),
    diagnostics: list(closed({ code: text, severity, message: text, at: textOrNull })),
    attachments: list(closed({ title: text, href: text, mediaType: textOrNull })),
    navigation: closed({ previous: nullable(link), next: nullable(link) }),
    source,
  }),
};

export const SCHEMAS: ReadonlyMap<string, JsonSchema> = new Map([['record', recordSchema]]);
