/** How help looks: titles in the reader's language, the exit codes below, the ten lines for who types the bare name. */
import type { Command, HelpConfiguration } from 'commander';
import type { MessageKey, Speak } from '../messages/speak.js';
import { measureColumns } from '../output/terminal-text.js';
import { wrapColumns } from '../output/wrap-columns.js';

const TITLES: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'help.usageTitle',
  'Arguments:': 'help.argumentsTitle',
  'Options:': 'help.optionsTitle',
  'Global Options:': 'help.globalTitle',
  'Commands:': 'help.commandsTitle',
};

const EXIT_CODES = ['0', '1', '2', '70', '73', '75', '130'] as const;
const CODE_COLUMNS = 4;

export function helpConfiguration(say: Speak, columns: number): HelpConfiguration {
  const titleOf = (title: string): string => {
    const key = TITLES[title];
    return key === undefined ? title : say(key);
  };
  const descriptionOf = ({ description }: { readonly description: string }): string => description;
  return {
    showGlobalOptions: true,
    helpWidth: columns,
    styleTitle: titleOf,
    displayWidth: measureColumns,
    boxWrap: (text, width) => wrapColumns(text, width).join('\n'),
    // They tell the choices themselves, in the reader's language.
    optionDescription: descriptionOf,
    argumentDescription: descriptionOf,
  };
}

export function addExitCodes(command: Command, { say, columns }: { say: Speak; columns: number }): Command {
  const behind = `\n${' '.repeat(CODE_COLUMNS + 3)}`;
  const rows = EXIT_CODES.map((code) => {
    const lines = wrapColumns(say(`help.exit.${code}`), columns - behind.length);
    return `  ${code.padEnd(CODE_COLUMNS)} ${lines.join(behind)}`;
  });
  return command.addHelpText('after', `\n${say('help.exitTitle')}\n${rows.join('\n')}`);
}
