/** The command that was chosen → its exit code. Each command is loaded when it runs, and nothing else with it. */
import type { CommandName } from './program-parts.js';
import type { Session } from './session.js';

export interface Chosen {
  readonly name: CommandName;
  readonly args: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
}

interface Given {
  readonly session: Session;
  /** All arguments of a command that takes any number of them. */
  readonly inputs: readonly string[];
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly options: Chosen['options'];
}

const RUNNERS: Readonly<Record<CommandName, (given: Given) => Promise<number>>> = {
  parse: async ({ session, inputs, options }) =>
    (await import('./commands/parse.js')).runParse(session, inputs, options),
  fetch: async ({ session, inputs, options }) =>
    (await import('./commands/fetch.js')).runFetch(session, inputs, options),
  discover: async ({ session, inputs, options }) =>
    (await import('./commands/discover.js')).runDiscover(session, inputs, options),
  build: async ({ session, inputs, options }) =>
    (await import('./commands/build.js')).runBuild(session, inputs, options),
  check: async ({ session, inputs, options }) =>
    (await import('./commands/check.js')).runCheck(session, inputs, options),
  diff: async ({ session, first = '', second = '', options }) =>
    (await import('./commands/diff.js')).runDiff(session, [first, second], options),
  explain: async ({ session, first = '', options }) =>
    (await import('./commands/explain.js')).runExplain(session, first, options),
  report: async ({ session, first = '', options }) =>
    (await import('./commands/report.js')).runReport(session, first, options),
  forms: async ({ session, first, options }) => (await import('./commands/forms.js')).runForms(session, first, options),
  schema: async ({ session, first }) => (await import('./commands/schema.js')).runSchema(session, first),
  completion: async ({ session, first = '' }) =>
    (await import('./commands/completion.js')).runCompletion(session, first),
};

export function runCommand({ name, args, options }: Chosen, session: Session): Promise<number> {
  const [first, second] = args;
  const inputs = Array.isArray(first) ? first : [];
  return RUNNERS[name]({ session, inputs, first: textOf(first), second: textOf(second), options });
}

function textOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}
