/** The page in a real browser: its own style applies, nothing is reported, nothing is asked for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { explainPage } from '../../src/index.js';
import { speakIn } from '../../src/messages/speak.js';
import { writeExplanationHtml } from '../../src/output/explanation-html.js';
import { describeWith, TOOLS } from '../debian-tools.js';
import { HOSTILE_WORDS, hostilePage } from './hostile-page.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'govdisclose-html-'));
const LIMIT = 60_000;

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function browse(program: string, target: string) {
  const file = join(FOLDER, 'page.html');
  const log = join(FOLDER, 'net.json');
  const page = hostilePage(HOSTILE_WORDS.join(' '));
  writeFileSync(file, [...writeExplanationHtml(explainPage(Buffer.from(page)), speakIn('zh'))].join(''));
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const { status, stdout, stderr } = spawnSync(
    program,
    [
      ...quiet,
      `--user-data-dir=${join(FOLDER, 'profile')}`,
      '--enable-logging=stderr',
      `--log-net-log=${log}`,
      '--dump-dom',
      `${pathToFileURL(file).href}#${target}`,
    ],
    { encoding: 'utf8', timeout: LIMIT },
  );
  return {
    status,
    dom: stdout,
    console: stderr.split('\n').filter((line) => line.includes('CONSOLE')),
    net: readFileSync(log, 'utf8'),
  };
}

describeWith('in headless Chromium', TOOLS.chromium, ({ path: program }) => {
  it(
    'opens without a word on the console and without a request',
    () => {
      const { status, dom, console, net } = browse(program, 'p-o0');
      expect(status).toBe(0);
      expect(dom).toContain('id="p-o0"');
      expect(dom).not.toMatch(/<(?:script|img|svg|base|iframe)\b/);
      expect(console).toEqual([]);
      expect(net).not.toContain('127.0.0.1:9');
    },
    LIMIT,
  );
});
