/**
 * Anything read from JSON → is it a record, as far as the fields go that other commands read? Out: the first place that
 * is not as the schema says, as a JSON pointer, or null. The schema itself is in `output/record-schema.ts`.
 */

type Kind = 'string' | 'number' | 'object';
/** A kind, `?` for or null; a list of one shape; or fields. */
type Shape = Kind | `${Kind}?` | readonly [Shape] | { readonly [field: string]: Shape };

const DATED = { issuedOn: 'string?', publishedAt: 'string?', indexNumber: 'string?' } as const;
const RECORD: Shape = {
  id: 'string?',
  year: 'number?',
  form: 'string?',
  title: 'string?',
  agency: { key: 'string', name: 'string?', region: 'object?' },
  header: DATED,
  sections: [{ number: 'number?', heading: 'string?', topic: 'string?', paragraphs: ['string'] }],
  observations: [
    {
      indicator: 'string?',
      applicant: 'string?',
      value: 'number?',
      unit: 'string?',
      status: 'string',
      raw: 'string',
      label: 'string',
      path: ['string'],
      at: { table: 'number', row: 'number', column: 'number' },
    },
  ],
  claims: [{ indicator: 'string', value: 'number', text: 'string' }],
  missing: ['string'],
  checks: [{ rule: 'string', outcome: 'string', severity: 'string', message: 'string' }],
  diagnostics: [{ code: 'string', severity: 'string', message: 'string' }],
  source: { sha256: 'string', trust: 'string', url: 'string?', finalUrl: 'string?', retrievedAt: 'string?' },
};

export function findFault(found: unknown): string | null {
  const fault = faultIn(found, RECORD);
  return fault === '' ? '/' : fault;
}

/** The way from here to the fault; it is put together only when there is one. */
function faultIn(value: unknown, shape: Shape): string | null {
  if (typeof shape === 'string') return isOfKind(value, shape) ? null : '';
  if (isList(shape)) return faultInList(value, shape[0]);
  if (typeof value !== 'object' || value === null) return '';
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name in shape) {
    const inner = shape[name];
    const fault = inner === undefined ? null : faultIn(fields[name], inner);
    if (fault !== null) return `/${name}${fault}`;
  }
  return null;
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function faultInList(value: unknown, inner: Shape): string | null {
  if (!Array.isArray(value)) return '';
  for (let index = 0; index < value.length; index++) {
    const fault = faultIn(value[index], inner);
    if (fault !== null) return `/${index}${fault}`;
  }
  return null;
}

function isOfKind(value: unknown, kind: Extract<Shape, string>): boolean {
  switch (kind) {
    case 'string?':
      return value === null || typeof value === 'string';
    case 'number?':
      return value === null || typeof value === 'number';
    case 'object?':
      return typeof value === 'object';
    default:
      return typeof value === kind && value !== null;
  }
}
