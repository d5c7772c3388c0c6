/**
 * What the Data Package Standard (v2) asks of a package, a resource and a Table Schema, as JSON Schema: the properties that
 * it names, with the types and values it allows. Written from the specification; others are allowed, as it says.
 */
const text = { type: 'string', minLength: 1 } as const;
const names = { type: 'array', minItems: 1, items: text } as const;

const field = {
  type: 'object',
  required: ['name'],
  properties: {
    name: text,
    type: {
      enum: [
        'string',
        'number',
        'integer',
        'boolean',
        'object',
        'array',
        'list',
        'datetime',
        'date',
        'time',
        'year',
        'yearmonth',
        'duration',
        'geopoint',
        'geojson',
        'any',
      ],
    },
    title: text,
    description: text,
    missingValues: { type: 'array', items: { type: 'string' } },
    constraints: { type: 'object', properties: { required: { type: 'boolean' }, unique: { type: 'boolean' } } },
  },
} as const;

const tableSchema = {
  type: 'object',
  required: ['fields'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/tableschema.json' },
    fields: { type: 'array', minItems: 1, items: field },
    fieldsMatch: { enum: ['exact', 'equal', 'subset', 'superset', 'partial'] },
    missingValues: { type: 'array', items: { type: 'string' } },
    primaryKey: names,
    foreignKeys: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['fields', 'reference'],
        properties: {
          fields: names,
          reference: { type: 'object', required: ['fields'], properties: { resource: text, fields: names } },
        },
      },
    },
  },
} as const;

const resource = {
  type: 'object',
  required: ['name', 'path'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/dataresource.json' },
    name: text,
    /** Relative, without a way up or to the root. */
    path: { type: 'string', pattern: '^(?!/)(?!.*\\.\\.)(?!.*://)[^\\\\]+$' },
    type: { const: 'table' },
    title: text,
    description: text,
    format: text,
    mediatype: { type: 'string', pattern: '^[^/ ]+/[^/ ]+$' },
    encoding: text,
    bytes: { type: 'integer', minimum: 0 },
    hash: { type: 'string', pattern: '^(?:sha256:[0-9a-f]{64}|[0-9a-f]{32})$' },
    dialect: {
      type: 'object',
      properties: {
        header: { type: 'boolean' },
        delimiter: text,
        lineTerminator: text,
        quoteChar: text,
        doubleQuote: { type: 'boolean' },
      },
    },
    schema: tableSchema,
  },
} as const;

export const dataPackageSchema = {
  type: 'object',
  required: ['resources'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    name: { type: 'string', pattern: '^[a-z0-9._-]+$' },
    title: text,
    description: text,
    keywords: names,
    licenses: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        anyOf: [{ required: ['name'] }, { required: ['path'] }],
        properties: { name: { type: 'string', pattern: '^[A-Za-z0-9.+_-]+$' }, path: text, title: text },
      },
    },
    sources: {
      type: 'array',
      items: { type: 'object', properties: { title: text, path: text, email: text, version: text } },
    },
    resources: { type: 'array', minItems: 1, items: resource },
  },
} as const;
