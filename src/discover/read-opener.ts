/**
 * In: a link as written and the script that a click runs. Out: the address it leads to, if it stands there plainly
 * (`javascript:openInfo('/x/1.html')`, `window.open("…")`); null for addresses that a script puts together.
 */
import { isScript, listQuoted } from '../extract/attachments/list-quoted.js';
import type { PrintedLink } from '../model/link-page.js';
import type { AddressWords } from '../model/list-knowledge.js';
import { type ListScene, resolveAddress } from './list-scene.js';

const NOWHERE = /^(?:#.*)?$/s;

export function locateTarget(link: Pick<PrintedLink, 'href' | 'opener'>, scene: ListScene): string | null {
  const scripted = isScript(link.href);
  const plain = scripted || NOWHERE.test(link.href) ? null : resolveAddress(link.href, scene);
  if (plain !== null) return plain;
  if (!scripted && !NOWHERE.test(link.href)) return null;
  const { addresses } = scene.words;
  const quoted = (scripted ? findQuoted(decode(link.href), addresses) : null) ?? findQuoted(link.opener, addresses);
  return quoted === null ? null : resolveAddress(quoted, scene);
}

/** The first text in quotes that is an address and is not added to anything. */
export function findQuoted(script: string, words: AddressWords): string | null {
  return listQuoted(script).find((text) => words.plain.test(text)) ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
