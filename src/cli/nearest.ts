/**
 * A word that is none of those expected → the one that was most likely meant, or null. Judged by commander, as it judges
 * commands and options; beside it, another case or more behind the word (`zh-CN` for `zh`).
 */
import { Command, CommanderError } from 'commander';

const SUGGESTION = /\(Did you mean (?:one of )?([^?,]*)(?:,[^?]*)?\?\)/;

export function nearestOf(word: string, expected: readonly string[]): string | null {
  const lower = word.toLowerCase();
  const begun = expected.find((one) => lower.startsWith(one));
  return begun ?? suggest(lower, expected);
}

function suggest(word: string, expected: readonly string[]): string | null {
  const program = new Command().exitOverride().helpCommand(false);
  program.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  for (const one of expected) program.command(one);
  try {
    program.parse(['--', word], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return SUGGESTION.exec(error.message)?.[1] ?? null;
    throw error;
  }
  return null;
}
