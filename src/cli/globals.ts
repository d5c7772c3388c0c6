/**
 * The options that all commands share. In: what commander read, or the bare arguments before it reads them (help and
 * errors need the language); out: all of them, defaults from the environment filled in.
 */
import { detectLanguage, LANGUAGES, type Language } from '../messages/speak.js';
import type { Environment } from './environment.js';
import type { GlobalOptions } from './session.js';

export function readGlobals(options: Readonly<Record<string, unknown>>, { env }: Environment): GlobalOptions {
  return {
    lang: LANGUAGES.find((language) => language === options['lang']) ?? detectLanguage(env),
    logFormat: options['logFormat'] === 'json' ? 'json' : 'text',
    quiet: options['quiet'] === true,
    verbose: options['verbose'] === true,
    color: options['color'] !== false,
  };
}

/** The language and the log's format as far as they can be seen without reading the other options. */
export function foreseeGlobals(argv: readonly string[], environment: Environment): GlobalOptions {
  const options = { lang: valueIn(argv, '--lang'), logFormat: valueIn(argv, '--log-format') };
  return readGlobals(options, environment);
}

function valueIn(argv: readonly string[], name: string): Language | string | undefined {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  const at = options.lastIndexOf(name);
  const joined = options.findLast((option) => option.startsWith(`${name}=`));
  return at === -1 ? joined?.slice(name.length + 1) : options[at + 1];
}
