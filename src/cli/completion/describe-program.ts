/**
 * A commander program → what a shell must know to complete its command lines: commands, options, and what stands behind
 * each. Read from commander's own objects, so that it tells what is parsed. Refuses a placeholder it has no kind for.
 */
import type { Argument, Command, Option } from 'commander';
import { RepeatedOption } from '../program-parts.js';

/** What may be typed: one of some words, a path, or anything, with which a shell cannot help. */
export type Kind = 'words' | 'file' | 'folder' | 'text';

export interface Value {
  readonly kind: Kind;
  readonly name: string;
  readonly words: readonly string[];
}

export interface CompletedOption {
  /** `-o`, `--output`: as they are typed. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Null where nothing stands behind it. */
  readonly value: Value | null;
  readonly repeated: boolean;
}

export interface CompletedArgument extends Value {
  readonly variadic: boolean;
}

export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  readonly arguments: readonly CompletedArgument[];
}

export interface CompletedProgram {
  readonly name: string;
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

/** Words for arguments that commander does not know: the ids of forms, the names of schemas. By command. */
export type ArgumentWords = Readonly<Record<string, readonly string[]>>;

/** By the placeholder in the help: `-o, --output <dir>`. */
export const KINDS: Readonly<Record<string, Kind>> = {
  dir: 'folder',
  dataset: 'folder',
  input: 'file',
  file: 'file',
  'file|url': 'file',
  before: 'file',
  after: 'file',
  list: 'file',
  csv: 'file',
  url: 'text',
  'list-url': 'text',
  host: 'text',
  n: 'text',
  years: 'text',
  time: 'text',
  size: 'text',
  pattern: 'text',
  date: 'text',
  'i/n': 'text',
};

const PLACEHOLDER = /[<[]([^>\].]+)/;

export function describeProgram(program: Command, words: ArgumentWords): CompletedProgram {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    name: program.name(),
    options: help.visibleOptions(program).map(describeOption),
    commands: commands.map((command): CompletedCommand => {
      const name = command.name();
      const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
      const known = { ...words, help: names }[name];
      return {
        name,
        description: command.description(),
        options: distinct(options.map(describeOption)),
        arguments: command.registeredArguments.map((argument) => describeArgument(argument, known)),
      };
    }),
  };
}

/** `-h` stands among the options of a command and among those of all. */
function distinct(options: readonly CompletedOption[]): readonly CompletedOption[] {
  const seen = new Set<string>();
  return options.filter(({ flags }) => {
    const key = flags.join();
    return !seen.has(key) && seen.add(key);
  });
}

function describeOption(option: Option): CompletedOption {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined);
  const takesValue = option.required || option.optional;
  const name = PLACEHOLDER.exec(option.flags)?.[1] ?? '';
  return {
    flags,
    description: option.description,
    value: takesValue ? readValue(name, option.argChoices) : null,
    repeated: option instanceof RepeatedOption,
  };
}

function describeArgument(argument: Argument, known: readonly string[] | undefined): CompletedArgument {
  const value = readValue(argument.name(), argument.argChoices ?? known);
  return { ...value, variadic: argument.variadic };
}

function readValue(name: string, words: readonly string[] | undefined): Value {
  if (words !== undefined) return { kind: 'words', name, words };
  const kind = KINDS[name];
  if (kind === undefined) throw new TypeError(`<${name}> has no kind`);
  return { kind, name, words: [] };
}
