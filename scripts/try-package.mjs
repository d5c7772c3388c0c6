// `npm run package`: packs what would be published, installs it in an empty folder and runs it there, on this Node and on others:
// `npm run package -- 22 24`. Out: a line for each Node, and exit 1 where one fails. A Node that cannot be had, and an installation
// that no registry answers, are told as "not done", never as passed. Needs the registry or what npm keeps of it; bounded in time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WINDOWS = process.platform === 'win32';
const MOST_MS = 120_000;
const PAGE = 'fixtures/pages/subtotal-column-2022/page.html';
const MAJOR = /^\d+$/;
const MAKING = /^npm_(?:package|lifecycle|command|config_local_prefix|node_execpath|execpath)/;
/** What npm says when nobody is there to answer it. */
const UNANSWERED =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|E40[135]|E50\d)\b/;

/** Both entries of the library, asked from a module of the folder's own. */
const IMPORTS = `
import { readFileSync } from 'node:fs';
import { parsePage } from 'govdisclose';
import * as withFiles from 'govdisclose/node';
const result = parsePage(readFileSync('page.html'), {});
console.log(JSON.stringify({ observations: result.record.observations, functions: Object.keys(withFiles).length }));
`;

class NotDone extends Error {}

/** Without what npm tells a script about the package that it belongs to. */
function environmentFor(node) {
  const kept = Object.entries(process.env).filter(([name]) => !MAKING.test(name) && name.toUpperCase() !== 'PATH');
  return { ...Object.fromEntries(kept), PATH: [dirname(node), process.env.PATH ?? ''].join(delimiter) };
}

function run(command, args, options) {
  const limits = { encoding: 'utf8', timeout: MOST_MS, maxBuffer: 1 << 26, ...options };
  const { status, stdout, stderr, error } = spawnSync(command, args, limits);
  return { status, stdout: stdout ?? '', told: `${stderr ?? ''}${error?.message ?? ''}` };
}

function mustRun(command, args, options) {
  const done = run(command, args, options);
  if (done.status === 0) return done.stdout;
  throw new Error(`${[command, ...args].join(' ')}: status ${done.status}: ${done.told.trim().slice(-600)}`);
}

function must(holds, words) {
  if (!holds) throw new Error(words);
}

/** The tarball as npm would publish it, and the paths in it. */
export function packInto(folder) {
  const args = ['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', folder];
  const [packed] = JSON.parse(
    mustRun('npm', args, { cwd: ROOT, shell: WINDOWS, env: environmentFor(process.execPath) }),
  );
  return { tarball: join(folder, packed.filename), paths: packed.files.map(({ path }) => path).sort() };
}

/** The installed package does what it is for: help, a record, tables with their copies, both entries of the library. */
export function tryInstalled({ node, folder }) {
  const bin = join('node_modules', 'govdisclose', 'bin', 'govdisclose.js');
  const options = { cwd: folder, env: environmentFor(node) };
  cpSync(join(ROOT, PAGE), join(folder, 'page.html'));
  writeFileSync(join(folder, 'imports.mjs'), IMPORTS);
  must(mustRun(node, [bin, '--help'], options).includes('Usage'), '--help shows no usage');
  const printed = mustRun(node, [bin, 'parse', 'page.html', '--format', 'json'], options);
  mustRun(node, [bin, 'parse', 'page.html', '-o', 'data', '-q'], options);
  mustRun(node, [bin, 'build', 'data', '--excel', '--parquet', '-q'], options);
  const asked = JSON.parse(mustRun(node, ['imports.mjs'], options));
  const { observations } = JSON.parse(printed);
  must(observations.length > 50, `the record has ${observations.length} observations`);
  must(JSON.stringify(observations) === JSON.stringify(asked.observations), 'library and program differ');
  must(asked.functions > 0, 'govdisclose/node exports nothing');
  return createHash('sha256').update(printed).digest('hex').slice(0, 12);
}

function install({ node, folder, tarball }) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--prefix', folder];
  const done = run('npm', ['install', ...quiet, tarball], { cwd: folder, shell: WINDOWS, env: environmentFor(node) });
  if (done.status === 0) return;
  if (UNANSWERED.test(done.told) || done.status === null)
    throw new NotDone('no registry answers, and npm has not kept all');
  throw new Error(`npm install: status ${done.status}: ${done.told.trim().slice(-600)}`);
}

/** All that was packed is there and nothing else; nothing that came with it would run a script. */
function checkInstalled({ folder, paths }) {
  const own = join(folder, 'node_modules', 'govdisclose');
  const files = readdirSync(own, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = files.map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(own.length + 1)
      .replaceAll('\\', '/'),
  );
  const ours = found.filter((path) => !path.startsWith('node_modules/')).sort();
  must(JSON.stringify(ours) === JSON.stringify(paths), 'what is installed is not what was packed');
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
  must(scripted.length === 0, `scripts at installation: ${scripted.map(([name]) => name).join(', ')}`);
  must(existsSync(join(folder, 'node_modules', '.bin', WINDOWS ? 'govdisclose.cmd' : 'govdisclose')), 'no command');
  return Object.keys(packages).length;
}

/** `22` → that Node from its package, which npm keeps once it was there; a path stays one. */
function findNode(wanted) {
  if (!MAJOR.test(wanted)) return wanted;
  if (process.versions.node.startsWith(`${wanted}.`)) return process.execPath;
  const args = [
    'exec',
    '--yes',
    '--prefer-offline',
    `--package=node@${wanted}`,
    '--',
    'node',
    '-p',
    'process.execPath',
  ];
  const { status, stdout } = run('npm', args, { cwd: tmpdir(), shell: WINDOWS, env: environmentFor(process.execPath) });
  const path = stdout.trim();
  if (status !== 0 || !existsSync(path)) throw new NotDone(`Node ${wanted} is not here and could not be had`);
  return path;
}

function tryOn(wanted, { work, tarball, paths }) {
  const node = findNode(wanted);
  const version = mustRun(node, ['-p', 'process.version']).trim();
  const folder = join(work, `on-${wanted.replaceAll(/\W/g, '_')}`);
  mkdirSync(folder);
  install({ node, folder, tarball });
  const packages = checkInstalled({ folder, paths });
  return `${version}: passed: ${packages} packages, record ${tryInstalled({ node, folder })}`;
}

function tryPackage(others) {
  const work = mkdtempSync(join(tmpdir(), 'govdisclose-package-'));
  let failed = 0;
  try {
    const packed = packInto(work);
    for (const wanted of new Set([process.versions.node.split('.')[0], ...others])) {
      try {
        console.log(`package on Node ${tryOn(wanted, { work, ...packed })}`);
      } catch (error) {
        const done = !(error instanceof NotDone);
        failed += done ? 1 : 0;
        console.log(`package on Node ${wanted}: ${done ? 'FAILED' : 'not done'}: ${error.message}`);
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return failed === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = tryPackage(process.argv.slice(2));
