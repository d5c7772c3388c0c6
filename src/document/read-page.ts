/**
 * Decoded text → page: blocks in reading order, every string both as printed and as treated. HTML and plain-text
 * dumps come out alike. Refuses nothing: malformed input gives fewer or odder blocks and diagnostics.
 */
import type { Page } from '../model/document.js';
import type { Diagnostic, Script, TreatedText } from '../model/text.js';
import { detectFormat } from './detect-format.js';
import { type BlockDraft, collectWords, type WordsDraft } from './drafts.js';
import { readDump } from './dump/read-dump.js';
import { type HtmlDraft, readHtml } from './html/read-html.js';
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
  const treated = treatWords(draft.blocks, title, reading);
  const { meta, base, savedFrom, truncated, diagnostics } = draft;
  return {
    page: { format, title, meta, base, savedFrom, blocks: draft.blocks, diagnostics, truncated },
    script: treated.script,
    diagnostics: treated.diagnostics,
  };
}

function draftDump(text: string): HtmlDraft {
  const blocks: BlockDraft[] = readDump(text);
  return { title: null, meta: new Map(), base: null, savedFrom: null, blocks, diagnostics: [], truncated: false };
}

function treatWords(blocks: readonly BlockDraft[], title: WordsDraft | null, reading: PageReading): TreatedText {
  const { words, inCell } = collectWords(blocks);
  if (title) {
    words.push(title);
    inCell.push(false);
  }
  const treated = reading.treat(
    words.map((word) => word.raw),
    inCell,
  );
  for (const [index, word] of words.entries()) word.text = treated.texts[index] ?? word.raw;
  return treated;
}
