/**
 * A regular expression → texts that would make it slow if it could be: each character of its own alphabet, and each piece of
 * two or three of its atoms, repeated behind every beginning that it may have matched, before an end that it cannot match.
 */
export interface Recipe {
  readonly prefix: string;
  readonly pump: string;
}

const ATOM =
  /\\u\{[0-9a-f]+\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[pP]\{[^}]*\}|\\[dDsSwWbBnrtfv0]|\\.|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?<?[=!:]|\(\?<\w+>|\{\d+(?:,\d*)?\}|[()|?*+^$]|[\s\S]/giu;
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  '\\d': ['1'],
  '\\D': ['a'],
  '\\s': [' ', '\n'],
  '\\S': ['a'],
  '\\w': ['a', '1'],
  '\\W': ['-'],
  '\\n': ['\n'],
  '\\r': ['\r'],
  '\\t': ['\t'],
  '\\f': ['\f'],
  '\\v': ['\v'],
  '\\0': ['\0'],
  '.': ['a', '条'],
};
const NOTHING = /^(?:\(|\)|\||\?|\*|\+|\^|\$|\\b|\\B|\(\?|\{\d)/i;
const CODE = /^\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2}))$/i;
const PROPERTY = /^\\[pP]\{/;
const INSIDE = /\\u\{[0-9a-f]+\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[pP]\{[^}]*\}|\\[\s\S]|[\s\S]/giu;
const OTHERS = ['a', '1', ' ', '条', '<', '(', '\n', '!', '\u4e00', '/', '-'];
const MOST_ATOMS = 60;
const MOST_SAMPLES = 3;

/** Characters that an atom matches, a few of them. */
function sample(atom: string): readonly string[] {
  const known = SAMPLES[atom];
  if (known !== undefined) return known;
  if (PROPERTY.test(atom)) return ['条', 'a', '1', '—'].filter((char) => new RegExp(`^${atom}$`, 'u').test(char));
  const code = CODE.exec(atom);
  if (code !== null) return [String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16))];
  if (atom.startsWith('[')) return sampleClass(atom);
  return [atom.startsWith('\\') ? atom.slice(1) : atom];
}

function sampleClass(atom: string): readonly string[] {
  const inside = atom.slice(1, -1).match(INSIDE) ?? [];
  const candidates = [...inside.filter((part) => part !== '^' && part !== '-').flatMap(sample), ...OTHERS];
  const pattern = compile(`^${atom}$`);
  return [...new Set(candidates)].filter((char) => pattern?.test(char)).slice(0, MOST_SAMPLES);
}

function compile(source: string): RegExp | null {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // Written for the other mode.
    }
  }
  return null;
}

const MOST_RECIPES = process.env['FUZZ'] === 'long' ? 400 : 60;

/** Behind the beginning that leads to it each atom is repeated, alone and with the next; then each alone, from the first on. */
export function listRecipes({ source }: RegExp): Recipe[] {
  const atoms = (source.match(ATOM) ?? []).filter((atom) => !NOTHING.test(atom)).map(sample);
  const kept = atoms.filter((samples) => samples.length > 0).slice(0, MOST_ATOMS);
  const firsts = kept.map(([first = '']) => first);
  const recipes = new Map<string, Recipe>();
  const add = (prefix: string, pump: string): void => {
    if (pump !== '') recipes.set(`${prefix}\u0000${pump}`, { prefix, pump });
  };
  for (const samples of kept.slice(0, MOST_ALONE)) for (const pump of samples) add('', pump);
  for (let at = 0; at < kept.length; at++) {
    const prefix = firsts.slice(0, at + 1).join('');
    add(prefix, firsts[at] ?? '');
    add(prefix, firsts.slice(at, at + 2).join(''));
  }
  for (const samples of kept) for (const pump of samples) add('', pump);
  add('', firsts.join(''));
  return [...recipes.values()].slice(0, MOST_RECIPES);
}

const MOST_ALONE = 8;

const END = '\u0001';

export function writeText({ prefix, pump }: Recipe, length: number): string {
  return prefix + pump.repeat(Math.ceil(length / pump.length)) + END;
}
