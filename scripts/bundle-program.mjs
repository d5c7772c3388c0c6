// The program as few files that start quickly, beside the modules that the library is: dist/program/. Modules are joined with
// esbuild, split where commands are loaded when they are chosen, and turned into scripts, since Node loads those quicker and
// can keep what V8 made of them. What V8 makes is kept beside each, and is taken only by the same V8 (load-program.cjs).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const PROGRAM = join(DIST, 'program');
/** Loaded when a command needs them, from where npm put them. */
const EXTERNAL = [
  'hyparquet-writer',
  'robots-parser',
  'tinypool',
  'undici',
  'warcio',
  'write-excel-file',
  'yaml',
  'yauzl',
];
/** Patterns stay literals: those of a constructor are made when their module is loaded. */
const KEPT = { target: 'node20', supported: { 'regexp-unicode-property-escapes': true } };
const LOADED_LATER = /\bimport\("\.\/([^"]+)"\)/g;
/** Of a package, which may be a module. */
const PACKAGE_LATER = /\bimport\("([^".][^"]*)"\)/g;
/** Literals of regular expressions are all that esbuild leaves as they are. A text of ASCII takes half the memory. */
const NOT_ASCII = /[^\x00-\x7f]/g;
const OWN_PLACE = /\bimport\.meta\.url\b/g;

const INSIDE_ICONV = /[\\/]iconv-lite[\\/]encodings$/;

/** Modules that look for files beside themselves find them where tsc put them. */
const places = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const place = JSON.stringify(relative(DIST, path).split(sep).join('/'));
      const url = `require('node:url').pathToFileURL(require('node:path').join(__dirname, '..', ${place})).href`;
      return { contents: text.replace(OWN_PLACE, url), loader: 'js' };
    });
  },
};

/** Workers start with what is bundled too: a quarter of the time that the modules take. */
const bundledWorker = {
  name: 'bundled-worker',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]cli[\\/]readers[\\/]pool-reader\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const bundled = text.replace(OWN_PLACE, "require('node:url').pathToFileURL(__filename).href");
      if (bundled === text) throw new Error(`${path} finds its worker in another way now`);
      return { contents: bundled, loader: 'js' };
    });
  },
};

/** Hundreds of texts from a dozen modules: to read them as one is quicker than to put them together again at every start. */
const wholeMessages = {
  name: 'whole-messages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/]messages[\\/](?:en|zh)\.js$/ }, async ({ path }) => {
      const [[name, words]] = Object.entries(await import(pathToFileURL(path).href));
      const text = JSON.stringify(JSON.stringify(words));
      return { contents: `export const ${name} = JSON.parse(${text});`, loader: 'js' };
    });
  },
};

/** It can start other programs; we never do, and what it needs for that takes as long to load as all the rest of it. */
const lateChildProcess = {
  name: 'late-child-process',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const late = text.replace(
        "require('node:child_process')",
        "{ spawn: (...all) => require('node:child_process').spawn(...all) }",
      );
      if (late === text) throw new Error(`${path} starts programs in another way now`);
      return { contents: late, loader: 'js' };
    });
  },
};

/** Tables of encodings that a page seldom has; they are loaded when one has it. */
const lateTables = {
  name: 'late-tables',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/tables\/.*\.json$/ }, ({ path, resolveDir }) => {
      if (!INSIDE_ICONV.test(resolveDir)) return undefined;
      return { path: `iconv-lite/encodings/${path.slice(2)}`, external: true };
    });
  },
};

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: { main: join(DIST, 'cli/main.js'), 'page-worker': join(DIST, 'cli/readers/page-worker.js') },
    outdir: PROGRAM,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    ...KEPT,
    external: EXTERNAL.flatMap((name) => [name, `${name}/*`]),
    chunkNames: '[name]-[hash]',
    plugins: [bundledWorker, wholeMessages, places, lateChildProcess, lateTables],
    write: false,
    logLevel: 'warning',
  });
  return outputFiles;
}

async function writeScripts(files) {
  for (const { path, text } of files) {
    const later = text
      .replace(LOADED_LATER, 'Promise.resolve().then(() => require("./$1"))')
      .replace(PACKAGE_LATER, 'require("./import-package.cjs")("$1")');
    const { code } = await transform(later, { format: 'cjs', platform: 'node', ...KEPT });
    const ascii = code.replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    writeFileSync(join(PROGRAM, basename(path)), ascii);
  }
}

/** What V8 makes of the scripts while they do what they do most. */
function keepCode() {
  const page = join(ROOT, 'fixtures/pages/trs-pairs-2016/page.html');
  const run = join(PROGRAM, 'load-program.cjs');
  for (const args of [
    ['parse', page],
    ['parse', page, '--help'],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [run, ...args], {
      env: { ...process.env, GOVDISCLOSE_KEEP_CODE: '1' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the bundled program failed: ${stderr}`);
  }
}

rmSync(PROGRAM, { recursive: true, force: true });
mkdirSync(PROGRAM, { recursive: true });
writeFileSync(join(PROGRAM, 'package.json'), '{ "type": "commonjs" }\n');
await writeScripts(await bundle());
for (const name of ['load-program.cjs', 'import-package.cjs']) {
  cpSync(join(dirname(fileURLToPath(import.meta.url)), name), join(PROGRAM, name));
}
keepCode();
