/** What the reader of HTML hands on: the page's head and its blocks, before the text is treated. */
import type { Diagnostic } from '../../model/text.js';
import type { BlockDraft } from '../drafts.js';

export interface HtmlDraft {
  readonly title: string | null;
  readonly meta: Map<string, string[]>;
  readonly base: string | null;
  readonly savedFrom: string | null;
  readonly blocks: BlockDraft[];
  readonly diagnostics: Diagnostic[];
  readonly truncated: boolean;
}
