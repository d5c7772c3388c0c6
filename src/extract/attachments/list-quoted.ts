/**
 * In: what a click runs, as a `javascript:` address or as the script alone. Out: the texts in quotes that stand by themselves:
 * an address that a script opens is one of them. What is added to something is a part of an address, and none. No script is run.
 */
const SCRIPT = /^\s*(?:javascript|vbscript)\s*:/i;
const QUOTED = /(\+\s{0,3})?["']([^"'\s<>]{1,1000})["'](\s{0,3}\+)?/gu;
const LONGEST = 4000;

export function isScript(href: string): boolean {
  return SCRIPT.test(href);
}

export function listQuoted(script: string): readonly string[] {
  return [...script.slice(0, LONGEST).matchAll(QUOTED)].flatMap(([, added, text = '', more]) =>
    added === undefined && more === undefined && !isScript(text) ? [text] : [],
  );
}
