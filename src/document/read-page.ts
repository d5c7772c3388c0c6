/**
 * Decoded text → page: blocks in reading order, every string both as printed and as treated. HTML and plain-text
 * dumps come out alike. Refuses nothing: malformed input gives fewer or odder blocks and diagnostics.
 */
import type { Page } from '../model/document.js';
import type { Diagnostic, Script, TreatedText } from '../model/text.js';
import { detectFormat } from './detect-format.js';
import { addWords, type BlockDraft, collectWords, type WordsDraft } from './drafts.js';
import { readDump } from './dump/read-dump.js';
import type { HtmlDraft } from './html/html-draft.js';
import { readHtml } from './html/read-html.js';
import type { ContainerWords } from './html/zones.js';

export interface PageReading {
  readonly containers: ContainerWords;
  /** Treats all strings of the page at once; `inCell[i]` tells strings that keep their lost blanks. */
  readonly treat: (raws: readonly string[], inCell: readonly boolean[]) => TreatedText;
}

export interface ReadPage {
  readonly page: Page;
  readonly script: Script;
  readonly diagnostics: readonly Diagnostic[];
}

export function readPage(text: string, reading: PageReading): ReadPage {
  const format = detectFormat(text);
  const draft = format === 'html' ? readHtml(text, reading.containers) : draftDump(text);
  const title: WordsDraft | null = draft.title === null ? null : { raw: draft.title, text: draft.title };
  const metas: MetaDraft[] = [];
  for (const [name, values] of draft.meta) for (const raw of values) metas.push({ name, raw, text: raw });
  const treated = treatWords(draft.blocks, title === null ? metas : [...metas, title], reading);
  const { base, savedFrom, truncated, diagnostics } = draft;
  return {
    page: { format, title, meta: indexMeta(metas), base, savedFrom, blocks: draft.blocks, diagnostics, truncated },
    script: treated.script,
    diagnostics: treated.diagnostics,
  };
}

function draftDump(text: string): HtmlDraft {
  const blocks: BlockDraft[] = readDump(text);
  return { title: null, meta: new Map(), base: null, savedFrom: null, blocks, diagnostics: [], truncated: false };
}

/** Contents of meta tags are text of the page like any other. */
interface MetaDraft extends WordsDraft {
  readonly name: string;
}

function indexMeta(metas: readonly MetaDraft[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const { name, text } of metas) {
    const known = index.get(name);
    if (known) known.push(text);
    else index.set(name, [text]);
  }
  return index;
}

function treatWords(blocks: readonly BlockDraft[], beside: readonly WordsDraft[], reading: PageReading): TreatedText {
  const collected = collectWords(blocks);
  for (const word of beside) addWords(word, true, collected);
  const { words, raws, inCell } = collected;
  const treated = reading.treat(raws, inCell);
  // Every draft begins with its text as printed: what needed no treatment is done.
  if (treated.texts === raws) return treated;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word) word.text = treated.texts[at] ?? word.raw;
  }
  return treated;
}
