/** What the READMEs show is what the program does: their commands are run, their tables compared with the program's own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RECORD_FORMATS } from '../../src/cli/program-parts.js';
import { en } from '../../src/messages/en.js';
import { zh } from '../../src/messages/zh.js';
import { defaultKnowledge } from '../../src/pipeline.js';
import { listRunnables, patternOf, READMES, ROOT, type Runnable, readDocument } from './documents.js';

const BUILT = existsSync(join(ROOT, 'dist/index.js'));
const FOLDER = mkdtempSync(join(tmpdir(), 'govdisclose-docs-'));
const COMMANDS = [
  'parse',
  'fetch',
  'discover',
  'build',
  'check',
  'diff',
  'explain',
  'report',
  'forms',
  'schema',
  'completion',
] as const;
const PLANNED: readonly string[] = [];
const EXIT_CODES = ['0', '1', '2', '70', '73', '75', '130'] as const;
const STATUSES = ['reported', 'blank', 'placeholder', 'unreadable'];
const LANG = /--lang (?:en|zh)/;

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** `govdisclose` on the path of the shell, as `npm link` would put it there. */
function installProgram(): void {
  const path = join(FOLDER, 'govdisclose');
  writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'bin/govdisclose.js')}" "$@"\n`);
  chmodSync(path, 0o755);
}

function run({ language, command }: Runnable) {
  const env = { ...process.env, PATH: `${FOLDER}${delimiter}${process.env['PATH'] ?? ''}`, NO_COLOR: '1' };
  const options = { cwd: ROOT, env, encoding: 'utf8' } as const;
  return language === 'js'
    ? spawnSync(process.execPath, ['--input-type=module', '--eval', command], options)
    : spawnSync('sh', ['-c', `${command} 2>&1`], options);
}

const ENGLISH = listRunnables(readDocument(READMES[0]));

/** What README.md shows to the letter is run there. */
function isOwn(name: string, { command, output, exit }: Runnable): boolean {
  const same = (one: Runnable): boolean => one.command === command && one.output === output && one.exit === exit;
  return name === READMES[0] || !ENGLISH.some(same);
}

describe.skipIf(!BUILT || process.platform === 'win32')('what the READMEs show', () => {
  installProgram();

  describe.each(READMES)('%s', (name) => {
    const runnables = listRunnables(readDocument(name));

    it('shows commands and a program', () => {
      expect(runnables.filter(({ language }) => language === 'console').length).toBeGreaterThanOrEqual(4);
      expect(runnables.filter(({ language }) => language === 'js').length).toBe(1);
    });

    it.each(runnables.filter((one) => isOwn(name, one)))('prints what it says: $command', (runnable) => {
      const { status, stdout, stderr } = run(runnable);
      expect({ status, stderr }).toEqual({ status: runnable.exit, stderr: '' });
      expect(stdout).toMatch(patternOf(runnable.output));
    });
  });
});

describe.each(READMES)('%s', (name) => {
  const text = readDocument(name);

  it('tells every command, and what is planned as planned', () => {
    for (const command of COMMANDS) expect(text).toContain(`| \`govdisclose ${command} `);
    expect(Object.keys(en).filter((key) => PLANNED.some((command) => key === `help.${command}`))).toEqual([]);
    for (const command of PLANNED) {
      expect(text).toContain(`\`${command}\``);
      expect(text).not.toContain(`\`govdisclose ${command}`);
    }
  });

  it('tells the exit codes in the words of the help', () => {
    const words = name === 'README.md' ? en : zh;
    for (const code of EXIT_CODES) expect(text).toContain(`| ${code} | ${words[`help.exit.${code}`]} |`);
  });

  it('tells every status and every format', () => {
    for (const status of STATUSES) expect(text).toContain(`| \`${status}\` |`);
    for (const format of RECORD_FORMATS) expect(text).toMatch(new RegExp(`\`(?:--format )?${format}\``));
  });

  it('tells which forms are known', () => {
    for (const { id } of defaultKnowledge.forms) expect(text).toContain(id.replace('national-', ''));
  });
});

it('shows the same in both languages', () => {
  const [english, chinese] = READMES.map((name) =>
    listRunnables(readDocument(name)).map(({ command, exit }) => ({ command: command.replace(LANG, '--lang'), exit })),
  );
  expect(chinese).toEqual(english);
});
