// Runs the tests for Stryker (a plugin of it, see mutate.mjs). In: test files and folders (mutationTests of the options), every how
// many changes one is tried (mutationSample), the changed sources in the folder where it is started. Each file is joined with
// the modules that it tries and laid out anew for every change, so that nothing is remembered from one change to the next and
// what is made once is tried too; a change that loops is told by Stryker's count of passes, not by the clock. What it does
// not know of the test framework (hooks, snapshots, other modules replaced) it refuses by failing the first run.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import * as vitestExpect from '@vitest/expect';
import * as chai from 'chai';
import { build } from 'esbuild';
import fc from 'fast-check';

// Tests of speed: a busy machine fails them whatever the code says.
const OF_SPEED = /is quick/;
const STRYKER = '__stryker__';

chai.use(vitestExpect.JestExtend);
chai.use(vitestExpect.JestChaiExpect);
chai.use(vitestExpect.JestAsymmetricMatchers);
const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect);
fc.configureGlobal({ seed: 1, endOnFailure: true });

/** The words of the framework, putting what is declared into a list. */
function listen() {
  const tests = [];
  const path = [];
  const describe = (name, body) => {
    path.push(name);
    body();
    path.pop();
  };
  const it = (name, body) => {
    if (!OF_SPEED.test(name)) tests.push({ name: [...path, name].join(' > '), body });
  };
  const spread = (declare) => (rows) => (name, body) => {
    for (const [index, row] of rows.entries())
      declare(`${name} #${index}`, () => body(...(Array.isArray(row) ? row : [row])));
  };
  Object.assign(describe, { each: spread(describe) });
  Object.assign(it, { each: spread(it) });
  return { tests, words: { describe, it, test: it, expect } };
}

/** A test file, or all of a folder. */
function listTests(path) {
  if (path.endsWith('.ts')) return [path];
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.test.ts'));
  return names.map((name) => join(path, name));
}

async function joinFile(file) {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    absWorkingDir: process.cwd(),
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
  });
  const [{ imports }] = Object.values(metafile.outputs);
  const modules = new Map();
  for (const { path } of imports) if (path !== 'vitest') modules.set(path, await loadModule(path));
  const code = `(function (require, module, exports) {${outputFiles[0].text}\n})`;
  return { file, modules, script: new Script(code, { filename: file }) };
}

async function loadModule(name) {
  const module = await import(name);
  return { ...module.default, ...module };
}

/** Declares the tests of a file anew. */
function layOut({ script, modules }) {
  const { tests, words } = listen();
  const module = { exports: {} };
  const require = (name) => (name === 'vitest' ? words : modules.get(name));
  script.runInThisContext()(require, module, module.exports);
  return tests;
}

class JoinedTests {
  static inject = ['options'];
  #options;
  #files = [];

  constructor(options) {
    this.#options = options;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const files = this.#options.mutationTests.flatMap(listTests).sort();
    for (const file of files) this.#files.push(await joinFile(file));
  }

  async dryRun() {
    globalThis[STRYKER] = { activeMutant: undefined, mutantCoverage: { static: {}, perTest: {} } };
    const tests = [];
    for (const joined of this.#files) {
      globalThis[STRYKER].currentTestId = undefined;
      for (const [index, test] of layOut(joined).entries()) {
        const id = `${joined.file}#${index}`;
        globalThis[STRYKER].currentTestId = id;
        tests.push(await runTest(id, test));
      }
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: globalThis[STRYKER].mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    // Told as an error, which counts neither way.
    if (Number(activeMutant.id) % this.#options.mutationSample !== 0)
      return { status: MutantRunStatus.Error, errorMessage: 'not in the sample' };
    const context = { activeMutant: activeMutant.id, hitCount: hitLimit === undefined ? undefined : 0, hitLimit };
    globalThis[STRYKER] = context;
    const tests = await this.#runUntilNoticed(testFilter, activeMutant.fileName);
    const looped = determineHitLimitReached(context.hitCount, hitLimit);
    return toMutantRunResult(looped ?? { status: DryRunStatus.Complete, tests });
  }

  /** The tests that came by the change, then the others of their files: what is made once is come by in the first only. */
  async #runUntilNoticed(filter, changed) {
    const asked = filter === undefined ? undefined : new Set(filter);
    const run = [];
    const isOwn = ({ file }) => basename(file, '.test.ts') === basename(changed, '.ts');
    const files = [...this.#files.filter(isOwn), ...this.#files.filter((joined) => !isOwn(joined))];
    for (const joined of files) {
      const isAsked = (index) => asked === undefined || asked.has(`${joined.file}#${index}`);
      if (asked !== undefined && !filter.some((id) => id.startsWith(`${joined.file}#`))) continue;
      let tests;
      try {
        tests = [...layOut(joined).entries()];
      } catch (error) {
        return [{ ...told(`${joined.file}#0`, joined.file, error), timeSpentMs: 0 }];
      }
      for (const [index, test] of [...tests.filter(([at]) => isAsked(at)), ...tests.filter(([at]) => !isAsked(at))]) {
        const result = await runTest(`${joined.file}#${index}`, test);
        run.push(result);
        if (result.status === TestStatus.Failed) return run;
      }
    }
    return run;
  }
}

function told(id, name, error) {
  return { id, name, status: TestStatus.Failed, failureMessage: String(error?.message ?? error).slice(0, 300) };
}

async function runTest(id, { name, body }) {
  const begin = performance.now();
  const timeSpent = () => ({ timeSpentMs: Math.max(1, Math.round(performance.now() - begin)) });
  try {
    await body();
    return { id, name, status: TestStatus.Success, ...timeSpent() };
  } catch (error) {
    return { ...told(id, name, error), ...timeSpent() };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'joined', JoinedTests)];
