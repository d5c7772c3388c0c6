/**
 * F92 and F95 on the built program: signals, a reader that goes away, two runs at once. What was begun is ended, the log adds
 * up, and the same command gives the records of an undisturbed run.
 */
import * as fs from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSmallPortal } from '../../cli/crawl/small-portal.js';
import { DisturbedFetch } from './disturbed-fetch.js';
import { expectAccount, expectWholeArchive, readLog } from './read-dataset.js';
import { IS_BUILT, type ProgramOptions, QUICK, runProgram } from './run-program.js';

const PAGES = 5;

describe.skipIf(!IS_BUILT || process.platform === 'win32')('fetch, interrupted', () => {
  let fetch: DisturbedFetch;
  beforeAll(async () => {
    if (IS_BUILT) fetch = await DisturbedFetch.open(PAGES);
  }, 60_000);
  beforeEach(() => fetch.begin());
  afterAll(() => fetch.end());

  it('F95 the second of two runs ends at once, the first is not disturbed', async () => {
    const first = fetch.run({}, '--delay', '300ms');
    await fetch.untilAsked(fetch.portal.paths[0] ?? '');
    const second = await fetch.run();
    expect(second).toMatchObject({ code: 73, out: '' });
    expect(second.err).toMatch(/ERR_OUTPUT_LOCKED .*data.* \d+/);
    expect(await first).toMatchObject({ code: 0 });
    fetch.expectUndisturbed();
    await fetch.expectConvergence();
  }, 60_000);

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'F92 %s ends the run well, and the next goes on from there',
    async (signal, code) => {
      let sent = 0;
      const ended = await fetch.run(
        {
          started: (child) => {
            fetch.untilAsked(fetch.portal.paths[1] ?? '').then(() => {
              sent = performance.now();
              child.kill(signal);
            });
          },
        },
        '--delay',
        '300ms',
      );
      expect(performance.now() - sent).toBeLessThan(10_000);
      expect(ended).toMatchObject({ code, signal: null });
      expect(ended.last).toMatch(/^\d+ inputs: .*\d+ left/);
      expectAccount(fetch.folder, []);
      expectWholeArchive(fetch.folder);
      expect(readLog(fetch.folder).at(-1)).toMatchObject({ event: 'end' });
      await fetch.expectConvergence();
    },
    60_000,
  );

  it('F92 a signal while a page does not come ends within ten seconds; a second one at once', async () => {
    const [first = '', second = ''] = fetch.portal.paths;
    const silent = await startSmallPortal(PAGES);
    silent.set(second, 'silence');
    const argv = ['fetch', new URL(first, silent.url).href, new URL(second, silent.url).href, '-o', 'data', ...QUICK];
    const started =
      (times: number): NonNullable<ProgramOptions['started']> =>
      (child) => {
        const waiting = setInterval(() => {
          if (!silent.asked.includes(`GET ${second}`)) return;
          clearInterval(waiting);
          child.kill('SIGINT');
          if (times === 2) setTimeout(() => child.kill('SIGINT'), 200);
        }, 20);
      };
    const twice = await runProgram(argv, { cwd: fetch.cwd, started: started(2) });
    expect(twice).toMatchObject({ code: 130, signal: null });
    silent.asked.length = 0;
    const begun = performance.now();
    const once = await runProgram(argv, { cwd: fetch.cwd, started: started(1) });
    expect(performance.now() - begun).toBeLessThan(16_000);
    expect(once).toMatchObject({ code: 130, signal: null });
    expectWholeArchive(fetch.folder);
    await silent.stop();
    await fetch.expectConvergence();
  }, 60_000);

  it('F92 a reader that goes away ends it quietly', async () => {
    const urls = fetch.portal.paths.map((path) => new URL(path, fetch.portal.url).href);
    const { code, out, err } = await runProgram(['fetch', ...urls, '--format', 'json', ...QUICK], {
      cwd: fetch.cwd,
      shell: `"$@" | head -c 10 >/dev/null; exit "\${PIPESTATUS[0]}"`,
    });
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
    expect(fs.readdirSync(fetch.cwd)).toEqual([]);
  }, 60_000);
});
