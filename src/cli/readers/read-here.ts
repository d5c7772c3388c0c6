/** Pages read in this thread, one after the other. In: the core; out: a reader that starts nothing. */
import { Filing } from '../../dataset/filing.js';
import type { Core } from '../environment.js';
import type { PageReader } from './page-reader.js';

export function openReaderHere(core: Pick<Core, 'parsePage'>): PageReader {
  return {
    width: 1,
    read: async ({ bytes, context }) => {
      const result = core.parsePage(bytes, context);
      return result.ok ? { ok: true, filing: Filing.of(result.record) } : { ok: false, refusal: result.refusal };
    },
    close: async () => undefined,
  };
}
