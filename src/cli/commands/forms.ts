/** `forms [ID]`: the statutory forms, or the indicators of one. In: the form's id; out: a table, JSON or CSV. */
import { GovdiscloseError } from '../../errors.js';
import { type CodebookFormat, listForms, listIndicators, writeCodebook } from '../../output/codebook.js';
import type { Session } from '../session.js';

export async function runForms(
  { environment }: Session,
  id: string | undefined,
  { format = 'table' }: { readonly format?: CodebookFormat },
): Promise<number> {
  const { forms } = await environment.loadCore();
  const form = forms.find((one) => one.id === id);
  if (id !== undefined && form === undefined) {
    const known = forms.map((one) => one.id).join(', ');
    throw new GovdiscloseError('ERR_UNKNOWN_FORM', { subject: id, values: { known } });
  }
  const rows = form === undefined ? listForms(forms) : listIndicators(form);
  environment.stdout.write(writeCodebook(rows, format));
  await environment.stdout.flush();
  return 0;
}
