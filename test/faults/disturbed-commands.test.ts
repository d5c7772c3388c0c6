/**
 * F76, F92 to F97 on the commands, run in process: a disk that is full, read-only, failing or gone, no more files to be opened, writes
 * that take a part only, links planted where it writes, a clock that jumps, two runs at once. After each the old data is whole, what
 * went wrong is told in a line, and the same command then ends as if nothing had been. `npm run torture` tries every call and every
 * place, `npm test` a sample.
 */
import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallPortal, servedFixtures, startSmallPortal } from '../cli/crawl/small-portal.js';
import { listCommands } from '../torture/commands.js';
import { findLeftOver, readLogs } from '../torture/dataset-state.js';
import { DISK_FAULTS, type DiskFault, failFrom, takePart } from '../torture/disk-faults.js';
import type { Call } from '../torture/disturb-calls.mjs';
import { collectPlaces, type Places, plantLink, readElsewhere, removeLink } from '../torture/planted-links.js';
import { disturbFiles, NOW, type RanHere, runHere } from '../torture/run-here.js';
import { FULL, inLanes, openWork, sample, sampleKinds, seeded } from '../torture/sampled.js';
import { TriedCommand } from '../torture/tried-command.js';

const SAMPLE = { kinds: 2, links: 1, pages: 3 };
const SMALL_PAGE = 10_000;
const NEVER = Number.POSITIVE_INFINITY;
const TEN_YEARS = 3.15e11;
/** Of all runs whose drafts must have the same names. */
const PID = 9_999_999;
/** Where files can be removed nothing half written stays. */
const CAN_REMOVE: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE']);
const MARK = /\.restoring$/;
const TOLD = /^govdisclose: ERR_[A-Z_]+ \S/m;
const LOCKED = /^govdisclose: ERR_OUTPUT_LOCKED \S/m;
const LINK = /^govdisclose: ERR_UNSAFE_PATH \S/m;
const STAYS = /^govdisclose: the lock \S+ stays/m;
/** Each is whole. */
const LINES = /^(?:\{.*\}\n)*$/;
const random = seeded();
const told: string[] = [];

let portal: SmallPortal | undefined;
let work = '';

function known(): SmallPortal {
  if (portal === undefined) throw new TypeError('a portal that was not opened');
  return portal;
}

beforeAll(async () => {
  portal = await startSmallPortal(servedFixtures(SMALL_PAGE).slice(0, SAMPLE.pages));
  work = openWork();
});

afterAll(async () => {
  await portal?.stop();
  fs.rmSync(work, { recursive: true, force: true });
  if (FULL) process.stdout.write(`${told.join('\n')}\n`);
});

const COMMANDS = listCommands(known, known).map((command, index) => ({ name: command.name, command, index }));

describe.each(COMMANDS)('$name', ({ command, index }) => {
  const run = (folder: string): Promise<RanHere> => runHere(command.argv(), folder);
  /** Those of its calls that each fault could be about, by their kinds. */
  const calls = new Map<DiskFault, readonly (readonly number[])[]>();
  let tried: TriedCommand;
  let places: Places;

  beforeAll(async () => {
    const counts = DISK_FAULTS.map((fault) => ({ fault, counter: failFrom(fault, NEVER) }));
    tried = await TriedCommand.open(command, work, (folder) => {
      const collected = collectPlaces(folder);
      places = collected.places;
      const around = (call: Call): unknown => {
        for (const { counter } of counts) counter.around({ ...call, perform: () => null });
        return collected.around(call);
      };
      return runHere(command.argv(), folder, { files: disturbFiles(folder, around), pid: PID });
    });
    for (const { fault, counter } of counts) calls.set(fault, counter.kinds);
  }, 120_000);

  async function failDisk(fault: DiskFault, call: number): Promise<void> {
    const folder = tried.begin(`${fault.code}-${fault.lasts}-${call}`);
    const failing = failFrom(fault, call);
    const ended = await runHere(command.argv(), folder, { files: disturbFiles(folder, failing.around) });
    const when = `${command.name}, a disk that ${fault.name} from call ${call}: ${failing.failed}`;
    expect([0, 1, 73], `${when}: ${ended.err}`).toContain(ended.code);
    // Where the very removal of the lock was refused it stays, and that is told.
    if (ended.code === 0) tried.expectDone(folder, when, !STAYS.test(ended.err));
    else expect(ended.err, when).toMatch(TOLD);
    // A record that cannot be read is told, and the tables are made without it.
    tried.expectWhole(folder, when, ended.code === 1 ? 'sources' : 'all');
    const left = CAN_REMOVE.has(fault.code) ? findLeftOver(folder).filter((name) => !MARK.test(name)) : [];
    expect(left, when).toEqual([]);
    await tried.expectConvergence(folder, when, run);
  }

  const DISK =
    'F93 a disk that is full, fails or is gone from any call on ends the writing, not the data; F94 so does one that becomes read-only; F97 so does the last file that may be opened';
  it(DISK, async () => {
    const faults = FULL ? DISK_FAULTS : DISK_FAULTS.filter((_, at) => at === index % DISK_FAULTS.length);
    const wanted = faults.flatMap((fault) =>
      sampleKinds(calls.get(fault) ?? [], SAMPLE.kinds, random).map((call) => ({ fault, call })),
    );
    await inLanes(wanted, ({ fault, call }) => failDisk(fault, call), 1);
    told.push(`${command.name}: ${wanted.length} calls disturbed`);
  }, 7_200_000);

  it('F93 a disk that takes a part of what it is given gets the rest; F98 a clock that jumps changes nothing', async () => {
    const folder = tried.begin('parts');
    // What a capture says is when it was made.
    const now = command.name === 'fetch' ? {} : { now: () => new Date(Date.parse(NOW) + (random() - 0.5) * TEN_YEARS) };
    const ended = await runHere(command.argv(), folder, { files: disturbFiles(folder, takePart), ...now });
    expect(ended.code, ended.err).toBe(0);
    tried.expectDone(folder, 'in parts');
    for (const [name, text] of Object.entries(readLogs(folder))) expect(text, name).toMatch(LINES);
    tried.end(folder);
  });

  it('F76 links planted where it writes lead nowhere', async () => {
    const drafts = tried.begin('drafts');
    for (const name of places.drafts) plantLink(drafts, name);
    const finals = [...places.finals];
    const isTried = FULL || index % 3 === 0;
    const wanted = isTried ? sample(finals.length, SAMPLE.links, random).map((at) => finals[at - 1] ?? '') : [];
    await runLinked(drafts, [...places.drafts]);
    const plantAndRun = async (name: string): Promise<void> => {
      const folder = tried.begin(`finals-${finals.indexOf(name)}`);
      plantLink(folder, name);
      await runLinked(folder, [name]);
    };
    await inLanes(wanted, plantAndRun, 1);
    told.push(`${command.name}: ${places.drafts.size + wanted.length} places linked`);
  }, 600_000);

  async function runLinked(folder: string, names: readonly string[]): Promise<void> {
    const before = readElsewhere(folder);
    const ended = await runHere(command.argv(), folder, { pid: PID });
    const when = `${command.name}, linked ${names.join()}: ${ended.err}`;
    expect([when, readElsewhere(folder)]).toEqual([when, before]);
    if (ended.code === 0) tried.expectDone(folder, when);
    else expect([ended.code, ended.err], when).toEqual([73, expect.stringMatching(LINK)]);
    for (const name of names) removeLink(folder, name);
    // The run went on with other pages of the same report.
    await tried.expectValues(folder, when, run);
  }

  it('F95 of two runs at once one ends as if it were alone, the other at once', async () => {
    const folder = tried.begin('two');
    const both = await Promise.all([run(folder), run(folder)]);
    const refused = both.filter(({ code }) => code !== 0);
    for (const { code, err } of refused) expect([code, err]).toEqual([73, expect.stringMatching(LOCKED)]);
    // A report is written beside its place by each, and is the same.
    expect(refused).toHaveLength(command.name.startsWith('report') ? 0 : 1);
    tried.expectDone(folder, 'two at once');
    tried.end(folder);
  });
});
