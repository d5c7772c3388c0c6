/** The options of commands that read pages: how many workers, and what one page may take. In: a command; out: the same. */
import { type Command, Option } from 'commander';
import type { Speak } from '../messages/speak.js';
import { countOf, sizeOf } from './flags.js';
import { duration } from './program-parts.js';

const SECOND = 1000;
const MEBIBYTE = 1024 ** 2;

export function addReadingOptions(command: Command, say: Speak): Command {
  return command
    .addOption(new Option('--jobs <n>', say('help.jobs')).argParser(countOf('--jobs', { least: 0, most: 64 })))
    .addOption(duration('--page-time <time>', say('help.pageTime'), { least: SECOND, most: 3600 * SECOND }))
    .addOption(
      new Option('--page-memory <size>', say('help.pageMemory')).argParser(
        sizeOf('--page-memory', { least: 64 * MEBIBYTE, most: 64 * 1024 * MEBIBYTE }),
      ),
    );
}
