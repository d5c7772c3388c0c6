/** In: what a treatment did, or the counts of traits that stay in the text. Out: the diagnostics, one per kind. */
import type { Diagnostic, Severity } from '../model/text.js';
import type { Repair } from './repair.js';
import { CLASS, type Counts } from './scan-text.js';

const MESSAGES: Readonly<Record<string, readonly [Severity, string]>> = {
  'double-escaped-entities': ['info', 'character references that were escaped twice were decoded'],
  'invisible-characters': ['info', 'control, zero-width or direction characters were removed'],
  'compatibility-characters': [
    'info',
    'radicals or compatibility ideographs were replaced by the characters they stand for',
  ],
  'shifted-bytes': ['warning', 'places whose bytes slid by one were read again'],
  'pinyin-annotations': ['info', 'bracketed pinyin was removed'],
  'traditional-script': ['info', 'traditional characters were simplified'],
  'utf8-as-gbk': ['error', 'the text was saved as UTF-8 read as GBK; it is left as it is'],
  'utf8-as-latin1': ['error', 'the text was saved as UTF-8 read as Latin-1; it is left as it is'],
};

const TRAITS: readonly (readonly [number, string, Severity, string])[] = [
  [CLASS.fullWidth, 'full-width-characters', 'info', 'full-width letters or digits stay as printed'],
  [CLASS.lookAlike, 'look-alike-punctuation', 'info', 'small or half-width look-alikes of punctuation stay as printed'],
  [CLASS.privateUse, 'private-use-characters', 'warning', 'private-use characters cannot be read'],
  [CLASS.replacement, 'replacement-characters', 'warning', 'characters were lost in decoding (U+FFFD)'],
];

export function describeRepair(code: string, repair: Repair): Diagnostic {
  const [severity, words] = MESSAGES[code] ?? ['info', code];
  const example = repair.example === null ? '' : `, as in "${repair.example}"`;
  return { code, severity, message: `${words}: ${repair.count}${example}`, at: null };
}

export function describeTraits(counts: Counts): Diagnostic[] {
  return TRAITS.filter(([kind]) => (counts[kind] ?? 0) > 0).map(([kind, code, severity, words]) => ({
    code,
    severity,
    message: `${words}: ${counts[kind] ?? 0}`,
    at: null,
  }));
}
