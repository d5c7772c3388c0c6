/**
 * Programs of the system that some tests need: the first that works of all that bear the name. Where none does, the tests are
 * skipped with its name; where `REQUIRE_TOOLS` is 1, a test fails in their place.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LIMIT = 120_000;
/** Looked into after those of the path. */
const USUAL_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin'];
const found = new Map<string, string | null>();

export interface Wanted {
  readonly names: readonly string[];
  /** Arguments that end well only where the tool has what is needed. */
  readonly probe: readonly string[];
}

export interface Tool {
  readonly path: string;
  run(args: readonly string[], cwd: string): string;
}

export const TOOLS = {
  bash: { names: ['bash'], probe: ['--version'] },
  zsh: { names: ['zsh'], probe: ['--version'] },
  fish: { names: ['fish'], probe: ['--version'] },
  python: { names: ['python3'], probe: ['-c', 'import csv, hashlib, xml.etree.ElementTree, zipfile'] },
  pandas: { names: ['python3'], probe: ['-c', 'import pandas, openpyxl'] },
  r: { names: ['Rscript'], probe: ['--version'] },
  office: { names: ['soffice', 'libreoffice'], probe: ['--version'] },
  chromium: { names: ['chromium', 'chromium-browser', 'google-chrome'], probe: ['--version'] },
  parallel: { names: ['parallel'], probe: ['--version'] },
  /** Its daemons and the way to them; some tell nothing of themselves before they are set up. */
  slurm: {
    names: ['bash'],
    probe: ['-c', 'PATH=$PATH:/usr/sbin; for one in munged slurmctld slurmd sbatch; do type -P $one || exit 1; done'],
  },
} as const satisfies Readonly<Record<string, Wanted>>;

/** Of several programs of a name, one may lack what another has: each is tried. */
export function findTool({ names, probe }: Wanted): string | null {
  const key = [...names, ...probe].join(' ');
  const known = found.get(key);
  if (known !== undefined) return known;
  const folders = [...new Set([...(process.env['PATH'] ?? '').split(delimiter), ...USUAL_FOLDERS])];
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name))).filter(existsSync);
  const works = (path: string): boolean => spawnSync(path, probe, { encoding: 'utf8', timeout: LIMIT }).status === 0;
  const path = paths.find(works) ?? null;
  found.set(key, path);
  return path;
}

export function describeWith(title: string, wanted: Wanted, tests: (tool: Tool) => void): void {
  const path = findTool(wanted);
  if (path !== null) {
    describe(title, () => tests({ path, run: (args, cwd) => runTool(path, args, cwd) }));
    return;
  }
  const [name = ''] = wanted.names;
  const missing = `${title}: needs ${name} (${wanted.probe.join(' ')})`;
  if (process.env['REQUIRE_TOOLS'] === '1')
    it(missing, () => expect.fail(`${name} is missing or lacks what is needed`));
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
