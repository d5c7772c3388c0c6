'use strict';
// Loads the bundled program (dist/program/) with the code that V8 kept of each script; code of another V8 is not taken by V8,
// and the script is compiled as usual. Then runs it: arguments and the real environment in, the exit code out.
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { constants, Script } = require('node:vm');

const DIST = join(__dirname, '..');
const nodeRequire = createRequire(__filename);
const loaded = new Map();
const scripts = [];

function placeOf(name) {
  return pathToFileURL(join(DIST, name)).href;
}

function requireOwn(name) {
  return name.startsWith('./') ? load(name.slice(2)) : nodeRequire(name);
}

function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  compile(name).call(module.exports, module, module.exports, requireOwn, placeOf);
  return module.exports;
}

function compile(name) {
  const filename = join(__dirname, name);
  const source = `(function (module, exports, require, placeOf) {${readFileSync(filename, 'latin1')}\n})`;
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const script = new Script(source, { filename, cachedData: readCode(filename), importModuleDynamically });
  scripts.push({ filename, script });
  return script.runInThisContext();
}

function readCode(filename) {
  try {
    return readFileSync(`${filename}.code`);
  } catch {
    return undefined;
  }
}

const { main, realEnvironment } = load('main.js');

main(process.argv.slice(2), realEnvironment()).then((exitCode) => {
  process.exitCode = exitCode;
  if (process.env.GOVDISCLOSE_KEEP_CODE !== '1') return;
  for (const { filename, script } of scripts) writeFileSync(`${filename}.code`, script.createCachedData());
});
