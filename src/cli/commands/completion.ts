/**
 * `completion <shell>`: a script that completes govdisclose in bash, zsh or fish. Made from the program's own definitions, in
 * the language of the reader. In: the shell; out: the script on standard output.
 */
import { SCHEMAS } from '../../output/record-schema.js';
import { writeBash } from '../completion/bash.js';
import { type CompletedProgram, describeProgram } from '../completion/describe-program.js';
import { writeFish } from '../completion/fish.js';
import { writeZsh } from '../completion/zsh.js';
import { buildProgram, type SHELLS } from '../program.js';
import type { Session } from '../session.js';

type Shell = (typeof SHELLS)[number];

const WRITERS: Readonly<Record<Shell, (program: CompletedProgram) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
};

export async function runCompletion({ environment, say }: Session, shell: string): Promise<number> {
  const { forms } = await environment.loadCore();
  const program = buildProgram({
    say,
    columns: environment.stdout.columns,
    version: environment.version,
    writeOut: () => undefined,
    action: () => undefined,
  });
  const words = { forms: forms.map(({ id }) => id), schema: [...SCHEMAS.keys()] };
  environment.stdout.write(WRITERS[shell as Shell](describeProgram(program, words)));
  await environment.stdout.flush();
  return 0;
}
