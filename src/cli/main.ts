/**
 * The program: arguments and the environment → an exit code. Everything it prints goes through the environment; every
 * error becomes one line with a stable code. Commands are loaded when they are chosen.
 */

import { CommanderError } from 'commander';
import { refusalIn } from '../dataset/files.js';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { Speak } from '../messages/speak.js';
import { EXIT_BUG, EXIT_OUTPUT_FAILED } from './accounting.js';
import { endOutput } from './end-output.js';
import type { Environment } from './environment.js';
import { foreseeGlobals, readGlobals } from './globals.js';
import { nearestOf } from './nearest.js';
import { buildProgram, VersionAsked } from './program.js';
import { COMMANDS } from './program-parts.js';
import { type Chosen, runCommand } from './run-command.js';
import { openSession, type Session } from './session.js';
import { usageError } from './usage-error.js';

export { realEnvironment } from './real-environment.js';

const NAMES: readonly string[] = COMMANDS;

export async function main(argv: readonly string[], environment: Environment): Promise<number> {
  let session = openSession(environment, foreseeGlobals(argv, environment));
  try {
    const chosen = choose(argv, session);
    if (typeof chosen === 'string') return await print(chosen, environment);
    session = openSession(environment, readGlobals(chosen.options, environment));
    const code = await runCommand(chosen, session);
    // What failed about the output was told already.
    if (code !== EXIT_OUTPUT_FAILED) await endOutput(environment.stdout);
    return code;
  } catch (error) {
    return await fail(error, session);
  }
}

/** The command to run, or the text that was asked for: help, the version, or ten lines for who gave no command. */
function choose(argv: readonly string[], { environment, say }: Session): Chosen | string {
  let text = '';
  let chosen: Chosen | null = null;
  const program = buildProgram({
    say,
    columns: environment.stdout.columns,
    version: environment.version,
    writeOut: (part) => {
      text += part;
    },
    action: (name, args, options) => {
      chosen = { name, args, options };
    },
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof VersionAsked) return `${error.version}\n`;
    if (!(error instanceof CommanderError)) throw error;
    if (text !== '') return text;
    if (error.code === 'commander.help') return helpOrRefusal(argv, say);
    throw usageError(error, commandIn(argv), say);
  }
  return chosen ?? `${say('help.self')}\n`;
}

/** Commander shows general help for `help nosuch`; it is a slip like any unknown command. */
function helpOrRefusal(argv: readonly string[], say: Speak): string {
  const topic = argv[argv.indexOf('help') + 1];
  if (!argv.includes('help') || topic === undefined) return `${say('help.self')}\n`;
  const problem = say('usage.unknownCommand', { name: topic });
  const name = nearestOf(topic, COMMANDS);
  const subject = name === null ? problem : say('usage.suggestion', { problem, name });
  throw new GovdiscloseError('ERR_USAGE', { subject, values: { command: 'govdisclose' } });
}

function commandIn(argv: readonly string[]): string {
  const name = argv.find((arg) => NAMES.includes(arg));
  return name === undefined ? 'govdisclose' : `govdisclose ${name}`;
}

async function print(text: string, { stdout }: Environment): Promise<number> {
  stdout.write(text);
  await endOutput(stdout);
  return 0;
}

async function fail(error: unknown, session: Session): Promise<number> {
  const { environment, reporter, say } = session;
  const told = error instanceof GovdiscloseError ? error : (refusalIn(error, 'govdisclose') ?? bugIn(error));
  reporter.error(told);
  if (told.code === 'ERR_NO_INPUT') environment.stderr.write(`\n${say('help.self')}\n`);
  await environment.stderr.flush();
  return told.code === 'ERR_INTERNAL' ? EXIT_BUG : told.exitCode;
}

function bugIn(error: unknown): GovdiscloseError {
  const why = error instanceof Error ? `${error.name} ${systemCode(error)} ${error.message}` : String(error);
  return new GovdiscloseError('ERR_INTERNAL', { subject: 'govdisclose', why, cause: error });
}
