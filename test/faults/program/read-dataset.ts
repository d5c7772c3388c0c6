/** A dataset as its files: what a test compares before and after. In: its folder; out: names and bytes, and the last run's log. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { memorySource } from '../../../src/archive/byte-source.js';
import { readMembers } from '../../../src/archive/gzip-members.js';
import { OUTCOMES } from '../../../src/cli/accounting.js';

export type Snapshot = Readonly<Record<string, string>>;
export type LogEvent = Readonly<Record<string, unknown>>;

/** Not what was put aside because it was damaged. */
const RECORD = /^records\/.*\.(?:json|csv)$/;

export function listFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.map((path) => path.slice(folder.length + 1)).sort();
}

export function readRecords(folder: string): Snapshot {
  const names = listFiles(folder).filter((name) => RECORD.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Records without their source: what two runs at different times have in common. */
export function readValues(folder: string): Snapshot {
  const records = Object.entries(readRecords(folder)).map(([name, text]) => {
    if (!name.endsWith('.json')) return [name, text] as const;
    const { source: _, ...record } = JSON.parse(text) as Record<string, unknown>;
    return [name, JSON.stringify(record)] as const;
  });
  return Object.fromEntries(records);
}

export function readLog(folder: string): readonly LogEvent[] {
  const runs = readdirSync(join(folder, 'runs')).sort();
  const text = readFileSync(join(folder, 'runs', runs.at(-1) ?? '', 'log.ndjson'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogEvent);
}

/** Every input once, with one outcome, and the numbers of the last line add up to them. */
export function expectAccount(folder: string, inputs: readonly string[]): void {
  const log = readLog(folder);
  const told = log.filter(({ event }) => event === 'input').map(({ input }) => String(input));
  for (const input of inputs) expect(told.filter((one) => one === input)).toEqual([input]);
  const end = log.at(-1) ?? {};
  expect(end).toMatchObject({ event: 'end', inputs: told.length });
  expect(OUTCOMES.reduce((sum, outcome) => sum + Number(end[outcome] ?? 0), 0)).toBe(told.length);
}

/** Every member of every file of the archive is whole, and no file is left open. */
export function expectWholeArchive(folder: string): void {
  const names = readdirSync(join(folder, 'archive'));
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  for (const name of names.filter((one) => one.endsWith('.gz'))) {
    const source = memorySource(readFileSync(join(folder, 'archive', name)));
    const damaged = [...readMembers(source)].filter((member) => 'damage' in member);
    expect(damaged, name).toEqual([]);
  }
}
