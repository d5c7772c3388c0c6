import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/govdisclose.js', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

function spawn(
  argv: readonly string[],
  options: { readonly input?: string; readonly nodeArgs?: readonly string[] } = {},
) {
  const { input = '', nodeArgs = [] } = options;
  const env = { PATH: process.env['PATH'], LANG: 'C' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, BIN, ...argv], {
    input,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe.skipIf(!existsSync(DIST))('the built program', () => {
  it('prints version and help', () => {
    expect(spawn(['--version'])).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(spawn([]).stdout).toContain('govdisclose parse page.html');
  });

  it('exits 2 on a slip', () => {
    expect(spawn(['prase'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('exits 1 on a missing page', () => {
    const { status, stdout, stderr } = spawn(['parse', 'no-such-page.html']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('1 input: 1 failed');
  });

  it('fails an empty page on standard input', () => {
    const { status, stdout, stderr } = spawn(['parse', '-']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('ERR_NOT_A_REPORT -: no annual report, it looks like an empty page');
  });

  it('is quiet when its reader is gone', () => {
    const script = `"${process.execPath}" "${BIN}" forms national-2021 --format json | head -c 1; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['[ 0\n', '']);
  });
});
