// Takes out of dist/ what the present sources do not make: files of modules that were renamed or removed would be packed with the
// rest. What they do make stays where it is, so that a program that runs meanwhile finds its modules.
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Written whole by the steps of the build that come after. */
const OTHER_STEPS = ['program', join('output', 'report-html', 'client')];
const MADE = /\.(?:d\.ts|js)$/;

function isMade(name, src) {
  if (OTHER_STEPS.some((folder) => name.startsWith(folder + sep))) return true;
  return MADE.test(name) && existsSync(join(src, name.replace(MADE, '.ts')));
}

/** The names that were taken out, folders that became empty not counted. */
export function sweepDist({ dist, src }) {
  if (!existsSync(dist)) return [];
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const names = files.map(({ parentPath, name }) => join(parentPath, name).slice(dist.length + 1));
  const old = names.filter((name) => !isMade(name, src));
  for (const name of old) {
    rmSync(join(dist, name));
    removeEmpty(dirname(join(dist, name)), dist);
  }
  return old;
}

function removeEmpty(folder, top) {
  if (folder === top || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), top);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of sweepDist({ dist: join(ROOT, 'dist'), src: join(ROOT, 'src') }))
    console.log(`dist: ${name} is old`);
}
