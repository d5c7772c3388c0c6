/** What the definitions of commands share: the commands' names, a command with its help, options with a fixed choice. */
import { type Command, Option } from 'commander';
import type { MessageKey, Speak } from '../messages/speak.js';
import { type Bounds, choiceOf, durationOf } from './flags.js';

export const COMMANDS = [
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
export type CommandName = (typeof COMMANDS)[number];

/** The formats of records; a test holds this list equal to the registry in `output/formats.ts`. */
export const RECORD_FORMATS = ['summary', 'json', 'ndjson', 'csv'] as const;

/** What standard input is: one page, or one page a line. */
export const INPUT_FORMATS = ['page', 'ndjson'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

export function define(program: Command, name: CommandName, say: Speak): Command {
  return program
    .command(name)
    .description(say(`help.${name}`))
    .helpOption('-h, --help', say('help.help'));
}

/** The choices are told to commander too, for whoever completes the command line; our own words refuse other values. */
export function choice(flags: string, description: string, choices: readonly string[]): Option {
  const [name = flags] = flags.split(' ');
  return new Option(flags, description).choices(choices).argParser(choiceOf(name, choices));
}

/** An option that may be given several times. */
export class RepeatedOption extends Option {
  constructor(flags: string, description: string, read = (value: string): string => value) {
    super(flags, description);
    this.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), read(value)]);
  }
}

export function withChoices(say: Speak, key: MessageKey, choices: readonly string[]): string {
  return say(key, { choices: choices.join(', ') });
}

export function duration(flags: string, description: string, bounds: Bounds): Option {
  const [name = flags] = flags.split(' ');
  return new Option(flags, description).argParser(durationOf(name, bounds));
}
