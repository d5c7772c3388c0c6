/**
 * The commands and their options, in one place: help follows from it. In: what each command does when it is chosen; out:
 * a commander program. Each command is loaded when it runs, so that help and version load nothing else.
 */
import { Argument, Command, Option } from 'commander';
import type { Speak } from '../messages/speak.js';
import { LANGUAGES } from '../messages/speak.js';
import { addNetworkOptions, defineDiscover, defineFetch } from './define-fetch.js';
import { addReadingOptions } from './define-reading.js';
import { choiceOf, momentOf, readAddress, readLimit, readPattern, readShard, readYears } from './flags.js';
import { addExitCodes, helpConfiguration } from './help-text.js';
import {
  type CommandName,
  choice,
  define,
  duration,
  INPUT_FORMATS,
  RECORD_FORMATS,
  RepeatedOption,
  withChoices,
} from './program-parts.js';

/** Runs a command with its arguments and options; called at most once. */
export type Action = (name: CommandName, args: readonly unknown[], options: Readonly<Record<string, unknown>>) => void;

export interface ProgramOptions {
  readonly say: Speak;
  readonly columns: number;
  readonly version: () => string;
  readonly action: Action;
  readonly writeOut: (text: string) => void;
}

/** The formats of findings; a test holds this list equal to the one in `output/check-report.ts`. */
export const FINDING_FORMATS = ['summary', 'json', 'ndjson', 'csv'] as const;
/** The formats of differences; a test holds this list equal to the one in `output/difference/`. */
export const DIFFERENCE_FORMATS = ['summary', 'json', 'ndjson', 'csv'] as const;
const SEVERITIES = ['error', 'warning', 'info'] as const;
const EXPLANATION_FORMATS = ['text', 'json', 'html'] as const;
const CODEBOOK_FORMATS = ['table', 'json', 'csv'] as const;
/** The shells that completion scripts are made for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
const LOG_FORMATS = ['text', 'json'] as const;

/** In the order of the help. */
const DEFINITIONS = [
  defineParse,
  defineFetch,
  defineDiscover,
  defineBuild,
  defineCheck,
  defineDiff,
  defineExplain,
  defineReport,
  defineForms,
  defineSchema,
  defineCompletion,
];

export function buildProgram(options: ProgramOptions): Command {
  const { say, columns, writeOut, action } = options;
  const program = new Command('govdisclose')
    .description(say('help.about'))
    .exitOverride()
    .configureHelp(helpConfiguration(say, columns))
    .configureOutput({ writeOut, writeErr: () => undefined })
    .helpOption('-h, --help', say('help.help'))
    .helpCommand('help [command]', say('help.helpCommand'));
  addGlobalOptions(program, options);
  for (const defineCommand of DEFINITIONS) {
    const command = defineCommand(program, say);
    addExitCodes(command, options).action((...given: unknown[]) => {
      const args = given.slice(0, -2);
      action(command.name() as CommandName, args, command.optsWithGlobals());
    });
  }
  return addExitCodes(program, options);
}

function addGlobalOptions(program: Command, { say, version }: ProgramOptions): void {
  program
    .option('-q, --quiet', say('help.quiet'))
    .option('-v, --verbose', say('help.verbose'))
    .addOption(choice('--log-format <format>', say('help.logFormat'), LOG_FORMATS))
    .option('--no-color', say('help.noColor'))
    .addOption(choice('--lang <lang>', say('help.lang'), LANGUAGES))
    .option('--version', say('help.version'))
    .on('option:version', () => {
      throw new VersionAsked(version());
    });
}

/** Thrown like commander's own wish for help: the version is read only when it is asked for. */
export class VersionAsked extends Error {
  readonly version: string;

  constructor(version: string) {
    super(version);
    this.version = version;
  }
}

function defineParse(program: Command, say: Speak): Command {
  const command = define(program, 'parse', say)
    .argument('[input...]', say('help.inputs'))
    .option('-o, --output <dir>', say('help.output'))
    .addOption(choice('--format <format>', withChoices(say, 'help.format', RECORD_FORMATS), RECORD_FORMATS))
    .option('-i, --input <list>', say('help.list'))
    .addOption(new Option('--years <years>', say('help.years')).argParser(readYears))
    .addOption(new Option('--limit <n>', say('help.limit')).argParser(readLimit))
    .addOption(new Option('--url <url>', say('help.url')).argParser(readAddress))
    .option('--map <csv>', say('help.map'))
    .addOption(choice('--input-format <format>', withChoices(say, 'help.inputFormat', INPUT_FORMATS), INPUT_FORMATS))
    .addOption(new RepeatedOption('--select-url <pattern>', say('help.selectUrl'), readPattern))
    .addOption(new Option('--from <date>', say('help.from')).argParser(momentOf('--from', 'first')))
    .addOption(new Option('--to <date>', say('help.to')).argParser(momentOf('--to', 'last')))
    .addOption(new Option('--shard <i/n>', say('help.shard')).argParser(readShard));
  return addReadingOptions(command, say);
}

function defineBuild(program: Command, say: Speak): Command {
  return define(program, 'build', say)
    .argument('<dataset...>', say('help.datasets'))
    .option('-o, --output <dir>', say('help.joined'))
    .option('--excel', say('help.excel'))
    .option('--parquet', say('help.parquet'));
}

function defineCheck(program: Command, say: Speak): Command {
  return define(program, 'check', say)
    .argument('<input...>', say('help.checkInputs'))
    .addOption(choice('--format <format>', withChoices(say, 'help.checkFormat', FINDING_FORMATS), FINDING_FORMATS))
    .addOption(choice('--severity <severity>', withChoices(say, 'help.severity', SEVERITIES), SEVERITIES))
    .option('--all', say('help.all'))
    .addOption(duration('--max-age <time>', say('help.maxAge'), { least: 1000, most: 3650 * 86_400_000 }));
}

function defineDiff(program: Command, say: Speak): Command {
  return define(program, 'diff', say)
    .argument('<before>', say('help.before'))
    .argument('<after>', say('help.after'))
    .addOption(
      choice('--format <format>', withChoices(say, 'help.diffFormat', DIFFERENCE_FORMATS), DIFFERENCE_FORMATS),
    );
}

function defineExplain(program: Command, say: Speak): Command {
  const formats = EXPLANATION_FORMATS;
  const command = define(program, 'explain', say)
    .argument('<file|url>', say('help.file'))
    .addOption(choice('--format <format>', withChoices(say, 'help.formatOf', formats), formats))
    .option('--html', say('help.html'))
    .option('-o, --output <file>', say('help.outputFile'))
    .addOption(new Option('--url <url>', say('help.url')).argParser(readAddress));
  return addNetworkOptions(command, say);
}

function defineReport(program: Command, say: Speak): Command {
  return define(program, 'report', say)
    .argument('<dataset>', say('help.dataset'))
    .requiredOption('-o, --output <file>', say('help.reportFile'))
    .option('--pages <dir>', say('help.pages'))
    .addOption(new Option('--years <years>', say('help.years')).argParser(readYears));
}

function defineForms(program: Command, say: Speak): Command {
  const formats = CODEBOOK_FORMATS;
  return define(program, 'forms', say)
    .argument('[id]', say('help.formId'))
    .addOption(choice('--format <format>', withChoices(say, 'help.formatOf', formats), formats));
}

function defineSchema(program: Command, say: Speak): Command {
  return define(program, 'schema', say).argument('[name]', say('help.schemaName'));
}

function defineCompletion(program: Command, say: Speak): Command {
  const shell = new Argument('<shell>', withChoices(say, 'help.formatOf', SHELLS));
  return define(program, 'completion', say).addArgument(shell.choices(SHELLS).argParser(choiceOf('shell', SHELLS)));
}
