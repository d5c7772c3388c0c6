/**
 * A language → the function that says things in it. In: a message key and the values it names; out: one string.
 * Refuses nothing: a value that is not given stays visible as its name in braces.
 */
import { en } from './en.js';
import { zh } from './zh.js';

export type Language = 'zh' | 'en';
export type MessageKey = keyof typeof en;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Speak = (key: MessageKey, values?: MessageValues) => string;

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, zh };

/** `{name}`, or `{name|one|many}` for a number and its noun. */
const PLACE = /\{([a-zA-Z]+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** Chinese for any zh locale, English for all others, `C` included. */
export function detectLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function speakIn(language: Language): Speak {
  const catalogue = CATALOGUES[language];
  return (key, values = {}) => fill(catalogue[key], values);
}

/** What a message key says; anything that is no key stays as it is. */
export function sayIfKnown(say: Speak, key: string | number, values: MessageValues = {}): string | number {
  return typeof key === 'string' && Object.hasOwn(en, key) ? say(key as MessageKey, values) : key;
}

function fill(template: string, values: MessageValues): string {
  return template.replace(PLACE, (whole, name: string, one: string | undefined, many: string | undefined) => {
    const value = values[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : `${value} ${value === 1 ? one : many}`;
  });
}
