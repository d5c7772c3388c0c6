/** The built program's workers: same records in the same order as without them, and limits that one page cannot go over. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../../bin/govdisclose.js', import.meta.url));
const BUILT = existsSync(new URL('../../../dist/cli/readers/page-worker.js', import.meta.url));
const PAGE = readFileSync(new URL('../../../fixtures/pages/trs-pairs-2016/page.html', import.meta.url), 'utf8');
const run = promisify(execFile);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdisclose-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function parse(...args: readonly string[]) {
  const options = { cwd: folder, env: { PATH: process.env['PATH'], LANG: 'C' }, maxBuffer: 2 ** 28 };
  const { stdout, stderr } = await run(process.execPath, [BIN, 'parse', ...args], options).catch((error) => error);
  const idOf = (line: string): string => (JSON.parse(line) as { id: string }).id;
  return { stdout, stderr, ids: (stdout as string).split('\n').filter(Boolean).map(idOf) };
}

/** A page of 40,000 rows. */
function writeLargePage(name: string): void {
  const rows = Array.from({ length: 40_000 }, (_, n) => `<tr><td>a${n}</td><td>b</td><td>${n}</td></tr>`);
  writeFileSync(join(folder, name), `${PAGE}<table>${rows.join('')}</table>${'<!-- x -->'.repeat(100_000)}`);
}

describe.skipIf(!BUILT)('workers that read pages', () => {
  it('give what the program gives without them, in the order of inputs', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `p${n}.html`);
    for (const [n, name] of names.entries()) {
      writeFileSync(
        join(folder, name),
        PAGE.replaceAll('随州市水利局', `随州市水利局${n}`).slice(0, n === 5 ? 40 : undefined),
      );
    }
    const inputs = [...names, 'missing.html', 'p0.html'];
    const list = join(folder, 'list.txt');
    writeFileSync(
      list,
      `${Array.from({ length: 10 }, () => inputs)
        .flat()
        .join('\n')}\n`,
    );
    const [here, there] = [
      await parse('-i', list, '--format', 'ndjson', '--jobs', '0'),
      await parse('-i', list, '--format', 'ndjson', '--jobs', '2'),
    ];
    expect(here.ids).toHaveLength(11);
    expect(there.stdout).toBe(here.stdout);
    expect(there.stderr).toBe(here.stderr);
  });

  it('give up a page that takes too long, and go on', async () => {
    writeLargePage('large.html');
    const { ids, stderr } = await parse('p0.html', 'large.html', 'p1.html', '--format', 'ndjson', '--page-time', '1s');
    expect(ids.length + (stderr.match(/ERR_PAGE_LIMIT/g)?.length ?? 0)).toBe(3);
    expect(ids).toEqual(expect.arrayContaining(['421300-随州市水利局0/2016', '421300-随州市水利局1/2016']));
  });

  it('give up a page that takes too much memory, and go on', async () => {
    writeLargePage('large.html');
    const run = await parse('p0.html', 'large.html', 'p1.html', '--format', 'ndjson', '--page-memory', '64MiB');
    expect(run.ids).toEqual(['421300-随州市水利局0/2016', '421300-随州市水利局1/2016']);
    expect(run.stderr).toContain('ERR_PAGE_LIMIT large.html: given up, reading it took more than 64 MiB of memory');
  });
});
