/**
 * A do-file as far as ours go → its commands, or what Stata would not take. In: the text; out: tables with the columns that are read,
 * made and labelled. Knows the syntax of nine commands by the manuals of Stata 16 and throws on anything else: Stata itself
 * is not to be had for tests.
 */

export interface StataTable {
  readonly path: string;
  readonly texts: readonly number[];
  readonly numbers: readonly number[];
  readonly labels: ReadonlyMap<string, string>;
  readonly converted: readonly string[];
  readonly dataLabel: string;
  readonly saved: string;
}

const NAME = '[A-Za-z_][A-Za-z0-9_]{0,31}';
const RESERVED =
  /^(?:_all|_b|byte|_coef|_cons|double|float|if|in|int|long|_n|_N|_pi|_pred|_rc|_skip|str\d*|strL|using|with)$/;
const COMMANDS = {
  version: /^version 16$/,
  mkdir: /^capture mkdir "stata"$/,
  import: /^import delimited using "([^"]+)", clear (.+)$/,
  label: new RegExp(`^label variable (${NAME}) "([^"]*)"$`),
  data: /^label data "([^"]*)"$/,
  define: new RegExp(`^label define (${NAME})((?: \\d+ "[^"]*")+), replace$`),
  values: new RegExp(`^label values (${NAME}) (${NAME})$`),
  rename: new RegExp(`^rename (${NAME}) (${NAME})$`),
  generate: new RegExp(
    `^generate (?:byte|long) (${NAME}) = (?:date\\((${NAME}), "YMD"\\)|\\((${NAME}) == "true"\\) if (${NAME}) != "")$`,
  ),
  format: new RegExp(`^format (${NAME}) %tdCCYY-NN-DD$`),
  order: new RegExp(`^order (${NAME}), before\\((${NAME})\\)$`),
  drop: new RegExp(`^drop (${NAME})$`),
  save: /^save "stata\/([a-z0-9-]+\.dta)", replace$/,
} as const;
const OPTIONS =
  /^varnames\(1\) case\(preserve\) encoding\("UTF-8"\) bindquote\(strict\) maxquotedrows\(unlimited\)(?: stringcols\(([\d/ ]+)\))?(?: numericcols\(([\d/ ]+)\))?$/;
const MOST = { label: 80, line: 2000, numbers: 2500 } as const;
/** Starts a macro, ends a string, or begins a comment, in quotes too. */
const DANGEROUS = /[`$]|\/\*|(?:^|\s)\/\/|[\u0000-\u001f\u007f]/;

type Kind = keyof typeof COMMANDS;

export function readStataScript(text: string): readonly StataTable[] {
  if (text.startsWith('\ufeff') || text.includes('\r') || !text.endsWith('\n')) throw new Error('not a text of lines');
  const tables: StataTable[] = [];
  let open: Block | null = null;
  for (const line of joinLines(text)) {
    const [kind, groups] = commandOf(line);
    if (kind === 'import') open = openBlock(groups);
    else if (kind === 'version' || kind === 'mkdir') continue;
    else if (open === null) throw new Error(`before any table: ${line}`);
    else if (kind === 'save') {
      tables.push({ ...open, saved: groups[0] ?? '' });
      open = null;
    } else apply(open, kind, groups);
  }
  if (open !== null) throw new Error('a table is not saved');
  return tables;
}

/** Comments away, continued lines together. */
function joinLines(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('*'));
  if (lines.some((line) => line.length > MOST.line)) throw new Error('a line that is too long');
  const joined = lines.join('\n').replaceAll(' ///\n', '').split('\n');
  return joined.map((line) => line.trim().replaceAll(/ {2,}/g, ' ')).filter((line) => line !== '');
}

function commandOf(line: string): readonly [Kind, readonly (string | undefined)[]] {
  for (const kind of Object.keys(COMMANDS) as Kind[]) {
    const found = COMMANDS[kind].exec(line);
    if (found === null) continue;
    if (DANGEROUS.test(line)) throw new Error(`a macro or a comment: ${line}`);
    return [kind, found.slice(1)];
  }
  throw new Error(`no command of Stata: ${line}`);
}

interface Block {
  readonly path: string;
  readonly texts: readonly number[];
  readonly numbers: readonly number[];
  readonly labels: Map<string, string>;
  readonly converted: string[];
  readonly definitions: Set<string>;
  dataLabel: string;
  /** The name that is free while a column is made anew. */
  aside: string | null;
}

function openBlock([path = '', options = '']: readonly (string | undefined)[]): Block {
  const [all, texts = '', numbers = ''] = OPTIONS.exec(options) ?? [];
  if (all === undefined) throw new Error(`options that import has not: ${options}`);
  return {
    path,
    texts: readNumbers(texts),
    numbers: readNumbers(numbers),
    labels: new Map(),
    converted: [],
    definitions: new Set(),
    dataLabel: '',
    aside: null,
  };
}

function readNumbers(text: string): readonly number[] {
  const found = text
    .split(' ')
    .filter(Boolean)
    .flatMap((run) => {
      const [first = 0, last = first] = run.split('/').map(Number);
      if (!(first > 0 && last >= first)) throw new Error(`no list of numbers: ${text}`);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
  if (found.length > MOST.numbers) throw new Error('a list of numbers that is too long');
  return found;
}

function apply(block: Block, kind: Kind, groups: readonly (string | undefined)[]): void {
  const [name = '', other = ''] = groups;
  if (kind !== 'data' && RESERVED.test(name)) throw new Error(`a word of Stata: ${name}`);
  if (kind === 'label') setLabel(block, name, other);
  else if (kind === 'data') block.dataLabel = fitting(name);
  else if (kind === 'define') block.definitions.add(name);
  else if (kind === 'values' && !block.definitions.has(other)) throw new Error(`no such labels: ${other}`);
  else convert(block, kind, groups);
}

function setLabel({ labels }: Block, name: string, label: string): void {
  if (labels.has(name)) throw new Error(`labelled twice: ${name}`);
  labels.set(name, fitting(label));
}

function fitting(label: string): string {
  if (label === '' || [...label].length > MOST.label) throw new Error(`no label: ${label}`);
  return label;
}

/** A column goes aside, is made anew under its name, goes before what it was made from, which is dropped. */
function convert(block: Block, kind: Kind, [name = '', ...others]: readonly (string | undefined)[]): void {
  const from = others.filter((one) => one !== undefined);
  if (kind === 'rename') block.aside = from[0] ?? null;
  if (kind === 'generate') block.converted.push(name);
  const isFromAside = from.every((one) => one === block.aside);
  if ((kind === 'generate' || kind === 'order') && !isFromAside) throw new Error(`${kind} ${name}: not what is aside`);
  if ((kind === 'order' || kind === 'format') && block.converted.at(-1) !== name) throw new Error(`not made: ${name}`);
  if (kind !== 'drop') return;
  if (name !== block.aside) throw new Error(`a column would be lost: ${name}`);
  block.aside = null;
}
