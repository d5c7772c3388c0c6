// `npm start`: the program's main job on the pages that come with it. Parses fixtures/pages into ./govdisclose-demo/ and
// shows three of the reports. Run it again as often as you like: what is there already stays as it is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = join('bin', 'govdisclose.js');
const PAGES = join('fixtures', 'pages');
const DATASET = 'govdisclose-demo';
/** A clean page, one in traditional characters with bracketed pinyin, one pasted from Word with more than 100 KB of markup. */
const SHOWN = ['trs-pairs-2016', 'traditional-pinyin-2016', 'word-paste-2017'];

function run(args) {
  const { status, error } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: ROOT, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

/** A page and where it came from, as the note beside it says. */
function describePage(slug) {
  const name = ['page.html', 'page.txt'].find((one) => existsSync(join(ROOT, PAGES, slug, one)));
  const context = join(ROOT, PAGES, slug, 'context.json');
  const { url = null } = existsSync(context) ? JSON.parse(readFileSync(context, 'utf8')) : {};
  return { slug, path: join(PAGES, slug, name), url };
}

function writeMap(pages, folder) {
  const map = join(folder, 'map.csv');
  const rows = pages.filter(({ url }) => url !== null).map(({ path, url }) => `"${join(ROOT, path)}","${url}"`);
  writeFileSync(map, `${['path,url', ...rows].join('\n')}\n`);
  return map;
}

function listRecords() {
  const files = readdirSync(join(ROOT, DATASET, 'records'), { recursive: true, encoding: 'utf8' });
  return files.filter((name) => name.endsWith('.json')).map((name) => join(DATASET, 'records', name));
}

function showReports(pages) {
  return SHOWN.map((slug) => {
    const { path, url } = pages.find((page) => page.slug === slug);
    process.stdout.write(`\n$ govdisclose parse ${path} --format summary --url ${url}\n\n`);
    return run(['parse', path, '--format', 'summary', '--url', url, '-q']);
  });
}

function demonstrate() {
  const pages = readdirSync(join(ROOT, PAGES)).sort().map(describePage);
  const folder = mkdtempSync(join(tmpdir(), 'govdisclose-'));
  try {
    process.stdout.write(`$ govdisclose parse ${PAGES}/*/page.* -o ${DATASET} --map map.csv\n\n`);
    const parsed = run(['parse', ...pages.map(({ path }) => path), '-o', DATASET, '--map', writeMap(pages, folder)]);
    if (parsed !== 0) return parsed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const failed = showReports(pages).find((status) => status !== 0);
  process.stdout.write(`\n${listRecords().length} records, each as JSON and as CSV, are under ${DATASET}/records/\n`);
  process.stdout.write(`How a page was read:  node ${PROGRAM} explain ${pages[0].path}\n`);
  return failed ?? 0;
}

process.exitCode = demonstrate();
