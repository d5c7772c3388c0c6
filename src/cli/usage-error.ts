/** What commander objects to → an error of govdisclose in the reader's language, with its suggestion kept. */
import type { CommanderError } from 'commander';
import { GovdiscloseError } from '../errors.js';
import type { MessageKey, Speak } from '../messages/speak.js';

const PROBLEMS: Readonly<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'usage.unknownCommand',
  'commander.unknownOption': 'usage.unknownOption',
  'commander.optionMissingArgument': 'usage.missingValue',
  'commander.missingMandatoryOptionValue': 'usage.missingOption',
  'commander.missingArgument': 'usage.missingArgument',
  'commander.excessArguments': 'usage.excessArguments',
};
const QUOTED = /'([^']*)'/;
const SUGGESTION = /\(Did you mean (?:one of )?([^?]*)\?\)/;
const PREFIX = /^error: /;

export function usageError(error: CommanderError, command: string, say: Speak): GovdiscloseError {
  return new GovdiscloseError('ERR_USAGE', {
    subject: describe(error, say),
    values: { command },
    cause: error,
  });
}

function describe({ code, message }: CommanderError, say: Speak): string {
  const key = PROBLEMS[code];
  const problem = key === undefined ? message.replace(PREFIX, '') : say(key, { name: QUOTED.exec(message)?.[1] ?? '' });
  const name = SUGGESTION.exec(message)?.[1];
  return name === undefined ? problem : say('usage.suggestion', { problem, name });
}
