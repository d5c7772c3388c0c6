// The pages that are measured: fixtures, and what a mirror or a long report makes of them.
import { readFileSync } from 'node:fs';
import { loadTypescript } from './load-typescript.mjs';

const { annotate, convertScript } = await loadTypescript('../test/golden/disguise.ts');

function readFixture(slug) {
  const folder = new URL(`../fixtures/pages/${slug}/`, import.meta.url);
  const context = JSON.parse(readFileSync(new URL('context.json', folder), 'utf8'));
  return { text: new TextDecoder().decode(readFileSync(new URL('page.html', folder))), context };
}

/** The same page with its body so often that it has so many bytes. */
function lengthen(text, bytes) {
  const start = text.indexOf('>', text.indexOf('<body')) + 1;
  const end = text.lastIndexOf('</body>');
  const times = Math.round(bytes / new TextEncoder().encode(text).length);
  return text.slice(0, start) + text.slice(start, end).repeat(times) + text.slice(end);
}

function describe(text, context) {
  return { text, bytes: new TextEncoder().encode(text), context };
}

const word = readFixture('word-paste-2017');
const clean = readFixture('trs-pairs-2016');
const later = readFixture('subtotal-column-2022');

export const PAGES = {
  clean: describe(clean.text, clean.context),
  'form of 2021': describe(later.text, later.context),
  word: describe(word.text, word.context),
  'word, traditional with pinyin': describe(annotate(convertScript(word.text)), word.context),
  'word, 1 MB': describe(lengthen(word.text, 1_000_000), word.context),
};
