#!/usr/bin/env node
// The program as a process: the arguments and the real environment in, the exit code out.
import { main, realEnvironment } from '../dist/cli/main.js';

process.exitCode = await main(process.argv.slice(2), realEnvironment());
