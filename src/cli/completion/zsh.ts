/**
 * What a shell must know → a script for zsh, whose own `_arguments` does the work. It may be evaluated in ~/.zshrc, or lie as
 * `_govdisclose` in a folder of fpath.
 */
import type {
  CompletedArgument,
  CompletedCommand,
  CompletedOption,
  CompletedProgram,
  Value,
} from './describe-program.js';
import { quote } from './quote.js';

/** What `_arguments` would take for its own in a description. */
const SPECIAL = /[\\[\]:]/g;
const ACTIONS = { file: '_files', folder: '_files -/', text: ' ' } as const;

export function writeZsh({ name, options, commands }: CompletedProgram): string {
  return `#compdef ${name}
# Completion of ${name} for zsh. In ~/.zshrc: eval "$(${name} completion zsh)"

_${name}_commands() {
  local -a commands=(
${commands.map(({ name: command, description }) => `    ${quote(`${command}:${plain(description)}`)}`).join('\n')}
  )
  _describe -t commands command commands
}

_${name}() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C \\
${[...options.flatMap(optionSpecs), `1: :_${name}_commands`, '*:: :->rest'].map(asLine).join(' \\\n')}
  [[ $state == rest ]] || return
  case $words[1] in
${commands.map(commandCase).join('\n')}
  esac
}

if [[ $funcstack[1] == _${name} ]]; then
  _${name} "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _${name} ${name}
fi
`;
}

function asLine(spec: string): string {
  return `    ${quote(spec)}`;
}

function commandCase({ name, options, arguments: given }: CompletedCommand): string {
  const specs = [...options.flatMap(optionSpecs), ...given.map(argumentSpec)];
  return `    ${name})\n      _arguments \\\n${specs.map((spec) => `    ${asLine(spec)}`).join(' \\\n')}\n      ;;`;
}

/** One for each flag; given once, the option is not offered again under either. */
function optionSpecs({ flags, description, value, repeated }: CompletedOption): readonly string[] {
  const before = repeated ? '*' : `(${flags.join(' ')})`;
  const behind = value === null ? '' : `:${plain(value.name)}:${actionOf(value)}`;
  const sign = (flag: string): string => (value === null ? '' : flag.startsWith('--') ? '=' : '+');
  return flags.map((flag) => `${before}${flag}${sign(flag)}[${plain(description)}]${behind}`);
}

function argumentSpec(argument: CompletedArgument, index: number): string {
  return `${argument.variadic ? '*' : index + 1}:${plain(argument.name)}:${actionOf(argument)}`;
}

function actionOf({ kind, words }: Value): string {
  return kind === 'words' ? `(${words.join(' ')})` : ACTIONS[kind];
}

function plain(text: string): string {
  return text.replace(SPECIAL, '\\$&');
}
