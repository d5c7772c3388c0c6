/** `schema [record]`: JSON Schema of what is written. In: the schema's name; out: the schema. */
import { GovdiscloseError } from '../../errors.js';
import { writeJsonDocument } from '../../output/record-json.js';
import { SCHEMAS } from '../../output/record-schema.js';
import type { Session } from '../session.js';

export async function runSchema({ environment }: Session, name = 'record'): Promise<number> {
  const schema = SCHEMAS.get(name);
  if (schema === undefined) {
    const known = [...SCHEMAS.keys()].join(', ');
    throw new GovdiscloseError('ERR_UNKNOWN_SCHEMA', { subject: name, values: { known } });
  }
  environment.stdout.write(writeJsonDocument(schema));
  await environment.stdout.flush();
  return 0;
}
