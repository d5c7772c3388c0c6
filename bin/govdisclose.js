#!/usr/bin/env node
// The program as a process. `npm run build` makes what it loads: the modules of dist/, joined so that they start quickly. A Node that
// is too old is told in one line, instead of failing somewhere inside: the syntax of this file is that of Node 8.
const NEEDED = [20, 18, 1];

function isTooOld(version) {
  const parts = version.split('.').map(Number);
  const at = NEEDED.findIndex((part, index) => part !== parts[index]);
  return at >= 0 && parts[at] < NEEDED[at];
}

if (isTooOld(process.versions.node)) {
  const needed = NEEDED.join('.');
  const why = `this Node is too old; nothing was read; install Node ${needed} or newer`;
  console.error(`govdisclose: ERR_NODE_VERSION ${process.version}: ${why}`);
  process.exitCode = 2;
} else {
  require('../dist/program/load-program.cjs');
}
