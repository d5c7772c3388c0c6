/** The rule for programs that are missing, tried on programs made for it. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './cli/captured-environment.js';
import { findTool } from './debian-tools.js';

const folder = temporaryFolder();
const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true, force: true });
});

function plantProgram(place: string, exit: number): string {
  const file = join(folder, place, 'made-up-program');
  mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexit ${exit}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(process.platform === 'win32')('a program that is needed', () => {
  it('is the first of its name that has what is needed', () => {
    const [lacking, complete] = [plantProgram('first', 1), plantProgram('second', 0)];
    process.env['PATH'] = [join(lacking, '..'), join(complete, '..'), path].join(delimiter);
    expect(findTool({ names: ['no-such-program', 'made-up-program'], probe: ['--version'] })).toBe(complete);
  });

  it('is missing where none has', () => {
    process.env['PATH'] = plantProgram('only', 1);
    expect(findTool({ names: ['made-up-program'], probe: ['--help'] })).toBeNull();
  });
});
