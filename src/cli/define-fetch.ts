/** The options of the commands that use the network. In: the program; out: the commands `fetch` and `discover`. */
import { type Command, Option } from 'commander';
import type { Speak } from '../messages/speak.js';
import { addReadingOptions } from './define-reading.js';
import { countOf, readLimit, readShard, readYears, sizeOf } from './flags.js';
import { choice, define, duration, RECORD_FORMATS, RepeatedOption, withChoices } from './program-parts.js';

const SECOND = 1000;
const DAY = 86_400_000;
const MEBIBYTE = 1024 ** 2;

export function defineFetch(program: Command, say: Speak): Command {
  const command = define(program, 'fetch', say)
    .argument('[url...]', say('help.urls'))
    .option('-o, --output <dir>', say('help.outputFetch'))
    .addOption(choice('--format <format>', withChoices(say, 'help.format', RECORD_FORMATS), RECORD_FORMATS))
    .addOption(new Option('--limit <n>', say('help.limit')).argParser(readLimit))
    .addOption(new Option('--shard <i/n>', say('help.shardFetch')).argParser(readShard))
    .option('--retry-failed', say('help.retryFailed'))
    .option('--dry-run', say('help.dryRun'))
    .option('--accept', say('help.accept'));
  return addReadingOptions(addSourceOptions(addNetworkOptions(command, say), say), say);
}

export function defineDiscover(program: Command, say: Speak): Command {
  const command = define(program, 'discover', say).argument('[list-url...]', say('help.listUrls'));
  return addSourceOptions(addNetworkOptions(command, say), say);
}

function addSourceOptions(command: Command, say: Speak): Command {
  return command
    .option('-i, --input <list>', say('help.urlList'))
    .option('--sources <file>', say('help.sources'))
    .addOption(new RepeatedOption('--allow-host <host>', say('help.allowHost')))
    .addOption(new Option('--years <years>', say('help.yearsFetch')).argParser(readYears))
    .addOption(duration('--max-time <time>', say('help.maxTime'), { least: SECOND, most: 30 * DAY }));
}

/** Politeness, limits and exceptions of every command that asks the web. */
export function addNetworkOptions(command: Command, say: Speak): Command {
  return command
    .addOption(duration('--delay <time>', say('help.delay'), { least: 0, most: 3600 * SECOND }))
    .addOption(
      new Option('--concurrency <n>', say('help.concurrency')).argParser(
        countOf('--concurrency', { least: 1, most: 256 }),
      ),
    )
    .addOption(duration('--timeout <time>', say('help.timeout'), { least: 100, most: 3600 * SECOND }))
    .addOption(
      new Option('--max-bytes <size>', say('help.maxBytes')).argParser(
        sizeOf('--max-bytes', { least: 1024, most: 256 * MEBIBYTE }),
      ),
    )
    .addOption(new Option('--retries <n>', say('help.retries')).argParser(countOf('--retries', { least: 0, most: 20 })))
    .option('--ignore-robots', say('help.ignoreRobots'))
    .option('--allow-private', say('help.allowPrivate'))
    .addOption(new RepeatedOption('--tls-exception <host>', say('help.tlsException')))
    .addOption(new RepeatedOption('--tls-legacy <host>', say('help.tlsLegacy')));
}
