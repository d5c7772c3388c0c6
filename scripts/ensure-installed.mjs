// Installs the dependencies when the lockfile is newer than what is installed; does nothing otherwise.
// So `npm start` and `npm test` work on a fresh clone without a step of their own.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const root = new URL('..', import.meta.url);

function modifiedAt(path) {
  try {
    return statSync(new URL(path, root)).mtimeMs;
  } catch {
    return 0;
  }
}

const installed = modifiedAt('node_modules/.package-lock.json');
const wanted = modifiedAt('package-lock.json');
if (installed === 0 || installed < wanted) {
  const { name } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  process.stderr.write(`${name}: installing dependencies\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  process.exitCode = run.status ?? 1;
}
