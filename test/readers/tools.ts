/**
 * Programs that read what we write. A test that needs one that is missing is skipped, with its name; where `REQUIRE_TOOLS` is
 * 1 it fails instead.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LIMIT = 120_000;

/** The first program of these names that has what is needed: there may be several. */
function find(names: readonly string[], probe: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name))).filter(existsSync);
  const works = (path: string): boolean => spawnSync(path, probe, { encoding: 'utf8', timeout: LIMIT }).status === 0;
  return paths.find(works) ?? null;
}

export interface Tool {
  run(args: readonly string[], cwd: string): string;
}

/** `probe` are arguments that end well only where the tool has what is needed. */
export function describeWith(
  title: string,
  { names, probe }: { readonly names: readonly string[]; readonly probe: readonly string[] },
  tests: (tool: Tool) => void,
): void {
  const path = find(names, probe);
  if (path !== null) {
    describe(title, () => tests({ run: (args, cwd) => runTool(path, args, cwd) }));
    return;
  }
  const missing = `${title}: ${names[0]} ${probe.join(' ')}`;
  if (process.env['REQUIRE_TOOLS'] === '1')
    it(missing, () => expect.fail(`${names[0]} is missing or lacks what is needed`));
  else it.skip(missing);
}

function runTool(path: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(path, args, {
    cwd,
    encoding: 'utf8',
    timeout: LIMIT,
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', LC_ALL: 'C.UTF-8' },
  });
  if (status !== 0) throw new Error(`${path} ${args[0]}: ${stderr}`);
  return stdout;
}
