// `npm run audit`: asks the registry for known flaws of the packages that the program runs with, and of those of development.
// Out: one line each, and exit 1 where a package of the program has a flaw. A registry that does not answer, or answers something
// else than an audit, is told as "not done", never as clean. Bounded in time.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MOST_MS = 60_000;
const BREAK = /\s+/g;

/** What npm answered → clean, found or not done, with the words for it. */
export function judgeAudit(answer, failure) {
  const report = parseJson(answer);
  const counts = report?.metadata?.vulnerabilities;
  if (!isAudit(report, counts)) return { outcome: 'not done', words: reasonOf(report, failure) };
  const packages = report.metadata.dependencies?.total;
  if (counts.total === 0) return { outcome: 'clean', words: `nothing known against ${packages} packages` };
  const flaws = Object.values(report.vulnerabilities).map(
    ({ name, severity, range }) => `${name} ${range} (${severity})`,
  );
  return { outcome: 'found', words: flaws.join('; ') };
}

/** An audit counts its flaws, and what it counted it names. */
function isAudit(report, counts) {
  const named = report?.vulnerabilities ?? null;
  if (!Number.isInteger(counts?.total) || typeof named !== 'object' || named === null) return false;
  return counts.total === Object.keys(named).length;
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function reasonOf(report, failure) {
  const told = report?.message ?? report?.error?.summary ?? failure ?? '';
  return oneLine(told) || 'the registry gave no audit';
}

const oneLine = (text) => String(text).replace(BREAK, ' ').trim().slice(0, 300);

function askRegistry(omitted) {
  const windows = process.platform === 'win32';
  const args = ['audit', '--json', '--package-lock-only', ...omitted.map((kind) => `--omit=${kind}`)];
  const options = { cwd: ROOT, encoding: 'utf8', timeout: MOST_MS, shell: windows, maxBuffer: 1 << 26 };
  const { stdout, stderr, error } = spawnSync('npm', args, options);
  return judgeAudit(stdout ?? '', error === undefined ? stderr : error.message);
}

function audit() {
  const needed = askRegistry(['dev']);
  console.log(`audit of what the program runs with: ${needed.outcome}: ${needed.words}`);
  if (needed.outcome === 'not done') return 0;
  const all = askRegistry([]);
  console.log(`audit of all, development too (does not decide): ${all.outcome}: ${all.words}`);
  return needed.outcome === 'found' ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = audit();
