/**
 * Anything read from JSON → is it a record, as the published schema has it? Out: the first place that is not so, as a JSON
 * pointer, or null. Taken from the schema itself, so that no field which a command reads is left out: kinds, closed lists of
 * words, bounds and patterns. Fields that the schema does not name are passed over: nothing reads them.
 */
import { type JsonSchema, recordSchema } from '../output/record-schema.js';

/** What a schema asks of one value. */
interface Shape {
  /** Words, numbers or null that it may be, where the list is closed. */
  readonly words: ReadonlySet<unknown> | null;
  readonly kinds: ReadonlySet<string>;
  readonly isWhole: boolean;
  readonly least: number;
  readonly most: number;
  readonly pattern: RegExp | null;
  readonly items: Shape | null;
  readonly fields: readonly (readonly [string, Shape])[] | null;
}

type Fields = Readonly<Record<string, unknown>>;

const NULL = 'null';
const RECORD = compileSchema(recordSchema);

export function findFault(found: unknown): string | null {
  const fault = faultIn(found, RECORD);
  return fault === '' ? '/' : fault;
}

function compileSchema(schema: JsonSchema): Shape {
  const { anyOf, type, minimum, maximum, pattern, items, properties } = schema;
  if (Array.isArray(anyOf)) return compileNullable(anyOf as readonly JsonSchema[]);
  const types = (Array.isArray(type) ? type : [type]).filter((kind) => typeof kind === 'string');
  return {
    words: listWords(schema),
    kinds: new Set(types.map((kind) => (kind === 'integer' ? 'number' : kind))),
    isWhole: types.includes('integer'),
    least: typeof minimum === 'number' ? minimum : Number.NEGATIVE_INFINITY,
    most: typeof maximum === 'number' ? maximum : Number.POSITIVE_INFINITY,
    pattern: typeof pattern === 'string' ? new RegExp(pattern) : null,
    items: isFields(items) ? compileSchema(items) : null,
    fields: isFields(properties)
      ? Object.entries(properties).map(([name, inner]) => [name, compileSchema(inner as JsonSchema)])
      : null,
  };
}

/** The only choice that the schema knows: a shape, or null. */
function compileNullable(choices: readonly JsonSchema[]): Shape {
  const [shape, other] = choices.map(compileSchema);
  if (!shape || !other?.kinds.has(NULL))
    throw new TypeError('a choice of the schema that is not between a shape and null');
  return { ...shape, kinds: new Set([...shape.kinds, NULL]) };
}

function listWords(schema: JsonSchema): ReadonlySet<unknown> | null {
  if ('const' in schema) return new Set([schema['const']]);
  return Array.isArray(schema['enum']) ? new Set<unknown>(schema['enum']) : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** The way from here to the fault; it is put together only when there is one. */
function faultIn(value: unknown, shape: Shape): string | null {
  if (shape.words !== null) return shape.words.has(value) ? null : '';
  const kind = kindOf(value);
  if (!shape.kinds.has(kind)) return '';
  switch (kind) {
    case 'number':
      return isWithin(value as number, shape) ? null : '';
    case 'string':
      return shape.pattern === null || shape.pattern.test(value as string) ? null : '';
    case 'array':
      return shape.items === null ? null : faultInList(value as readonly unknown[], shape.items);
    case 'object':
      return shape.fields === null ? null : faultInFields(value as Fields, shape.fields);
    default:
      return null;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return NULL;
  return Array.isArray(value) ? 'array' : typeof value;
}

function isWithin(value: number, { isWhole, least, most }: Shape): boolean {
  return value >= least && value <= most && (!isWhole || Number.isSafeInteger(value));
}

function faultInFields(value: Fields, fields: readonly (readonly [string, Shape])[]): string | null {
  for (const [name, inner] of fields) {
    const fault = faultIn(value[name], inner);
    if (fault !== null) return `/${name}${fault}`;
  }
  return null;
}

function faultInList(value: readonly unknown[], inner: Shape): string | null {
  for (let index = 0; index < value.length; index++) {
    const fault = faultIn(value[index], inner);
    if (fault !== null) return `/${index}${fault}`;
  }
  return null;
}
