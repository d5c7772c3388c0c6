'use strict';
// Loads the bundled program (dist/program/) and runs it: arguments and the real environment in, the exit code out. From 22 on
// Node keeps what V8 made of a script by itself; before, it is taken from beside the script, where it was put when the program
// was built. It is taken by the very Node that made it: releases of one V8 refuse each other's code only sometimes, and fail
// with it otherwise.
const { readFileSync, writeFileSync } = require('node:fs');
const nodeModule = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const KEEPS_CODE = process.env.GOVDISCLOSE_KEEP_CODE === '1';
/** Of the bundle; what imports packages is a module of Node's own, for a script made so may not without a warning. */
const OWN_SCRIPT = /^\.\/.*\.js$/;
const CODE = `.${process.version}-${process.platform}-${process.arch}.code`;
const loaded = new Map();
const scripts = [];

function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const filename = join(__dirname, name);
  const requireNext = (next) => (OWN_SCRIPT.test(next) ? load(next.slice(2)) : require(next));
  compile(filename).call(module.exports, module.exports, requireNext, module, filename, __dirname);
  return module.exports;
}

function compile(filename) {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
  const script = new Script(source, { filename, cachedData: readCode(filename) });
  if (KEEPS_CODE) scripts.push({ filename, script });
  return script.runInThisContext();
}

function readCode(filename) {
  try {
    return readFileSync(filename + CODE);
  } catch {
    return undefined;
  }
}

function loadMain() {
  if (KEEPS_CODE || nodeModule.enableCompileCache === undefined) return load('main.js');
  nodeModule.enableCompileCache();
  return require('./main.js');
}

const { main, realEnvironment } = loadMain();

main(process.argv.slice(2), realEnvironment()).then((exitCode) => {
  process.exitCode = exitCode;
  for (const { filename, script } of scripts) writeFileSync(filename + CODE, script.createCachedData());
});
