/** What ships as the program is bundled: it says what the modules say, and Node takes the code that was kept for it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/index.js';
import { ROOT } from '../docs/documents.js';
import { servedFixtures } from './crawl/small-portal.js';

const PROGRAM = join(ROOT, 'dist/program');
const BIN = join(ROOT, 'bin/govdisclose.js');
const SCRIPTS = existsSync(PROGRAM) ? readdirSync(PROGRAM).filter((name) => name.endsWith('.js')) : [];
const CODE = `.${process.version}-${process.platform}-${process.arch}.code`;
const NOT_ASCII = /[^\0-\x7f]/;

describe.skipIf(SCRIPTS.length === 0)('the bundled program', () => {
  it('reads every page as the library does', () => {
    const pages = servedFixtures(200_000);
    const lines = pages.map(({ path, bytes }) =>
      JSON.stringify({ id: path, html_base64: Buffer.from(bytes).toString('base64') }),
    );
    const argv = [BIN, 'parse', '-', '--input-format', 'ndjson'];
    const { stdout, status } = spawnSync(process.execPath, argv, { input: lines.join('\n'), encoding: 'utf8' });
    expect(status).toBe(0);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; record?: unknown });
    expect(answers.map(({ id }) => id)).toEqual(pages.map(({ path }) => path));
    for (const [index, { bytes }] of pages.entries()) {
      const result = parsePage(bytes, {});
      expect(answers[index]?.record).toEqual(result.ok ? result.record : undefined);
    }
  });

  it('is of ASCII, as it is read', () => {
    for (const name of SCRIPTS) expect(readFileSync(join(PROGRAM, name), 'utf8'), name).not.toMatch(NOT_ASCII);
  });

  it('starts its workers from the bundle', () => {
    const starting = SCRIPTS.map((name) => readFileSync(join(PROGRAM, name), 'latin1')).filter((text) =>
      text.includes('"page-worker.js"'),
    );
    expect(starting).toHaveLength(1);
    expect(starting[0]).toMatch(/new URL\("page-worker\.js", .{1,80}pathToFileURL\(__filename\)/);
    expect(SCRIPTS).toContain('page-worker.js');
  });

  it('keeps code under the name of the Node that made it, for no other', () => {
    const kept = readdirSync(PROGRAM).filter((name) => name.endsWith('.code'));
    expect(kept.filter((name) => !name.endsWith(CODE))).toEqual([]);
  });

  it('has code kept for what it does most, which this Node takes', () => {
    const kept = SCRIPTS.filter((name) => existsSync(join(PROGRAM, name + CODE)));
    expect(kept).toContain('main.js');
    expect(kept.length).toBeGreaterThan(5);
    const source = readFileSync(join(PROGRAM, 'main.js'), 'latin1');
    const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
    const check = `const { Script } = require('node:vm'); const { readFileSync } = require('node:fs');
      const script = new Script(readFileSync(0, 'latin1'), { cachedData: readFileSync(process.argv[1]) });
      process.exitCode = script.cachedDataRejected ? 1 : 0;`;
    const argv = ['-e', check, join(PROGRAM, `main.js${CODE}`)];
    expect(spawnSync(process.execPath, argv, { input: wrapped }).status).toBe(0);
    // Code for another text is not taken: a script that was changed is compiled anew.
    expect(spawnSync(process.execPath, argv, { input: `${wrapped} ` }).status).toBe(1);
  });
});
