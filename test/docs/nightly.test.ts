/** The page on nightly use is true: its list of sources is read, and its lines for cron run with an empty environment. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSources } from '../../src/cli/crawl/sources.js';
import { temporaryFolder } from '../cli/captured-environment.js';
import { type SmallPortal, startSmallPortal } from '../cli/crawl/small-portal.js';
import { ROOT, readDocument } from './documents.js';

const PAGES = ['docs/nightly.md', 'docs/nightly.zh-CN.md'] as const;
const BUILT = existsSync(join(ROOT, 'dist/index.js'));
const BLOCK = /<!-- (?<kind>file|cron|unit)(?:: (?<name>\S+))? -->\n```\w+\n(?<text>[\s\S]*?)```/g;
const SCHEDULE = /^[\d*]+ [\d*]+ \* \* \* (.*)$/;
const UNIT_LINE = /^(?:\[\w+\]|[A-Z]\w+=.+|)$/;
/** What only a test needs: the portal is on this computer, and a test does not wait. */
const FOR_TESTS = '--allow-private --delay 0';

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

function blocksOf(page: string, kind: string): readonly Block[] {
  const blocks = [...readDocument(page).matchAll(BLOCK)].map(({ groups }) => ({
    kind: groups?.['kind'] ?? '',
    name: groups?.['name'] ?? '',
    text: groups?.['text'] ?? '',
  }));
  return blocks.filter((block) => block.kind === kind);
}

interface CronTable {
  readonly settings: readonly string[];
  readonly commands: readonly string[];
}

function readCron(text: string): CronTable {
  const lines = text.trim().split('\n');
  const commands = lines.flatMap((line) => SCHEDULE.exec(line)?.[1] ?? []);
  return { settings: lines.filter((line) => !SCHEDULE.test(line)), commands };
}

describe.each(PAGES)('%s', (page) => {
  it('shows a list of sources that is read', async () => {
    const [block] = blocksOf(page, 'file');
    const { sources, errors } = await readSources(block?.text ?? '', block?.name ?? '');
    expect(errors).toEqual([]);
    expect(sources.map(({ urls }) => urls.length)).toEqual([1, 2]);
  });

  it('shows units of one setting a line, and the same command as cron', () => {
    const units = blocksOf(page, 'unit');
    expect(units.map(({ name }) => name)).toEqual(['govdisclose.service', 'govdisclose.timer']);
    for (const { text } of units) for (const line of text.trim().split('\n')) expect(line).toMatch(UNIT_LINE);
    const [nightly = ''] = readCron(blocksOf(page, 'cron')[0]?.text ?? '').commands;
    expect(units[0]?.text).toContain(`ExecStart=/usr/local/bin/${nightly.replace(' -q', '')}\n`);
  });
});

describe.skipIf(!BUILT || process.platform === 'win32')('the lines for cron', () => {
  let root = '';
  let portal: SmallPortal;

  beforeEach(async () => {
    root = temporaryFolder();
    portal = await startSmallPortal(3);
  });
  afterEach(async () => {
    await portal.stop();
    rmSync(root, { recursive: true, force: true });
  });

  /** As cron runs it: `env -i`, the settings of the table, a shell; the folders of the page are below the test's own. */
  function runAsCron({ settings }: CronTable, command: string): Promise<{ code: number | null; out: string }> {
    const path = join(root, 'usr/local/bin/govdisclose');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'bin/govdisclose.js')}" "$@"\n`);
    chmodSync(path, 0o755);
    const moved = settings.map((line) => line.replace('/usr/local/bin', dirname(path)));
    const line = command
      .replaceAll('/srv/', `${root}/srv/`)
      .replace('govdisclose fetch', `govdisclose fetch ${FOR_TESTS}`);
    const child = spawn('/usr/bin/env', ['-i', ...moved, '/bin/sh', '-c', line], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        out += part.toString();
      });
    }
    return new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, out }));
    });
  }

  it('fetch in silence, check in silence, and speak when something is wrong', async () => {
    const table = readCron(blocksOf(PAGES[0], 'cron')[0]?.text ?? '');
    const [nightly = '', morning = ''] = table.commands;
    const folder = join(root, 'srv/disclosure');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'sources.yaml'), `sources:\n  - url: ${portal.url}\n`);
    expect(await runAsCron(table, nightly)).toEqual({ code: 0, out: '' });
    expect(await runAsCron(table, nightly)).toEqual({ code: 0, out: '' });
    expect((await runAsCron(table, morning)).out).not.toContain('ERR_RUN_TOO_OLD');
    portal.set(portal.paths[0] ?? '', { status: 403, body: '' });
    const failed = await runAsCron(table, nightly);
    expect(failed.code).toBe(75);
    expect(failed.out).toContain('ERR_FETCH_BLOCKED');
    rmSync(join(folder, 'data/runs'), { recursive: true });
    const stopped = await runAsCron(table, morning);
    expect(stopped.code).toBe(1);
    expect(stopped.out).toContain('ERR_RUN_TOO_OLD');
  }, 60_000);
});
