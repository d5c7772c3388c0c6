// Installs the dependencies when the lockfile is newer than what is installed; does nothing otherwise.
// So `npm start` and `npm test` work on a fresh clone without a step of their own.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const QUIET = ['--no-audit', '--no-fund', '--ignore-scripts'];

function modifiedAt(path) {
  try {
    return statSync(new URL(path, root)).mtimeMs;
  } catch {
    return 0;
  }
}

function npm(args, stderr = 'inherit') {
  const windows = process.platform === 'win32';
  const options = { cwd: root, stdio: ['ignore', 'inherit', stderr], shell: windows, encoding: 'utf8' };
  return spawnSync(windows ? 'npm.cmd' : 'npm', [...args, ...QUIET], options);
}

/**
 * `npm ci` takes the lockfile or nothing. It refuses one that lacks packages for other systems (EUSAGE), as npm writes it where a
 * registry does not serve them; then what the lockfile has is installed as locked, and the lockfile stays as it is.
 */
function install() {
  const clean = npm(['ci'], 'pipe');
  if (clean.status === 0) return 0;
  if (!clean.stderr?.includes('EUSAGE')) {
    process.stderr.write(clean.stderr ?? `${clean.error}\n`);
    return clean.status ?? 1;
  }
  process.stderr.write('the lockfile is not complete for npm ci: installing what it has with npm install --no-save\n');
  return npm(['install', '--no-save']).status ?? 1;
}

const installed = modifiedAt('node_modules/.package-lock.json');
const wanted = modifiedAt('package-lock.json');
if (installed === 0 || installed < wanted) {
  const { name } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  process.stderr.write(`${name}: installing dependencies\n`);
  process.exitCode = install();
}
