/**
 * The built program, killed with SIGKILL at calls to the file system and ended by signals at random moments, for every command
 * that writes. After each, every file under its final name is whole, as it was or as it is to be; running again gives the
 * records and tables of an undisturbed run. `npm run torture` kills at every call, `npm test` at a sample.
 */
import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, type SmallPortal, servedFixtures, startSmallPortal } from '../cli/crawl/small-portal.js';
import { IS_BUILT } from '../faults/program/run-program.js';
import { type Command, listCommands, parseByWorkers } from './commands.js';
import { countCalls, runDisturbed } from './disturbed-program.js';
import { countCallsHere, runHere } from './run-here.js';
import { servedSamples } from './sample-reports.js';
import { FULL, inLanes, openWork, sample, seeded } from './sampled.js';
import { type Run, TriedCommand } from './tried-command.js';

const SAMPLE = { calls: 1, moments: 1, pages: 4 };
/** Of a run in a sample, where none is measured. */
const USUAL_MILLISECONDS = 500;
/** What is read slowly makes each of 2,000 runs slow, and is written like any other. */
const SMALL_PAGE = 10_000;
const MOMENTS = Number(process.env['TORTURE_MOMENTS'] ?? 25);
/** A second signal does not wait for what the first one asked to end. */
const ENDINGS: readonly (readonly NodeJS.Signals[])[] = [['SIGKILL'], ['SIGINT'], ['SIGTERM'], ['SIGINT', 'SIGINT']];
const EXIT_OF_SIGNAL = { SIGINT: 130, SIGTERM: 143, SIGKILL: null } as const;
const random = seeded();

/** That archives are made of, and that is fetched. */
let [small, crawled]: readonly SmallPortal[] = [];
let work = '';
const told: string[] = [];

/** Pages of every kind of the fixtures, and reports of the same agencies over several years. */
async function twentyReports(): Promise<readonly Served[]> {
  const fixtures = servedFixtures(SMALL_PAGE).slice(0, 10);
  return [...fixtures, ...(await servedSamples(20 - fixtures.length))];
}

function known(portal: SmallPortal | undefined): SmallPortal {
  if (portal === undefined) throw new TypeError('a portal that was not opened');
  return portal;
}

const COMMANDS = [
  ...listCommands(
    () => known(small),
    () => known(crawled),
  ),
  parseByWorkers,
];

describe.skipIf(!IS_BUILT || process.platform === 'win32')('the program, killed', () => {
  beforeAll(async () => {
    small = await startSmallPortal(servedFixtures(SMALL_PAGE).slice(0, SAMPLE.pages));
    crawled = FULL ? await startSmallPortal(await twentyReports()) : small;
    work = openWork();
  });

  afterAll(async () => {
    await Promise.all([small?.stop(), FULL ? crawled?.stop() : null]);
    fs.rmSync(work, { recursive: true, force: true });
    if (FULL) process.stdout.write(`${told.join('\n')}\n`);
  });

  describe.each(COMMANDS)('$name', (command: Command) => {
    let tried: TriedCommand;
    let calls = 0;
    let milliseconds = USUAL_MILLISECONDS;
    /** Only what is disturbed is a process of its own. */
    const run: Run = (folder) => runHere(command.argv(), folder);
    const count: Run = async (folder) => {
      if (!FULL)
        return countCallsHere(command.argv(), folder, (counted) => {
          calls = counted;
        });
      const counted = await countCalls(command.argv(), folder);
      ({ calls, milliseconds } = counted);
      return counted;
    };

    beforeAll(async () => {
      tried = await TriedCommand.open(command, work, count);
    }, 120_000);

    it('F91 at a call to the file system: nothing is torn or lost, and the next run ends like an undisturbed one', async () => {
      const wanted = sample(calls, SAMPLE.calls, random);
      await inLanes(wanted, async (call) => {
        const when = `${command.name}, call ${call} of ${calls}`;
        const folder = tried.begin(`call-${call}`);
        const killed = await runDisturbed({ argv: command.argv(), folder, env: { KILL_AT: String(call) } });
        expect(killed.signal ?? killed.code, `${when}: ${killed.err}`).toBe('SIGKILL');
        tried.expectWhole(folder, when);
        await tried.expectConvergence(folder, when, run);
      });
      told.push(`${command.name}: ${calls} calls, ${wanted.length} kills at a call`);
    }, 7_200_000);

    it('F91 killed and F92 ended by signals, once and twice, at random moments', async () => {
      const count = FULL ? MOMENTS * ENDINGS.length : SAMPLE.moments;
      const first = Math.floor(random() * ENDINGS.length);
      const moments = Array.from({ length: count }, (_, moment) => ({
        moment,
        signals: ENDINGS[(first + moment) % ENDINGS.length] ?? [],
        after: random() * milliseconds,
      }));
      await inLanes(moments, async ({ moment, ...sent }) => {
        const when = `${command.name}, ${sent.signals.join()} after ${sent.after} ms`;
        const folder = tried.begin(`moment-${moment}`);
        const ended = await runDisturbed({ argv: command.argv(), folder, sent });
        // Before it listens the system ends it, and what comes after its end is not heard.
        const [signal = 'SIGKILL'] = sent.signals as (keyof typeof EXIT_OF_SIGNAL)[];
        expect([signal, EXIT_OF_SIGNAL[signal], 0], `${when}: ${ended.err}`).toContain(ended.signal ?? ended.code);
        tried.expectWhole(folder, when);
        await tried.expectConvergence(folder, when, run);
      });
      told.push(`${command.name}: ${moments.length} endings at a moment`);
    }, 3_600_000);
  });
});
