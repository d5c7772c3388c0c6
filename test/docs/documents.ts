/** The documents of the project as the tests see them: their text, and the blocks that say they can be run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const READMES = ['README.md', 'README.zh-CN.md'] as const;
export const DOCUMENTS = [...READMES, 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'] as const;

const ROW = /^\|.*$/gm;
const PADDING = / {2,}/g;

/** Rows of tables without the blanks that align them. */
export function readDocument(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8').replace(ROW, (row) => row.replace(PADDING, ' '));
}

export interface Runnable {
  readonly language: 'console' | 'js';
  readonly command: string;
  /** What it prints; a line of `…` stands for any lines, `…` in a line for any text. */
  readonly output: string;
  readonly exit: number;
}

const BLOCK = /<!-- run(?:: exit (\d+))? -->\n```(console|js)\n([\s\S]*?)```\n(?:```text\n([\s\S]*?)```)?/g;
const PROMPT = /^\$ /m;

/** Blocks behind a `<!-- run -->`; one of `console` holds several commands, each with its output. */
export function listRunnables(document: string): readonly Runnable[] {
  return [...document.matchAll(BLOCK)].flatMap(([, exit = '0', language, body = '', text = '']): Runnable[] => {
    if (language === 'js') return [{ language, command: body, output: text, exit: Number(exit) }];
    const parts = body.split(PROMPT).filter((part) => part !== '');
    return parts.map((part) => {
      const end = part.indexOf('\n') + 1;
      return { language: 'console', command: part.slice(0, end).trim(), output: part.slice(end), exit: Number(exit) };
    });
  });
}

/** A pattern for what a block says it prints. */
export function patternOf(output: string): RegExp {
  const lines = output.trimEnd().split('\n').map(patternOfLine);
  return new RegExp(`^${lines.join('')}$`);
}

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

function patternOfLine(line: string): string {
  if (line === '…') return '(?:[^\\n]*\\n)*';
  return `${line.replace(SPECIAL, '\\$&').replaceAll('…', '[^\\n]*')}\\n`;
}
