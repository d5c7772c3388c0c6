/** `explain <file>`: how a page was read, as text or JSON. A page that is no report is explained too. */
import { GovdiscloseError } from '../../errors.js';
import { writeExplanation } from '../../output/explanation.js';
import { writeJsonDocument } from '../../output/record-json.js';
import { isWebAddress, planInputs, STDIN } from '../inputs.js';
import { readPageBytes } from '../read-page.js';
import type { Session } from '../session.js';

export type ExplanationFormat = 'text' | 'json';
export const EXPLANATION_FORMATS: readonly ExplanationFormat[] = ['text', 'json'];

export interface ExplainOptions {
  readonly format?: ExplanationFormat;
  readonly url?: string;
}

const COLUMNS_OF_A_PIPE = 400;

export async function runExplain({ environment }: Session, file: string, options: ExplainOptions): Promise<number> {
  if (isWebAddress(file)) throw new GovdiscloseError('ERR_ADDRESS_GIVEN', { subject: file });
  if (file === STDIN && environment.stdin.isTTY) throw new GovdiscloseError('ERR_NO_INPUT');
  const [input] = planInputs([file], [], environment);
  if (input?.kind === 'error' && input.error.code !== 'ERR_FOLDER_EMPTY') throw input.error;
  if (input?.kind !== 'page' || input.origin === 'found') {
    throw new GovdiscloseError('ERR_PATH_UNREADABLE', { subject: file, why: 'why.EISDIR' });
  }
  const bytes = await readPageBytes(input, environment);
  const { explainPage } = await environment.loadCore();
  const explanation = explainPage(bytes, { path: file, ...(options.url !== undefined && { url: options.url }) });
  const { stdout } = environment;
  const columns = stdout.isTTY ? stdout.columns : COLUMNS_OF_A_PIPE;
  stdout.write(options.format === 'json' ? writeJsonDocument(explanation) : writeExplanation(explanation, columns));
  await stdout.flush();
  return 0;
}
