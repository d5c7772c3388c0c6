/** The built program's workers, and who shares pages out to them: same records in the same order as without them, and limits that one page cannot go over. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANY_PAGES, type PageJob, type PageReply } from '../../../src/cli/readers/page-reader.js';
import { readInPool, type WorkerPool } from '../../../src/cli/readers/pool-reader.js';
import type { GovdiscloseError } from '../../../src/errors.js';

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

/** A pool whose workers end when they read `deadly`, and never end with `endless`. Tells what each job held. */
function madeUpPool(jobs: string[][]): WorkerPool {
  const nameOf = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString();
  const run = (job: PageJob, { signal }: { readonly signal: AbortSignal }): Promise<readonly PageReply[]> => {
    const names = job.pages.map(nameOf);
    jobs.push(names);
    if (names.includes('deadly')) {
      return Promise.reject(Object.assign(new Error('ended'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
    }
    const replies = names.map(
      (name): PageReply => ({ ok: false, refusal: { looksLike: 'empty', reason: name, evidence: [], links: 0 } }),
    );
    if (!names.includes('endless')) return Promise.resolve(replies);
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  };
  return { run, destroy: async () => undefined } as unknown as WorkerPool;
}

describe('sharing pages out to workers', () => {
  const PAGES = ['a', 'b', 'c', 'deadly', 'd', 'e', 'endless', 'f', 'g', 'h'];

  async function readAll(jobs: string[][]) {
    const limits = { time: 20, memory: 2 ** 26 };
    const reader = readInPool(madeUpPool(jobs), { jobs: 1, first: 1, texts: ['line'], limits });
    const readings = PAGES.map((name) => reader.read({ subject: name, bytes: Buffer.from(name), context: {} }));
    return Promise.all(readings.map((reading) => reading.catch((error: GovdiscloseError) => error)));
  }

  it('gives several that wait to a worker together', async () => {
    const jobs: string[][] = [];
    await readAll(jobs);
    expect(jobs[0]).toEqual(['a']);
    expect(jobs[1]?.length).toBeGreaterThan(1);
  });

  it('reads again, each alone, those that were with one that ended its worker: only that one fails', async () => {
    const jobs: string[][] = [];
    const answers = await readAll(jobs);
    const told = answers.map((answer) => ('code' in answer ? answer.message : !answer.ok && answer.refusal.reason));
    expect(told.filter((text) => PAGES.includes(String(text)))).toEqual(
      PAGES.filter((name) => name !== 'deadly' && name !== 'endless'),
    );
    expect(told[3]).toContain('more than 64 MiB of memory');
    expect(told[6]).toContain('more than 0.02 s');
    expect(jobs).toContainEqual(['deadly']);
    expect(jobs).toContainEqual(['endless']);
  });

  it('leaves a processor to others until many pages were read', async () => {
    let underWay = 0;
    let most = 0;
    const pool = {
      run: async ({ pages }: PageJob): Promise<readonly PageReply[]> => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay -= 1;
        return pages.map(() => ({ ok: false, refusal: { looksLike: 'empty', reason: '', evidence: [], links: 0 } }));
      },
      destroy: async () => undefined,
    } as unknown as WorkerPool;
    const limits = { time: 1000, memory: 2 ** 26 };
    const reader = readInPool(pool, { jobs: 3, first: 2, texts: ['line'], limits });
    const readSome = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () => reader.read({ subject: '', bytes: new Uint8Array(1), context: {} })),
      );
    await readSome(MANY_PAGES - 1);
    expect(most).toBe(2);
    await readSome(100);
    expect(most).toBe(3);
  });
});
