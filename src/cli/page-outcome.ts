/** What ends an input otherwise than well → the error that says so; and the pause between two inputs. */
import { refusalIn } from '../dataset/files.js';
import { GovdiscloseError } from '../errors.js';
import type { Refusal } from '../model/result.js';
import type { PlannedInput } from './inputs.js';

/** Lets signals and the end of a pipe be heard between two pages. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export function subjectOf(input: PlannedInput | { readonly kind: string; readonly subject: string }): string {
  return 'error' in input ? (input.error.detail.subject ?? '') : input.subject;
}

export function asGovdiscloseError(error: unknown, subject: string): GovdiscloseError {
  if (error instanceof GovdiscloseError) return error;
  const refusal = refusalIn(error, subject);
  if (refusal !== null) return refusal;
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new GovdiscloseError('ERR_INTERNAL', { subject, why, cause: error });
}

/** A page that was named and is no report. */
export function refusalError(
  subject: string,
  { looksLike, reason }: Pick<Refusal, 'looksLike' | 'reason'>,
): GovdiscloseError {
  if (looksLike === 'web-archive') return new GovdiscloseError('ERR_WEB_ARCHIVE', { subject });
  if (looksLike === 'binary') return new GovdiscloseError('ERR_FILE_BINARY', { subject, why: reason });
  return new GovdiscloseError('ERR_NOT_A_REPORT', { subject, why: reason, values: { kind: `kind.${looksLike}` } });
}
