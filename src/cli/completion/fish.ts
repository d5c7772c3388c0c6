/** What a shell must know → a script for fish: a line for each thing that may be typed, and when. */
import type { CompletedCommand, CompletedOption, CompletedProgram, Value } from './describe-program.js';
import { quoteForFish as quote } from './quote.js';

export function writeFish({ name, options, commands }: CompletedProgram): string {
  const withValue = flagsWithValue([...options, ...commands.flatMap((command) => command.options)]);
  const at = (command: string): string => `-n ${quote(`__${name}_at ${command}`)}`;
  const complete = (...parts: readonly string[]): string => ['complete', '-c', name, ...parts].join(' ');
  const top = at("''");
  return `# Completion of ${name} for fish. In ~/.config/fish/config.fish: ${name} completion fish | source

# Whether this command is being typed; with a number, its argument of that number.
function __${name}_at
    set -l words (commandline -opc)
    set -l command ''
    set -l position 1
    set -l skip 0
    for word in $words[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${withValue.join(' ')}
            set skip 1
        else if string match -q -- '-*' $word
            continue
        else if test -z $command
            set command $word
        else
            set position (math $position + 1)
        end
    end
    test "$argv[1]" = "$command"; and begin
        test (count $argv) = 1; or test $argv[2] = $position
    end
end

${complete('-f')}
${commands.map((command) => complete(top, '-a', command.name, '-d', quote(command.description))).join('\n')}
${options.map((option) => complete(top, optionParts(option))).join('\n')}
${commands.flatMap((command) => linesOf(command).map((parts) => complete(at(command.name), parts))).join('\n')}
${commands.flatMap((command) => argumentLines(command, (place) => complete(at(place.at), place.parts))).join('\n')}
`;
}

function flagsWithValue(options: readonly CompletedOption[]): readonly string[] {
  return [...new Set(options.filter(({ value }) => value !== null).flatMap(({ flags }) => flags))];
}

function linesOf({ options }: CompletedCommand): readonly string[] {
  return options.map(optionParts);
}

interface Place {
  readonly at: string;
  readonly parts: string;
}

function argumentLines(
  { name, arguments: given }: CompletedCommand,
  write: (place: Place) => string,
): readonly string[] {
  return given.flatMap((argument, index) => {
    const parts = valueParts(argument, '-F');
    return parts === '' ? [] : [write({ at: argument.variadic ? name : `${name} ${index + 1}`, parts })];
  });
}

function optionParts({ flags, description, value }: CompletedOption): string {
  const typed = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const behind = value === null ? [] : ['-r', valueParts(value, '-F') || '-f'];
  return [...typed, ...behind, '-d', quote(description)].join(' ');
}

/** Paths, folders alone, words; nothing for what cannot be completed. */
function valueParts({ kind, words }: Value, paths: string): string {
  if (kind === 'words') return `-f -a ${quote(words.join(' '))}`;
  if (kind === 'folder') return `-f -a ${quote('(__fish_complete_directories)')}`;
  return kind === 'file' ? paths : '';
}
