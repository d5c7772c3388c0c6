/**
 * Header fields as they stand in a capture. In: the fields in their order; out: what one of them says. Names are compared
 * without case; fields that stand there more than once are joined where the standard joins them.
 */
import type { HeaderFields } from '../model/capture.js';

export function readFields(fields: HeaderFields, name: string): readonly string[] {
  return fields.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value);
}

export function readField(fields: HeaderFields, name: string): string | null {
  return readFields(fields, name)[0] ?? null;
}

/** The names in a list such as `gzip, br`, in lower case. */
export function readList(fields: HeaderFields, name: string): readonly string[] {
  return readFields(fields, name)
    .flatMap((value) => value.split(','))
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');
}
