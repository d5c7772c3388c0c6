/**
 * The tutorial is run as it stands: its files are written, its commands run one after the other in one folder, the sample
 * portal beside them, and what they print is compared. The Chinese page runs the same commands; those that only read are run
 * in Chinese too, and the figures of all others are those of the English page.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/captured-environment.js';
import { describeWith, findTool, TOOLS } from '../debian-tools.js';
import { patternOf, ROOT, readDocument } from './documents.js';

const BUILT = existsSync(join(ROOT, 'dist/index.js'));
const ENGLISH = 'docs/tutorial.md';
const CHINESE = 'docs/tutorial.zh-CN.md';
const BLOCK = /<!-- (run|file|portal)(?:: (?:exit (\d+)|needs (\w+)|(\S+)))? -->\n```\w+\n([\s\S]*?)```/g;
const ANY_BLOCK = /^```\w+$/gm;
const PROMPT = /^\$ /m;
const PORT = 8642;
const ADDRESS = /127\.0\.0\.1:\d+/g;
const COMMENT = /^# .*\n/gm;
const NUMBER = /\d+/g;
const ONLY_READS = /^govdisclose (?:parse|explain|check|diff) /;
const LIMIT = 60_000;
const PNG = '\x89PNG\r\n\x1a\n';

interface Step {
  readonly kind: 'run' | 'file' | 'portal';
  /** The command, or the path of a file. */
  readonly name: string;
  /** What it prints, or what is in the file. */
  readonly text: string;
  readonly exit: number;
  readonly needs: string | undefined;
}

function readSteps(page: string): readonly Step[] {
  return [...readDocument(page).matchAll(BLOCK)].flatMap(([, kind = '', exit = '0', needs, path = '', body = '']) => {
    if (kind === 'file') return [{ kind, name: path, text: body, exit: 0, needs: undefined } as Step];
    const parts = body.split(PROMPT).filter((part) => part !== '');
    return parts.map((part) => {
      const end = part.indexOf('\n');
      return { kind, name: part.slice(0, end), text: part.slice(end + 1), exit: Number(exit), needs } as Step;
    });
  });
}

const english = readSteps(ENGLISH);
const chinese = readSteps(CHINESE);
const folder = temporaryFolder();
let portal: ChildProcess | null = null;
let port = PORT;

function plantProgram(name: string, command: string): void {
  const path = join(folder, 'bin', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\nexec ${command} "$@"\n`);
  chmodSync(path, 0o755);
}

beforeAll(() => {
  // The folder of the clone, as far as the tutorial uses it.
  for (const name of ['fixtures', 'scripts']) symlinkSync(join(ROOT, name), join(folder, name));
  mkdirSync(join(folder, 'tutorial'));
  plantProgram('govdisclose', `"${process.execPath}" "${join(ROOT, 'bin/govdisclose.js')}"`);
  plantProgram('node', `"${process.execPath}"`);
  const python = findTool(TOOLS.pandas);
  if (python !== null) plantProgram('python3', `"${python}"`);
});
afterAll(() => {
  portal?.kill();
  rmSync(folder, { recursive: true, force: true });
});

function environmentIn(locale: string): NodeJS.ProcessEnv {
  const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  return { ...process.env, PATH: path, NO_COLOR: '1', LC_ALL: locale };
}

function runStep({ name }: Step, locale: string) {
  const command = name.replaceAll(ADDRESS, `127.0.0.1:${port}`);
  const options = { cwd: folder, env: environmentIn(locale), encoding: 'utf8', timeout: LIMIT } as const;
  const { status, stdout } = spawnSync('sh', ['-c', `{ ${command}\n} 2>&1`], options);
  return { exit: status, text: stdout.replaceAll(ADDRESS, `127.0.0.1:${PORT}`) };
}

/** As the page says it, but at any port that is free. */
async function startPortal({ name, text }: Step): Promise<void> {
  const [, ...args] = name.split(' ');
  portal = spawn(process.execPath, [...args, '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = portal.stdout === null ? [''] : await once(portal.stdout, 'data');
  port = Number(ADDRESS.exec(String(said))?.[0].split(':')[1]);
  ADDRESS.lastIndex = 0;
  expect(String(said).replace(ADDRESS, `127.0.0.1:${PORT}`)).toBe(text);
}

function expectStep(step: Step, locale: string): void {
  const { exit, text } = runStep(step, locale);
  expect(text).toMatch(step.text === '' ? /^$/ : patternOf(step.text));
  expect(exit).toBe(step.exit);
}

async function takeStep(step: Step): Promise<void> {
  if (step.kind === 'file') writeFileSync(join(folder, step.name), step.text);
  else if (step.kind === 'portal') await startPortal(step);
  else expectStep(step, 'C.UTF-8');
}

describe.skipIf(!BUILT || process.platform === 'win32')('the tutorial', () => {
  for (const step of english) {
    const title = `${step.kind} ${step.name}`;
    const take = (): void => it(title, () => takeStep(step), LIMIT);
    const { needs } = step;
    if (needs === undefined) take();
    else describeWith(title, TOOLS[needs as keyof typeof TOOLS], take);
  }

  it.each(chinese.filter(({ name }) => ONLY_READS.test(name)))('$name, in Chinese', (step) => {
    expectStep(step, 'zh_CN.UTF-8');
  });

  describeWith('the figure of R', TOOLS.r, () => {
    it('is a picture', () => {
      const bytes = readFileSync(join(folder, 'tutorial/figure.png'));
      expect(bytes.subarray(0, PNG.length).toString('latin1')).toBe(PNG);
      expect(bytes.length).toBeGreaterThan(10_000);
    });
  });

  describeWith('the figure of Python', TOOLS.pandas, () => {
    it('has a line for each series and segment, broken where the definition changes', () => {
      const svg = readFileSync(join(folder, 'tutorial/figure.svg'), 'utf8');
      const lines = [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, points = '']) => points.split(' ').length);
      expect(lines).toEqual([7, 3, 4]);
    });
  });
});

describe('the pages of the tutorial', () => {
  it('mark every block', () => {
    for (const page of [ENGLISH, CHINESE]) {
      const text = readDocument(page);
      expect([...text.matchAll(BLOCK)]).toHaveLength([...text.matchAll(ANY_BLOCK)].length);
    }
  });

  it('do the same in both languages', () => {
    const told = ({ kind, name, exit, needs }: Step) => ({ kind, name, exit, needs });
    expect(chinese.map(told)).toEqual(english.map(told));
    const plain = ({ text }: Step): string => text.replace(COMMENT, '');
    const files = (steps: readonly Step[]) => steps.filter(({ kind }) => kind === 'file').map(plain);
    expect(files(chinese)).toEqual(files(english));
  });

  it('show the same figures in both languages', () => {
    const figures = ({ name, text }: Step) => [name, (text.match(NUMBER) ?? []).sort()];
    const shown = (steps: readonly Step[]) => steps.filter(({ kind }) => kind !== 'file').map(figures);
    expect(shown(chinese)).toEqual(shown(english));
  });
});
