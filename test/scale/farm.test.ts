/**
 * A small slice of the farm that `npm run bench:farm` fetches: every kind of fault of a page and of a host, on many hosts at
 * once, politely. Plan, server and judge are the bench's own; the program runs in this process, and time ten times as fast.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { realEnvironment } from '../../src/cli/main.js';
import { run, temporaryFolder } from '../cli/captured-environment.js';
import { ROOT } from '../docs/documents.js';

interface Plan {
  readonly hosts: readonly { readonly kind: string }[];
  readonly pages: readonly { readonly kind: string }[];
  readonly crawlDelayMs: number;
}

interface Place {
  readonly out: string;
  readonly port: number;
  readonly repaired: boolean;
}

interface Judged {
  readonly wrong: readonly string[];
}

interface Planner {
  readonly planFarm: (options: Readonly<Record<string, number | boolean>>) => Plan;
  readonly startsOf: (plan: Plan, port: number) => readonly string[];
  readonly openOf: (plan: Plan, port: number, judged: Judged) => ReadonlySet<string>;
}

interface Server {
  readonly startFarm: (plan: Plan, options: FarmOptions) => Promise<Farm>;
}

interface FarmOptions {
  readonly delayMs: number;
  readonly clock: () => number;
}

interface Farm {
  readonly port: number;
  readonly visits: () => {
    readonly requests: number;
    readonly tooShort: number;
    readonly examples: readonly unknown[];
  };
  readonly repair: () => void;
  readonly stop: () => void;
}

interface Judge {
  readonly judgeRun: (plan: Plan, place: Place & { readonly only: ReadonlySet<string> | null }) => Judged;
  readonly judgeRecords: (plan: Plan, place: Place) => Judged & { readonly records: number; readonly good: number };
  readonly judgeArchive: (plan: Plan, place: Place) => readonly string[];
}

const load = async (name: string): Promise<unknown> => import(pathToFileURL(join(ROOT, 'bench/farm', name)).href);
const { planFarm, startsOf, openOf } = (await load('plan.mjs')) as Planner;
const { startFarm } = (await load('server.mjs')) as Server;
const { judgeRun, judgeRecords, judgeArchive } = (await load('judge.mjs')) as Judge;

const HURRY = 10;
const DELAY_MS = 300;
const SIZE = { hosts: 10, pages: 60, isEven: true };
const OPTIONS = `--allow-private --delay ${DELAY_MS}ms --concurrency 10 --retries 2 --max-bytes 2MiB --lang en`.split(
  ' ',
);
const { loadCore, openFetcher } = realEnvironment();

const fastClock = (): number => performance.now() * HURRY;
/** Timers count whole milliseconds, and may end a little early. */
const IN_HASTE = {
  now: () => Math.floor(fastClock()),
  sleep: (milliseconds: number) => wait(Math.ceil(milliseconds / HURRY) + 1),
};

/** Loopback has more than one address on Linux only. */
it.skipIf(process.platform !== 'linux')(
  'nothing of a farm with every fault is lost, counted twice or hurried',
  async () => {
    const cwd = temporaryFolder();
    const plan = planFarm(SIZE);
    expect(new Set(plan.hosts.map(({ kind }) => kind)).size).toBe(6);
    expect(new Set(plan.pages.map(({ kind }) => kind)).size).toBeGreaterThan(24);
    expect(plan.crawlDelayMs).toBeGreaterThan(DELAY_MS);
    const farm = await startFarm(plan, { delayMs: DELAY_MS, clock: fastClock });
    const changes = { loadCore, openFetcher: (options: object) => openFetcher({ ...options, ...IN_HASTE }) };
    try {
      const { port } = farm;
      fs.writeFileSync(join(cwd, 'starts.txt'), startsOf(plan, port).join('\n'));
      let only: ReadonlySet<string> | null = null;
      for (const repaired of [false, true]) {
        const again = repaired ? ['--retry-failed'] : [];
        const now = repaired ? '2026-05-02T08:00:00Z' : '2026-05-01T08:00:00Z';
        if (repaired) farm.repair();
        const { code } = await run(['fetch', '-i', 'starts.txt', '-o', 'data', ...OPTIONS, ...again], {
          cwd,
          changes,
          now,
        });
        const place = { out: join(cwd, 'data'), port, repaired };
        const judged = judgeRun(plan, { ...place, only });
        expect([code, judged.wrong]).toEqual([1, []]);
        const { wrong, records, good } = judgeRecords(plan, place);
        expect([wrong, records]).toEqual([[], good]);
        expect(judgeArchive(plan, place)).toEqual([]);
        const { requests, examples } = farm.visits();
        expect(examples).toEqual([]);
        expect(requests).toBeGreaterThan(30);
        only = openOf(plan, port, judged);
      }
    } finally {
      farm.stop();
      fs.rmSync(cwd, { recursive: true, force: true });
    }
  },
  60_000,
);
