#!/usr/bin/env node
// The program as a process. `npm run build` makes what it loads: the modules of dist/, joined so that they start quickly.
require('../dist/program/load-program.cjs');
