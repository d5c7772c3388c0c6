/** The recipes of docs/scale.md on real engines: shards that are killed and resumed are the single run. Loopback only. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWith, TOOLS } from '../debian-tools.js';
import { ROOT } from '../docs/documents.js';

const BUILT = existsSync(join(ROOT, 'dist/program'));
const LIMIT = 240_000;

/** Beside other tests: the scripts wait more than they work. */
function runScript(name: string): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn('bash', [join(ROOT, 'test/scale', name)], { timeout: LIMIT, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, text }));
  });
}

async function expectSame(name: string): Promise<void> {
  const { code, text } = await runScript(name);
  expect(text).toContain('same: 79 records, their tables and the data package');
  expect(code).toBe(0);
}

describe.skipIf(!BUILT)('shards', () => {
  describeWith('under GNU parallel', TOOLS.parallel, () => {
    it('that are killed are finished by --resume-failed', () => expectSame('parallel.sh'), LIMIT);
  });

  describeWith('under Slurm', TOOLS.slurm, () => {
    it('of an array are queued again on exit 75', () => expectSame('slurm.sh'), LIMIT);
  });
});
