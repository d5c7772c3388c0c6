/**
 * The end of standard output. In: the stream; out: nothing, when all that was written has left. What could not be written is an
 * error of the output; a reader that is gone is none.
 */
import { GovdiscloseError } from '../errors.js';
import type { TextOutput } from './environment.js';

export async function endOutput(stdout: TextOutput): Promise<void> {
  await stdout.flush();
  const { failure } = stdout;
  if (failure === null || failure === 'EPIPE') return;
  const code = failure === 'ENOSPC' || failure === 'EDQUOT' ? 'ERR_NO_SPACE' : 'ERR_OUTPUT_NOT_WRITABLE';
  throw new GovdiscloseError(code, { subject: '-', why: `why.${failure}` });
}
