/** What every command has in hand: the environment, the words, the reporter, and the options that all commands share. */

import { type Language, type Speak, speakIn } from '../messages/speak.js';
import type { Environment } from './environment.js';
import { type LogFormat, openReporter, type Reporter } from './reporter.js';

export interface GlobalOptions {
  readonly lang: Language;
  readonly logFormat: LogFormat;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
}

export interface Session {
  readonly environment: Environment;
  readonly options: GlobalOptions;
  readonly say: Speak;
  readonly reporter: Reporter;
}

export function openSession(environment: Environment, options: GlobalOptions): Session {
  const say = speakIn(options.lang);
  return { environment, options, say, reporter: openReporter(environment, { ...options, say }) };
}
