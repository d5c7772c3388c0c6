/**
 * Anything read from JSON → is it a record, as far as the fields go that other commands read? Out: the first place that
 * is not as the schema says, as a JSON pointer, or null. The schema itself is in `output/record-schema.ts`.
 */

type Kind = 'string' | 'number' | 'object' | 'array';
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
  checks: 'array',
  diagnostics: 'array',
  source: { sha256: 'string', trust: 'string', url: 'string?', finalUrl: 'string?', retrievedAt: 'string?' },
};

export function findFault(found: unknown): string | null {
  return faultIn(found, RECORD, '');
}

function faultIn(value: unknown, shape: Shape, place: string): string | null {
  if (typeof shape === 'string') return isOfKind(value, shape) ? null : place;
  if (isList(shape)) return faultInList(value, shape[0], place);
  if (typeof value !== 'object' || value === null) return place === '' ? '/' : place;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const [name, inner] of Object.entries(shape)) {
    const fault = faultIn(fields[name], inner, `${place}/${name}`);
    if (fault !== null) return fault;
  }
  return null;
}

function isList(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function faultInList(value: unknown, inner: Shape, place: string): string | null {
  if (!Array.isArray(value)) return place;
  for (const [index, one] of value.entries()) {
    const fault = faultIn(one, inner, `${place}/${index}`);
    if (fault !== null) return fault;
  }
  return null;
}

function isOfKind(value: unknown, kind: Kind | `${Kind}?`): boolean {
  if (value === null) return kind.endsWith('?');
  const bare = kind.replace('?', '');
  return bare === 'array' ? Array.isArray(value) : typeof value === bare;
}
