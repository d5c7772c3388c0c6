/**
 * What a shell must know → a script for bash, also for its version 3 and without the package bash-completion. Where a path is
 * due, it offers nothing and leaves it to readline, which knows blanks, quotes and `~`.
 */
import type { CompletedCommand, CompletedOption, CompletedProgram, Value } from './describe-program.js';
import { quote } from './quote.js';

export function writeBash({ name, options, commands }: CompletedProgram): string {
  const top: CompletedCommand = { name: '', description: '', options, arguments: [] };
  const all = [top, ...commands];
  return `# Completion of ${name} for bash. In ~/.bashrc: eval "$(${name} completion bash)"

# Sets kind to what stands behind an option: the words to choose from behind "words", or file, folder, text.
_${name}_value() {
  case "$1 $2" in
${all.flatMap(valueCases).join('\n')}
    *) return 1 ;;
  esac
}

# The same for an argument of a command, counted from 1.
_${name}_argument() {
  case "$1 $2" in
    ${quote(' 1')}) kind=${quote(['words', ...commands.map((command) => command.name)].join(' '))} ;;
${commands.flatMap(argumentCases).join('\n')}
    *) kind=text ;;
  esac
}

_${name}_options() {
  case "$1" in
${all.map(optionCase).join('\n')}
  esac
}

${completer(name)}
complete -o default -F _${name} ${name}
`;
}

/** Reads the words before the one at hand, and offers what may stand there. */
function completer(name: string): string {
  return `_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command='' before='' position=1 plain='' joined='' kind='' index word list=''
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    # bash takes --url=http://x apart at = and : alike.
    if [[ $word == '=' && -n $before ]]; then continue; fi
    if [[ -n $before ]]; then before=''; continue; fi
    if [[ $word == [=:] ]]; then joined=1; continue; fi
    if [[ -n $joined ]]; then joined=''; continue; fi
    if [[ -z $plain && $word == '--' ]]; then plain=1; continue; fi
    if [[ -z $plain && $word == -* ]]; then
      if _${name}_value "$command" "$word"; then before="$word"; fi
      continue
    fi
    if [[ -z $command ]]; then command="$word"; position=1; else ((position++)); fi
  done
  if [[ -n $before ]]; then
    _${name}_value "$command" "$before"
    if [[ $current == '=' ]]; then current=''; fi
  elif [[ -z $plain && $current == -* ]]; then
    _${name}_options "$command"
    kind="words $list"
  else
    _${name}_argument "$command" "$position"
  fi
  case "$kind" in
    'words '*)
      COMPREPLY=($(compgen -W "\${kind#words }" -- "$current"))
      compopt +o default 2>/dev/null
      ;;
    folder) compopt -o dirnames +o default 2>/dev/null ;;
    text) compopt +o default 2>/dev/null ;;
  esac
  return 0
}
`;
}

function valueCases({ name, options }: CompletedCommand): readonly string[] {
  return options.flatMap(({ flags, value }) =>
    value === null
      ? []
      : [`    ${flags.map((flag) => quote(`${name} ${flag}`)).join(' | ')}) kind=${kindOf(value)} ;;`],
  );
}

function argumentCases({ name, arguments: given }: CompletedCommand): readonly string[] {
  return given.map((argument, index) => {
    const pattern = argument.variadic ? `${quote(`${name} `)}*` : quote(`${name} ${index + 1}`);
    return `    ${pattern}) kind=${kindOf(argument)} ;;`;
  });
}

function optionCase({ name, options }: CompletedCommand): string {
  return `    ${quote(name)}) list=${quote(longest(options).join(' '))} ;;`;
}

/** The long flag of each, or its only one: short ones are for who knows them. */
function longest(options: readonly CompletedOption[]): readonly string[] {
  return options.flatMap(({ flags }) => flags.at(-1) ?? []);
}

function kindOf({ kind, words }: Value): string {
  return quote(kind === 'words' ? ['words', ...words].join(' ') : kind);
}
