/** The words of the page that `explain --html` writes: message keys that whoever supplies the words must have. */
import type { BlockUse } from '../model/result.js';

export type SheetKey =
  | `sheet.use.${BlockUse['as']}`
  | `sheet.${'title' | 'page' | 'record' | 'refused' | 'note' | 'letters' | 'marks' | 'chosen'}`
  | `sheet.${'fields' | 'header' | 'sections' | 'observations' | 'missing' | 'claims' | 'checks' | 'diagnostics'}`
  | `sheet.${'year' | 'agency' | 'forms' | 'attachments' | 'source' | 'seen'}`
  | `sheet.${'textLeft' | 'cellsLeft' | 'rowsLeft' | 'blocksLeft' | 'entriesLeft'}`
  | `sheet.${'rebuilt' | 'lines' | 'printed' | 'noCell' | 'blank' | 'paragraphs' | 'pageTitle' | 'language'}`;

export type SheetWords = (key: SheetKey, values?: Readonly<Record<string, string | number>>) => string;

/** The letter of each use, so that colour is never needed to tell them apart. */
export const LETTERS: Readonly<Record<BlockUse['as'], string>> = {
  title: 'T',
  header: 'H',
  heading: 'S',
  text: 'P',
  statistics: 'D',
  caption: 'C',
  table: 'O',
  attachment: 'L',
  navigation: 'N',
  chrome: 'F',
  ignored: 'X',
};
