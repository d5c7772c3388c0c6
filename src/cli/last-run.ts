/**
 * The log of a dataset's last run → what it brought, for the HTML report. In: the dataset's folder; out: when it ran, what
 * became of its inputs, and the reports and addresses that changed or failed; so many are listed, the rest is counted.
 */
import type { Files } from '../dataset/files.js';
import { listRuns, type RunEvent, readRun } from '../dataset/read-runs.js';
import type { ChangeKind, RunChange, RunSummary } from '../output/report-html/report-extras.js';
import { OUTCOMES } from './accounting.js';

const MOST = 2000;
const KINDS: readonly ChangeKind[] = ['new', 'changed', 'held', 'unlisted', 'gone'];
const RECORD = /^records\/([^/]+)\/(\d{4})(?:~[0-9a-f]{8})?\.json$/;
const ID_AND_ADDRESS = /^(\S+\/\d{4})(?: (\S+))?$/;

export function readLastRun(files: Files, root: string): RunSummary | null {
  const [name] = listRuns(files, root);
  if (name === undefined) return null;
  const events = readRun(files, root, name);
  const end = events.findLast(({ event }) => event === 'end');
  const told = end?.['changes'];
  const changes = [...events.flatMap(failureOf), ...(isObject(told) ? listChanges(told) : events.flatMap(writtenOf))];
  return {
    name,
    startedAt: textOf(events.find(({ event }) => event === 'start')?.['at']) ?? timeIn(name),
    endedAt: end === undefined ? null : (textOf(end['at']) ?? ''),
    counts: Object.fromEntries(OUTCOMES.flatMap((outcome) => countOf(end, outcome))),
    changes: changes.slice(0, MOST),
    left: Math.max(0, changes.length - MOST),
  };
}

function failureOf({ event, outcome, input, code }: RunEvent): RunChange[] {
  if (event !== 'input' || outcome !== 'failed') return [];
  return [changeOf('failed', textOf(input) ?? '', textOf(code))];
}

/** A run over files tells what it wrote, input by input. */
function writtenOf({ event, outcome, input, detail }: RunEvent): RunChange[] {
  if (event !== 'input' || (outcome !== 'written' && outcome !== 'held')) return [];
  const [, key, year] = RECORD.exec(textOf(detail) ?? '') ?? [];
  const change = changeOf(outcome, textOf(input) ?? '', null);
  return [key === undefined ? change : { ...change, id: `${key}/${year}` }];
}

function listChanges(told: Readonly<Record<string, unknown>>): RunChange[] {
  return KINDS.flatMap((kind) => {
    const subjects = told[kind];
    return Array.isArray(subjects) ? subjects.map((subject) => changeOf(kind, textOf(subject) ?? '', null)) : [];
  });
}

/** What is no address of the web is told as text only, by the page that shows it. */
function changeOf(kind: ChangeKind, subject: string, code: string | null): RunChange {
  const [, id = null, address] = ID_AND_ADDRESS.exec(subject) ?? [];
  return { kind, subject, url: address ?? subject, id, code };
}

function countOf(end: RunEvent | undefined, outcome: string): [string, number][] {
  const count = end?.[outcome];
  return typeof count === 'number' && count > 0 ? [[outcome, count]] : [];
}

function timeIn(name: string): string {
  return `${name.slice(0, 4)}-${name.slice(4, 6)}-${name.slice(6, 11)}:${name.slice(11, 13)}:${name.slice(13, 15)}Z`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
