/**
 * F93, F94 and F97 on the commands, run in process: a disk that is full, read-only, failing or gone, and no more files to be opened,
 * from any call on. After each the old data is whole, what went wrong is told in a line, and the same command then ends as if
 * nothing had been. `npm run torture` tries every call, `npm test` a sample.
 */
import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/captured-environment.js';
import { type SmallPortal, servedFixtures, startSmallPortal } from '../cli/crawl/small-portal.js';
import { type Command, listCommands } from '../torture/commands.js';
import { findLeftOver } from '../torture/dataset-state.js';
import { DISK_FAULTS, type DiskFault, failFrom } from '../torture/disk-faults.js';
import type { Call } from '../torture/disturb-calls.mjs';
import { disturbFiles, runHere } from '../torture/run-here.js';
import { FULL, sample, seeded } from '../torture/sampled.js';
import { TriedCommand } from '../torture/tried-command.js';

const SAMPLE = { calls: 1, pages: 3 };
const SMALL_PAGE = 10_000;
const NEVER = Number.POSITIVE_INFINITY;
/** Where files can be removed nothing half written stays. */
const CAN_REMOVE: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE']);
const MARK = /\.restoring$/;
const TOLD = /^govdisclose: ERR_[A-Z_]+ \S/m;
const random = seeded();

let portal: SmallPortal | undefined;
let work = '';

function known(): SmallPortal {
  if (portal === undefined) throw new TypeError('a portal that was not opened');
  return portal;
}

beforeAll(async () => {
  portal = await startSmallPortal(servedFixtures(SMALL_PAGE).slice(0, SAMPLE.pages));
  work = temporaryFolder();
});

afterAll(async () => {
  await portal?.stop();
  fs.rmSync(work, { recursive: true, force: true });
});

const COMMANDS = listCommands(known, known).map((command, index) => ({ name: command.name, command, index }));
const TITLE =
  'F93 a disk that is full, fails or is gone from any call on ends the writing, not the data; F94 so does one that becomes read-only; F97 so does the last file that may be opened';

describe.each(COMMANDS)('$name', ({ command, index }) => {
  it(TITLE, async () => {
    const { tried, calls } = await open(command);
    const faults = FULL ? DISK_FAULTS : DISK_FAULTS.filter((_, at) => at === index % DISK_FAULTS.length);
    for (const fault of faults) {
      const count = calls.get(fault) ?? 0;
      for (const call of sample(count, SAMPLE.calls, random)) await disturb(tried, fault, { call, count });
    }
  }, 7_200_000);
});

/** The command, and how many of its calls each fault could be about. */
async function open(command: Command) {
  const counts = DISK_FAULTS.map((fault) => ({ fault, counter: failFrom(fault, NEVER) }));
  const count = (call: Call): unknown => {
    for (const { counter } of counts) counter.around({ ...call, perform: () => null });
    return call.perform();
  };
  const tried = await TriedCommand.open(command, work, (folder) =>
    runHere(command.argv(), folder, { files: disturbFiles(folder, count) }),
  );
  return { tried, calls: new Map(counts.map(({ fault, counter }) => [fault, counter.seen])) };
}

async function disturb(
  tried: TriedCommand,
  fault: DiskFault,
  { call, count }: { readonly call: number; readonly count: number },
): Promise<void> {
  const { command } = tried;
  const folder = tried.begin(`${fault.code}-${fault.lasts}-${call}`);
  const failing = failFrom(fault, call);
  const ended = await runHere(command.argv(), folder, { files: disturbFiles(folder, failing.around) });
  const when = `${command.name}, a disk that ${fault.name} from call ${call} of ${count}: ${failing.failed}`;
  expect([0, 1, 73], `${when}: ${ended.err}`).toContain(ended.code);
  if (ended.code === 0) tried.expectDone(folder, when, !fault.lasts || CAN_REMOVE.has(fault.code));
  else expect(ended.err, when).toMatch(TOLD);
  // A record that cannot be read is told, and the tables are made without it.
  tried.expectWhole(folder, when, ended.code === 1 ? 'sources' : 'all');
  const left = CAN_REMOVE.has(fault.code) ? findLeftOver(folder).filter((name) => !MARK.test(name)) : [];
  expect(left, when).toEqual([]);
  await tried.expectConvergence(folder, when, (again) => runHere(command.argv(), again));
}
