/**
 * The end of standard output. In: the stream; out: nothing, when all that was written has left. What could not be written is an
 * error of the output; a reader that is gone is none.
 */
import { refusedOutput } from '../dataset/files.js';
import type { TextOutput } from './environment.js';

export async function endOutput(stdout: TextOutput): Promise<void> {
  await stdout.flush();
  const { failure } = stdout;
  if (failure === null || failure === 'EPIPE') return;
  throw refusedOutput('-', failure);
}
