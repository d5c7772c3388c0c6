/** Completion is made from the program's own definitions, and the shells themselves say what they offer. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompletedProgram, describeProgram, KINDS } from '../../src/cli/completion/describe-program.js';
import { quote, quoteForFish } from '../../src/cli/completion/quote.js';
import { buildProgram, SHELLS } from '../../src/cli/program.js';
import { COMMANDS } from '../../src/cli/program-parts.js';
import { speakIn } from '../../src/messages/speak.js';
import { describeWith, TOOLS } from '../debian-tools.js';
import { run, temporaryFolder } from './captured-environment.js';

const ASK_ZSH = fileURLToPath(new URL('ask_zsh.zsh', import.meta.url));
const ANSWER = / => ?/;
const BLANKS = /\s+/;
/** What the made-up core of these tests knows. */
const FORMS = ['national-2014', 'national-2021'];
const folder = temporaryFolder();
const scriptOf = (shell: string): string => join(folder, `script.${shell}`);

beforeAll(async () => {
  mkdirSync(join(folder, 'scratch/pages'), { recursive: true });
  writeFileSync(join(folder, 'scratch/page one.html'), '');
  for (const shell of SHELLS) {
    const { code, out, err } = await run(['completion', shell], { cwd: folder });
    expect([code, err]).toEqual([0, '']);
    writeFileSync(scriptOf(shell), out);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function describeOurs(): CompletedProgram {
  const ignore = (): void => undefined;
  const options = { say: speakIn('en'), columns: 80, version: () => '', writeOut: ignore, action: ignore };
  return describeProgram(buildProgram(options), { forms: FORMS, schema: ['record'] });
}

/** Line by line, as a script of a test prints it: what was typed → what was offered, sorted. */
function readAnswers(out: string): Readonly<Record<string, readonly string[]>> {
  const lines = out.trimEnd().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [typed = '', offered = ''] = line.split(ANSWER);
      return [typed, offered.split(BLANKS).filter(Boolean).sort()];
    }),
  );
}

const FORMATS = ['csv', 'json', 'ndjson', 'summary'];
/** The same in all shells. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  'govdisclose p': ['parse'],
  'govdisclose ': [...COMMANDS, 'help'].sort(),
  'govdisclose --lang ': ['en', 'zh'],
  'govdisclose --lang zh ch': ['check'],
  'govdisclose help di': ['diff', 'discover'],
  'govdisclose parse --fo': ['--format'],
  'govdisclose parse --format ': FORMATS,
  'govdisclose check --severity w': ['warning'],
  'govdisclose fetch --allow-host a --allow-h': ['--allow-host'],
  'govdisclose forms ': FORMS,
  'govdisclose forms --format csv ': FORMS,
  'govdisclose schema ': ['record'],
  'govdisclose completion ': ['bash', 'fish', 'zsh'],
  'govdisclose fetch --delay ': [],
  'govdisclose fetch pa': [],
};
const TYPED = Object.keys(OFFERED);

describe('what is completed', () => {
  const program = describeOurs();

  it('is every command, and every option that help shows', async () => {
    expect(program.commands.map(({ name }) => name)).toEqual([...COMMANDS, 'help']);
    for (const { name, options } of program.commands) {
      if (name === 'help') continue;
      const { out } = await run([name, '--help'], { cwd: folder });
      for (const { flags } of options) expect(out).toContain(` ${flags.at(-1)}`);
      const shown = new Set([...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag));
      expect(new Set(options.map(({ flags }) => flags.at(-1)))).toEqual(shown);
    }
  });

  it('has a kind for every placeholder, and none that is not used', () => {
    const values = program.commands.flatMap(({ options, arguments: given }) => [
      ...options.flatMap(({ value }) => value ?? []),
      ...given,
    ]);
    const named = new Set(values.filter(({ kind }) => kind !== 'words').map(({ name }) => name));
    expect([...named].sort()).toEqual(Object.keys(KINDS).sort());
  });

  it('takes a flag for the same in every command, as the script for fish does', () => {
    const all = [program, ...program.commands].flatMap(({ options }) => options);
    const flags = (takes: boolean) =>
      new Set(all.filter(({ value }) => (value !== null) === takes).flatMap((option) => option.flags));
    expect([...flags(true)].filter((flag) => flags(false).has(flag))).toEqual([]);
  });

  it('is quoted, whatever a description says', () => {
    expect(quote("it's $(x) `y` \\")).toBe("'it'\\''s $(x) `y` \\'");
    expect(quoteForFish("it's \\")).toBe("'it\\'s \\\\'");
  });

  it('is told in the language of the reader', async () => {
    expect((await run(['completion', 'fish', '--lang', 'zh'], { cwd: folder })).out).toContain('只取这些年度的年报');
  });

  it('is refused for other shells', async () => {
    const { code, out, err } = await run(['completion', 'bush'], { cwd: folder });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('shell bush: it must be one of bash, zsh, fish (did you mean bash?)');
  });
});

describeWith('completion in bash', TOOLS.bash, (tool) => {
  const ask = (...lines: readonly string[]): string =>
    tool.run(
      [
        '-c',
        `source "$0"
compopt() { printf '<%s>' "$*"; }
for line; do
  set -f; COMP_WORDS=($line); set +f
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
  asked=$(_govdisclose); _govdisclose >/dev/null
  printf '%s => %s %s\\n' "$line" "\${COMPREPLY[*]}" "$asked"
done`,
        scriptOf('bash'),
        ...lines,
      ],
      join(folder, 'scratch'),
    );

  it('offers commands, options and choices', () => {
    const answers = readAnswers(ask(...TYPED).replaceAll(/<[^>]*>/g, ''));
    expect(answers).toEqual(OFFERED);
  });

  it('knows a value behind =, and addresses that bash takes apart', () => {
    const answers = readAnswers(
      ask(
        'govdisclose parse --format = n',
        'govdisclose parse --format =',
        'govdisclose explain --url = http : //x ',
      ).replaceAll(/<[^>]*>/g, ''),
    );
    expect(Object.values(answers)).toEqual([['ndjson'], FORMATS, []]);
  });

  it('leaves paths to readline, and only folders where a folder is due', () => {
    const out = ask('govdisclose parse pa', 'govdisclose diff a ', 'govdisclose parse -o ', 'govdisclose diff a b ');
    expect(out.split('\n').map((line) => line.split(ANSWER)[1]?.trim())).toEqual([
      '',
      '',
      '<-o dirnames +o default>',
      '<+o default>',
      undefined,
    ]);
  });
});

describeWith('completion in zsh', TOOLS.zsh, (tool) => {
  it('offers commands, options, choices and paths', () => {
    const lines = [...TYPED, 'govdisclose parse page'];
    const out = tool.run(['-f', ASK_ZSH, scriptOf('zsh'), join(folder, 'scratch'), ...lines], folder);
    const { 'govdisclose parse page': pages, ...answers } = readAnswers(out);
    expect(answers).toEqual(OFFERED);
    expect(pages).toEqual(expect.arrayContaining(['pages']));
  });
});

describeWith('completion in fish', TOOLS.fish, (tool) => {
  it('offers commands, options, choices and paths', () => {
    const lines = [...TYPED, 'govdisclose parse page', 'govdisclose parse -o pag'];
    const script = `source ${scriptOf('fish')}
for line in $argv
  set offered (complete -C $line | string replace -r '\\t.*' '')
  echo "$line => $offered"
end`;
    const out = tool.run(['--no-config', '-c', script, ...lines], join(folder, 'scratch'));
    const { 'govdisclose parse page': paths, 'govdisclose parse -o pag': folders, ...answers } = readAnswers(out);
    expect(answers).toEqual(OFFERED);
    expect(paths).toEqual(expect.arrayContaining(['pages/']));
    expect(folders).toEqual(['pages/']);
  });
});
