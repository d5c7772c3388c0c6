// `npm start`: the program's main job on the sample portal that comes with it: fetch → archive → records → tables, on this
// computer alone. Into ./govdisclose-demo/; run it again as often as you like: what is there already stays as it is.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPortal } from '../fixtures/portal/server.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = join('bin', 'govdisclose.js');
const DATASET = 'govdisclose-demo';
const REPORT = `${DATASET}/report.html`;
const SOURCES = join(ROOT, 'fixtures', 'portal', 'sources.yaml');
/** The same at every start, so that a second start finds the addresses of the first. */
const PORT = 8642;
const PLACEHOLDER = 'http://portal.invalid';
/** One page pasted from Word, with more than 100 KB of markup. */
const PAGE = join('fixtures', 'pages', 'word-paste-2017', 'page.html');

function say(text) {
  process.stdout.write(`${text}\n`);
}

function run(args) {
  say(`\n$ govdisclose ${args.join(' ')}\n`);
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** The usual port, or any that is free. */
async function openPortal() {
  try {
    return await startPortal({ port: PORT });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    return startPortal();
  }
}

function showTables() {
  const tables = join(ROOT, DATASET, 'tables');
  say(`\nThe tables in ${DATASET}/tables/, and the first rows of reports.csv:\n`);
  for (const name of readdirSync(tables)) {
    const rows = readFileSync(join(tables, name), 'utf8').split('\n').length - 2;
    say(`  ${name.padEnd(28)} ${String(rows).padStart(6)} rows`);
  }
  const lines = readFileSync(join(tables, 'reports.csv'), 'utf8').split('\n').slice(0, 4);
  say(`\n${lines.map((line) => `  ${line.slice(0, 110)}`).join('\n')}`);
}

function showWays() {
  const archive = readdirSync(join(ROOT, DATASET, 'archive')).join(', ');
  say(`\nEvery exchange is kept in ${DATASET}/archive/ (${archive}).`);
  say('Go on with:');
  const ways = [
    [`node ${PROGRAM} report ${DATASET} -o ${REPORT}`, `all of it; open ${REPORT} in a browser`],
    [`node ${PROGRAM} explain ${PAGE}`, 'how a page was read'],
    [`node ${PROGRAM} fetch --help`, 'your own portals'],
    ['docs/tutorial.md', 'from a page to a figure, step by step'],
  ];
  const width = Math.max(...ways.map(([command]) => command.length));
  for (const [command, words] of ways) say(`  ${command.padEnd(width)}   ${words}`);
}

async function demonstrate() {
  const portal = await openPortal();
  const folder = mkdtempSync(join(tmpdir(), 'govdisclose-'));
  try {
    const sources = join(folder, 'sources.yaml');
    writeFileSync(sources, readFileSync(SOURCES, 'utf8').replaceAll(PLACEHOLDER, portal.url));
    say(
      `A sample portal runs at ${portal.url}: ${portal.reports.length} reports of nine authorities, five lists, and some faults.`,
    );
    const fetched = await run(['fetch', '--sources', sources, '-o', DATASET, '--allow-private', '--delay', '0']);
    if (fetched !== 0) return fetched;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await portal.stop();
  }
  const checked = await run(['check', DATASET, '--severity', 'error']);
  const shown = await run(['parse', PAGE, '--format', 'summary', '-q']);
  showTables();
  showWays();
  return checked > 1 ? checked : shown;
}

process.exitCode = await demonstrate();
