/**
 * Lists, maps and sources that a person wrote → their text. In: a path as given, or `-`; out: the text, whatever it was saved
 * as. Refuses, before anything else is read, what cannot be read.
 */
import { resolve } from 'node:path';
import { type ErrorCode, GovdiscloseError, systemCode } from '../errors.js';
import { decodeConfig } from './decode-config.js';
import type { Environment } from './environment.js';
import { type ListLine, readInputList } from './input-list.js';
import { STDIN } from './inputs.js';
import { MAX_PAGE_BYTES } from './read-page.js';

type ConfigCode = Extract<ErrorCode, `ERR_${'LIST' | 'MAP' | 'SOURCES'}_UNREADABLE`>;

export function readConfig({ files, cwd }: Environment, subject: string, code: ConfigCode): string {
  try {
    return decodeConfig(files.readFileSync(resolve(cwd, subject)));
  } catch (error) {
    if (systemCode(error) === '') throw error;
    throw new GovdiscloseError(code, { subject, why: `why.${systemCode(error)}`, cause: error });
  }
}

/** The lines of `-i`; none without it. */
export async function readListOption(
  environment: Environment,
  input: string | undefined,
): Promise<readonly ListLine[]> {
  if (input === undefined) return [];
  if (input !== STDIN) return readInputList(input, readConfig(environment, input, 'ERR_LIST_UNREADABLE'));
  return readInputList(STDIN, decodeConfig(await environment.stdin.read(MAX_PAGE_BYTES)));
}
